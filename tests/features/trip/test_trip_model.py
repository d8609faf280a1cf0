"""A trip adds up honestly: what was not seen is not guessed."""

import pytest

from cockpit.core.reading import Reading, Trust
from cockpit.features.trip.model import STRETCHES, Trip

GONE: Reading[float] = Reading(None, 9.0, Trust.MISSING, "frame stopped")


def live(value: float) -> Reading[float]:
    return Reading(value, 0.0, Trust.LIVE)


def drive(trip: Trip, seconds: float, kmh: Reading[float], watts: Reading[float]) -> None:
    """Looks five times a second, as the view-model does."""
    start = trip._at if trip._at is not None else 0.0
    for look in range(1, round(seconds * 5) + 1):
        trip.look(start + look / 5, True, kmh, watts)


@pytest.fixture
def trip() -> Trip:
    trip = Trip()
    trip.look(0.0, True, live(0.0), live(0.0))
    return trip


def test_distance_time_and_consumption(trip: Trip) -> None:
    drive(trip, 600, live(72.0), live(-12_000.0))
    assert trip.distance_m == pytest.approx(12_000.0)
    assert trip.seconds == pytest.approx(600.0)
    assert trip.consumption == pytest.approx(2.0 / 12.0 * 100)


def test_recuperation_lowers_consumption(trip: Trip) -> None:
    drive(trip, 60, live(72.0), live(-12_000.0))
    drive(trip, 60, live(72.0), live(12_000.0))
    assert trip.consumption == pytest.approx(0.0, abs=1e-6)


def test_too_short_for_an_average(trip: Trip) -> None:
    drive(trip, 10, live(36.0), live(-5_000.0))
    assert trip.distance_m == pytest.approx(100.0)
    assert trip.consumption is None


def test_a_short_gap_is_forgiven_a_long_one_is_not(trip: Trip) -> None:
    drive(trip, 100, live(72.0), live(-12_000.0))
    drive(trip, 3, GONE, live(-12_000.0))
    assert trip.distance_m == pytest.approx(2000.0)
    drive(trip, 60, live(72.0), GONE)
    assert trip.distance_m is None
    assert trip.consumption is None


def test_a_pause_of_the_program_is_a_gap(trip: Trip) -> None:
    drive(trip, 100, live(72.0), live(-12_000.0))
    trip.look(160.0, True, live(72.0), live(-12_000.0))
    assert trip.metres == pytest.approx(2000.0)
    assert trip.distance_m is None


def test_a_car_that_is_off_does_not_count(trip: Trip) -> None:
    for look in range(100):
        trip.look(look / 5, False, live(0.0), GONE)
    assert (trip.seconds, trip.missed_s, trip.whole) == (0.0, 0.0, True)


def test_the_chart_keeps_the_last_stretches(trip: Trip) -> None:
    drive(trip, 600, live(72.0), live(-12_000.0))
    assert len(trip.stretches) == STRETCHES
    assert trip.stretches[-1] == pytest.approx(16.67, abs=0.01)
