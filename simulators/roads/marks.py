"""Good places to start on a road: where there is something to see soon."""

from simulators.car.road import Road
from simulators.car.road_shape import STEP_M

TURN_AFTER_M = (60, 150)  # from the start to where one signals a right turn
SEEN_M = 330  # what one passes in the first 20 s
BRISK_MPS = 44 / 3.6
ROUND_MPS = 17 / 3.6  # no hairpins in the first picture
LONG_M = 900


def marks(road: Road) -> dict[str, float]:
    """Metres by name; those that the road does not have are missing."""
    found = {"before_turn": _before_turn(road), "open_road": _open_road(road)}
    return {name: way for name, way in found.items() if way is not None}


def _before_turn(road: Road) -> float | None:
    """Not far before a right turn, at a brisk speed, with another limit soon if there is one."""
    ways = [float(way) for way in range(0, int(road.length), 10) if _sees_turn(road, way)]
    return max(ways, key=lambda way: (_limits(road, way), _round(road, way), -way), default=None)


def _round(road: Road, way: float) -> float:
    """The slowest bend; from some speed on, all are fine."""
    return min(ROUND_MPS, *(road.target_at(way + m) for m in range(0, SEEN_M, 4)))


def _sees_turn(road: Road, way: float) -> bool:
    near = [road.at(way + m).turn for m in range(0, TURN_AFTER_M[0], 4)]
    soon = [road.at(way + m).turn for m in range(*TURN_AFTER_M, 4)]
    brisk = min(road.target_at(way + m) for m in range(0, 50, 4)) >= BRISK_MPS
    halt = any(0 < place - way < SEEN_M for place, _ in road.halts)
    return brisk and not any(near) and -1 in soon and 1 not in soon and not halt


def _limits(road: Road, way: float) -> int:
    return min(2, len({road.at(way + m).limit_kmh for m in range(0, SEEN_M // 2, 4)}))


def _open_road(road: Road) -> float | None:
    """Where one drives fast for the longest."""
    step = round(LONG_M / 30)
    targets = road.targets if not road.closed else road.targets + road.targets[: LONG_M // 2]
    best = max(
        range(0, len(road.targets) - (0 if road.closed else LONG_M // 2), 10),
        key=lambda i: min(targets[i : i + LONG_M // 2 : step] or [0.0]),
        default=None,
    )
    return None if best is None else best * STEP_M
