from pathlib import Path

from cockpit.features.navigation.known_places import HOME, MOST_RECENT, KnownPlaces
from cockpit.maps.geo import Point
from cockpit.maps.place import Place
from tests.features.owned import owned

MILL = Place("Mill Street 4", Point(45.51, -39.5), "address", key="n4")
PARK = Place("Castle Park", Point(45.52, -39.51), "poi", key="w7")


def test_favourites_and_recents_outlive_the_run(tmp_path: Path) -> None:
    known = KnownPlaces(owned(tmp_path, "navigation/places"))
    known.keep(MILL, HOME)
    known.visited(PARK)
    again = KnownPlaces(owned(tmp_path, "navigation/places"))
    assert again.home is not None
    assert (again.home.name, again.home.kind) == ("Mill Street 4", "favourite")
    assert [p.name for p in again.recents] == ["Castle Park"]
    assert again.recents[0].point == PARK.point


def test_a_place_visited_again_moves_to_the_top(tmp_path: Path) -> None:
    known = KnownPlaces(owned(tmp_path, "navigation/places"))
    for place in (PARK, MILL, PARK):
        known.visited(place)
    assert [p.name for p in known.recents] == ["Castle Park", "Mill Street 4"]


def test_recents_are_bounded() -> None:
    known = KnownPlaces(owned(None, "navigation/places"))
    for number in range(MOST_RECENT + 5):
        known.visited(Place(f"Stop {number}", Point(45.0, number / 100)))
    assert len(known.recents) == MOST_RECENT
    assert known.recents[0].name == f"Stop {MOST_RECENT + 4}"


def test_forgetting_a_favourite_tells_those_who_watch() -> None:
    known, told = KnownPlaces(owned(None, "navigation/places")), []
    known.watch(lambda: told.append(True))
    known.keep(MILL)
    known.forget(known.favourite_of(MILL))
    known.forget("never there")
    assert known.favourite_of(MILL) == ""
    assert len(told) == 2


def test_a_broken_file_is_put_aside_not_lost(tmp_path: Path) -> None:
    file = tmp_path / "navigation" / "places.json"
    file.parent.mkdir()
    file.write_text('{"favourites": {"home": {"name": 3}}}')
    assert KnownPlaces(owned(tmp_path, "navigation/places")).favourites == {}
    assert (file.parent / "places.broken").read_text() == '{"favourites": {"home": {"name": 3}}}'
