"""What each piece of a route's road is like, from Valhalla's `trace_attributes` and its tiles."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from cockpit.maps.geo import Point, encode_polyline
from cockpit.maps.route import Stretch
from cockpit.maps.routing.call import Call
from cockpit.maps.routing.edges import Edges
from cockpit.maps.routing.errors import RoutingError

ATTRIBUTES = [
    "edge.id", "edge.begin_shape_index", "edge.end_shape_index", "edge.length", "edge.speed",
    "edge.names",
]  # fmt: skip
"""All that only the walk knows, and the names; the rest is read out of the tiles."""
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


def read_stretches(edges: Sequence[dict[str, Any]], like: Edges, offset: int) -> list[Stretch]:
    """Of one leg, whose first point is the route's point `offset`; `like` is what they are like.

    Edges without a length, where a way begins at a junction, are left out.
    """
    ids = [edge["id"] for edge in edges]
    # The way does not lead over the end of the last edge, nor of one that is cut in two.
    passed = [edge != following for edge, following in pairwise([*ids, *ids[-1:]])]
    speeds = [max(SLOWEST_KMH, float(edge["speed"])) for edge in edges]
    frees = [float(f) if f else speed for f, speed in zip(like.free_kmh, speeds, strict=True)]
    rows = zip(
        [edge["begin_shape_index"] + offset for edge in edges],
        [edge["end_shape_index"] + offset for edge in edges],
        [edge["length"] * 1000 for edge in edges],
        speeds,
        frees,
        like.limit_kmh,
        like.road,
        [edge["names"][0] if "names" in edge else "" for edge in edges],
        like.way_id,
        ids,
        like.grade_percent,
        like.tunnel,
        like.bridge,
        like.toll,
        like.ferry,
        like.roundabout,
        [signal and end for signal, end in zip(like.signal, passed, strict=True)],
        map(congestion, speeds, frees),
        strict=True,
    )
    return [stretch for stretch in map(Stretch._make, rows) if stretch.end > stretch.begin]


def cover(stretches: list[Stretch], first: int, last: int) -> bool:
    """Whether they reach from one point of the shape to the other without a gap."""
    at = first
    for stretch in stretches:
        if stretch.begin != at:
            return False
        at = stretch.end
    return at == last


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
