"""The road graph of a map: finds ways on it and tells what they are like. Valhalla, in-process."""

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulators.ways.plan import Plan, bare_plan
from simulators.ways.polyline import Point, compass, decode, encode, metres
from simulators.ways.survey import survey

if TYPE_CHECKING:
    from valhalla import Actor  # type: ignore[import-untyped]

ROOT = Path(__file__).parents[2]
MAP_VARIABLE = "COCKPIT_DEMO_MAP"
HEIGHT_EVERY_M = 30.0
NO_HEIGHT_M = -499.0
MOST_TRACED = {"max_distance": 2e6, "max_shape": 200_000}


class GraphError(Exception):
    """There is no map, or no such way on it; the text says which and what to do."""


def default_map() -> Path:
    """Where the demo city's map is built."""
    given = os.environ.get(MAP_VARIABLE)
    return Path(given) if given else ROOT / "build" / "maps" / "demo"


def find_tiles(place: Path) -> Path:
    """The graph of a map folder (`current` names the version), or a tiles.tar; GraphError."""
    if place.is_file():
        return place
    try:
        tiles = place / (place / "current").read_text("utf-8").strip() / "tiles.tar"
    except (OSError, UnicodeDecodeError):
        tiles = place / "tiles.tar"
    if not tiles.is_file():
        raise GraphError(f"no map in {place}; make one with python -m cockpit.maps.demo")
    return tiles


class Graph:
    """Ways on one map. Not to be shared by threads: an Actor crashes then."""

    def __init__(self, place: Path | None = None) -> None:
        """Open the map in a folder; raises GraphError."""
        self.tiles = find_tiles(place or default_map())
        self._actor: Actor | None = None

    def route(self, places: list[Point], heading: float | None = None, name: str = "") -> Plan:
        """The quickest way through all places; raises GraphError."""
        return self.plan(self.line(places, heading), name)

    def loop(self, places: list[Point], name: str = "") -> Plan:
        """The quickest way through all places and back to the first, to go round and round."""
        stops = places if places[0] == places[-1] else [*places, places[0]]
        first = self.line(stops[:2])
        heading = compass(first[0], first[1])
        line = self.line(stops, heading, arriving=heading)
        return self.plan(line, name, closed=True)

    def line(
        self,
        places: list[Point],
        heading: float | None = None,
        through: float | None = None,
        arriving: float | None = None,
    ) -> list[Point]:
        """The points of the quickest way.

        Compass directions at the first place, at the second (`through`) and at the last.
        """
        stops = [_location(place, "break") for place in places]
        for stop in stops[1:-1]:
            stop["type"] = "through"
        for stop, way in ((stops[0], heading), (stops[1], through), (stops[-1], arriving)):
            if way is not None:
                stop |= {"heading": round(way) % 360, "heading_tolerance": 45}
        answer = self._ask("route", {"locations": stops, "directions_type": "none"})
        return [s for leg in answer["trip"]["legs"] for s in decode(leg["shape"])]

    def plan(self, line: list[Point], name: str = "", closed: bool = False) -> Plan:
        """What the roads along a line are like; a line that is on no road stays bare."""
        line = _without_repeats(line)
        if len(line) < 2:
            raise GraphError("the way has no length")
        try:
            found = self._trace(line)
        except GraphError:
            return bare_plan(name, line)
        points = decode(found["shape"])
        edges = found["edges"]
        left = _known(found) and not edges[0].get("drive_on_right", True)
        heights = self._heights(points) if _hilly(edges) else ()
        return Plan(name, tuple(points), survey(edges, left), heights, closed, left)

    def _trace(self, line: list[Point]) -> dict[str, Any]:
        words = {"encoded_polyline": encode(line)}
        try:
            found = self._ask("trace_attributes", words | {"shape_match": "edge_walk"})
        except GraphError:
            found = self._ask("trace_attributes", words | {"shape_match": "map_snap"})
        if not found.get("edges"):
            raise GraphError("no road along this line")
        return found

    def _heights(self, points: list[Point]) -> tuple[float, ...]:
        """From the graph's own elevation; empty where it has none."""
        words = {
            "encoded_polyline": encode(points),
            "shape_match": "edge_walk",
            "elevation_interval": HEIGHT_EVERY_M,
            "directions_type": "none",
        }
        try:
            answer = self._ask("trace_route", words)
        except GraphError:
            return ()
        trips = [answer["trip"], *(a["trip"] for a in answer.get("alternates", []))]
        heights = [h for trip in trips for leg in trip["legs"] for h in leg.get("elevation", [])]
        return _per_point(heights, points) if heights and min(heights) > NO_HEIGHT_M else ()

    def _ask(self, what: str, words: dict[str, Any]) -> dict[str, Any]:
        try:
            answer: dict[str, Any] = getattr(self._engine(), what)({"costing": "auto"} | words)
        except (RuntimeError, ValueError) as error:
            raise GraphError(f"no way found: {str(error).splitlines()[0]}") from None
        return answer

    def _engine(self) -> "Actor":
        if self._actor is None:
            from valhalla import Actor, get_config  # 50 ms that a car without errands saves

            config = get_config(tile_extract=str(self.tiles), tile_dir=str(self.tiles.parent))
            config["mjolnir"].pop("tile_dir")
            for part in ("mjolnir", "loki", "thor", "odin", "meili"):
                config[part]["logging"] = {"type": ""}
            config["logging"] = {"type": ""}
            config["service_limits"]["trace"] |= MOST_TRACED
            with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
                json.dump(config, file)  # given a table, Valhalla leaves a file behind when killed
                file.flush()
                self._actor = Actor(file.name)
        return self._actor


def _known(found: dict[str, Any]) -> bool:
    """A map without borders says of every road that one keeps left there."""
    return any(a.get("country_text", "None") != "None" for a in found.get("admins", ()))


def _location(place: Point, kind: str) -> dict[str, Any]:
    return {"lat": place.lat, "lon": place.lon, "type": kind, "minimum_reachability": 20}


def _hilly(edges: list[dict[str, Any]]) -> bool:
    return any(edge.get("mean_elevation", 0) or edge.get("weighted_grade", 0) for edge in edges)


def _without_repeats(line: list[Point]) -> list[Point]:
    return [spot for number, spot in enumerate(line) if number == 0 or spot != line[number - 1]]


def _per_point(heights: list[float], points: list[Point]) -> tuple[float, ...]:
    """Heights come every so many metres from the start; give each point its own."""
    way, per_point = 0.0, []
    for number, point in enumerate(points):
        way += metres(points[number - 1], point) if number else 0.0
        index, part = divmod(way / HEIGHT_EVERY_M, 1.0)
        low = heights[min(int(index), len(heights) - 1)]
        high = heights[min(int(index) + 1, len(heights) - 1)]
        per_point.append(low + part * (high - low))
    return tuple(per_point)
