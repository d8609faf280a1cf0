"""No text lies on another or stands on its head, at any bearing."""

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.features.navigation.map.camera import EYE, LOCAL, Camera
from cockpit.features.navigation.map.lettering import MOST, Placed, _box, pixels_per_metre, placed
from cockpit.maps.display.read import Written
from cockpit.maps.mercator import metres_per_unit_at
from tests.features.navigation.map.test_camera import HOME

type Box = tuple[float, float, float, float]
KINDS = ("place", "street", "river", "poi", "charger", "shield", "motorway", "water")


def text(number: int, x: float = 0, y: float = 0, **more: object) -> Written:
    """A text so many local pixels from the middle."""
    words: dict[str, object] = {"kind": "place", "rank": 5, "angle": 0.0, "room_m": 900.0}
    words |= {"name": f"Name {number}", "icon": ""} | more
    return Written(id=number, x=HOME.x + x / LOCAL, y=HOME.y + y / LOCAL, **words)  # type: ignore[arg-type]


def laid(
    texts: list[Written],
    camera: Camera | None = None,
    kept: set[int] | None = None,
    taken: list[Box] | None = None,
) -> list[Placed]:
    camera = camera or Camera(HOME, zoom=16)
    return placed(texts, camera, HOME, camera.grid(HOME), kept or set(), taken or [])


def touching(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


TEXTS = st.lists(
    st.builds(
        text,
        st.integers(0, 5000),
        st.floats(-600, 600),
        st.floats(-600, 600),
        kind=st.sampled_from(KINDS),
        rank=st.integers(0, 60),
        angle=st.floats(-180, 180),
        name=st.sampled_from(["A", "Rathaus", "Lange Straße am Fluss", "人民公园", "شارع النهر"]),
        icon=st.sampled_from(["", "food"]),
    ),
    max_size=60,
    unique_by=lambda t: t.id,
)


@given(TEXTS, st.floats(0, 360), st.floats(0, 48))
def test_no_two_touch_and_none_stands_on_its_head(
    texts: list[Written], bearing: float, pitch: float
) -> None:
    camera = Camera(HOME, zoom=16, bearing=bearing, pitch=pitch, anchor_y=0.6)
    taken = [(0.0, 0.0, 300.0, 200.0), (700.0, 500.0, 872.0, 616.0)]
    found = laid(texts, camera, taken=taken)
    boxes = [_box(spot) for spot in found]
    assert not any(touching(a, b) for a, b in combinations([*boxes, *taken], 2) if a != b)
    assert all(-90 <= spot.turn <= 90 for spot in found)
    assert len(found) <= MOST


@pytest.mark.parametrize("bearing", range(0, 360, 15))
def test_a_streets_name_runs_along_it(bearing: int) -> None:
    (name,) = laid([text(1, kind="street", angle=30.0)], Camera(HOME, zoom=16, bearing=bearing))
    along = (30.0 - bearing) % 180
    assert name.turn % 180 == pytest.approx(along, abs=0.5) or abs(
        name.turn % 180 - along
    ) == pytest.approx(180, abs=0.5)


def test_a_name_too_long_for_its_street_waits_for_a_closer_look() -> None:
    short = text(1, kind="street", room_m=60.0, name="Very Long Street Name")
    assert laid([short]) == []
    assert len(laid([short], Camera(HOME, zoom=18.4))) == 1


def test_the_important_one_stays() -> None:
    assert [s.id for s in laid([text(1, rank=30), text(2, rank=4)])] == [2]


def test_what_is_shown_stays_before_its_equals_but_not_before_its_betters() -> None:
    equals = [text(1, rank=5), text(2, rank=5)]
    assert [s.id for s in laid(equals, kept={2})] == [2]
    assert [s.id for s in laid([text(1, rank=0), text(2, rank=30)], kept={2})] == [1]


def test_the_same_name_comes_again_only_far_away() -> None:
    same = [text(n, x=x, name="Main Street") for n, x in ((1, -300), (2, -60), (3, 300))]
    assert len(laid(same)) == 2


def test_nothing_below_what_lies_on_the_map() -> None:
    assert laid([text(1)], taken=[(400, 280, 480, 330)]) == []
    assert len(laid([text(1)], taken=[(0, 0, 100, 100)])) == 1


def test_what_is_behind_the_eye_or_off_the_screen_is_not_written() -> None:
    camera = Camera(HOME, zoom=16, pitch=48)
    assert laid([text(1, y=9000), text(2, x=5000)], camera) == []


def test_room_is_measured_in_metres() -> None:
    metres = 100.0
    far = metres / metres_per_unit_at(HOME)
    camera = Camera(HOME, zoom=16)
    a, b = laid([text(1), text(2, x=far * LOCAL, name="Other")], camera)
    pixels = pixels_per_metre(camera, EYE * camera.height) * metres
    assert math.hypot(a.x - b.x, a.y - b.y) == pytest.approx(pixels, rel=1e-3)
