"""Every kind is drawn from its zoom on, no sooner, and as exactly as that zoom needs."""

import math
from itertools import pairwise
from pathlib import Path

import pytest
from shapely import union_all  # type: ignore[import-untyped]

from cockpit.maps.display.bands import BANDS, band_of
from cockpit.maps.display.kinds import AREAS, LINES, ROADS, Kind, area_kind, line_kind
from cockpit.maps.display.layout import unpacked
from cockpit.maps.display.read import Display
from tests.maps.display.sketch import EVERYWHERE, Sketch, polygon, spot, square

SIDE = 1000.0


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Display:
    """One large area and one long line of each kind."""
    sketch = Sketch()
    for number, (key, value) in enumerate(AREAS):
        tags = {key: value} | ({"area": "yes"} if key == "highway" else {})
        sketch.way(square(number * 1200, 0, SIDE), tags)
    sketch.way(square(-1200, 0, SIDE), building="yes")
    for number, tags in enumerate([{"highway": r} for r in ROADS] + [{k: v} for k, v in LINES]):
        north = 5000.0 + 100 * number
        sketch.way([(0, north), (3000, north)], tags)
    return sketch.built(tmp_path_factory.mktemp("everything"))


@pytest.mark.parametrize("band", range(len(BANDS)))
def test_a_band_holds_its_kinds_and_no_others(everything: Display, band: int) -> None:
    found = {shape.kind for shape in everything.shapes(band, *EVERYWHERE)}
    made = {*AREAS.values(), *ROADS.values(), *LINES.values(), Kind.BUILDING}
    assert found == BANDS[band].kinds & made


def test_all_kinds_can_be_made_from_tags() -> None:
    assert {*AREAS.values(), *ROADS.values(), *LINES.values(), Kind.BUILDING, Kind.SEA} == set(Kind)


def test_nearer_bands_draw_all_that_farther_ones_do() -> None:
    for far, near in pairwise(BANDS):
        assert far.kinds <= near.kinds
        assert far.exact_m > near.exact_m
        assert far.first < near.first


@pytest.mark.parametrize(
    ("zoom", "band"),
    [(-3, 0), (0, 0), (9.99, 0), (10, 1), (12.9, 1), (13, 2), (14.99, 2), (15, 3), (22, 3)],
)
def test_a_zoom_has_its_band(zoom: float, band: int) -> None:
    assert band_of(zoom) == band


def test_areas_are_closed_and_lines_are_not(everything: Display) -> None:
    shapes = everything.shapes(3, *EVERYWHERE)
    assert all(s.closed for s in shapes if s.kind in {Kind.PARK, Kind.FOREST, Kind.BUILDING})
    assert not any(s.closed for s in shapes if s.kind in {*ROADS.values()} - {Kind.PEDESTRIAN})


def test_they_come_in_drawing_order(everything: Display) -> None:
    kinds = [shape.kind for shape in everything.shapes(3, *EVERYWHERE)]
    assert kinds == sorted(kinds)


def test_far_away_a_line_has_fewer_points(tmp_path: Path) -> None:
    sketch = Sketch()
    wave = [(10.0 * n, 60 * math.sin(n / 9)) for n in range(400)]
    sketch.way(wave, highway="motorway")
    display = sketch.built(tmp_path)
    points = [
        len(unpacked(display.shapes(band, *EVERYWHERE)[0].points)) // 2
        for band in range(len(BANDS))
    ]
    assert points[3] == 400
    assert points == sorted(set(points))
    assert points[0] < 20


def test_small_areas_are_seen_from_near_only(tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.way(square(0, 0, 100), landuse="forest")  # 1 ha
    display = sketch.built(tmp_path)
    assert [len(display.shapes(band, *EVERYWHERE)) for band in range(4)] == [0, 0, 1, 1]


def test_a_great_area_is_cut_into_pieces_that_cover_it(tmp_path: Path) -> None:
    sketch = Sketch()
    ring = [
        (3000 * math.cos(n / 300 * math.pi), 3000 * math.sin(n / 300 * math.pi)) for n in range(600)
    ]
    sketch.way([*ring, ring[0]], natural="water")
    pieces = sketch.built(tmp_path).shapes(3, *EVERYWHERE)
    assert len(pieces) > 1
    whole = union_all([polygon(p) for p in pieces])
    side = spot(1000, 0).x - spot(0, 0).x
    assert whole.area == pytest.approx(math.pi * 9 * side**2, rel=0.002)


@pytest.mark.parametrize("tags", [{}, {"building": "no"}, {"highway": "proposed"}, {"name": "x"}])
def test_what_is_nothing_is_not_drawn(tags: dict[str, str]) -> None:
    assert area_kind(tags) is None
    assert line_kind(tags) is None
