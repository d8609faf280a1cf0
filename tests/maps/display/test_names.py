"""What is written where, from which zoom on, in which language."""

from pathlib import Path

import pytest

from cockpit.maps.display.names import EVERY_M, POIS
from cockpit.maps.display.read import Display, Written
from tests.maps.display.sketch import EVERYWHERE, Sketch, spot, square


def written(display: Display, language: str = "en", zoom: float = 20) -> list[Written]:
    return list(display.labels(zoom, EVERYWHERE, language))


def test_names_come_in_the_drivers_language(tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.node(0, 0, place="city", name="Köln", name__en="Cologne", name__zh="科隆")
    display = sketch.built(tmp_path)
    assert [written(display, code)[0].name for code in ("en", "de", "zh", "fr")] == [
        *("Cologne", "Köln", "科隆", "Köln")
    ]


def test_places_come_by_rank_and_from_their_zoom_on(tmp_path: Path) -> None:
    sketch = Sketch()
    for kind in ("hamlet", "village", "town", "city"):
        sketch.node(0, 0, place=kind, name=kind)
    sketch.node(0, 0, place="city")
    display = sketch.built(tmp_path)
    assert [w.name for w in written(display)] == ["city", "town", "village", "hamlet"]
    assert [w.name for w in written(display, zoom=8.6)] == ["city", "town"]
    assert written(display, zoom=3) == []


def test_a_street_is_named_along_each_straight_piece(tmp_path: Path) -> None:
    sketch = Sketch()
    corner = [(0.0, 0.0), (200.0, 0.0), (200.0, 200.0), (220.0, 220.0)]
    sketch.way(corner, highway="residential", name="Elbow Street")
    east, north = sorted(written(sketch.built(tmp_path)), key=lambda w: w.x)
    assert east.angle == pytest.approx(0, abs=1)
    assert north.angle == pytest.approx(-90, abs=1)
    assert east.room_m == pytest.approx(200, rel=0.01)
    middle = spot(100, 0)
    assert (east.x, east.y) == pytest.approx((middle.x, middle.y), abs=1e-9)


def test_a_long_street_bears_its_name_again(tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.way([(0, 0), (EVERY_M * 4, 0)], highway="primary", name="Long Road", ref="B 9;B 3")
    found = written(sketch.built(tmp_path))
    assert [w.name for w in found if w.kind == "street"] == ["Long Road"] * 4
    assert [w.name for w in found if w.kind == "shield"] == ["B 9"]


def test_a_tunnel_bears_no_name(tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.way([(0, 0), (500, 0)], highway="primary", name="Below", tunnel="yes")
    assert written(sketch.built(tmp_path)) == []


def test_motorways_have_shields_of_their_own(tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.way([(0, 0), (500, 0)], highway="motorway", ref="A 5")
    assert [(w.kind, w.name) for w in written(sketch.built(tmp_path))] == [("motorway", "A 5")]


@pytest.mark.parametrize(("key", "value"), POIS)
def test_each_kind_of_place_has_its_icon(tmp_path: Path, key: str, value: str) -> None:
    sketch = Sketch()
    sketch.node(0, 0, **{key: value, "name": "Here"})
    (label,) = written(sketch.built(tmp_path))
    assert (label.name, label.icon) == ("Here", POIS[key, value][0])


def test_a_nameless_charger_is_shown_a_nameless_church_is_not(tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.node(0, 0, amenity="charging_station")
    sketch.node(90, 0, amenity="place_of_worship")
    assert [(w.kind, w.name) for w in written(sketch.built(tmp_path))] == [("charger", "")]


def test_an_area_is_named_within_itself(tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.way(square(0, 0, 300), leisure="park", name="Green")
    (label,) = written(sketch.built(tmp_path))
    low, high = spot(0, 300), spot(300, 0)
    assert low.x < label.x < high.x
    assert low.y < label.y < high.y


def test_only_texts_of_the_view_come_and_no_more_than_asked(tmp_path: Path) -> None:
    sketch = Sketch()
    for number in range(20):
        sketch.node(number * 100, 0, place="village", name=f"V{number}")
    display = sketch.built(tmp_path)
    a, b = spot(-10, 10), spot(450, -10)
    assert len(list(display.labels(20, (a.x, a.y, b.x, b.y), "en"))) == 5
    assert len(list(display.labels(20, EVERYWHERE, "en", most=7))) == 7
