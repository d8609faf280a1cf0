"""Which road is here: under one place, and under the last of a short trace."""

from collections.abc import Sequence
from typing import Any

from cockpit.maps.geo import Point, turn_between
from cockpit.maps.routing.errors import BAD, RoutingError
from cockpit.maps.routing.question import SEARCH_M
from cockpit.maps.routing.results import Located, Matched
from cockpit.maps.routing.stretches import limit, road_class

AGAINST = 75.0
"""Degrees off the heading from which on an edge is not the one that is driven."""
UNLIMITED = 255
ATTRIBUTES = [
    "edge.id", "edge.way_id", "edge.names", "edge.speed_limit", "edge.speed", "edge.road_class",
    "edge.begin_heading", "edge.end_heading", "edge.tunnel", "edge.bridge", "matched.point",
    "matched.type", "matched.edge_index", "matched.distance_along_edge",
    "matched.distance_from_trace_point",
]  # fmt: skip
MOST_POINTS = 2_000


def spot(point: Point) -> dict[str, Any]:
    """A place in Valhalla's words; without any road within some km it is nowhere."""
    return {"lat": point.lat, "lon": point.lon, "search_cutoff": SEARCH_M}


def locate_question(point: Point) -> dict[str, Any]:
    """For `Actor.locate`."""
    return {"locations": [spot(point)], "costing": "auto", "verbose": True}


def read_located(answer: Any, heading: float | None) -> list[Located]:
    """The roads near the place; those that lead along the heading first, then the nearest."""
    found = [_located(edge) for edge in answer[0].get("edges") or ()]

    def order(it: Located) -> tuple[bool, float]:
        against = heading is not None and abs(turn_between(heading, it.heading)) > AGAINST
        return against, it.distance_m

    return sorted(found, key=order)


def _located(words: dict[str, Any]) -> Located:
    info, edge = words["edge_info"], words["edge"]
    road = edge["classification"]["classification"]
    names, most = info.get("names"), info.get("speed_limit")
    return Located(
        words["edge_id"]["value"],
        info["way_id"],
        Point(words["correlated_lat"], words["correlated_lon"]),
        words["distance"],
        words["heading"],
        names[0] if names else "",
        road_class(road),
        limit("unlimited" if most == UNLIMITED else most),
        edge["speeds"]["default"],
        edge["tunnel"],
        edge["bridge"],
    )


def match_question(
    trace: Sequence[Point], seconds: Sequence[float], accuracy_m: float
) -> dict[str, Any]:
    """For `Actor.trace_attributes` on a noisy trace; raises RoutingError on one that is none."""
    if not 2 <= len(trace) <= MOST_POINTS or len(seconds) not in (0, len(trace)):
        raise RoutingError(BAD, f"A trace has 2 to {MOST_POINTS} points, each with its time")
    points: list[dict[str, float]] = [{"lat": p.lat, "lon": p.lon} for p in trace]
    for point, time in zip(points, seconds, strict=False):
        point["time"] = time - seconds[0]
    accuracy = max(1.0, min(accuracy_m, 100.0))
    return {
        "shape": points,
        "costing": "auto",
        "shape_match": "map_snap",
        "trace_options": {"gps_accuracy": accuracy, "search_radius": min(100.0, accuracy * 5)},
        "filters": {"attributes": ATTRIBUTES, "action": "include"},
    }


def read_matched(answer: dict[str, Any]) -> Matched:
    """Where the trace lies on roads."""
    edges, points = answer["edges"], answer["matched_points"]
    indices = [p.get("edge_index", len(edges)) for p in points]
    last = points[-1] if points and indices[-1] < len(edges) else None
    return Matched(
        tuple(None if p["type"] == "unmatched" else Point(p["lat"], p["lon"]) for p in points),
        tuple(edges[i]["id"] if i < len(edges) else 0 for i in indices),
        _here(edges[indices[-1]], last) if last else None,
        float(answer.get("confidence_score", 0.0)),
    )


def _here(edge: dict[str, Any], at: dict[str, Any]) -> Located:
    share = at.get("distance_along_edge", 0.5)
    turn = turn_between(edge["begin_heading"], edge["end_heading"])
    road, names = edge["road_class"], edge.get("names")
    return Located(
        edge["id"],
        edge["way_id"],
        Point(at["lat"], at["lon"]),
        at.get("distance_from_trace_point", 0.0),
        (edge["begin_heading"] + turn * share) % 360,
        names[0] if names else "",
        road_class(road),
        limit(edge.get("speed_limit")),
        edge["speed"],
        edge["tunnel"],
        edge["bridge"],
    )
