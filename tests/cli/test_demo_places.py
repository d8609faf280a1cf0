import json
from pathlib import Path

import pytest

from cockpit.cli.demo_places import RouteWordsError, parse_route
from cockpit.maps.geo import Point


@pytest.fixture
def file(tmp_path: Path) -> Path:
    places = {
        "home": {"name": "Home", "lat": 48.1, "lon": 11.4},
        "work": {"lat": 48.2, "lon": 11.5},
    }
    routes = {"commute": ["home", [48.15, 11.45], "work"]}
    path = tmp_path / "places.json"
    path.write_text(json.dumps({"places": places, "routes": routes}))
    return path


def test_names_routes_and_coordinates(file: Path) -> None:
    (home,) = parse_route("home", file)
    assert (home.name, home.point, home.key) == ("Home", Point(48.1, 11.4), "home")
    via, work = parse_route("48.3, 11.6; work", file)
    assert via.point == Point(48.3, 11.6)
    assert work.name == "work"
    assert parse_route("commute", file)[0].point == Point(48.15, 11.45)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("wrk", "no place 'wrk'; there are: commute, home, work"),
        ("95,10", "latitude is from -90"),
        (";", "give a place"),
    ],
)
def test_nonsense_says_what_there_is(file: Path, words: str, says: str) -> None:
    with pytest.raises(RouteWordsError, match=says):
        parse_route(words, file)


def test_a_broken_or_missing_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "places.json"
    with pytest.raises(RouteWordsError, match="is not there"):
        parse_route("work", file)
    file.write_text("{")
    with pytest.raises(RouteWordsError, match=r"places\.json"):
        parse_route("work", file)
