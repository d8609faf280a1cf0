import json
from pathlib import Path

import pytest

from cockpit.features.home.devices.entity import Can
from cockpit.features.home.routine import (
    Occasion,
    Planned,
    Routine,
    Routines,
    Step,
    choices,
    plan,
)
from cockpit.features.home.wish import Wish
from tests.features.home.conftest import BLIND, DOOR, GARAGE, HEATING, LAMP, SCENE, LivedIn
from tests.features.owned import owned

ALL = Routine(
    (
        Step(LAMP, Wish(Can.LEVEL, 60.0)),
        Step(GARAGE, Wish(Can.OPEN)),
        Step(BLIND, Wish(Can.CLOSE)),
        Step(DOOR, Wish(Can.UNLOCK)),
        Step(HEATING, Wish(Can.TEMPERATURE, 21.0)),
        Step(SCENE, Wish(Can.ACTIVATE)),
    ),
    on=True,
)


def bytes_of(planned: tuple[Planned, ...]) -> list[tuple[str, bytes]]:
    return sorted((m.topic, m.payload) for one in planned for m in one.messages)


def test_the_dry_run_is_byte_for_byte_what_is_sent(lived_in: LivedIn) -> None:
    shown = plan(ALL, lived_in.house.entities)
    assert lived_in.sent == []
    lived_in.house.run(ALL, "touch")
    while lived_in.house.question:
        lived_in.house.yes()
    assert sorted((m.topic, m.payload) for m in lived_in.sent) == bytes_of(shown)
    assert {one.step for one in shown if one.messages} == set(ALL.steps)


def test_what_opens_the_house_waits_for_a_yes_each(lived_in: LivedIn) -> None:
    planned = lived_in.house.run(ALL, "fence")
    assert [one.asks for one in planned] == [False, True, False, True, False, False]
    assert {topic for topic, _ in lived_in.words()}.isdisjoint({"hall/garage/set", "hall/door/set"})
    lived_in.house.yes()
    lived_in.house.no()
    assert ("hall/garage/set", "OPEN") in lived_in.words()
    assert "hall/door/set" not in dict(lived_in.words())


def test_a_step_that_cannot_be_done_says_why_and_the_rest_goes_on(lived_in: LivedIn) -> None:
    routine = Routine((Step("gone", Wish(Can.OPEN)), Step(LAMP, Wish(Can.TURN, True))))
    planned = lived_in.house.run(routine, "touch")
    assert planned[0].why_not == "is not there"
    assert lived_in.words() == [("lamp/set", "ON")]


def test_a_page_offers_what_makes_sense(lived_in: LivedIn) -> None:
    entities = lived_in.house.entities
    assert [wish.can for wish in choices(entities[DOOR])] == [Can.UNLOCK, Can.LOCK]
    assert [wish.value for wish in choices(entities[LAMP])] == [True, False]
    assert [wish.value for wish in choices(entities[HEATING])] == [21.0, 17.0]


def test_routines_outlive_the_run(tmp_path: Path) -> None:
    Routines(owned(tmp_path, "home/scenes")).keep(Occasion.ARRIVING, ALL)
    again = Routines(owned(tmp_path, "home/scenes"))
    assert again.of(Occasion.ARRIVING) == ALL
    assert again.of(Occasion.LEAVING) == Routine()


@pytest.mark.parametrize(
    "words",
    [
        [],
        {"arriving": 3},
        {"never": {"on": True, "steps": []}},
        {"arriving": {"on": True, "steps": [{"entity": "a", "can": "fly", "value": None}]}},
        {"arriving": {"on": True, "steps": [{"entity": "a", "can": "open", "value": [1]}]}},
    ],
)
def test_a_file_that_is_no_routine_is_put_aside(tmp_path: Path, words: object) -> None:
    file = tmp_path / "home" / "scenes.json"
    file.parent.mkdir()
    file.write_text(json.dumps(words), "utf-8")
    assert Routines(owned(tmp_path, "home/scenes")).of(Occasion.ARRIVING) == Routine()
    assert file.with_suffix(".broken").exists()
