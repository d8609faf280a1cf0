import json
import time
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core import signals as car
from cockpit.core.leading import Way
from cockpit.core.messages import Arrived
from cockpit.core.notices import Severity
from cockpit.core.reading import Sample
from cockpit.core.request import Outcome, Request
from cockpit.core.signal import Signal
from cockpit.core.signals import PARKED_GEAR
from tests.features.remote.test_discovery import Home


class Driven(Home):
    """A home with a car that has values."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Request] = []
        self.services.vehicle.connect(self.asked.append)
        self.at = 0.0

    def says(self, signal: Signal[Any], value: Any) -> None:
        self.services.vehicle.report(signal, Sample(value, time.monotonic()))

    def park(self) -> None:
        self.says(car.SPEED, 0.0)
        self.says(car.SELECTED_GEAR, PARKED_GEAR)

    def look(self, later_s: float = 100.0) -> dict[str, str]:
        self.sent.clear()
        self.at += later_s
        self.remote.look(self.at)
        return {m.topic.removeprefix("cockpit/V1/car/"): m.payload.decode() for m in self.sent}

    def command(self, topic: str, payload: bytes | str, retained: bool = False) -> list[Any]:
        raw = payload if isinstance(payload, bytes) else payload.encode()
        before = len(self.asked)
        self.services.messages.deliver(
            Arrived(f"cockpit/V1/car/{topic}", raw, retained=retained, broker="home")
        )
        return [(request.signal, request.value) for request in self.asked[before:]]


@pytest.fixture
def home() -> Driven:
    return Driven()


def test_what_is_not_known_is_told_as_unknown(home: Driven) -> None:
    told = home.look()
    assert told["battery"] == told["lock"] == told["warning"] == "None"
    assert told["location"] == "{}"


@pytest.mark.parametrize(
    ("signal", "value", "topic", "words"),
    [
        (car.BATTERY_LEVEL, 72.6, "battery", "73"),
        (car.RANGE, 361_400, "range", "361"),
        (car.TIME_TO_FULL, 5400, "charge_left", "90"),
        (car.DRIVER_DOOR_OPEN, True, "door_front_left", "ON"),
        (car.DRIVER_WINDOW, 30, "window_front_left", "open"),
        (car.ALL_LOCKED, True, "lock", "LOCKED"),
        (car.CLIMATE_ON, False, "climate/mode", "off"),
        (car.CHARGE_SWITCH, "START", "charge", "ON"),
        (car.CHARGE_STATE, "CHARGING", "charge_state", "charging"),
        (car.SELECTED_GEAR, 126, "gear", "P"),
        (car.BATTERY_HOT, True, "warning", "ON"),
    ],
)
def test_values_in_the_words_of_home(
    home: Driven, signal: Signal[Any], value: Any, topic: str, words: str
) -> None:
    home.says(signal, value)
    assert home.look()[topic] == words


def test_only_what_changed_is_told_and_not_too_often(home: Driven) -> None:
    home.says(car.BATTERY_LEVEL, 72.0)
    assert "battery" in home.look()
    assert home.look(0.5) == {}
    home.says(car.BATTERY_LEVEL, 71.0)
    assert home.look(0.5) == {}
    assert home.look(5.0) == {"battery": "71"}


def test_what_is_lost_or_found_again_is_told_at_once(home: Driven) -> None:
    home.says(car.BATTERY_LEVEL, 72.0)
    home.look()
    home.services.vehicle.report(car.BATTERY_LEVEL, Sample(None, time.monotonic(), "not available"))
    assert home.look(0.5)["battery"] == "None"
    home.says(car.BATTERY_LEVEL, 71.0)
    assert home.look(0.5)["battery"] == "71"


def test_phones_learn_what_the_driver_is_to_know(home: Driven) -> None:
    assert json.loads(home.look()["notices"]) == []
    notices = home.services.notices
    notices.show("tyre", Severity.WARNING, "Tyre {place}: low pressure", place="front left")
    notices.show("own", Severity.INFO, "All is well")
    assert json.loads(home.look(1.0)["notices"]) == [
        {"severity": "warning", "text": "Tyre front left: low pressure"},
        {"severity": "info", "text": "All is well"},
    ]
    notices.clear("tyre")
    assert len(json.loads(home.look(1.0)["notices"])) == 1


def test_the_way_is_told(home: Driven) -> None:
    arrival = datetime(2026, 11, 23, 18, 30)
    home.services.leading.way = Way("Office", "Charger", arrival, 12_345, 61.4)
    told = home.look()
    assert told["trip/arrival"].startswith("2026-11-23T18:30")
    assert (told["trip/destination"], told["trip/next_stop"]) == ("Office", "Charger")
    assert (told["trip/distance_left"], told["trip/arrival_battery"]) == ("12.3", "61")
    home.services.leading.lead(None)
    assert home.look()["trip/destination"] == "None"


@pytest.mark.parametrize(
    ("topic", "payload", "wish"),
    [
        ("lock/set", "LOCK", [(car.ALL_LOCKED, True)]),
        ("climate/mode/set", "auto", [(car.CLIMATE_ON, True), (car.CLIMATE_AUTO, True)]),
        ("climate/temperature/set", "21.4", [(car.DRIVER_TEMPERATURE, 21.5)]),
        ("charge_limit/set", "80.0", [(car.CHARGE_LIMIT, 80)]),
        ("charge/set", "OFF", [(car.CHARGE_SWITCH, "STOP")]),
        ("defrost/set", "ON", [(car.FRONT_DEFROST, True)]),
        ("window_rear_left/set", "CLOSE", [(car.REAR_LEFT_WINDOW_TARGET, 0)]),
        ("precondition/press", "PRESS", [(car.CLIMATE_ON, True), (car.CLIMATE_AUTO, True)]),
    ],
)
def test_what_home_asks_goes_to_the_car(
    home: Driven, topic: str, payload: str, wish: list[Any]
) -> None:
    home.park()
    assert home.command(topic, payload) == wish
    assert all(request.by == "home" for request in home.asked)


@pytest.mark.parametrize(
    ("topic", "payload", "why"),
    [
        ("lock/set", "UNLOCK", "needs a signed command"),
        ("window_front_left/set", "OPEN", "needs a signed command"),
        ("climate/temperature/set", "99", "must be 16 to 28"),
        ("climate/temperature/set", "nan", "must be 16 to 28"),
        ("climate/temperature/set", "warm", "is not understood"),
        ("charge_limit/set", "20", "must be 50 to 100"),
        ("charge/set", b"\xff\xfe", "is not understood"),
        ("boot/set", "OPEN", "is no command"),
        ("lock/set", "x" * 1000, "is too long"),
    ],
)
def test_what_home_may_not_is_refused_with_a_reason(
    home: Driven, topic: str, payload: bytes | str, why: str
) -> None:
    home.park()
    assert home.command(topic, payload) == []
    assert home.remote.refused == {why: 1}


def test_a_retained_command_is_none(home: Driven) -> None:
    home.park()
    assert home.command("climate/mode/set", "auto", retained=True) == []


def test_the_doors_are_left_alone_unless_the_car_is_known_to_be_parked(home: Driven) -> None:
    assert home.command("lock/set", "LOCK") == []
    home.park()
    home.says(car.SPEED, 30.0)
    assert home.command("lock/set", "LOCK") == []
    assert home.command("climate/mode/set", "off") == [(car.CLIMATE_ON, False)]


def test_home_sees_the_truth_again_after_a_refusal(home: Driven) -> None:
    home.park()
    home.says(car.ALL_LOCKED, True)
    home.look()
    home.command("lock/set", "UNLOCK")
    assert home.look() == {"lock": "LOCKED"}
    home.command("charge_limit/set", "80")
    home.services.vehicle.settle(home.asked[-1], Outcome.REFUSED, "no echo")
    assert home.look() == {"charge_limit": "None"}


def test_what_the_car_has_echoed_home_sees_at_once(home: Driven) -> None:
    home.says(car.CHARGE_LIMIT, 80)
    home.look()
    home.sent.clear()
    home.command("charge_limit/set", "90")
    home.says(car.CHARGE_LIMIT, 90)
    home.services.vehicle.settle(home.asked[-1], Outcome.DONE)
    assert [(m.topic, m.payload) for m in home.sent] == [("cockpit/V1/car/charge_limit", b"90")]


@given(topic=st.text(max_size=30), payload=st.binary(max_size=60))
def test_nothing_that_comes_raises_or_opens(topic: str, payload: bytes) -> None:
    home = Driven()
    home.park()
    wishes = home.command(topic, payload)
    assert all(signal is not car.ALL_LOCKED or value is True for signal, value in wishes)
