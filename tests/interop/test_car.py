"""The car at a real Home Assistant: what it shows, what it may ask, what outlives a failure."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from cockpit.core.paths import ROOT
from cockpit.features.remote.trip import TRIP
from tests.interop.announced import Announced, announcements, in_reach, missing, unknown
from tests.interop.ask import Ask
from tests.interop.home_assistant import HomeAssistant
from tests.qa.broker import Broker, Peer
from tests.qa.car import DeskCar

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]
TOPIC = "homeassistant/device/cockpit_car/config"
TRIP_NAMES = {("sensor", f"Car {words['name']}") for words in TRIP.values()}
"""No trip is under way."""


class Program:
    """`cockpit run`, a process of its own with storage of its own."""

    def __init__(self, folder: Path, car: DeskCar, broker: Broker) -> None:
        can = [part for word in car.words for part in ("--can", word)]
        self._command = [sys.executable, "-m", "cockpit", "run", "--headless", *can]
        self._command += ["--broker", broker.url]
        places = {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("STATE", "CONFIG", "DATA")}
        self._environment = {**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"}
        self._log = folder / "said.txt"
        self.start()

    def start(self) -> None:
        with self._log.open("ab") as out:
            self._process = subprocess.Popen(
                self._command, cwd=ROOT, env=self._environment, stdout=out, stderr=out
            )

    def end(self, how: signal.Signals) -> None:
        self._process.send_signal(how)
        self._process.wait(15)


@pytest.fixture(scope="module")
def car(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskCar]:
    one = DeskCar(tmp_path_factory.mktemp("car"))
    yield one
    one.stop()


@pytest.fixture(scope="module")
def cockpit(
    tmp_path_factory: pytest.TempPathFactory,
    car: DeskCar,
    broker: Broker,
    home_assistant: HomeAssistant,
) -> Iterator[Program]:
    one = Program(tmp_path_factory.mktemp("cockpit"), car, broker)
    yield one
    one.end(signal.SIGTERM)


@pytest.fixture
def promised(cockpit: Program, ear: Peer) -> list[Announced]:
    assert ear.wait_for(lambda: ear.on(TOPIC), 20), "the car has not announced itself"
    return announcements({TOPIC: ear.on(TOPIC)[-1]})[TOPIC]


def all_known(home_assistant: HomeAssistant, promised: list[Announced]) -> None:
    home_assistant.wait(lambda home: unknown(promised, home, TRIP_NAMES))


def test_everything_announced_is_there(
    home_assistant: HomeAssistant, promised: list[Announced]
) -> None:
    assert len(promised) > 40
    home_assistant.wait(lambda home: missing(promised, home))


def test_everything_has_a_state(home_assistant: HomeAssistant, promised: list[Announced]) -> None:
    all_known(home_assistant, promised)


CLIMATE, LIMIT = ("climate", "Car Climate"), ("number", "Car Charge limit")
DOORS, WINDOW = ("lock", "Car Doors"), ("cover", "Car Window front left")
PLACE = ("device_tracker", "Car Location")
DEFROST, READY = ("switch", "Car Windscreen defrost"), ("button", "Car Precondition")


def warm(degrees: float) -> Ask:
    return Ask("climate.set_temperature", CLIMATE, degrees, {"temperature": degrees}, "temperature")


type Knobs = Mapping[str, object]
ASKS: tuple[tuple[Knobs, Ask, Knobs], ...] = (
    ({}, warm(23.5), {"climate_temperature": 23.5}),
    ({}, Ask("number.set_value", LIMIT, "85", {"value": 85}), {"charge_limit": 85}),
    ({"locked": "off"}, Ask("lock.lock", DOORS, "locked"), {"locked": True}),
    ({}, Ask("switch.turn_on", DEFROST, "on"), {}),
    ({}, Ask("switch.turn_off", DEFROST, "off"), {}),
    ({}, Ask("climate.turn_off", CLIMATE, "off"), {"climate": False}),
    ({}, Ask("button.press", READY, "auto", shown_at=CLIMATE), {"climate": True}),
    (
        {"window.front_left": 100},
        Ask("cover.close_cover", WINDOW, "closed"),
        {"window.front_left": 0},
    ),
)
"""The car's knobs before, what is asked, the knobs after."""


