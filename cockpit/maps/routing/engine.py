"""The routing engine: Valhalla on one region. One thread only; keep it in a process of its own."""

import json
import tempfile
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from valhalla import Actor  # type: ignore[import-untyped]
from valhalla._valhalla import GraphId, ValhallaError, _GraphUtils  # type: ignore[import-untyped]

from cockpit.maps.geo import Point, bearing
from cockpit.maps.region import Region
from cockpit.maps.route import Route, RouteRequest
from cockpit.maps.routing.answer import LegRoad, coarse_stretches, read_route
from cockpit.maps.routing.edges import TileEdges
from cockpit.maps.routing.errors import (
    BAD,
    NO_ROAD,
    NO_WAY,
    THERE,
    RoutingError,
    from_valhalla,
    written,
)
from cockpit.maps.routing.feed import FeedError, read_feed
from cockpit.maps.routing.lanes import straight_lanes
from cockpit.maps.routing.naming import named
from cockpit.maps.routing.painted import painted_lanes
from cockpit.maps.routing.polyline import decode
from cockpit.maps.routing.question import (
    Manner,
    check,
    check_place,
    on_map,
    route_question,
    route_time,
)
from cockpit.maps.routing.reach import Rings, reach_question, read_rings
from cockpit.maps.routing.results import Leg, Located, Matched
from cockpit.maps.routing.spots import (
    locate_question,
    match_question,
    read_located,
    read_matched,
)
from cockpit.maps.routing.stretches import cover, read_stretches, walked
from cockpit.maps.routing.table import read_table
from cockpit.maps.routing.traffic import LiveSigns, Told, Traffic
from cockpit.maps.routing_config import elevation_of, valhalla_config

LEAST_M = 1.0


def _actor(config: dict[str, Any]) -> Any:
    """Valhalla on a configuration. Given a table it leaves a file behind when it is killed."""
    with tempfile.NamedTemporaryFile("w", prefix="cockpit-valhalla-", suffix=".json") as file:
        json.dump(config, file)
        file.flush()
        return Actor(file.name)


