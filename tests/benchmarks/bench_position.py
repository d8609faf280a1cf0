"""What one step of position and guidance costs, against a floor of plain arithmetic."""

import random
import time
from collections.abc import Callable

from cockpit.features.navigation.guidance.guide import Guide
from cockpit.features.navigation.position.positioner import Positioner
from tests.benchmarks.timing import percentile
from tests.features.navigation.drawn_routes import HOME, line, route_of
from tests.tools.drives.sensors import Senses, Weather
from tests.tools.drives.truth import drive, way_of

BAR_MS = 0.5
FLOOR = 2000
"""Multiplications that the floor does; a step's filter does about as many, with bookkeeping."""


def floor() -> None:
    total = 0.0
    for i in range(FLOOR):
        total += i * 1.1


def timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    points = line(HOME, *[(0, 400), (90, 300)] * 25)
    route = route_of(points, tuple(("turn_right", 700.0 * i + 400) for i in range(25)))
    rng = random.Random(1)
    way = way_of(route, None, rng, False)
    poses = drive(way, rng, 1.0)[:6000]
    senses = Senses(Weather(rate_hz=10.0), rng, way.plane, poses[-1].at)
    sensed = [senses.look(pose) for pose in poses]
    car, guide = Positioner(), Guide(route)
    car.follow(route)
    steps, guided, floors = [], [], []
    for each in sensed:
        floors.append(timed(floor))
        steps.append(timed(lambda each=each: car.step(each)))  # type: ignore[misc]
        guided.append(timed(lambda: guide.step(car.fix)))
    for name, values in (("position", steps), ("guidance", guided)):
        median, p99 = percentile(values, 0.5), percentile(values, 0.99)
        print(
            f"{name}: {median:.3f} ms, p99 {p99:.3f} a step; bar {BAR_MS};"
            f" {median / percentile(floors, 0.5):.1f} × {FLOOR} multiplications"
        )


if __name__ == "__main__":
    main()
