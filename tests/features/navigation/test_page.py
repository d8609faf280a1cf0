"""Navigation as the driver touches it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from cockpit.core import signals as car
from cockpit.core.feature import Place as Stand
from cockpit.core.feature import View
from cockpit.core.intents import Answer, Intent
from cockpit.features.navigation.feature import setup
from cockpit.features.navigation.said_places import table_of
from cockpit.features.navigation.view_model import NavigationViewModel
from cockpit.maps.geo import Point
from cockpit.maps.place import Place
from cockpit.maps.region import Region
from tests.features.conftest import HandFedCar, Page
from tests.features.navigation.conftest import corner, place_at

BAKER = place_at(7, 7, "Baker")
LONG_MS = 15_000


class Screen:
    """The map page with a parked car in the town, all parts real."""

    def __init__(self, hand_fed: HandFedCar, region: Region, folder: Path, qtbot: QtBot) -> None:
        self.car, self._qtbot = hand_fed, qtbot
        self.services = replace(hand_fed.services, folder=folder)
        self.feature = setup(self.services)
        vm = self.feature.views[0].view_model
        assert isinstance(vm, NavigationViewModel)
        self.vm: Any = vm
        self.navigation = vm.navigation
        self.navigation.router.regions = [region]
        self.navigation.router.looked = True
        self.park()
        self._timer = QTimer()
        self._timer.timeout.connect(self.step)
        self._timer.start(20)

    def park(self) -> None:
        self.drive(0.0, car.PARKED_GEAR)

    def drive(self, kmh: float, gear: int = car.DRIVE_GEAR) -> None:
        self._senses: dict[Any, Any] = {car.SPEED: kmh, car.SELECTED_GEAR: gear}

    def step(self) -> None:
        here = corner(0, 0)
        self._senses |= {
            car.LATITUDE: here.lat,
            car.LONGITUDE: here.lon,
            car.GNSS_FIX: "THREE_D",
            car.POSITION_ACCURACY: 2.0,
        }
        for signal, value in self._senses.items():
            self.car.say(signal, value)
        for call in self.services.mailbox.drain()[1]:
            call()
        self.vm.tick()

    def until(self, so: Callable[[], Any]) -> None:
        self._qtbot.waitUntil(lambda: bool(so()), timeout=LONG_MS)

    def open(self, show: Callable[[View], Page], stand: Stand = Stand.PAGE) -> Page:
        return show(next(v for v in self.feature.views if v.place is stand))

    def close(self) -> None:
        self._timer.stop()
        self.feature.stop()


@pytest.fixture
def screen(
    hand_fed: HandFedCar, small_town: Region, tmp_path: Path, qtbot: QtBot
) -> Iterator[Screen]:
    screen = Screen(hand_fed, small_town, tmp_path, qtbot)
    screen.until(lambda: screen.navigation.here)
    yield screen
    screen.close()


def shown(page: Page, name: str) -> str:
    return str(page.find(name).property("text"))


@pytest.mark.parametrize("stand", [Stand.PAGE, Stand.CARD, Stand.GUIDANCE])
def test_every_view_loads(screen: Screen, open_page: Callable[[View], Page], stand: Stand) -> None:
    assert screen.open(open_page, stand).warnings == []


def test_letters_find_a_street(screen: Screen, open_page: Callable[[View], Page]) -> None:
    page = screen.open(open_page)
    page.tap("map.search")
    screen.until(lambda: screen.vm.mode == "search")
    for letter in "Street 3":
        screen.vm.search.type(letter)
    screen.until(lambda: screen.vm.search.results)
    assert shown(page, "search.query") == "Street 3"
    assert screen.vm.search.results[0]["name"] == "Street 3"
    screen.until(lambda: screen.vm.search.results[0]["extra"])
    assert "min" in screen.vm.search.results[0]["extra"]
    page.window.grabWindow()
    page.tap("search.result.0")
    screen.until(lambda: screen.vm.mode == "preview")
    screen.until(lambda: screen.vm.preview.ready)
    assert shown(page, "preview.name") == "Street 3"


def test_nothing_found_says_so(screen: Screen, open_page: Callable[[View], Page]) -> None:
    page = screen.open(open_page)
    page.tap("map.search")
    screen.vm.search.set_query("qqqxxyy")
    screen.until(lambda: shown(page, "search.nothing") == "Nothing found")
    page.tap("search.clear")
    assert screen.vm.search.query == ""


def test_typing_waits_until_the_car_is_parked(
    screen: Screen, open_page: Callable[[View], Page]
) -> None:
    page = screen.open(open_page)
    screen.drive(50)
    screen.until(lambda: not screen.vm.search.typing)
    page.tap("map.search")
    screen.vm.search.type("a")
    assert screen.vm.search.query == ""
    assert shown(page, "search.query") == "Typing waits until you are parked"
    assert not page.find("search.keyboard").isVisible()
    screen.park()
    screen.until(lambda: screen.vm.search.typing)
    screen.vm.search.type("a")
    assert screen.vm.search.query == "a"


def test_own_places_come_first_in_the_box(
    screen: Screen, open_page: Callable[[View], Page]
) -> None:
    known = screen.navigation.known
    known.visited(BAKER)
    known.keep(place_at(1, 1, "Office"), "work")
    known.keep(place_at(2, 2, "Flat"), "home")
    page = screen.open(open_page)
    page.tap("map.search")
    rows = screen.vm.search.results
    assert [row["name"] for row in rows] == ["Home", "Work", "Baker"]
    assert [row["icon"] for row in rows] == ["home", "work", "recent"]
    assert all(row["distance"] for row in rows)


def test_a_category_looks_around(screen: Screen, open_page: Callable[[View], Page]) -> None:
    page = screen.open(open_page)
    page.tap("map.search")
    page.window.grabWindow()
    page.tap("search.category.charging_station")
    assert screen.vm.search.query == "Charge"
    screen.until(lambda: screen.vm.search.results)
    assert screen.vm.search.results[0]["icon"] == "charging"


def test_looked_at_started_and_ended(screen: Screen, open_page: Callable[[View], Page]) -> None:
    page, navigation = screen.open(open_page), screen.navigation
    screen.vm._picked(BAKER)
    screen.until(lambda: screen.vm.preview.ready)
    page.window.grabWindow()
    assert shown(page, "preview.name") == "Baker"
    assert shown(page, "preview.way.0.time")
    assert screen.vm.scene.mode == "overview"
    page.tap("preview.favourite")
    page.window.grabWindow()
    page.tap("preview.keep.favourite")
    assert navigation.known.favourite_of(BAKER)
    page.tap("preview.favourite")
    page.window.grabWindow()
    page.tap("preview.keep.favourite")
    assert not navigation.known.favourite_of(BAKER)
    page.tap("preview.favourite")
    page.window.grabWindow()
    page.tap("preview.keep.home")
    assert navigation.known.home
    assert navigation.known.home.name == "Baker"
    page.window.grabWindow()
    page.tap("preview.start")
    assert screen.vm.mode == "map"
    assert navigation.pilot.route
    screen.until(lambda: screen.vm.turn.shown)
    screen.until(lambda: screen.vm.journey.shown)
    assert screen.vm.journey.name == "Baker"
    assert screen.vm.journey.distance.endswith("km")
    page.window.grabWindow()
    page.tap("map.mute")
    assert screen.vm.muted
    page.tap("map.overview")
    assert screen.vm.overview
    page.tap("map.end")
    assert navigation.journey is None
    screen.until(lambda: not screen.vm.turn.shown)


def test_cancelled_it_leads_nowhere(screen: Screen, open_page: Callable[[View], Page]) -> None:
    page = screen.open(open_page)
    screen.vm._picked(BAKER)
    screen.until(lambda: screen.vm.preview.ready)
    page.window.grabWindow()
    page.tap("preview.close")
    assert screen.vm.mode == "map"
    assert screen.navigation.journey is None


def test_no_way_is_told_in_the_preview(screen: Screen, open_page: Callable[[View], Page]) -> None:
    page = screen.open(open_page)
    screen.vm._picked(Place("Sea", Point(10.0, -30.0)))
    screen.until(lambda: screen.vm.preview.trouble)
    assert shown(page, "preview.words")
    assert not page.find("preview.start").isEnabled()


def test_while_driving_one_touch_is_enough(
    screen: Screen, open_page: Callable[[View], Page]
) -> None:
    screen.open(open_page)
    screen.drive(50)
    screen.until(lambda: not screen.vm.search.typing)
    screen.vm._picked(BAKER)
    assert screen.vm.mode == "map"
    screen.until(lambda: screen.navigation.pilot.route)


def test_a_pulled_map_comes_back(screen: Screen, open_page: Callable[[View], Page]) -> None:
    page = screen.open(open_page)
    assert screen.vm.following
    screen.vm.scene.pan(400, 300, 500, 350)
    assert not screen.vm.following
    page.window.grabWindow()
    page.tap("map.recentre")
    assert screen.vm.following
    page.tap("map.orientation")
    assert screen.vm.northUp
    assert screen.vm.scene.mode == "north"


def test_home_is_one_touch_away(screen: Screen, open_page: Callable[[View], Page]) -> None:
    page = screen.open(open_page)
    assert not page.find("map.home").isVisible()
    screen.navigation.known.keep(place_at(2, 2, "Flat"), "home")
    page.window.grabWindow()
    page.tap("map.home")
    assert screen.navigation.journey
    assert screen.navigation.journey.destination.name == "Flat"


def test_a_place_pressed_for_long_is_looked_at(
    screen: Screen, open_page: Callable[[View], Page]
) -> None:
    screen.open(open_page)
    screen.vm.scene.longPressed.emit(*corner(3, 3))
    assert screen.vm.mode == "preview"
    assert screen.vm.preview.name == "52.50600, 13.40600"


def test_a_place_on_the_map_is_touched(screen: Screen, open_page: Callable[[View], Page]) -> None:
    screen.open(open_page)
    lat, lon = corner(3, 3)
    screen.vm.scene.tapped.emit(lat, lon, "Baker")
    assert screen.vm.mode == "preview"
    assert screen.vm.preview.name == "Baker"


def test_while_driving_a_touched_place_is_asked_about(
    screen: Screen, open_page: Callable[[View], Page]
) -> None:
    screen.open(open_page)
    screen.drive(50)
    screen.until(lambda: not screen.vm.search.typing)
    lat, lon = corner(3, 3)
    screen.vm.scene.tapped.emit(lat, lon, "Baker")
    assert (screen.vm.mode, screen.vm.offer) == ("map", "Go to Baker?")
    screen.vm.takeOffer()
    assert screen.navigation.journey is not None
    assert screen.navigation.journey.destination.name == "Baker"


def test_how_far_the_battery_goes(
    screen: Screen, open_page: Callable[[View], Page], hand_fed: HandFedCar
) -> None:
    hand_fed.say(car.BATTERY_LEVEL, 60.0)
    page = screen.open(open_page)
    page.tap("map.reach")
    screen.until(lambda: screen.navigation.charge.rings)
    assert screen.vm.scene.mode == "overview"
    page.tap("map.reach")
    assert not screen.navigation.charge.rings
    assert screen.vm.following


def said(screen: Screen, name: str, **slots: Any) -> Answer:
    """A spoken wish, and what became of it."""
    answers: list[Answer] = []
    screen.services.intents.handle(Intent(f"Navigation{name}", slots), "voice", answers.append)
    screen.until(lambda: answers)
    return answers[0]


def test_what_is_said_is_seen_as_after_a_touch(screen: Screen) -> None:
    assert said(screen, "GoTo", place=table_of(BAKER)).key in ("ways", "one_way")
    assert screen.vm.mode == "preview"
    said(screen, "Start")
    assert screen.vm.mode == "map"
    said(screen, "Voice", state="off")
    assert screen.vm.muted
    screen.vm.toggleVoice()
    assert not screen.vm.muted


def test_while_driving_a_word_is_enough(screen: Screen) -> None:
    screen.drive(30.0)
    screen.until(lambda: not screen.vm.search.typing)
    assert said(screen, "GoTo", place=table_of(BAKER)).key == "led"
    assert screen.vm.mode == "map"
    assert screen.navigation.pilot.route


def test_what_a_spoken_search_has_found_can_be_touched(screen: Screen) -> None:
    screen.navigation.known.keep(place_at(1, 1, "Zebra"))
    screen.navigation.known.keep(place_at(6, 6, "Zebra"))
    assert said(screen, "GoTo", text="Zebra").key == "found2"
    assert screen.vm.mode == "search"
    assert [row["name"] for row in screen.vm.search.results] == ["Zebra", "Zebra"]
    screen.vm.search.pick(0)
    assert screen.vm.mode == "preview"


def test_names_near_by_can_be_said(screen: Screen) -> None:
    screen.until(lambda: "place" in screen.services.intents.lists)
    assert "Street 3" not in screen.services.intents.lists["favourite"]
