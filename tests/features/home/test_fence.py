import math
import random

import pytest

from cockpit.features.home.fence import Fence, Passage
from cockpit.maps.geo import Point

HOME = Point(52.52, 13.405)
M_PER_DEGREE = 111_320.0


def off(east_m: float, north_m: float) -> Point:
    lon = HOME.lon + east_m / M_PER_DEGREE / math.cos(math.radians(HOME.lat))
    return Point(HOME.lat + north_m / M_PER_DEGREE, lon)


class Driven:
    """A car whose receiver errs, and what its fence told."""

    def __init__(self, sigma_m: float = 0.0, seed: int = 1) -> None:
        self.told: list[Passage] = []
        self.fence = Fence(HOME, self.told.append)
        self.rng, self.sigma_m, self.now = random.Random(seed), sigma_m, 0.0
        self.error = (0.0, 0.0)

    def _fix(self, east_m: float) -> Point:
        """The error of a receiver wanders: it is much like that of a second ago."""
        self.error = tuple(  # type: ignore[assignment]
            0.95 * e + math.sqrt(1 - 0.95**2) * self.rng.gauss(0, self.sigma_m) for e in self.error
        )
        return off(east_m + self.error[0], self.error[1])

    def stay(self, east_m: float, seconds: int, home_in_s: float | None = None) -> "Driven":
        for _ in range(seconds):
            self.now += 1
            self.fence.look(self.now, self._fix(east_m), max(5.0, self.sigma_m), home_in_s)
        return self

    def go(self, from_m: float, to_m: float, mps: float) -> "Driven":
        for step in range(int(abs(to_m - from_m) / mps)):
            self.stay(from_m + math.copysign(mps, to_m - from_m) * step, 1)
        return self


def test_the_first_knowledge_is_no_passage() -> None:
    assert Driven().stay(0, 60).told == []


def test_leaving_and_coming_back() -> None:
    car = Driven().stay(0, 30).go(0, 3000, 12).stay(3000, 60).go(3000, 0, 12).stay(0, 20)
    assert car.told == [Passage.LEFT, Passage.NEARING, Passage.ARRIVED]


def test_nearing_is_told_once_on_a_way_home() -> None:
    car = Driven().stay(5000, 200)
    car.stay(4000, 10, home_in_s=400).stay(3000, 10, home_in_s=280).stay(2500, 10, home_in_s=310)
    car.stay(2400, 10, home_in_s=290)
    assert car.told == [Passage.NEARING]
    car.go(2400, 0, 12).stay(0, 60, home_in_s=0).stay(0, 60, home_in_s=0)
    assert car.told == [Passage.NEARING, Passage.ARRIVED]


def test_passing_by_is_no_arrival() -> None:
    car = Driven().stay(2000, 60).go(2000, -2000, 20).stay(-2000, 60)
    assert car.told == []


@pytest.mark.parametrize("sigma_m", [5.0, 15.0, 25.0, 40.0])
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("parked_m", [0.0, 40.0, 120.0, 200.0])
def test_noise_makes_nothing_flap(sigma_m: float, seed: int, parked_m: float) -> None:
    car = Driven(sigma_m, seed).stay(3000, 60)
    car.told.clear()
    car.go(3000, parked_m, 12).stay(parked_m, 4 * 3600)
    assert car.told.count(Passage.ARRIVED) <= 1
    assert Passage.LEFT not in car.told


def test_rough_fixes_are_passed_over() -> None:
    car = Driven().stay(0, 30)
    for _ in range(100):
        car.now += 1
        car.fence.look(car.now, off(5000, 0), 300.0)
    assert car.told == []


def test_a_garage_without_reception_is_no_departure() -> None:
    car = Driven().stay(0, 30)
    car.now += 8 * 3600
    car.stay(400, 10).stay(0, 30)
    assert car.told == []
