"""What each piece of a route's road is like, from Valhalla's `trace_attributes`."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cockpit.maps.geo import Point, encode_polyline
from cockpit.maps.route import Stretch
from cockpit.maps.routing.call import Call
from cockpit.maps.routing.errors import RoutingError

PLACES = [
    "edge.id", "edge.begin_shape_index", "edge.end_shape_index", "edge.length", "edge.speed",
]  # fmt: skip
"""What differs from route to route: asked for every time."""
ALL = [
    *PLACES, "edge.speed_limit", "edge.road_class", "edge.names", "edge.way_id",
    "edge.weighted_grade", "edge.max_upward_grade", "edge.tunnel", "edge.bridge", "edge.toll",
    "edge.use", "edge.roundabout", "edge.lane_count", "edge.drive_on_right",
    "edge.speeds_faded", "edge.speeds_non_faded", "node.traffic_signal",
]  # fmt: skip
"""With what stays: asked for where an edge is met for the first time."""
NO_GRADE = -500
CROWDED = 0.97
"""Speeds above this share of the free speed are free."""
SLOWEST_KMH = 1.0
MOST_REMEMBERED = 100_000
MOST_HALVINGS = 6


@dataclass(frozen=True, slots=True)
class Road:
    """What stays of an edge."""

    free_kmh: float
    limit_kmh: float | None
    kind: str
    name: str
    way_id: int
    grade_percent: float
    tunnel: bool
    bridge: bool
    toll: bool
    ferry: bool
    roundabout: bool
    signal: bool
    lanes: int
    drives_left: bool


class RoadMemory:
    """Finds the edges under a shape, and remembers what they are like.

    The full answer is six times as long as one that only says which edges these are.
    """

    def __init__(self, call: Call) -> None:
        self._call = call
        self._known: dict[int, Road] = {}

    def edges(
        self, shape: str, points: Sequence[Point], when: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """The edges under a shape that Valhalla itself has made; raises RoutingError.

        `when` is what the route was asked with: its "date_time" and "costing_options".
        """
        edges = self._walked_in_parts(shape, points, PLACES, when, MOST_HALVINGS)
        if any(edge["id"] not in self._known for edge in edges):
            if len(self._known) > MOST_REMEMBERED:
                self._known.clear()
            for edge in self._walked_in_parts(shape, points, ALL, when, MOST_HALVINGS):
                self._known[edge["id"]] = _road(edge)
        return edges

    def _walked_in_parts(
        self,
        shape: str,
        points: Sequence[Point],
        attributes: list[str],
        when: dict[str, Any],
        halvings: int,
    ) -> list[dict[str, Any]]:
        """Now and then Valhalla loses its way on its own shape, and finds it on both halves."""
        try:
            return self._walked(shape, attributes, when)
        except RoutingError:
            if halvings == 0 or len(points) < 3:
                raise
        half = len(points) // 2
        edges = []
        for first, part in ((0, points[: half + 1]), (half, points[half:])):
            text = encode_polyline(part)
            for edge in self._walked_in_parts(text, part, attributes, when, halvings - 1):
                # A cut within an edge adds a point at the end.
                edge["begin_shape_index"] += first
                edge["end_shape_index"] = first + min(edge["end_shape_index"], len(part) - 1)
                edges.append(edge)
        return edges

    def road(self, edge: dict[str, Any]) -> Road:
        """What an edge of the last answer is like."""
        return self._known[edge["id"]]

    def _walked(
        self, shape: str, attributes: list[str], when: dict[str, Any]
    ) -> list[dict[str, Any]]:
        edges: list[dict[str, Any]] = self._call("trace_attributes", when | {
            "encoded_polyline": shape,
            "costing": "auto",
            "shape_match": "edge_walk",
            "filters": {"attributes": attributes, "action": "include"},
        })["edges"]  # fmt: skip
        return edges

    def stretches(self, edges: list[dict[str, Any]], offset: int) -> list[Stretch]:
        """Of one leg, whose first point is the route's point `offset`.

        Edges without a length, where a way begins at a junction, are left out.
        """
        return [
            _stretch(edge, self._known[edge["id"]], offset)
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


def _stretch(edge: dict[str, Any], road: Road, offset: int) -> Stretch:
    speed = max(SLOWEST_KMH, float(edge["speed"]))
    free = max(SLOWEST_KMH, road.free_kmh or speed)
    return Stretch(
        edge["begin_shape_index"] + offset,
        edge["end_shape_index"] + offset,
        edge["length"] * 1000,
        speed,
        free,
        road.limit_kmh,
        road.kind,
        road.name,
        road.way_id,
        edge["id"],
        road.grade_percent,
        road.tunnel,
        road.bridge,
        road.toll,
        road.ferry,
        road.roundabout,
        road.signal,
        congestion(speed, free),
    )


def _road(edge: dict[str, Any]) -> Road:
    names = edge.get("names")
    return Road(
        _free(edge),
        limit(edge.get("speed_limit")),
        road_class(edge["road_class"]),
        names[0] if names else "",
        edge["way_id"],
        0.0 if edge.get("max_upward_grade") == NO_GRADE else edge["weighted_grade"],
        edge["tunnel"],
        edge["bridge"],
        edge["toll"],
        "ferry" in edge["use"],
        edge["roundabout"],
        edge["end_node"]["traffic_signal"] if "end_node" in edge else False,
        edge.get("lane_count", 1),
        not edge["drive_on_right"],
    )


def _free(edge: dict[str, Any]) -> float:
    """The speed of an empty road; 0 where it is not known."""
    for name in ("speeds_non_faded", "speeds_faded"):
        speeds = edge.get(name, {})
        free = speeds.get("free_flow") or speeds.get("no_flow")
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
