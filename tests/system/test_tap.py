"""From a tap to the car and back, and what must never reach it; heard by a second listener."""

from typing import Any

import pytest

from cockpit.core import signals
from cockpit.core.request import Outcome, Request
from cockpit.core.signal import Signal
from cockpit.links import ledger
from tests.qa.car import DeskCar
from tests.qa.listener import Listener
from tests.qa.screen import Dashboard, Screen
from tests.qa.waiting import wait_for

pytestmark = pytest.mark.system

SHOWN, PLUS, REASON = "climate.left.value", "climate.left.plus", "climate.left.reason"


def entries(cockpit: Dashboard, request: Request) -> list[ledger.Entry]:
    """What the ledger says of one request."""
    assert ledger.verify(cockpit.storage.ledger) == ""
    return [e for e in ledger.read(cockpit.storage.ledger) if e["request"] == request.number]


def events(cockpit: Dashboard, request: Request) -> list[str]:
    return [e["event"] for e in entries(cockpit, request)]


def ask(cockpit: Dashboard, signal: Signal[Any], value: Any) -> Request:
    return cockpit.vehicle.request(signal, value, by="test", why="a try")


def newest(cockpit: Dashboard, signal: Signal[Any]) -> Request:
    request = cockpit.vehicle.requested(signal)
    assert request
    return request


def settled(request: Request) -> bool:
    return request.outcome is not Outcome.PENDING


def test_a_tap_goes_to_the_car_and_comes_back(
    car: DeskCar, listener: Listener, cockpit: Dashboard, screen: Screen
) -> None:
    screen.wait_text(SHOWN, "21.0")
    wait_for(lambda: not listener.deaf, "the second listener to hear both buses")
    assert screen.find(SHOWN).opacity() == 1
    # So slow an echo that pending is seen for sure.
    car.fault("delay", message="HVAC_Status", delay_s=0.8)
    wait_for(lambda: not cockpit.vehicle.get(signals.DRIVER_TEMPERATURE).valid, "the delay")
    wait_for(lambda: cockpit.vehicle.get(signals.DRIVER_TEMPERATURE).valid, "delayed frames")
    screen.tap(PLUS)
    request = newest(cockpit, signals.DRIVER_TEMPERATURE)
    assert request.outcome is Outcome.PENDING
    assert cockpit.vehicle.get(signals.DRIVER_TEMPERATURE).value == 21.0
    assert screen.text(SHOWN) == "21.5 °C"
    assert screen.find(SHOWN).opacity() < 1

    wait_for(lambda: listener.commands, "the command on the bus")
    wait_for(lambda: request.outcome is Outcome.DONE, "the echo")
    assert listener.commands == [("CMD_Climate", {"CMD_TempDrv": 21.5})]
    assert cockpit.vehicle.get(signals.DRIVER_TEMPERATURE).value == 21.5
    wait_for(lambda: screen.find(SHOWN).opacity() == 1, "pending to be over")
    screen.wait_text(SHOWN, "21.5")
    assert car.control.get("climate_temperature") == {"climate_temperature": 21.5}

    wait_for(lambda: events(cockpit, request) == ["asked", "sent", "done"], "the ledger")
    asked = entries(cockpit, request)[0]
    assert (asked["by"], asked["why"]) == ("touch", "Driver temperature")
    assert (asked["bus"], asked["id"], asked["value"]) == ("body", "310", 21.5)
    assert asked["rule"] == {"message": "CMD_Climate", "low": 16.0, "high": 28.0, "requires": {}}


def test_one_degree_warmer(car: DeskCar, screen: Screen) -> None:
    """The example of docs/testing.md."""
    screen.wait_text("climate.left.value", "21.0")
    screen.tap("climate.left.plus")
    wait_for(lambda: car.control.get("climate_temperature")["climate_temperature"] == 21.5, "21.5")
    screen.wait_text("climate.left.value", "21.5")


def test_page_and_dock_show_the_same(
    cockpit: Dashboard, listener: Listener, screen: Screen
) -> None:
    screen.wait_text(SHOWN, "21.0")
    screen.tap("dock.page.climate")
    wait_for(lambda: "climate.zone.left.plus" in screen.names(), "the climate page")
    screen.tap("climate.zone.left.plus")
    wait_for(
        lambda: cockpit.vehicle.get(signals.DRIVER_TEMPERATURE).value == 21.5, "the car's echo"
    )
    screen.wait_text("climate.zone.left.temperature", "21.5")
    screen.wait_text(SHOWN, "21.5")
    assert listener.commands == [("CMD_Climate", {"CMD_TempDrv": 21.5})]


def test_quick_taps_add_up(cockpit: Dashboard, listener: Listener, screen: Screen) -> None:
    screen.wait_text(SHOWN, "21.0")
    for _ in range(4):
        screen.tap(PLUS)
    wait_for(
        lambda: cockpit.vehicle.get(signals.DRIVER_TEMPERATURE).value == 23.0, "four half degrees"
    )
    assert listener.commands[-1] == ("CMD_Climate", {"CMD_TempDrv": 23.0})
    # the echo is shown at once, the request is settled with the next drain
    wait_for(
        lambda: newest(cockpit, signals.DRIVER_TEMPERATURE).outcome is Outcome.DONE, "the echo"
    )


