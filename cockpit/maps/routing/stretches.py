"""What each piece of a route's road is like, from Valhalla's `trace_attributes`."""

import math
from typing import Any

from cockpit.maps.route import Stretch

ATTRIBUTES = [
    "edge.length", "edge.speed", "edge.speed_limit", "edge.road_class", "edge.names",
    "edge.way_id", "edge.id", "edge.weighted_grade", "edge.max_upward_grade", "edge.tunnel",
    "edge.bridge", "edge.toll", "edge.use", "edge.roundabout", "edge.begin_shape_index",
    "edge.end_shape_index", "edge.lane_count", "edge.speeds_faded", "edge.speeds_non_faded",
    "node.traffic_signal",
]  # fmt: skip
"""All that is asked for: half the text of an answer with everything."""
NO_GRADE = -500
CROWDED = 0.97
"""Speeds above this share of the free speed are free."""
SLOWEST_KMH = 1.0


def walk_question(shape: str) -> dict[str, Any]:
    """For `Actor.trace_attributes`: the edges under a shape that Valhalla itself has made."""
    return {
        "encoded_polyline": shape,
        "costing": "auto",
        "shape_match": "edge_walk",
        "filters": {"attributes": ATTRIBUTES, "action": "include"},
    }


def read_stretches(answer: dict[str, Any], offset: int) -> list[Stretch]:
    """Of one leg, whose first point is the route's point `offset`.

    Edges without a length, where a way begins at a junction, are left out.
    """
    edges = answer["edges"]
    return [
        _stretch(edge, offset)
        for edge in edges
        if edge["end_shape_index"] > edge["begin_shape_index"]
    ]


def cover(stretches: list[Stretch], first: int, last: int) -> bool:
    """Whether they reach from one point of the shape to the other without a gap."""
    at = first
    for stretch in stretches:
        if stretch.begin != at:
            return False
        at = stretch.end
    return at == last


def _stretch(edge: dict[str, Any], offset: int) -> Stretch:
    speed = max(SLOWEST_KMH, float(edge["speed"]))
    free = max(SLOWEST_KMH, _free(edge, speed))
    road = edge["road_class"]
    names = edge.get("names")
    return Stretch(
        edge["begin_shape_index"] + offset,
        edge["end_shape_index"] + offset,
        edge["length"] * 1000,
        speed,
        free,
        limit(edge.get("speed_limit")),
        "service" if road == "service_other" else road,
        names[0] if names else "",
        edge["way_id"],
        edge["id"],
        0.0 if edge.get("max_upward_grade") == NO_GRADE else edge["weighted_grade"],
        edge["tunnel"],
        edge["bridge"],
        edge["toll"],
        "ferry" in edge["use"],
        edge["roundabout"],
        edge["end_node"]["traffic_signal"] if "end_node" in edge else False,
        congestion(speed, free),
    )


def _free(edge: dict[str, Any], speed: float) -> float:
    for name in ("speeds_non_faded", "speeds_faded"):
        speeds = edge.get(name, {})
        free = speeds.get("free_flow") or speeds.get("no_flow")
        if free:
            return float(free)
    return speed


def congestion(speed: float, free: float) -> float:
    """0 = free, 1 = standing."""
    share = speed / free
    return 0.0 if share > CROWDED else round(1 - share, 3)


def limit(words: Any) -> float | None:
    """A limit in km/h, inf where there is none, None where it is unknown."""
    if words == "unlimited":
        return math.inf
    return float(words) if words else None
