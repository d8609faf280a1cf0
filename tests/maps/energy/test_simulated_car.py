"""The model against the simulated car's own physics."""

import random

import pytest

from cockpit.maps.energy.car import CarEnergy
from cockpit.maps.energy.charging import Station, charge_s
from cockpit.maps.energy.consumption import Conditions, consumption
from simulators.car.battery import Battery
from simulators.car.charging import Charging
from simulators.car.dynamics import Dynamics, Limits, Pedals
from tests.maps.energy.roads import even

STEP_S = 0.05


def driven_wh(kmh: float, km: float, slope: float) -> float:
    """What the motors take once the car has its speed."""
    car = Dynamics(gear="D", parking_brake=False, speed=kmh / 3.6)
    pedals = Pedals(accelerator=0.2, gear="D")
    metres = joules = held = 0.0
    while metres < km * 1000:
        missing = kmh / 3.6 - car.speed
        held = min(1.0, max(0.0, held + 0.02 * missing * STEP_S))
        pedals.accelerator = min(1.0, max(0.0, held + 0.1 * missing))
        car.step(STEP_S, pedals, slope, Limits())
        metres += car.speed * STEP_S
        joules += car.power_w * STEP_S
    return joules / 3600


@pytest.mark.parametrize(("kmh", "slope"), [(50, 0.0), (90, 0.0), (130, 0.0), (60, 0.04)])
def test_steady_driving(kmh: float, slope: float) -> None:
    truth = driven_wh(kmh, 4, slope)
    car = CarEnergy(standby_w=0, climate_w="0:0")
    route = even(40, kmh, grade_percent=slope * 100)
    planned = consumption(route, Conditions(car, ambient_c=20)).total_wh / 10
    assert planned == pytest.approx(truth, rel=0.06)


def test_fast_charging() -> None:
    battery = Battery.make(20.0, 25.0, random.Random(1))
    port = Charging(limit=80.0)
    port.plug("DC", 300_000.0)
    seconds = 0.0
    while battery.displayed < 80 and seconds < 7200:
        port.step(1.0, battery, parked=True, ambient_c=20)
        battery.step(1.0, -port.into_battery_w, 20)
        if round(seconds) % 2 == 0:
            battery.slow_step(2.0, 20, awake=True)
        seconds += 1.0
    car = CarEnergy()
    planned = charge_s(car, Station(170 * car.dc_efficiency, True, 0), 20, 80, 25)
    assert planned == pytest.approx(seconds, rel=0.08)