class Engine:
    """Answers about ways through a region; every method raises RoutingError."""

    def __init__(self, region: Region, live: Path | None = None) -> None:
        """`live` is a file of traffic tiles to use in the place of the region's own."""
        self.region = region
        self._live = live or region.traffic
        self._config = valhalla_config(region)
        self._config["mjolnir"]["traffic_extract"] = str(self._live)
        self._actor = _actor(self._config)
        self._signs = LiveSigns(self._live)
        self._painted = painted_lanes(region.tiles)
        self._edges = TileEdges(region.tiles)
        self._elevation = bool(elevation_of(region.folder))

    def routes(self, request: RouteRequest) -> list[Route]:
        """The best route first, then its alternatives, each with its name."""
        check(request, self.region.box)
        try:
            answer, manner = self._asked(request)
        except RoutingError as error:
            raise self._explained(error, request.places) from None
        when = route_time(request, manner)
        routes = [self._route(trip, request.language, when) for trip in _trips(answer)]
        if len(routes[0].shape) < 2 or routes[0].distance_m < LEAST_M:
            raise RoutingError(THERE, "The start is the destination")
        return named(routes)

    def matrix(self, sources: Sequence[Point], targets: Sequence[Point]) -> list[list[Leg | None]]:
        """A row for each source; None where no way leads, or a place is on no road."""
        table: list[list[Leg | None]] = [[None] * len(targets) for _ in sources]
        rows = [i for i, p in enumerate(sources) if self._on_road(p)]
        columns = [i for i, p in enumerate(targets) if self._on_road(p)]
        if rows and columns:
            found = read_table(
                self._call, [sources[i] for i in rows], [targets[i] for i in columns]
            )
            for i, legs in zip(rows, found, strict=True):
                for j, leg in zip(columns, legs, strict=True):
                    table[i][j] = leg
        return table

    def locate(self, point: Point, heading: float | None = None) -> list[Located]:
        """The roads near a place, the most likely first; empty where there are none."""
        if not on_map(point, self.region.box):
            return []
        try:
            return read_located(self._call("locate", locate_question(point)), heading)
        except RoutingError as error:
            if error.code == NO_ROAD:
                return []
            raise

    def match(
        self, trace: Sequence[Point], seconds: Sequence[float] = (), accuracy_m: float = 8.0
    ) -> Matched:
        """On which roads a noisy trace lies; `seconds` are its points' times.

        Without them, where they would have it drive faster than can be on these roads.
        """
        try:
            words = match_question(trace, seconds, accuracy_m)
            return read_matched(self._call("trace_attributes", words))
        except RoutingError as error:
            if error.code != NO_WAY or not seconds:
                raise
        return self.match(trace, (), accuracy_m)

    def isochrone(
        self,
        start: Point,
        minutes: Sequence[float] = (),
        km: Sequence[float] = (),
        back: bool = False,
    ) -> list[Rings]:
        """The rings of each time and distance, the nearest first."""
        check_place(start, self.region.box)
        return read_rings(self._call("isochrone", reach_question(start, minutes, km, back)))

    def apply_traffic(self, words: Any) -> Told:
        """Write a traffic feed's live speeds; raises RoutingError where it is none at all."""
        try:
            return self.traffic.apply(read_feed(words))
        except FeedError as error:
            raise RoutingError(BAD, str(error)) from None

    @cached_property
    def traffic(self) -> Traffic:
        """The live speeds, which one process of all writes; what was there is forgotten."""
        traffic = Traffic(self.region.tiles, self._live, self.locate, self._heading_of)
        traffic.clear()
        return traffic

    def _heading_of(self, edge: int) -> float | None:
        """From an edge's begin to its end; None where there is no such edge."""
        try:
            shape = self._graph.get_edge_shape(GraphId(edge))
        except RuntimeError:
            return None
        (west, south), (east, north) = shape[0], shape[-1]
        return bearing(Point(south, west), Point(north, east))

    @cached_property
    def _graph(self) -> Any:
        return _GraphUtils(json.dumps(self._config))

    def _on_road(self, point: Point) -> bool:
        return on_map(point, self.region.box) and bool(self.locate(point))

    def _asked(self, request: RouteRequest) -> tuple[dict[str, Any], Manner]:
        """An answer, and the first manner of asking that found any way at all.

        Without live speeds the time of day does not matter, unless the way found leads through
        something that is closed at times.
        """
        timed = bool(request.depart_at) or self._signs.any()
        answer, manner = self._found(request, timed)
        if not timed and any(t["summary"]["has_time_restrictions"] for t in _trips(answer)):
            return self._found(request, True)
        return answer, manner

    def _found(self, request: RouteRequest, timed: bool) -> tuple[dict[str, Any], Manner]:
        avoid = request.avoid
        avoiding = avoid.toll or avoid.motorway or avoid.ferry
        manners = [
            Manner(strict, careful, timed)
            for careful in (False, True)
            for strict in ((True, False) if avoiding else (False,))
        ]
        for manner in manners:
            try:
                question = route_question(request, manner, self._elevation)
                return self._call("route", question), manner
            except RoutingError as error:
                if error.code != NO_WAY or manner == manners[-1]:
                    raise
        raise AssertionError("there is always a last manner")

    def _explained(self, error: RoutingError, places: Sequence[Point]) -> RoutingError:
        """With the place that is on no road, where there is one."""
        if error.code != NO_ROAD:
            return error
        for place in places:
            if not self.locate(place):
                return RoutingError(NO_ROAD, f"There is no road near {written(place)}")
        return error

    def _route(self, trip: dict[str, Any], language: str, when: dict[str, Any]) -> Route:
        roads: list[LegRoad] = []
        offset = 0
        for leg in trip["legs"]:
            roads.append(self._road(leg, offset, when))
            offset += len(roads[-1].points) - 1
        return read_route(trip, roads, language)

    def _road(self, leg: dict[str, Any], first: int, when: dict[str, Any]) -> LegRoad:
        """What the leg's roads are like; its first point is the route's point `first`."""
        points = decode(leg["shape"])
        last = first + len(points) - 1
        try:
            edges = walked(self._call, leg["shape"], points, when)
        except RoutingError:
            edges = []
        like = self._edges.read([edge["id"] for edge in edges])
        stretches = read_stretches(edges, like, first)
        if not cover(stretches, first, last):
            return LegRoad(points, coarse_stretches(leg, points, first), {}, False)
        turns = [m["begin_shape_index"] for m in leg["maneuvers"]]
        lanes = straight_lanes(edges, points, turns, self._painted) if self._painted else {}
        lanes = {at + first: it for at, it in lanes.items()}
        return LegRoad(points, stretches, lanes, like.drives_left[0])

    def _call(self, method: str, words: dict[str, Any]) -> dict[str, Any]:
        try:
            text = getattr(self._actor, method)(json.dumps(words))
        except ValhallaError as error:
            raise from_valhalla(error.code, str(error)) from None
        answer: dict[str, Any] = json.loads(text)
        return answer


def _trips(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return [answer["trip"], *(other["trip"] for other in answer.get("alternates", ()))]
