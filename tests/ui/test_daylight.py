"""Day and night: by the light sensor, by the sun where it is silent, or as the driver wants it."""

from datetime import UTC, datetime

import pytest

from cockpit.core import signals as car
from cockpit.ui.daylight import SUN_EVERY_S, Daylight, sun_degrees
from tests.features.conftest import HandFedCar

NOON, MIDNIGHT = (datetime(2026, 6, 21, hour, tzinfo=UTC) for hour in (12, 0))
KONSTANZ = (47.66, 9.18)


class Screen:
    def __init__(self, hand_fed: HandFedCar, theme: str) -> None:
        self.car, self.now, self.utc = hand_fed, 100.0, NOON
        self.told = 0
        services = hand_fed.services
        self.light = Daylight(services, theme, self._tell, lambda: self.now, lambda: self.utc)

    def _tell(self) -> None:
        self.told += 1

    def stand(self) -> None:
        for signal, value in zip((car.LATITUDE, car.LONGITUDE), KONSTANZ, strict=True):
            self.car.say(signal, value)

    def look(self) -> bool:
        self.now += SUN_EVERY_S
        self.light.look()
        return self.light.night


@pytest.mark.parametrize("theme", ["auto", "sun"])
def test_the_sun_decides_where_no_sensor_does(hand_fed: HandFedCar, theme: str) -> None:
    screen = Screen(hand_fed, theme)
    assert screen.look(), "nobody knows where the car is: the dark screen blinds nobody"
    screen.stand()
    assert not screen.look()
    screen.utc = MIDNIGHT
    assert screen.look()
    assert screen.told == 2


def test_the_sensor_goes_before_the_sun_but_not_where_the_driver_wants_the_sun(
    hand_fed: HandFedCar,
) -> None:
    screen = Screen(hand_fed, "auto")
    screen.stand()
    hand_fed.say(car.DAYLIGHT, 2.0)
    assert screen.look(), "a tunnel at noon"
    screen.light.want("sun")
    assert not screen.light.night
    hand_fed.say(car.DAYLIGHT, 1.0)
    assert not screen.look()


def test_a_lost_sensor_leaves_it_to_the_sun(hand_fed: HandFedCar) -> None:
    screen = Screen(hand_fed, "auto")
    screen.stand()
    hand_fed.say(car.DAYLIGHT, 2.0)
    hand_fed.lose(car.DAYLIGHT)
    assert not screen.look()


def test_fixed_is_fixed(hand_fed: HandFedCar) -> None:
    screen = Screen(hand_fed, "day")
    screen.stand()
    screen.utc = MIDNIGHT
    hand_fed.say(car.DAYLIGHT, 0.0)
    assert not screen.look()
    screen.light.want("night")
    assert screen.light.night


@pytest.mark.parametrize(
    ("lat", "lon", "at", "low", "high"),
    [
        (47.66, 9.18, datetime(2026, 6, 21, 11, 25, tzinfo=UTC), 65.4, 66.2),
        (47.66, 9.18, datetime(2026, 12, 21, 11, 25, tzinfo=UTC), 18.5, 19.3),
        (0.0, 0.0, datetime(2026, 3, 20, 12, 7, tzinfo=UTC), 89.0, 90.1),
        (69.65, 18.96, datetime(2026, 6, 21, 22, 45, tzinfo=UTC), 2.0, 4.0),
    ],
)
def test_how_high_the_sun_stands(
    lat: float, lon: float, at: datetime, low: float, high: float
) -> None:
    assert low < sun_degrees(lat, lon, at) < high
