"""`simulators.home` at a real Home Assistant: our home speaks as the real consumer understands."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from cockpit.core.paths import ROOT
from cockpit.core.picture import kind_of
from simulators.home.thermostat import HIGH_C
from tests.interop.announced import Announced, announcements, in_reach, missing, unknown
from tests.interop.ask import Ask
from tests.interop.home_assistant import HomeAssistant
from tests.qa.broker import Broker, Peer

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]
AJAR = 30
"""Per cent open."""
COFFEE = ("switch", "Coffee machine")
GARAGE = ("cover", "Entrance Garage door")
LAMP, HEATING = ("light", "Floor lamp Living room"), ("climate", "Thermostat Heating")
CAMERA, SCENE = ("camera", "Camera Front door"), ("scene", "Entrance Evening")


@pytest.fixture(scope="module")
def earlier(home_assistant: HomeAssistant) -> list[str]:
    """What Home Assistant complained of before it met this house."""
    return home_assistant.complaints()


@pytest.fixture(scope="module")
def house(
    broker: Broker, home_assistant: HomeAssistant, earlier: list[str]
) -> Iterator[subprocess.Popen[str]]:
    words = [sys.executable, "-m", "simulators.home", "--die-with-parent", "--broker", broker.url]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as one:
        assert one.stdout
        assert one.stdout.readline() == "ready\n"
        yield one
        one.kill()


@pytest.fixture(scope="module")
def promised(house: subprocess.Popen[str], ear: Peer) -> list[Announced]:
    assert ear.wait_for(lambda: ear.on("homeassistant/device/solar/config"))
    kept = {topic: payload for topic, payload in ear.heard if "/cockpit_" not in topic}
    return [one for parts in announcements(kept).values() for one in parts]


def test_everything_announced_is_there(
    home_assistant: HomeAssistant, promised: list[Announced]
) -> None:
    assert len(promised) >= 12
    home_assistant.wait(lambda home: missing(promised, home))


def test_everything_has_a_state(home_assistant: HomeAssistant, promised: list[Announced]) -> None:
    home_assistant.wait(lambda home: unknown(promised, home))


ASKS = (
    Ask("light.turn_on", LAMP, "on"),
    Ask("light.turn_on", LAMP, 90, {"brightness": 90}, shown_as="brightness"),
    Ask("light.turn_off", LAMP, "off"),
    Ask("lock.unlock", ("lock", "Entrance Front door"), "unlocked"),
    Ask("lock.lock", ("lock", "Entrance Front door"), "locked"),
    Ask("climate.set_temperature", HEATING, HIGH_C, {"temperature": HIGH_C}, "temperature"),
    Ask("climate.turn_off", HEATING, "off"),
    Ask("climate.turn_on", HEATING, "heat"),
    Ask("switch.turn_on", COFFEE, "on"),
    Ask("switch.turn_off", COFFEE, "off"),
)


@pytest.mark.parametrize("ask", ASKS, ids=str)
def test_what_is_asked_is_done_and_seen(
    home_assistant: HomeAssistant, promised: list[Announced], ask: Ask
) -> None:
    ask.say(home_assistant)
    home_assistant.wait(ask.undone)


def test_the_garage_door_stops_on_its_way(
    home_assistant: HomeAssistant, promised: list[Announced]
) -> None:
    def asked(service: str, becomes: str) -> None:
        ask = Ask(service, GARAGE, becomes)
        ask.say(home_assistant)
        home_assistant.wait(ask.undone)

    asked("cover.open_cover", "opening")
    home_assistant.wait(lambda home: home[GARAGE].more["current_position"] < AJAR)
    asked("cover.stop_cover", "open")
    asked("cover.close_cover", "closing")
    asked("cover.close_cover", "closed")


def test_the_scene_reaches_the_house(
    home_assistant: HomeAssistant, promised: list[Announced], ear: Peer
) -> None:
    Ask("scene.turn_on", SCENE, None).say(home_assistant)
    assert ear.wait_for(lambda: ear.on("hall/evening/press") == [b"GO"])


def test_the_camera_shows_its_picture(
    home_assistant: HomeAssistant, promised: list[Announced]
) -> None:
    picture = home_assistant.picture(home_assistant.home()[CAMERA].entity_id)
    assert kind_of(picture)


def test_a_house_that_is_gone_is_unavailable(
    home_assistant: HomeAssistant, promised: list[Announced], house: subprocess.Popen[str]
) -> None:
    house.kill()
    home_assistant.wait(lambda home: in_reach(promised, home))


def test_home_assistant_has_nothing_to_complain_of(
    home_assistant: HomeAssistant, promised: list[Announced], earlier: list[str]
) -> None:
    complaints = home_assistant.complaints()[len(earlier) :]
    assert not complaints, "\n".join(complaints)
