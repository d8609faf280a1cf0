"""What becomes of an extract's ways and areas."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cockpit.maps.display import build
from cockpit.maps.display.builder import STOREY_M, USUAL_HEIGHT_M
from cockpit.maps.display.kinds import Kind
from cockpit.maps.display.read import Display
from tests.maps.display.sketch import EVERYWHERE, Sketch, polygon, spot, square

KEYS = (
    *("highway", "building", "building:levels", "height", "layer", "bridge", "tunnel", "name"),
    *("ref", "place", "natural", "name:de", "area", "amenity", "railway"),
)
VALUES = st.one_of(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20),
    st.sampled_from(["yes", "no", "residential", "1e400", "nan", "-inf", "12 m", "water", "city"]),
)


@pytest.mark.parametrize(
    ("tags", "metres"),
    [
        ({}, USUAL_HEIGHT_M),
        ({"height": "21.5"}, 21.5),
        ({"height": "21 m"}, 21.0),
        ({"height": "21m"}, 21.0),
        ({"building:levels": "3"}, 3 * STOREY_M),
        ({"height": "7", "building:levels": "9"}, 7.0),
        ({"height": "high"}, USUAL_HEIGHT_M),
        ({"height": "12,5"}, USUAL_HEIGHT_M),
        ({"height": "-4"}, USUAL_HEIGHT_M),
        ({"height": "nan"}, USUAL_HEIGHT_M),
        ({"height": "1e9"}, USUAL_HEIGHT_M),
        ({"height": " ", "building:levels": "2;3"}, USUAL_HEIGHT_M),
    ],
)
def test_a_house_has_a_height_whatever_is_said(
    tmp_path: Path, tags: dict[str, str], metres: float
) -> None:
    sketch = Sketch()
    sketch.way(square(0, 0, 20), {"building": "yes"} | tags)
    (house,) = sketch.built(tmp_path).shapes(3, *EVERYWHERE)
    assert house.kind is Kind.BUILDING
    assert house.height == pytest.approx(metres)


def test_bridges_tunnels_and_levels(tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.way([(0, 0), (90, 0)], highway="primary", bridge="yes", layer="2")
    sketch.way([(0, 50), (90, 50)], highway="secondary", tunnel="building_passage", layer="-1")
    sketch.way([(0, 90), (90, 90)], highway="tertiary", bridge="no", layer="high")
    shapes = {s.kind: s for s in sketch.built(tmp_path).shapes(3, *EVERYWHERE)}
    told = {kind: (s.level, s.bridge, s.tunnel) for kind, s in shapes.items()}
    assert told == {
        Kind.PRIMARY: (2, 1, 0),
        Kind.SECONDARY: (-1, 0, 1),
        Kind.TERTIARY: (0, 0, 0),
    }


def test_a_hole_stays_a_hole(tmp_path: Path) -> None:
    sketch = Sketch()
    outer, inner = sketch.way(square(0, 0, 3000)), sketch.way(square(1000, 1000, 1000))
    sketch.multipolygon(outer, inner, natural="wood")
    display = sketch.built(tmp_path)
    for band in range(4):
        (wood,) = display.shapes(band, *EVERYWHERE)
        ground = polygon(wood)
        assert len(ground.interiors) == 1, band
        side = spot(3000, 0).x - spot(0, 0).x
        assert ground.area == pytest.approx(side**2 * 8 / 9, rel=0.01)


def test_a_ring_that_crosses_itself_is_drawn_all_the_same(tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.way([(0, 0), (400, 400), (400, 0), (0, 400), (0, 0)], landuse="forest")
    sketch.way(square(1000, 0, 300), landuse="forest")
    found = sketch.built(tmp_path).shapes(3, *EVERYWHERE)
    assert found
    assert all(polygon(shape).is_valid for shape in found)


def test_a_round_pedestrian_street_is_no_square(tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.way(square(0, 0, 50), highway="pedestrian")
    sketch.way(square(100, 0, 50), highway="pedestrian", area="yes")
    kinds = [s.kind for s in sketch.built(tmp_path).shapes(3, *EVERYWHERE)]
    assert kinds == [Kind.SQUARE, Kind.PEDESTRIAN]


def test_a_view_gets_what_it_touches(tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.way(square(0, 0, 100), landuse="forest")
    sketch.way(square(1000, 0, 100), leisure="park")
    display = sketch.built(tmp_path)
    a, b = spot(-50, 50), spot(50, -50)
    assert [s.kind for s in display.shapes(3, a.x, a.y, b.x, b.y)] == [Kind.FOREST]
    a, b = spot(300, 50), spot(700, -50)
    assert display.shapes(3, a.x, a.y, b.x, b.y) == []


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6), min_size=1, max_size=6))
def test_no_tags_break_it(tmp_path: Path, every: list[dict[str, str]]) -> None:
    sketch = Sketch()
    for number, tags in enumerate(every):
        sketch.way(square(number * 100, 0, 60), tags)
        sketch.way([(number * 100, 200), (number * 100 + 60, 230)], tags)
        sketch.node(number * 100, 300, **tags)
    sketch.way([(0, 900), (500, 900)], highway="primary")
    display = sketch.built(tmp_path)
    assert Kind.PRIMARY in {s.kind for s in display.shapes(3, *EVERYWHERE)}
    for label in display.labels(20, EVERYWHERE, "de"):
        assert isinstance(label.name, str)
    display.close()


def test_progress_ends_at_one_and_counts_agree(tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.way([(0, 0), (90, 0)], highway="primary", name="Main Street")
    told: list[float] = []
    counts = build(sketch.write(tmp_path / "x.osm.pbf"), tmp_path, told.append)
    assert told[-1] == 1.0
    assert told == sorted(told)
    assert counts == {"shapes": 4, "labels": 1}


def test_a_file_that_is_no_map_is_told(tmp_path: Path) -> None:
    (tmp_path / "display.sqlite").write_bytes(b"no database at all" * 100)
    display = Display(tmp_path / "display.sqlite")
    with pytest.raises(sqlite3.Error):
        display.shapes(3, *EVERYWHERE)
    display.close()
