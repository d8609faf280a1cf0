import random

import pytest

from simulators.car.battery import NET_KWH, Battery
from simulators.car.cells import CELLS, open_circuit_v, resistance_factor
from simulators.car.charging import Charging, dc_limit_w
from simulators.car.low_voltage import LowVoltage


def pack(percent: float = 60, celsius: float = 25) -> Battery:
    return Battery.make(percent, celsius, random.Random(1))


def test_cells_are_alike_but_never_equal() -> None:
    battery = pack()
    spread = max(battery.cell_voltages) - min(battery.cell_voltages)
    assert len(battery.cell_voltages) == CELLS
    assert len(set(battery.cell_voltages)) == CELLS
    assert 0.003 < spread < 0.040


def test_voltage_rises_with_charge_and_sags_under_load() -> None:
    volts = [open_circuit_v(charge / 50) for charge in range(51)]
    assert volts == sorted(volts)
    battery = pack()
    rest = battery.voltage
    battery.step(0.1, 200_000, 25)
    assert battery.current < -400
    assert 10 < rest - battery.voltage < 60
    assert battery.power_w == pytest.approx(-200_000, rel=1e-6)


def test_cold_costs_power() -> None:
    assert resistance_factor(-20, 0.5) > 2 * resistance_factor(25, 0.5)
    assert pack(60, -15).max_charge_w < 0.2 * pack(60, 25).max_charge_w
    assert pack(60, -15).max_discharge_w < pack(60, 25).max_discharge_w


def test_an_hour_of_10_kw_takes_10_kwh() -> None:
    battery = pack(80)
    before = battery.energy_kwh
    for _ in range(3600):
        battery.step(1.0, 10_000, 25)
    assert before - battery.energy_kwh == pytest.approx(10, rel=0.08)
    assert battery.consumed_kwh > 3984 + 9.9


def test_a_hot_pack_is_cooled_and_a_cold_one_heated() -> None:
    hot, cold = pack(50, 40), pack(50, -5)
    for _ in range(6000):
        hot.slow_step(0.1, 25, awake=True)
        cold.slow_step(0.1, -5, awake=True)
    assert hot.thermal_mode == "COOLING"
    assert hot.temperature < 38
    assert cold.thermal_mode == "HEATING"
    assert cold.temperature > -3


def charge(kind: str, station: float, percent: float, seconds: float) -> tuple[Battery, Charging]:
    battery, port = pack(percent), Charging()
    port.plug(kind, station)
    for _ in range(round(seconds * 10)):
        port.step(0.1, battery, True, 20)
        battery.step(0.1, -port.into_battery_w, 20)
    return battery, port


def test_dc_charging_prepares_charges_tapers_and_completes() -> None:
    _, port = charge("DC", 150_000, 40, 2)
    assert port.state == "PREPARING"
    battery, port = charge("DC", 150_000, 40, 60)
    assert port.state == "CHARGING"
    assert port.power_w > 90_000
    assert 5 < port.minutes_left(battery) < 60
    assert dc_limit_w(20) > dc_limit_w(70) > dc_limit_w(95)
    _, full = charge("DC", 150_000, 79.9, 60)
    assert full.state == "COMPLETE"
    assert full.power_w == 0


def test_ac_charging_keeps_the_current_limit() -> None:
    _, port = charge("AC", 22_000, 40, 30)
    assert port.power_w == pytest.approx(3 * 230 * 16, rel=0.01)


def test_the_12_volts_live_from_the_converter() -> None:
    supply = LowVoltage()
    assert supply.step(1, 500, True, 20) > 500
    assert 13 < supply.voltage < 14.6
    supply.converter_works = False
    for _ in range(3600):
        supply.step(1, 500, True, 20)
    assert supply.fault
    assert supply.voltage < 12.5


def test_energy_and_percent_agree() -> None:
    assert pack(50).energy_kwh == pytest.approx(0.5 * NET_KWH * pack().health, rel=0.001)
