"""The sea lies on the right of the coastline."""

from pathlib import Path

import pytest
from shapely.geometry import Point  # type: ignore[import-untyped]

from cockpit.maps.display.kinds import Kind
from cockpit.maps.display.read import Display
from tests.maps.display.sketch import EVERYWHERE, Sketch, polygon, spot, square


def wet(display: Display, east: float, north: float) -> bool:
    """Whether the sea is at a place, in metres from the corner; the same on every level."""
    here = Point(*spot(east, north))
    found = {
        any(
            polygon(s).contains(here)
            for s in display.shapes(band, *EVERYWHERE)
            if s.kind is Kind.SEA
        )
        for band in range(4)
    }
    assert len(found) == 1, "levels differ"
    return found.pop()


def with_roads() -> Sketch:
    sketch = Sketch()
    sketch.way([(0, 0), (10_000, 0)], highway="primary")
    sketch.way([(0, 10_000), (10_000, 10_000)], highway="primary")
    return sketch


def test_without_a_coast_there_is_no_sea(tmp_path: Path) -> None:
    assert not wet(with_roads().built(tmp_path), 5000, 5000)


@pytest.mark.parametrize("northwards", [True, False])
@pytest.mark.parametrize("beyond", [3000, 0, -1500])
def test_a_coast_parts_land_and_sea_where_it_ends_in_or_out_of_the_box(
    tmp_path: Path, northwards: bool, beyond: float
) -> None:
    sketch = with_roads()
    coast = [(5000.0, 0.0 - beyond), (4800.0, 5000.0), (5000.0, 10_000.0 + beyond)]
    sketch.way(coast if northwards else coast[::-1], natural="coastline")
    display = sketch.built(tmp_path)
    assert wet(display, 7000, 5000) is northwards
    assert wet(display, 3000, 5000) is not northwards


def test_a_coast_of_many_ways_is_one_coast(tmp_path: Path) -> None:
    sketch = with_roads()
    for north in range(-2000, 12_000, 2000):
        sketch.way([(5000, north), (5000, north + 2000)], natural="coastline")
    display = sketch.built(tmp_path)
    assert wet(display, 9000, 1000)
    assert wet(display, 9000, 9000)
    assert not wet(display, 1000, 5000)


def test_an_island_is_land_in_the_sea(tmp_path: Path) -> None:
    sketch = with_roads()
    sketch.way(square(3000, 3000, 4000), natural="coastline")
    display = sketch.built(tmp_path)
    assert not wet(display, 5000, 5000)
    assert wet(display, 1000, 1000)
    assert wet(display, 9000, 9000)


def test_a_pointed_island_does_not_turn_the_sea_to_land(tmp_path: Path) -> None:
    sketch = with_roads()
    needle = [(200.0, 100.0), (9000.0, 4900.0), (400.0, 300.0), (200.0, 100.0)]
    sketch.way(needle, natural="coastline")
    display = sketch.built(tmp_path)
    assert wet(display, 9800, 5200)
    assert wet(display, 1000, 9000)


def test_a_lagoon_of_salt_water(tmp_path: Path) -> None:
    sketch = with_roads()
    sketch.way(square(3000, 3000, 4000)[::-1], natural="coastline")  # clockwise: water within
    display = sketch.built(tmp_path)
    assert wet(display, 5000, 5000)
    assert not wet(display, 1000, 1000)


def test_a_mainland_and_its_islands(tmp_path: Path) -> None:
    sketch = with_roads()
    sketch.way([(5000, -2000), (5000, 12_000)], natural="coastline")
    sketch.way(square(7000, 4000, 1000), natural="coastline")
    display = sketch.built(tmp_path)
    assert not wet(display, 7500, 4500)
    assert wet(display, 6000, 4500)
    assert wet(display, 9500, 4500)
    assert not wet(display, 2000, 4500)