def test_what_is_not_allowed_never_reaches_the_bus(
    car: DeskCar, cockpit: Dashboard, listener: Listener, screen: Screen
) -> None:
    screen.wait_text("cluster.speed", "0")
    wait_for(lambda: cockpit.vehicle.get(signals.AUTHORISED).valid, "the key")
    refused = [
        (ask(cockpit, signals.SPEED, 30.0), "not on the send list"),
        (ask(cockpit, signals.BATTERY_LEVEL, 100.0), "not on the send list"),
        (ask(cockpit, signals.DRIVER_TEMPERATURE, 28.5), "out of range"),
        (ask(cockpit, signals.DRIVER_TEMPERATURE, -5.0), "out of range"),
        (ask(cockpit, signals.DRIVER_TEMPERATURE, float("nan")), "out of range"),
        (ask(cockpit, signals.DRIVER_TEMPERATURE, "warm"), "out of range"),
        (ask(cockpit, signals.DRIVER_AIR, "SIDEWAYS"), "out of range"),
    ]
    car.set(gear="D", speed=30)
    wait_for(lambda: (cockpit.vehicle.get(signals.SPEED).value or 0) > 5, "the car to move")
    refused.append((ask(cockpit, signals.BOOT_TARGET, True), "only while parked"))
    refused.append((ask(cockpit, signals.ALL_LOCKED, False), "only at standstill"))
    car.fault("silence", message="VCU_Motion")
    wait_for(lambda: not cockpit.vehicle.get(signals.SPEED).valid, "an unknown speed")
    refused.append((ask(cockpit, signals.ALL_LOCKED, False), "only at standstill"))
    car.set(key=0)
    wait_for(lambda: cockpit.vehicle.get(signals.AUTHORISED).value is False, "no key")
    refused.append((ask(cockpit, signals.DRIVE_MODE, "SPORT"), "not authorised"))
    car.fault("silence", message="BCM_Keys")
    wait_for(lambda: not cockpit.vehicle.get(signals.AUTHORISED).valid, "an unknown key")
    refused.append((ask(cockpit, signals.DRIVE_MODE, "SPORT"), "not authorised"))

    for request, why in refused:
        assert (request.outcome, request.reason) == (Outcome.REFUSED, why), request
    # What is asked last comes out last: whatever came before it must have been heard by then.
    last = ask(cockpit, signals.DRIVER_TEMPERATURE, 24.0)
    wait_for(lambda: last.outcome is Outcome.DONE, "an allowed request")
    assert listener.commands == [("CMD_Climate", {"CMD_TempDrv": 24.0})]
    for request, why in refused:
        asked, ended = entries(cockpit, request)
        assert (asked["event"], asked["by"], asked["why"]) == ("asked", "test", "a try")
        assert (ended["event"], ended["reason"]) == ("refused", why)


def test_a_flood_is_held_back(cockpit: Dashboard, listener: Listener, screen: Screen) -> None:
    screen.wait_text(SHOWN, "21.0")
    wait_for(lambda: not listener.deaf, "the second listener to hear both buses")
    wishes = [16 + 0.5 * (number % 20) for number in range(49)] + [27.0]
    flood = [ask(cockpit, signals.DRIVER_TEMPERATURE, wish) for wish in wishes]
    wait_for(lambda: all(map(settled, flood)), "every request to be settled")
    wait_for(lambda: all(len(events(cockpit, r)) > 1 for r in flood), "the ledger")
    later = ask(cockpit, signals.DRIVER_TEMPERATURE, 22.0)
    wait_for(lambda: later.outcome is Outcome.DONE, "the next request")
    assert len(listener.commands) <= 1 + 10 + 1
    ends = [entries(cockpit, request)[-1] for request in flood]
    assert sum(end["event"] == "refused" for end in ends) >= 50 - 11
    assert {end["reason"] for end in ends if "reason" in end} <= {"asked anew", "too often"}
    assert any(end.get("reason") == "too often" for end in ends)
    assert {e["event"] for request in flood for e in entries(cockpit, request)} >= {"asked"}


def test_a_car_that_is_gone_answers_nobody(
    car: DeskCar, cockpit: Dashboard, listener: Listener, screen: Screen
) -> None:
    screen.wait_text(SHOWN, "21.0")
    car.kill()
    screen.tap(PLUS)
    request = newest(cockpit, signals.DRIVER_TEMPERATURE)
    screen.wait_text(REASON, "the car did not answer")
    assert (request.outcome, request.reason) == (Outcome.REFUSED, "the car did not answer")
    assert listener.commands == [("CMD_Climate", {"CMD_TempDrv": 21.5})]
    assert events(cockpit, request) == ["asked", "sent", "refused"]
    wait_for(lambda: cockpit.vehicle.get(signals.DRIVER_TEMPERATURE).value is None, "no value")
    later = ask(cockpit, signals.DRIVER_TEMPERATURE, 22.0)
    wait_for(lambda: settled(later), "the second refusal")
    wait_for(lambda: len(events(cockpit, later)) > 1, "the ledger")
    assert later.reason in ("the car did not answer", "no connection to the car")


def test_a_car_that_refuses_is_shown(
    car: DeskCar, cockpit: Dashboard, listener: Listener, screen: Screen
) -> None:
    """The value is echoed as it was: the wish must not be shown as a fact."""
    screen.wait_text(SHOWN, "21.0")
    car.fault("bus_off", bus="body", for_s=1.0)
    screen.tap(PLUS)
    request = newest(cockpit, signals.DRIVER_TEMPERATURE)
    wait_for(lambda: settled(request), "the car to be asked in vain")
    assert request.outcome is Outcome.REFUSED
    screen.wait_text(REASON, "the car did not answer")
    assert "21.5" not in screen.text("climate.left")
    assert cockpit.vehicle.get(signals.DRIVER_TEMPERATURE).value == 21.0
