"""Lanes before junctions where the way goes straight on.

Valhalla tells lanes at manoeuvres only; in OSRM's words it tells them at every junction, for
another walk along the shape. What it told is remembered by the two edges of the junction, so that
a road is asked about once, not on every route.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from cockpit.maps.geo import Point, encode_polyline
from cockpit.maps.route import Lane
from cockpit.maps.routing.call import Call
from cockpit.maps.routing.errors import RoutingError
from cockpit.maps.routing.kinds import OSRM_DIRECTIONS

LEAST_LANES = 2
MOST_REMEMBERED = 200_000
SEEN_AHEAD_M = 600.0
"""A turn this far ahead does not yet choose among lanes (for Valhalla it is 402 m)."""

type Lanes = tuple[Lane, ...]
type Junction = tuple[int, int, int]
"""The edge before, the edge after, and the one after the next turn, where that is near."""


class LegEdges:
    """The edges of a leg, which of them have several lanes, and where its turns are."""

    def __init__(
        self, edges: Sequence[dict[str, Any]], wide: Sequence[int], turns: Sequence[int]
    ) -> None:
        """`wide` are indices of edges, never the last one; `turns` are indices of points."""
        self.edges, self.wide = edges, wide
        begins = {edge["begin_shape_index"]: i for i, edge in enumerate(edges)}
        self._turns = [begins[at] for at in turns if at in begins]
        self._metres = [0.0, *accumulate(edge["length"] * 1000 for edge in edges)]

    def junction(self, index: int) -> Junction:
        """The one at the end of an edge."""
        following = index + 1
        place = bisect_left(self._turns, following)
        turn = self._turns[place] if place < len(self._turns) else None
        near = turn is not None and (self._metres[turn] - self._metres[following] < SEEN_AHEAD_M)
        after = self.edges[turn]["id"] if turn is not None and near else 0
        return self.edges[index]["id"], self.edges[following]["id"], after

    def ahead(self, index: int) -> int:
        """The edge so far behind an edge's end that no turn behind it counts."""
        far = bisect_right(self._metres, self._metres[index + 1] + SEEN_AHEAD_M)
        return min(far, len(self.edges) - 1)


class LaneMemory:
    """Knows lanes by junction; asks Valhalla about those it does not know."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._known: dict[Junction, Lanes] = {}

    def along(self, leg: LegEdges, points: Sequence[Point]) -> dict[int, Lanes]:
        """The lanes before each junction of a leg, by the junction's index in its points.

        Only what says something is told: a junction all of whose lanes lead on is left out.
        """
        junctions = {i: leg.junction(i) for i in leg.wide}
        new = [i for i, junction in junctions.items() if junction not in self._known]
        if new:
            self._learn(leg, points, new)
        told = {}
        for i, junction in junctions.items():
            lanes = self._known.get(junction, ())
            if lanes and not all(lane.valid for lane in lanes):
                told[leg.edges[i]["end_shape_index"]] = lanes
        return told

    def _learn(self, leg: LegEdges, points: Sequence[Point], new: Sequence[int]) -> None:
        if len(self._known) > MOST_REMEMBERED:
            self._known.clear()
        first = leg.edges[new[0]]["begin_shape_index"]
        last = leg.edges[leg.ahead(new[-1])]["end_shape_index"]
        try:
            answer = self._call("trace_route", _question(points[first : last + 1]))
        except RoutingError:
            answer = {"matchings": []}
        found = _read(answer, first)
        for i in new:
            self._known[leg.junction(i)] = found.get(leg.edges[i]["end_shape_index"], ())


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
