"""What may be asked of the climate, in which steps."""

from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.features.climate.model import DRIVER, PASSENGER, UNSEEN, Air, Climate, level_of


@pytest.fixture
def climate(hand_fed: Any) -> Climate:
    for signal, value in (
        (car.DRIVER_TEMPERATURE, 21.5),
        (car.PASSENGER_TEMPERATURE, 28.0),
        (car.DRIVER_FAN, 40),
        (car.PASSENGER_FAN, 40),
        (car.DRIVER_AIR, "MIDDLE"),
        (car.PASSENGER_AIR, "MIDDLE"),
        (car.AIR_CONDITIONING, False),
        (car.CLIMATE_ON, True),
        (car.DRIVER_SEAT_HEATING, 0),
        (car.STEERING_WHEEL_HEATING, 33),
    ):
        hand_fed.say(signal, value)
    return Climate(hand_fed.vehicle)


def test_warmer_asks_for_half_a_degree_more(climate: Climate, hand_fed: Any) -> None:
    assert climate.warmer(DRIVER, 1, by="touch") == "Driver: 22.0 degrees"
    assert hand_fed.asked() == [(car.DRIVER_TEMPERATURE, 22.0, "touch")]


def test_quick_taps_add_up(climate: Climate, hand_fed: Any) -> None:
    for _ in range(3):
        climate.cooler(DRIVER, 1, by="touch")
    assert [value for _, value, _ in hand_fed.asked()] == [21.0, 20.5, 20.0]


def test_after_the_echo_steps_start_from_what_the_car_says(climate: Climate, hand_fed: Any) -> None:
    climate.warmer(DRIVER, 1, by="touch")
    hand_fed.echo()
    hand_fed.say(car.DRIVER_TEMPERATURE, 18.0)
    climate.warmer(DRIVER, 1, by="touch")
    assert hand_fed.asked()[-1][1] == 18.5


def test_after_a_refusal_steps_start_from_what_the_car_says(
    climate: Climate, hand_fed: Any
) -> None:
    climate.warmer(DRIVER, 4, by="touch")
    hand_fed.refuse("the car did not answer")
    climate.warmer(DRIVER, 1, by="touch")
    assert hand_fed.asked()[-1][1] == 22.0


@pytest.mark.parametrize(("wished", "asked"), [(40, 28.0), (-3, 16.0), (20.3, 20.5), (20.2, 20.0)])
def test_temperatures_are_what_the_car_takes(
    climate: Climate, hand_fed: Any, wished: float, asked: float
) -> None:
    climate.set_temperature(PASSENGER, wished, by="voice")
    assert hand_fed.asked() == [(car.PASSENGER_TEMPERATURE, asked, "voice")]


def test_at_the_limit_nothing_is_asked(climate: Climate, hand_fed: Any) -> None:
    assert climate.warmer(PASSENGER, 1, by="touch") == "Passenger: already at 28.0 degrees"
    assert hand_fed.asked() == []


def test_what_cannot_be_seen_is_not_touched(climate: Climate, hand_fed: Any) -> None:
    hand_fed.lose(car.DRIVER_TEMPERATURE)
    hand_fed.lose(car.AIR_CONDITIONING)
    assert climate.warmer(DRIVER, 1, by="touch") == UNSEEN
    assert climate.set_temperature(DRIVER, 20, by="voice") == UNSEEN
    assert climate.toggle_ac(by="touch") == UNSEEN
    assert hand_fed.asked() == []


def test_two_quick_toggles_end_where_they_began(climate: Climate, hand_fed: Any) -> None:
    climate.toggle_ac(by="touch")
    climate.toggle_ac(by="touch")
    assert [value for _, value, _ in hand_fed.asked()] == [True, False]


def test_fan_and_air_go_to_both_zones(climate: Climate, hand_fed: Any) -> None:
    assert climate.more_fan(2, by="touch") == "Fan: 60 percent"
    assert climate.set_air(Air.FEET, by="touch") == "Air to the feet"
    assert hand_fed.asked() == [
        (car.DRIVER_FAN, 60, "touch"),
        (car.PASSENGER_FAN, 60, "touch"),
        (car.DRIVER_AIR, "DOWN", "touch"),
        (car.PASSENGER_AIR, "DOWN", "touch"),
    ]


def test_seat_heating_goes_3_2_1_off(climate: Climate, hand_fed: Any) -> None:
    for _ in range(4):
        climate.next_seat(DRIVER, heat=True, by="touch")
    assert [value for _, value, _ in hand_fed.asked()] == [100, 67, 33, 0]


def test_ventilation_takes_over_from_heating(climate: Climate, hand_fed: Any) -> None:
    hand_fed.say(car.DRIVER_SEAT_HEATING, 67)
    assert climate.next_seat(DRIVER, heat=False, by="touch") == "Driver: seat ventilation 3"
    assert hand_fed.asked() == [(car.DRIVER_SEAT_HEATING, -100, "touch")]


def test_steering_wheel_heating_goes_on_from_its_level(climate: Climate, hand_fed: Any) -> None:
    assert climate.next_wheel(by="touch") == "Steering wheel heating off"
    assert hand_fed.asked() == [(car.STEERING_WHEEL_HEATING, 0, "touch")]


def test_off_means_off(climate: Climate, hand_fed: Any) -> None:
    assert climate.off(by="voice") == "Climate off"
    assert hand_fed.asked() == [(car.CLIMATE_ON, False, "voice")]


@pytest.mark.parametrize(
    ("percent", "level"), [(0, 0), (33, 1), (50, 2), (67, 2), (100, 3), (-33, -1), (-100, -3)]
)
def test_levels(percent: int, level: int) -> None:
    assert level_of(percent) == level
