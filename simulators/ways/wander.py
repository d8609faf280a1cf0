"""Another way than told: out of a junction by another road, and on for a kilometre or two."""

import random
from collections.abc import Iterable
from itertools import pairwise

from simulators.ways.graph import Graph, GraphError
from simulators.ways.plan import Plan
from simulators.ways.polyline import Point, beyond, metres

TRIES = 10
FARTHEST_DEG = 60.0
AWAY_M = (1300.0, 2600.0)
LEAST_M = 1000.0
FEW = 0.15  # share of the way that may be on roads that were told


def wander(
    graph: Graph,
    start: tuple[Point, float],
    out: tuple[Point, float],
    told: Iterable[int],
    chance: random.Random,
) -> Plan:
    """From `start` (place, heading) by `out` on for at least a kilometre; raises GraphError.

    `told` are ways that should be kept away from, so that one does not rejoin at once.
    """
    forbidden = set(told)
    best: tuple[float, Plan] | None = None
    for _ in range(TRIES):
        direction = out[1] + chance.uniform(-FARTHEST_DEG, FARTHEST_DEG)
        target = beyond(out[0], direction, chance.uniform(*AWAY_M))
        try:
            plan = graph.plan(graph.line([start[0], out[0], target], start[1], out[1]), "wander")
        except GraphError:
            continue
        share = _share(plan, out[0], forbidden)
        if best is None or share < best[0]:
            best = share, plan
        if share <= FEW:
            break
    if best is None:
        raise GraphError("no other way from here")
    return best[1]


def _share(plan: Plan, out: Point, told: set[int]) -> float:
    """How much of the first kilometre after `out` is on told ways; 2 = not usable at all."""
    begin = min(range(len(plan.points)), key=lambda i: metres(plan.points[i], out))
    if metres(plan.points[begin], out) > 30:
        return 2.0
    way = on_told = 0.0
    for piece in plan.pieces:
        if piece.end <= begin:
            continue
        points = plan.points[max(begin, piece.begin) : piece.end + 1]
        length = sum(metres(a, b) for a, b in pairwise(points))
        way += length
        on_told += length if piece.way_id in told else 0.0
        if way > LEAST_M:
            break
    return on_told / way if way > LEAST_M * 0.7 else 1.5
