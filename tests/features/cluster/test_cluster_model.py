"""The rules of the cluster."""

from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.core.reading import Reading, Trust
from cockpit.core.vehicle import Vehicle
from cockpit.features.cluster.model import (
    Charge,
    charge_of,
    dial_power,
    dial_reach,
    dial_share,
    is_too_fast,
)
from cockpit.features.cluster.settings import ClusterSettings
from cockpit.features.cluster.telltales import TELLTALES, State, Telltale, state_of

SETTINGS = ClusterSettings(full_power_kw=200.0, full_regen_kw=100.0)


def live(value: float) -> Reading[float]:
    return Reading(value, 0.0, Trust.LIVE)


def old(value: float) -> Reading[float]:
    return Reading(value, 1.0, Trust.HOLLOW, "frame stopped")


GONE: Reading[float] = Reading(None, 9.0, Trust.MISSING, "frame stopped")


@pytest.mark.parametrize(
    ("kw", "share"),
    [(0, 0), (200, 1), (400, 1), (50, 0.5), (-100, -1), (-300, -1), (-25, -0.5)],
)
def test_dial(kw: float, share: float) -> None:
    assert dial_share(kw, SETTINGS) == pytest.approx(share)


def test_dial_reaches_as_far_as_power_is_available() -> None:
    assert dial_reach(100, SETTINGS) == 1.0
    assert dial_reach(25, SETTINGS) == pytest.approx(0.5)
    assert dial_reach(None, SETTINGS) == 1.0


def test_charging_shows_on_the_dial_as_energy_won() -> None:
    assert dial_power(live(12.0), GONE, charging=False) == 12.0
    assert dial_power(live(0.0), live(87.0), charging=True) == -87.0
    assert dial_power(GONE, GONE, charging=True) == 0.0


@pytest.mark.parametrize(
    ("speed", "limit", "too_fast"),
    [
        (live(54), live(50), True),
        (live(52), live(50), False),
        (live(80), live(0), False),
        (old(80), live(50), False),
        (live(80), old(50), False),
        (live(80), GONE, False),
    ],
)
def test_too_fast(speed: Reading[float], limit: Reading[float], too_fast: bool) -> None:
    assert is_too_fast(speed, limit) is too_fast


@pytest.mark.parametrize(
    ("level", "charge"),
    [
        (live(68), Charge.FINE),
        (live(20), Charge.LOW),
        (live(10), Charge.EMPTY),
        (GONE, Charge.UNKNOWN),
    ],
)
def test_charge(level: Reading[float], charge: Charge) -> None:
    assert charge_of(level) is charge


def telltale(icon: str) -> Telltale:
    return next(t for t in TELLTALES if t.icon == icon)


def test_a_telltale_is_lit_by_any_of_its_signals(hand_fed: Any) -> None:
    hand_fed.say(car.BRAKE_FAULT, False)
    hand_fed.say(car.BRAKE_FLUID_LOW, False)
    assert state_of(telltale("brake"), hand_fed.vehicle) is State.OFF
    hand_fed.say(car.BRAKE_FLUID_LOW, True)
    assert state_of(telltale("brake"), hand_fed.vehicle) is State.LIT


def test_a_silent_safety_telltale_is_unknown_another_is_off(hand_fed: Any) -> None:
    assert state_of(telltale("airbag"), hand_fed.vehicle) is State.UNKNOWN
    assert state_of(telltale("washer"), hand_fed.vehicle) is State.OFF


def test_what_the_car_does_not_have_stays_off() -> None:
    assert state_of(telltale("airbag"), Vehicle()) is State.OFF


def test_every_telltale_stands_somewhere_once() -> None:
    assert len({t.icon for t in TELLTALES}) == len(TELLTALES)
    assert {t.place for t in TELLTALES} == {"corner", "top", "left", "right", "bottom"}
