"""Each scenario of the simulated car, and what the driver must see of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cockpit.core import signals
from simulators.car.scenario import scenario_names
from tests.qa.car import DeskCar
from tests.qa.screen import Dashboard
from tests.qa.waiting import wait_for

pytestmark = pytest.mark.system

SLOW_S = 30.0
SPEED_UP = {"sensor_lost": 2.0, "bus_off": 2.0, "slow_puncture": 10.0}
"""What happens late happens sooner; not so soon that no human would see it."""


@pytest.fixture
def drive(
    start_car: Callable[..., DeskCar], qapp: object, tmp_path: Path
) -> Iterator[Callable[[str], Dashboard]]:
    """`drive("commute")`: the scenario's car and a dashboard; fails on what QML complains about."""
    dashboards: list[Dashboard] = []

    def start(scenario: str) -> Dashboard:
        car = start_car(scenario, speed_up=SPEED_UP.get(scenario, 1.0))
        dashboards.append(Dashboard(car.specs, tmp_path, theme="auto"))
        return dashboards[-1]

    yield start
    for dashboard in dashboards:
        dashboard.stop()


def lamp(cockpit: Dashboard, name: str) -> bool:
    return bool(cockpit.screen.find(f"cluster.telltale.{name}").property("lamp").property("lit"))


def shown_speed(cockpit: Dashboard) -> float:
    text = cockpit.screen.text("cluster.speed")
    return float(text) if text.isdigit() else -1


def shown_bar(cockpit: Dashboard, tyre: str) -> float:
    text = cockpit.screen.text(f"tyres.{tyre}").partition(" ")[0]
    return float(text) if "-" not in text else -1


def notices(cockpit: Dashboard) -> list[str]:
    return [notice.text for notice in cockpit.app.shell.notices]


def test_every_scenario_has_a_test() -> None:
    here = {name.removeprefix("test_") for name in globals() if name.startswith("test_")}
    assert set(scenario_names()) <= here


def test_parked(drive: Callable[[str], Dashboard]) -> None:
    cockpit = drive("parked")
    cockpit.screen.wait_text("cluster.gear.value", "P")
    cockpit.screen.wait_text("cluster.speed", "0")
    wait_for(lambda: lamp(cockpit, "parking-brake"), "the parking brake's lamp")
    cockpit.screen.wait_text("climate.left.value", "21.0")
    wait_for(lambda: not cockpit.app.shell.restricted, "a driver who has time")
    assert notices(cockpit) == []


def test_commute(drive: Callable[[str], Dashboard]) -> None:
    cockpit = drive("commute")
    cockpit.screen.wait_text("cluster.gear.value", "D")
    wait_for(lambda: 10 < shown_speed(cockpit) < 80, "town speed")
    wait_for(lambda: cockpit.app.shell.restricted, "a driver who is busy")
    cockpit.screen.wait_text("cluster.limit.value", "50")
    assert not lamp(cockpit, "parking-brake")
    assert notices(cockpit) == []


def test_motorway(drive: Callable[[str], Dashboard]) -> None:
    cockpit = drive("motorway")
    wait_for(lambda: shown_speed(cockpit) > 85, "a fast car")
    cockpit.screen.wait_text("cluster.gear.value", "D")
    wait_for(lambda: not cockpit.app.shell.night, "a bright day")
    assert notices(cockpit) == []


def test_night_rain(drive: Callable[[str], Dashboard]) -> None:
    cockpit = drive("night_rain")
    wait_for(lambda: lamp(cockpit, "low-beam"), "the low beam's lamp")
    wait_for(lambda: cockpit.app.shell.night, "the night theme")
    cockpit.screen.wait_text("cluster.outside", "2")
    wait_for(lambda: cockpit.vehicle.get(signals.WIPER_MODE).value not in (None, "OFF"), "wipers")


def test_charging(drive: Callable[[str], Dashboard]) -> None:
    cockpit = drive("charging")
    cockpit.screen.wait_text("cluster.gear.value", "P")
    cockpit.screen.wait_text("battery.card", "Charging")
    cockpit.screen.wait_text("battery.current", "DC")
    cockpit.screen.wait_text("battery.limit", "80")
    power = cockpit.screen.find("battery.chargePower")
    wait_for(lambda: power.property("reading").property("number") > 20, "power")
    assert cockpit.screen.find("cluster.charging").isVisible()


def test_sensor_lost(drive: Callable[[str], Dashboard]) -> None:
    cockpit = drive("sensor_lost")
    wait_for(lambda: shown_speed(cockpit) > 10, "a driving car")
    cockpit.screen.wait_text("cluster.speed", "--", SLOW_S)
    assert cockpit.screen.text("cluster.gear.value") == "D"
    wait_for(lambda: shown_speed(cockpit) >= 0, "the speed to come back", SLOW_S)
    assert notices(cockpit) == []


def test_slow_puncture(drive: Callable[[str], Dashboard]) -> None:
    cockpit = drive("slow_puncture")
    wait_for(lambda: 0 < shown_bar(cockpit, "rr") < 2.4, "a soft tyre", SLOW_S)
    wait_for(lambda: lamp(cockpit, "tyre"), "the tyre's lamp", SLOW_S)
    assert shown_bar(cockpit, "rl") > 2.5
    assert cockpit.vehicle.get(signals.TYRE_WARNING).value is True


def test_unlock(drive: Callable[[str], Dashboard]) -> None:
    cockpit = drive("unlock")
    wait_for(lambda: cockpit.vehicle.get(signals.ALL_LOCKED).value is True, "a locked car")
    wait_for(lambda: cockpit.vehicle.get(signals.UNLOCKED_BY).value == 2, "the second key", SLOW_S)
    wait_for(lambda: cockpit.vehicle.get(signals.ALL_LOCKED).value is False, "an unlocked car")
    wait_for(lambda: cockpit.vehicle.get(signals.DRIVER_SEATED).value is True, "a driver", SLOW_S)
    wait_for(lambda: cockpit.vehicle.get(signals.KEY_ID).value == 2, "the key in use")


def test_bus_off(drive: Callable[[str], Dashboard]) -> None:
    cockpit = drive("bus_off")
    wait_for(lambda: shown_speed(cockpit) > 10, "a driving car")
    wait_for(lambda: notices(cockpit), "a notice", SLOW_S)
    assert notices(cockpit) == ["No connection to the car (drive): silent"]
    cockpit.screen.wait_text("cluster.speed", "--")
    assert "--" not in cockpit.screen.text("climate.left.value")
    wait_for(lambda: not notices(cockpit) and shown_speed(cockpit) >= 0, "the bus again", SLOW_S)
