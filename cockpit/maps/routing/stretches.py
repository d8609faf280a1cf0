"""What each piece of a route's road is like, from Valhalla's `trace_attributes`."""

import math
from collections.abc import Sequence
from typing import Any

from cockpit.maps.geo import Point, encode_polyline
from cockpit.maps.route import Stretch
from cockpit.maps.routing.call import Call
from cockpit.maps.routing.errors import RoutingError

ATTRIBUTES = [
    "edge.id", "edge.begin_shape_index", "edge.end_shape_index", "edge.length", "edge.speed",
    "edge.speed_limit", "edge.road_class", "edge.names", "edge.way_id", "edge.weighted_grade",
    "edge.max_upward_grade", "edge.tunnel", "edge.bridge", "edge.toll", "edge.use",
    "edge.roundabout", "edge.drive_on_right", "edge.speeds_faded", "edge.speeds_non_faded",
    "node.traffic_signal",
]  # fmt: skip
"""All that is asked for: half the text of an answer with everything."""
NO_GRADE = -500
CROWDED = 0.97
"""Speeds above this share of the free speed are free."""
SLOWEST_KMH = 1.0
MOST_HALVINGS = 6


def walked(
    call: Call, shape: str, points: Sequence[Point], when: dict[str, Any],
    halvings: int = MOST_HALVINGS,
) -> list[dict[str, Any]]:  # fmt: skip
    """The edges under a shape that Valhalla itself has made; raises RoutingError.

    `when` is what the route was asked with: its "date_time" and "costing_options". Now and then
    Valhalla loses its way on its own shape, and finds it on both halves.
    """
    try:
        edges: list[dict[str, Any]] = call("trace_attributes", when | {
            "encoded_polyline": shape,
            "costing": "auto",
            "shape_match": "edge_walk",
            "filters": {"attributes": ATTRIBUTES, "action": "include"},
        })["edges"]  # fmt: skip
    except RoutingError:
        if halvings == 0 or len(points) < 3:
            raise
        return _in_halves(call, points, when, halvings - 1)
    return edges


def _in_halves(
    call: Call, points: Sequence[Point], when: dict[str, Any], halvings: int
) -> list[dict[str, Any]]:
    half = len(points) // 2
    edges = []
    for first, part in ((0, points[: half + 1]), (half, points[half:])):
        for edge in walked(call, encode_polyline(part), part, when, halvings):
            # A cut within an edge adds a point at the end.
            edge["begin_shape_index"] += first
            edge["end_shape_index"] = first + min(edge["end_shape_index"], len(part) - 1)
            edges.append(edge)
    return edges


def read_stretches(edges: Sequence[dict[str, Any]], offset: int) -> list[Stretch]:
    """Of one leg, whose first point is the route's point `offset`.

    Edges without a length, where a way begins at a junction, are left out.
    """
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
    free = max(SLOWEST_KMH, _free(edge) or speed)
    names = edge.get("names")
    return Stretch(
        edge["begin_shape_index"] + offset,
        edge["end_shape_index"] + offset,
        edge["length"] * 1000,
        speed,
        free,
        limit(edge.get("speed_limit")),
        road_class(edge["road_class"]),
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


def _free(edge: dict[str, Any]) -> float:
    """The speed of an empty road; 0 where it is not known."""
    for name in ("speeds_non_faded", "speeds_faded"):
        speeds = edge.get(name)
        free = speeds and (speeds.get("free_flow") or speeds.get("no_flow"))
        if free:
            return float(free)
    return 0.0


def congestion(speed: float, free: float) -> float:
    """0 = free, 1 = standing."""
    share = speed / free
    return 0.0 if share > CROWDED else round(1 - share, 3)


def limit(words: Any) -> float | None:
    """A limit in km/h, inf where there is none, None where it is unknown."""
    if words == "unlimited":
        return math.inf
    return float(words) if words else None


def road_class(words: str) -> str:
    """Valhalla's class as `Stretch.road` has it."""
    return "service" if words == "service_other" else words
