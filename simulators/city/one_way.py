"""One-way and pedestrian streets, only where everybody still gets everywhere."""

import random
from collections import defaultdict
from itertools import pairwise

from simulators.city.frame import SEED
from simulators.city.roads import Road, key

Spot = tuple[int, int]
CLOSED_SHARE, ONE_WAY_SHARE = 0.16, {"inner": 0.2, "old": 0.24, "grid": 0.22, "town": 0.15}


def close_and_turn(roads: list[Road]) -> None:
    """Makes some streets of the old town pedestrian and some in the centre one-way."""
    rng = random.Random(SEED + 8)
    changed: list[Road] = []
    for road in roads:
        roll = rng.random()
        if road.zone == "old" and roll < CLOSED_SHARE:
            road.tags["highway"] = "pedestrian"
            changed.append(road)
        elif (
            CLOSED_SHARE <= roll < CLOSED_SHARE + ONE_WAY_SHARE.get(road.zone, 0)
            and len(road.points) > 2
        ):
            road.tags["oneway"] = "yes"
            if rng.random() < 0.5:
                road.points.reverse()
            changed.append(road)
    for _ in range(30):
        if not _undo(roads, changed):
            return


def _undo(roads: list[Road], changed: list[Road]) -> bool:
    """Gives back the streets around the places that are cut off; whether there were any."""
    lost = _cut_off(roads)
    back = [road for road in changed if any(key(p) in lost for p in road.points)]
    for road in back:
        _restore(road)
        changed.remove(road)
    return bool(back)


def _restore(road: Road) -> None:
    road.tags.pop("oneway", None)
    if road.kind == "pedestrian":
        road.tags["highway"] = "living_street"


def _cut_off(roads: list[Road]) -> set[Spot]:
    forth: dict[Spot, set[Spot]] = defaultdict(set)
    back: dict[Spot, set[Spot]] = defaultdict(set)
    for road in roads:
        if road.rank < 2:
            continue
        spots = [key(p) for p in road.points]
        for a, b in pairwise(spots):
            forth[a].add(b)
            back[b].add(a)
            if road.tags.get("oneway") != "yes":
                forth[b].add(a)
                back[a].add(b)
    start = next(key(r.points[0]) for r in roads if r.name == "Wall Boulevard")
    every = set(forth) | set(back)
    return every - (_reached(forth, start) & _reached(back, start))


def _reached(graph: dict[Spot, set[Spot]], start: Spot) -> set[Spot]:
    seen, todo = {start}, [start]
    while todo:
        for spot in graph[todo.pop()]:
            if spot not in seen:
                seen.add(spot)
                todo.append(spot)
    return seen
