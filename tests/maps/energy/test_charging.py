import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.maps.charger import Charger, Socket
from cockpit.maps.energy.car import CarEnergy, sound, with_overrides
from cockpit.maps.energy.charging import (
    STOP_S,
    TAKEN_S,
    Station,
    after_driving_c,
    charge_s,
    charge_table,
    expected_wait_s,
    preconditioning,
    station_of,
    warm_c,
)
from cockpit.maps.energy.curve import read_curve
from cockpit.maps.geo import Point

CAR = CarEnergy()
PERCENTS = st.floats(0, 100)


def charger(*sockets: Socket, **more: object) -> Charger:
    return Charger("n1", "", Point(0, 0), sockets, **more)  # type: ignore[arg-type]


@given(PERCENTS, PERCENTS, PERCENTS)
def test_more_takes_longer_and_pieces_add_up(a: float, b: float, c: float) -> None:
    low, middle, high = sorted((a, b, c))
    station = Station(100, True, 0)
    whole = charge_s(CAR, station, low, high, 30)
    assert whole >= charge_s(CAR, station, low, middle, 30)
    parts = charge_s(CAR, station, low, middle, 30) + charge_s(CAR, station, middle, high, 30)
    assert whole == pytest.approx(parts, rel=0.01, abs=2)


@given(st.floats(5, 300), st.floats(1, 100), st.floats(-20, 35))
def test_a_stronger_station_is_never_slower(kw: float, more: float, celsius: float) -> None:
    weak, strong = Station(kw, True, 0), Station(kw + more, True, 0)
    assert charge_s(CAR, strong, 10, 70, celsius) <= charge_s(CAR, weak, 10, 70, celsius) + 1e-6


def test_a_cold_battery_takes_longer_but_warms_up() -> None:
    station = Station(160, True, 0)
    cold, cool, warm = (charge_s(CAR, station, 10, 80, c) for c in (-10, 5, 25))
    assert cold > cool > warm
    assert cold < warm * 3, "it does not stay cold"
    slow = Station(10, False, 0)
    assert charge_s(CAR, slow, 10, 80, -10) == charge_s(CAR, slow, 10, 80, 25)


@pytest.mark.parametrize("celsius", [-10.0, 5.0, 30.0])
def test_the_table_says_the_same(celsius: float) -> None:
    table = charge_table(CAR, 100.0, True, celsius)
    station = Station(100, True, 0)
    for low, high in ((0, 100), (10, 80), (37, 61), (90, 91)):
        assert table[low, high] == pytest.approx(
            charge_s(CAR, station, low, high, celsius), rel=0.03
        )
    assert np.isinf(table[80, 10])
    assert table[50, 50] == 0


def test_the_socket_that_fits_best() -> None:
    both = charger(Socket("ccs", 50), Socket("type2", 22))
    assert station_of(both, CAR).kw == pytest.approx(50 * CAR.dc_efficiency)
    slow = station_of(charger(Socket("type2", 22)), CAR)
    assert slow.kw == pytest.approx(11 * 0.92)
    assert not slow.direct
    assert station_of(charger(Socket("chademo", 100)), CAR).kw == 0
    assert station_of(charger(Socket("ccs", 400)), CAR).kw == pytest.approx(170 * CAR.dc_efficiency)


def test_waiting_is_what_is_to_be_expected() -> None:
    good, bad = charger(reliability=0.95), charger(reliability=0.6)
    assert 0 < expected_wait_s(good) < expected_wait_s(bad)
    free = dataclasses.replace(bad, free=2)
    taken = dataclasses.replace(good, free=0)
    assert expected_wait_s(free) < expected_wait_s(good)
    assert expected_wait_s(taken) > TAKEN_S
    assert station_of(charger(Socket("ccs", 50), free=1), CAR).overhead_s >= STOP_S


def test_warming_on_the_way() -> None:
    warm = preconditioning(CAR, 0, 3600)
    assert warm is not None
    assert warm.celsius == pytest.approx(warm_c(CAR) + 1)
    assert warm.wh == pytest.approx(CAR.heater_kw * 1000 * warm.minutes / 60)
    short = preconditioning(CAR, 0, 600)
    assert short is not None
    assert short.minutes == 10
    assert short.celsius < warm.celsius
    assert preconditioning(CAR, 25, 3600) is None
    assert preconditioning(dataclasses.replace(CAR, heater_kw=0), 0, 3600) is None
    assert 0 < after_driving_c(0, 10, 3600) < 20


def test_curves_are_read_and_refused() -> None:
    assert read_curve("0:10 50:20").at(25) == 15
    assert read_curve("0:10 50:20").at(80) == 20
    for text in ("", "1", "0:1 0:2", "5:1 2:1", "0:-1", "0:nan", "a:b"):
        with pytest.raises(ValueError, match=r"."):
            read_curve(text)


def test_a_wrong_car_is_put_right_with_a_line() -> None:
    car, lines = sound(CarEnergy(battery_kwh=-5, charge_kw="x", drive_efficiency=1.4))
    assert (car.battery_kwh, car.charge_kw) == (CAR.battery_kwh, CAR.charge_kw)
    assert car.drive_efficiency == CAR.drive_efficiency
    assert len(lines) == 3
    assert "energy.battery_kwh must be 0 or more; using 75.0 instead of -5" in lines
    assert sound(CAR) == (CAR, [])


@pytest.mark.parametrize("words", [
    {"wheels": 4}, {"mass_kg": "heavy"}, {"mass_kg": True}, {"mass_kg": float("nan")},
    {"charge_kw": 5}, {"sockets": ""}, {"reserve_percent": 95},
])  # fmt: skip
def test_wrong_overrides_are_refused_in_one_line(words: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]+$"):
        with_overrides(CAR, words)


def test_overrides() -> None:
    assert with_overrides(CAR, {"battery_kwh": 50}).battery_kwh == 50
