import random

import pytest

from simulators.car.cabin import Cabin
from simulators.car.lights import Lights
from simulators.car.tyres import Tyres
from simulators.car.weather import Weather


def test_a_cold_cabin_warms_up_in_minutes_and_holds() -> None:
    cabin = Cabin(air_c=-5, interior_c=-5)
    for _ in range(600):
        cabin.step(0.1, -5, 0, 1, 0)
    assert -2 < cabin.air_c < 18
    for _ in range(9000):
        cabin.step(0.1, -5, 0, 1, 0)
    assert cabin.air_c == pytest.approx(21, abs=1.5)
    assert 600 < cabin.power_w < 4000


def test_a_hot_cabin_cools_down_only_with_the_compressor() -> None:
    cool, off = Cabin(air_c=45, interior_c=45), Cabin(air_c=45, interior_c=45)
    off.climate.ac = False
    for _ in range(9000):
        cool.step(0.1, 32, 600, 1, 0)
        off.step(0.1, 32, 600, 1, 0)
    assert cool.air_c == pytest.approx(21, abs=1.5)
    assert off.air_c > 30


def test_open_windows_win() -> None:
    cabin = Cabin()
    for _ in range(6000):
        cabin.step(0.1, -10, 0, 1, 1.0)
    assert cabin.air_c < 15


def test_tyres_warm_up_gain_pressure_and_leak() -> None:
    tyres = Tyres.make(15, random.Random(1))
    front = tyres.all["FL"]
    before = front.kpa
    for _ in range(1800):
        tyres.step(1, 30, 15)
    assert front.celsius > 28
    assert 8 < front.kpa - before < 30
    front.leak_kpa_s = 2
    for _ in range(60):
        tyres.step(1, 30, 15)
    assert front.low


def beams(lights: Lights, light: float, kmh: float = 40, oncoming: bool = False) -> str:
    lights.step(light, kmh, True, oncoming)
    return "high" if lights.high else "low" if lights.low else "day"


def test_lights_follow_the_sensor_with_hysteresis() -> None:
    lights = Lights()
    assert beams(lights, 80) == "day"
    assert beams(lights, 10) == "low"
    assert beams(lights, 27) == "low"
    assert beams(lights, 10, kmh=80) == "high"
    assert beams(lights, 10, kmh=80, oncoming=True) == "low"
    assert beams(lights, 90) == "day"


def test_day_is_bright_and_night_is_dark() -> None:
    assert Weather(unix_time=1_781_776_800).light > 60  # noon
    assert Weather(unix_time=1_781_816_400).light < 5  # an hour before midnight
