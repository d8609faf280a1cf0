"""Another sits down: where the one before lives, went and goes is not there any more."""

from pathlib import Path
from typing import Any

import pytest

from cockpit.core.personal import NOBODY
from cockpit.features.navigation.known_places import HOME, KnownPlaces
from cockpit.features.navigation.offered import FAVOURITE
from cockpit.features.navigation.trips import learn_places
from cockpit.maps.geo import Point
from cockpit.maps.place import Place
from tests.features.navigation.test_habits import commuting
from tests.features.owned import owned
from tests.ui.legibility.desk import Desk

SECRET = Place("Zwiebelgasse 17", Point(47.66, 9.18), address="Altstadt")


@pytest.fixture
def desk(qapp: object) -> Any:
    desk = Desk("en")
    yield desk
    desk.stop()


def sit(desk: Desk, driver: str) -> None:
    desk.services.personal.lend(driver, {}, lambda *_: None)
    desk.settle()


def test_places_search_offers_and_the_way_are_gone(desk: Desk) -> None:
    sit(desk, "anna")
    map_, services = desk.vm("NavigationPage"), desk.services
    navigation = map_.navigation
    navigation.known.keep(SECRET, HOME)
    navigation.go_home(start=True)
    navigation.known.visited(SECRET)
    map_.show_found("zwiebel", [SECRET])
    map_._offers.sent(SECRET)
    desk.settle()
    assert SECRET.name in str(services.intents.lists[FAVOURITE])
    sit(desk, "ben")
    assert navigation.known.favourites == {}
    assert navigation.known.recents == []
    assert navigation.journey is None
    assert SECRET.name not in str(services.intents.lists)
    assert (map_.offer, map_.search.now.rows, map_.search.now.query) == ("", (), "")
    assert navigation.go_home() == "I don't know yet where home is"
    map_.search.found([SECRET])  # an answer to the one before comes late
    assert map_.search.now.rows == ()


def test_who_says_who_he_is_goes_on_and_leaves_nothing_behind(desk: Desk) -> None:
    navigation = desk.vm("NavigationPage").navigation
    navigation.go_to(SECRET, start=True)
    sit(desk, "anna")
    assert navigation.journey
    assert "Zwiebelgasse" in str(desk.services.personal.of("journey"))
    sit(desk, NOBODY)
    assert navigation.journey is None
    assert desk.services.personal.of("journey") is None


def test_his_own_way_goes_on_when_he_is_back(desk: Desk) -> None:
    personal = desk.services.personal
    navigation = desk.vm("NavigationPage").navigation
    sit(desk, "anna")
    navigation.go_to(SECRET, start=True)
    navigation._kept.keep(navigation.journey)
    his = dict(personal.things)
    sit(desk, "ben")
    assert navigation.journey is None
    personal.lend("anna", his, lambda *_: None)
    assert "Zwiebelgasse" in str(navigation.journey)


def test_a_street_that_is_named_late_is_nobody_elses_home(tmp_path: Path) -> None:
    own = owned(None, "navigation/places")
    known, answers = KnownPlaces(own), list[Any]()
    learn_places(commuting(tmp_path), known, lambda _, done: answers.append(done))
    own._personal.lend("ben", {}, lambda *_: None)
    for answer in answers:
        answer("Zwiebelgasse")
    assert answers
    assert known.favourites == {}
