import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.paths import ROOT
from cockpit.features.profiles.fields import (
    DRIVE_MODE,
    FIELDS,
    HOME,
    NAME,
    PICTURE,
    PLACES,
    SEAT_POSITION,
    SEAT_RECLINE,
    SETTINGS,
    Field,
    Group,
)
from cockpit.features.profiles.profile import GUEST, Profile, new_profile, read
from cockpit.features.profiles.recall.progress import Ending, Note
from cockpit.features.profiles.refusal import Reason, Trouble
from cockpit.features.profiles.shapes import MOST_PICTURE
from tests.features.profiles.drivers import driver, png

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


def test_every_group_has_fields_and_what_is_asked_for_is_there() -> None:
    assert {field.group for field in FIELDS.values()} == set(Group)
    assert {"home", "work", "places", "contacts", "stations", "scenes", "things"} == {
        name for name, field in FIELDS.items() if field.personal
    } - {"picture"}
    assert {"seat_position", "left_mirror_pan", "wheel_tilt", "temperature"} <= FIELDS.keys()
    assert {"ambient", "drive_mode", "regen_level", "settings"} <= FIELDS.keys()


@pytest.mark.parametrize("field", FIELDS.values(), ids=lambda field: field.name)
def test_a_default_is_told_and_read(field: Field[Any]) -> None:
    if field is not NAME:
        told = json.loads(json.dumps(field.tell(field.default)))
        assert field.read(told) == field.default


@given(told=ANYTHING)
def test_whatever_is_told_is_refused_or_told_again(told: object) -> None:
    for field in FIELDS.values():
        try:
            value = field.read(told)
        except ValueError:
            continue
        assert field.read(field.tell(value)) == value


@pytest.mark.parametrize(
    "told",
    [
        [],
        {1: 2},
        {"a": float("inf")},
        {"a": "\ud800"},
        {"a": "x" * 20_000},
        {"a": object()},
        {"a": [[[[[[[[[]]]]]]]]]},
    ],
)
def test_a_table_holds_what_json_has_within_bounds(told: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        SETTINGS.read(told)
    assert SETTINGS.read({"display": {"theme": "day"}}) == {"display": {"theme": "day"}}


@pytest.mark.parametrize(
    ("field", "told"),
    [
        (SEAT_POSITION, 251),
        (SEAT_POSITION, 3.0),
        (SEAT_POSITION, True),
        (SEAT_RECLINE, float("nan")),
        (SEAT_RECLINE, 1 << 2000),
        (DRIVE_MODE, "LUDICROUS"),
        (PLACES, None),
        (NAME, ""),
        (NAME, "   "),
        (NAME, "A" * 41),
        (NAME, "Anna\u202eanna"),
        (NAME, "Anna\n"),
        (NAME, "A\u0301\u0301\u0301\u0301"),
        (NAME, "\ud800"),
        (PICTURE, "!!!!"),
        (PICTURE, "AAAA"),
        (HOME, {"name": "Home", "lat": 91, "lon": 0, "address": "", "category": ""}),
        (HOME, {"name": "Home", "lat": 1, "lon": 0, "address": ""}),
    ],
)
def test_what_does_not_fit_is_refused(field: Field[Any], told: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each in its own words
        field.read(told)


def test_a_profile_is_told_as_json_and_read_again() -> None:
    anna = driver()
    assert read(anna.id, json.loads(json.dumps(anna.tell()))) == anna
    assert anna.face == (anna.id, "Anna", png())


def test_what_is_at_its_default_is_not_held() -> None:
    anna = new_profile("Anna")
    assert anna.having(DRIVE_MODE, "SPORT").having(DRIVE_MODE, None) == anna
    assert anna.get(SEAT_POSITION) is None


def test_a_value_that_does_not_fit_is_not_taken() -> None:
    with pytest.raises(ValueError, match="0 to 250"):
        driver().having(SEAT_POSITION, 300)
    with pytest.raises(ValueError, match="picture"):
        new_profile("Anna", png(more=bytes(MOST_PICTURE)))


def test_what_a_later_cockpit_told_is_left_at_its_default() -> None:
    told = {"name": "Anna", "seat_position": 999, "drive_mode": "SPORT", "hologram": [1]}
    assert read("a", told) == Profile("a").having(NAME, "Anna").having(DRIVE_MODE, "SPORT")


def test_a_guest_has_nothing_of_his_own() -> None:
    assert not GUEST.values


@pytest.mark.parametrize("language", ["de", "zh"])
def test_every_title_and_every_reason_is_translated(language: str) -> None:
    file = ROOT / "cockpit" / "features" / "profiles" / f"texts.{language}.json"
    titles = {field.title for field in FIELDS.values()}
    shown = {*titles, *map(str, Group), *map(str, Reason), *map(str, Trouble)}
    shown |= {*map(str, Ending), *map(str, Note)} - {""}
    assert json.loads(file.read_text("utf-8")).keys() >= shown
