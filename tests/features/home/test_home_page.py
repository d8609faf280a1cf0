"""The home's page: tiles, a thing, the question, choosing, scenes."""

from typing import Any, cast

import pytest
from PyQt6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cockpit.core import signals as car
from cockpit.core.feature import Place
from cockpit.core.messages import Arrived
from cockpit.features.home.feature import setup
from cockpit.features.home.view_model import HomeViewModel
from tests.features.conftest import HandFedCar
from tests.features.home.conftest import LivedIn

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")


class Screen:
    """The page and the question, with a home behind them."""

    def __init__(self, hand_fed: HandFedCar, open_page: Any, qtbot: QtBot) -> None:
        self.car, self._qtbot = hand_fed, qtbot
        hand_fed.services.mailbox.drain()
        self.feature = setup(hand_fed.services)
        mail = hand_fed.services.messages
        self.sent: list[Any] = []
        mail.connect(self.sent.append)
        mail.tell_up(frozenset({"home"}))
        self.vm: HomeViewModel = cast("HomeViewModel", self.feature.views[0].view_model)
        self.home = LivedIn.__new__(LivedIn)
        self.home.mail, self.home.sent, self.home.house = mail, self.sent, self.vm.house
        self.feature.start()
        qtbot.waitUntil(self._loaded)
        views = {view.place: view for view in self.feature.views}
        self.page = open_page(views[Place.PAGE])
        self.question = open_page(views[Place.OVERLAY])
        self.home.move_in()
        self.reads("home.tile.0.state", "Closed")

    def _loaded(self) -> bool:
        for call in self.car.services.mailbox.drain()[1]:
            call()
        return bool(self.car.services.messages.topics)

    def reads(self, name: str, text: str, page: Any = None) -> None:
        where = page or self.page
        self._qtbot.waitUntil(lambda: _shows(where, name, text), timeout=3000)

    def tap(self, name: str) -> None:
        self.page.tap(name)
        QTest.qWait(120)  # type: ignore[arg-type, call-arg]

    def words(self) -> list[tuple[str, str]]:
        return [(m.topic, m.payload.decode()) for m in self.sent]


def _shows(page: Any, name: str, text: str) -> bool:
    try:
        return str(page.find(name).property("text")) == text
    except AssertionError:
        return False


@pytest.fixture
def screen(hand_fed: HandFedCar, open_page: Any, qtbot: QtBot) -> Any:
    hand_fed.say(car.SPEED, 0.0)
    hand_fed.say(car.SELECTED_GEAR, car.PARKED_GEAR)
    one = Screen(hand_fed, open_page, qtbot)
    yield one
    one.feature.stop()


def test_a_touch_switches_and_the_tile_waits_for_the_lamp(screen: Screen) -> None:
    lamp = next(i for i in range(9) if _shows(screen.page, f"home.tile.{i}.state", "Off"))
    screen.tap(f"home.tile.{lamp}")
    assert screen.words() == [("lamp/set", "ON")]
    screen.reads(f"home.tile.{lamp}.state", "One moment …")
    screen.home.say("lamp/state", "ON")
    screen.home.say("lamp/level", "40")
    screen.reads(f"home.tile.{lamp}.state", "40 %")


def test_the_garage_asks_and_shows_what_it_does(screen: Screen) -> None:
    screen.tap("home.tile.0")
    screen.tap("home.do.open")
    assert screen.sent == []
    screen.reads("home.question.title", "Open Garage door?", screen.question)
    screen.question.tap("home.yes")
    assert screen.words() == [("hall/garage/set", "OPEN")]
    screen.reads("home.panel.state", "Closed")
    screen.home.say("hall/garage", "opening")
    screen.reads("home.panel.state", "Opening …")
    screen.tap("home.back")
    screen.home.mail.tell_up(frozenset())
    screen.reads("home.tile.0.state", "Not reachable")


def test_favourites_are_chosen_while_parked_only(screen: Screen) -> None:
    screen.tap("home.arrange")
    screen.tap("home.choice.0")
    screen.tap("home.back")
    screen.reads("home.tile.0.state", "Locked")
    screen.tap("home.arrange")
    screen.car.say(car.SPEED, 30.0)
    assert screen.vm.view == ""
    screen.vm.choose(screen.vm.things[0].key)
    screen.reads("home.tile.0.state", "Locked")


def test_a_scene_shows_what_it_sends_and_sends_it(screen: Screen) -> None:
    screen.tap("home.arriving")
    screen.tap("home.step.0")
    screen.tap("home.step.1")
    screen.tap("home.automatic")
    screen.tap("home.dry")
    shown = [line["sent"] for line in screen.vm.dryRun]
    assert shown == ["hall/garage/set  OPEN", "hall/door/set  UNLOCK"]
    screen.tap("home.run")
    screen.question.tap("home.yes")
    QTest.qWait(120)  # type: ignore[arg-type, call-arg]
    screen.question.tap("home.yes")
    assert [f"{topic}  {words}" for topic, words in screen.words()] == shown


def test_a_camera_is_listened_to_while_it_is_shown(screen: Screen) -> None:
    screen.vm.open("homeassistant/camera/e_camera")
    mail = screen.home.mail
    mail.deliver(Arrived("hall/camera", b"no picture", broker="home"))
    assert screen.vm.picture == ""
    mail.deliver(Arrived("hall/camera", PNG, broker="elsewhere"))
    assert screen.vm.picture == ""
    mail.deliver(Arrived("hall/camera", PNG, broker="home"))
    assert screen.vm.picture.startswith("data:image/png;base64,")
    screen.vm.close()
    assert screen.vm.picture == ""
    mail.deliver(Arrived("hall/camera", PNG, broker="home"))
    assert screen.vm.picture == ""


def test_the_house_shows_its_energy(screen: Screen) -> None:
    screen.home.say("evcc/site/pvPower", 4200)
    screen.home.say("evcc/site/gridPower", -1300)
    screen.home.mail.deliver(Arrived("evcc/loadpoints/1/mode", b"pv", None, broker="home"))
    screen.reads("home.energy.sun", "4.2 kW")
    screen.reads("home.energy.grid", "−1.3 kW")
    screen.reads("home.energy.battery", "--")
    screen.tap("home.charge")
    assert screen.words() == [("evcc/loadpoints/1/mode/set", "minpv")]