@pytest.mark.parametrize(("before", "ask", "after"), ASKS, ids=[str(a) for _, a, _ in ASKS])
def test_what_is_asked_is_done_and_seen(
    home_assistant: HomeAssistant,
    promised: list[Announced],
    car: DeskCar,
    before: Knobs,
    ask: Ask,
    after: Knobs,
) -> None:
    all_known(home_assistant, promised)
    car.control.set(dict(before))
    home_assistant.wait(lambda home: not ask.undone(home) and f"{ask}: it was so before")
    ask.say(home_assistant)
    home_assistant.wait(ask.undone)
    assert car.control.get(*after) == after


def test_who_reads_along_cannot_unlock(
    home_assistant: HomeAssistant, promised: list[Announced], car: DeskCar
) -> None:
    all_known(home_assistant, promised)
    car.control.set({"locked": "on"})
    lock, warmer = Ask("lock.lock", DOORS, "locked"), warm(24.5)
    home_assistant.wait(lock.undone)
    Ask("lock.unlock", DOORS, "unlocked").say(home_assistant)
    warmer.say(home_assistant)
    home_assistant.wait(warmer.undone)  # asked later, done: so the first has had its time
    home_assistant.wait(lock.undone)
    assert car.control.get("locked") == {"locked": True}


def test_windows_are_not_offered_to_be_opened(
    home_assistant: HomeAssistant, promised: list[Announced]
) -> None:
    all_known(home_assistant, promised)
    only_close = 2
    features: Any = home_assistant.home()[WINDOW].more["supported_features"]
    assert features == only_close


def test_a_place_that_is_not_known_is_not_shown(
    home_assistant: HomeAssistant, promised: list[Announced], car: DeskCar
) -> None:
    all_known(home_assistant, promised)
    car.fault("silence", message="GNSS_Position", for_s=8)
    home_assistant.wait(lambda home: home[PLACE].state != "unavailable" and home[PLACE].state)
    all_known(home_assistant, promised)


@contextmanager
def told_of_its_birth(ear: Peer) -> Iterator[None]:
    """What is done until Home Assistant has said at the broker that it is there."""

    def births() -> int:
        return ear.on("homeassistant/status").count(b"online")

    before = births()
    yield
    assert ear.wait_for(lambda: births() > before, 40), "Home Assistant does not come back"


def test_all_is_back_after_home_assistant_starts_anew(
    home_assistant: HomeAssistant, promised: list[Announced], ear: Peer
) -> None:
    all_known(home_assistant, promised)
    home_assistant.stop()
    with told_of_its_birth(ear):
        home_assistant.start()
    all_known(home_assistant, promised)


def test_all_is_back_after_the_broker_has_forgotten_everything(
    home_assistant: HomeAssistant, promised: list[Announced], broker: Broker, ear: Peer
) -> None:
    all_known(home_assistant, promised)
    with told_of_its_birth(ear):
        broker.restart()
    all_known(home_assistant, promised)


def test_a_killed_cockpit_is_unavailable_and_comes_back(
    home_assistant: HomeAssistant, promised: list[Announced], cockpit: Program
) -> None:
    all_known(home_assistant, promised)
    cockpit.end(signal.SIGKILL)
    home_assistant.wait(lambda home: in_reach(promised, home))
    cockpit.start()
    all_known(home_assistant, promised)


def test_home_assistant_has_nothing_to_complain_of(
    home_assistant: HomeAssistant, promised: list[Announced]
) -> None:
    complaints = home_assistant.complaints()
    assert not complaints, "\n".join(complaints)
