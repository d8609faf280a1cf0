"""Drives for the tests of the position: a perfect or a troubled car on a drawn path."""

import random
from collections.abc import Iterator
from dataclasses import replace

from cockpit.features.navigation.position.fix import Fix
from cockpit.features.navigation.position.positioner import Positioner
from cockpit.maps.geo import distance_m
from cockpit.maps.route import Route
from tests.tools.drives.sensors import Senses, Weather
from tests.tools.drives.truth import Pose, Way, drive, way_of

PERFECT = Weather("perfect", white_m=0.3, bias_m=0.3, rate_hz=5.0, yaw_noise=0.05)


def driven(
    follow: Route | None,
    path: Route,
    weather: Weather = PERFECT,
    seed: int = 1,
) -> Iterator[tuple[Pose, Fix, Way]]:
    """The car drives `path` while it is told to `follow` a route."""
    rng = random.Random(seed)
    way = way_of(path, None, rng, False)
    way.stops = []
    poses = drive(way, rng, 1.0)
    senses = Senses(weather, rng, way.plane, poses[-1].at)
    car = Positioner()
    car.follow(follow)
    for pose in poses:
        yield pose, car.step(senses.look(pose)), way


def error_m(pose: Pose, fix: Fix, way: Way) -> float:
    assert fix.point is not None
    return distance_m(fix.point, way.plane.point(pose.x, pose.y))


def spoiled(**words: object) -> Weather:
    return replace(PERFECT, **words)  # type: ignore[arg-type]
