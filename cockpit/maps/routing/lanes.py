"""Lanes before junctions where the way goes straight on.

Valhalla tells lanes at manoeuvres only; in OSRM's words it tells them at every junction, for
another walk along the shape. What it told is remembered by the two edges of the junction, so that
a road is asked about once, not on every route.
"""

from collections.abc import Sequence
from typing import Any

from cockpit.maps.geo import Point, encode_polyline
from cockpit.maps.route import Lane
from cockpit.maps.routing.call import Call
from cockpit.maps.routing.errors import RoutingError
from cockpit.maps.routing.kinds import OSRM_DIRECTIONS

LEAST_LANES = 2
MOST_REMEMBERED = 200_000

type Lanes = tuple[Lane, ...]
type Junction = tuple[int, int]


class LaneMemory:
    """Knows lanes by junction; asks Valhalla about those it does not know."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._known: dict[Junction, Lanes] = {}

    def along(
        self, edges: Sequence[dict[str, Any]], points: Sequence[Point], wide: Sequence[int]
    ) -> dict[int, Lanes]:
        """The lanes before each junction of a leg, by the junction's index in its points.

        `wide` are the indices of the edges with several lanes, never the last one. Only what
        says something is told: a junction all of whose lanes lead on is left out.
        """
        new = [i for i in wide if _junction(edges, i) not in self._known]
        if new:
            self._learn(edges, points, new)
        told = {}
        for i in wide:
            lanes = self._known.get(_junction(edges, i), ())
            if lanes and not all(lane.valid for lane in lanes):
                told[edges[i]["end_shape_index"]] = lanes
        return told

    def _learn(
        self, edges: Sequence[dict[str, Any]], points: Sequence[Point], new: Sequence[int]
    ) -> None:
        if len(self._known) > MOST_REMEMBERED:
            self._known.clear()
        first = edges[new[0]]["begin_shape_index"]
        last = edges[new[-1] + 1]["end_shape_index"]
        try:
            answer = self._call("trace_route", _question(points[first : last + 1]))
        except RoutingError:
            answer = {"matchings": []}
        found = _read(answer, first)
        for i in new:
            self._known[_junction(edges, i)] = found.get(edges[i]["end_shape_index"], ())


def _junction(edges: Sequence[dict[str, Any]], index: int) -> Junction:
    return edges[index]["id"], edges[index + 1]["id"]


def _question(points: Sequence[Point]) -> dict[str, Any]:
    return {
        "encoded_polyline": encode_polyline(points),
        "costing": "auto",
        "shape_match": "edge_walk",
        "format": "osrm",
        "turn_lanes": True,
        "directions_type": "maneuvers",
        "shape_format": "no_shape",
    }


def _read(answer: dict[str, Any], offset: int) -> dict[int, Lanes]:
    steps = [
        step
        for matching in answer["matchings"][:1]
        for leg in matching["legs"][:1]
        for step in leg["steps"]
    ]
    return {
        crossing["geometry_index"] + offset: tuple(_lane(lane) for lane in crossing["lanes"])
        for step in steps
        for crossing in step["intersections"]
        if "lanes" in crossing
    }


def _lane(words: dict[str, Any]) -> Lane:
    directions = tuple(OSRM_DIRECTIONS[i] for i in words["indications"] if i in OSRM_DIRECTIONS)
    active = OSRM_DIRECTIONS.get(words.get("valid_indication", ""), "") if words["valid"] else ""
    return Lane(directions, words["valid"], active)
