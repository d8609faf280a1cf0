"""Lanes before junctions where the way goes straight on.

Valhalla tells lanes at manoeuvres only. What is painted on an edge stands in its tile; which of the
lanes lead straight on is told here.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from cockpit.maps.geo import Point, bearing, turn_between
from cockpit.maps.route import Lane
from cockpit.maps.routing.kinds import direction_words

STRAIGHT_DEGREES = 35.0
"""A road that bends more than this at a junction is not followed by "through"."""
AHEAD_M = 200.0
"""Where a turn follows so soon on lanes of the same paint, its own lanes are told instead."""
LEADS_ON = ("through", "merge_to_left", "merge_to_right")

type Lanes = tuple[Lane, ...]
type Masks = tuple[int, ...]


def straight_lanes(
    edges: Sequence[dict[str, Any]],
    points: Sequence[Point],
    turns: Sequence[int],
    painted: Mapping[int, Masks],
) -> dict[int, Lanes]:
    """The lanes before a leg's junctions, by the junction's index in its points.

    `turns` are the indices where manoeuvres begin: those have lanes already. Only what says
    something is told: a junction all of whose lanes lead on is left out.
    """
    told: dict[int, Lanes] = {}
    begun = frozenset(turns)
    for i, edge in enumerate(edges[:-1]):
        masks = painted.get(edge["id"])
        at = edge["end_shape_index"]
        if masks is None or at in begun or _turns_soon(edges, i + 1, begun, painted):
            continue
        lanes = _leading_on(masks, _bend(points, at))
        if lanes:
            told[at] = lanes
    return told


def _turns_soon(
    edges: Sequence[dict[str, Any]],
    first: int,
    begun: frozenset[int],
    painted: Mapping[int, Masks],
) -> bool:
    """Whether a turn follows close by, with the same lanes all the way."""
    masks, metres = painted[edges[first - 1]["id"]], 0.0
    for edge in edges[first:]:
        metres += edge["length"] * 1000
        if metres > AHEAD_M or painted.get(edge["id"]) != masks:
            return False
        if edge["end_shape_index"] in begun:
            return True
    return False


def _bend(points: Sequence[Point], at: int) -> float:
    if not 0 < at < len(points) - 1:
        return 0.0
    before, after = bearing(points[at - 1], points[at]), bearing(points[at], points[at + 1])
    return turn_between(before, after)


def _leading_on(masks: Masks, bend: float) -> Lanes:
    """The lanes with those marked that lead straight on; empty where that says nothing."""
    lanes = [direction_words(mask) for mask in masks]
    wanted = ["through"]
    if abs(bend) > STRAIGHT_DEGREES or not any("through" in lane or not lane for lane in lanes):
        wanted = ["slight_left", "left"] if bend < 0 else ["slight_right", "right"]
    active = next((w for w in wanted if any(w in lane for lane in lanes)), wanted[0])
    told = tuple(
        Lane(lane, True, active if active in lane else "")
        if active in lane or (active == "through" and _leads_on(lane))
        else Lane(lane, False)
        for lane in lanes
    )
    leading = sum(lane.valid for lane in told)
    return told if 0 < leading < len(told) else ()


def _leads_on(lane: tuple[str, ...]) -> bool:
    """Nothing is painted, or only what leads on."""
    return all(word in LEADS_ON for word in lane)
