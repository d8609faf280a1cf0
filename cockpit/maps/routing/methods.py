"""What the worker answers about ways: ready, route, matrix, locate, match, isochrone, traffic.

Each is a function of the worker's state and plain parameters; wrong parameters raise ValueError,
KeyError or TypeError, and where there is no way RoutingError. Positions are [lat, lon].
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Protocol

from cockpit.maps.geo import Point
from cockpit.maps.routing.asked import read_request
from cockpit.maps.routing.parcel import pack_route

if TYPE_CHECKING:
    from cockpit.maps.routing.engine import Engine
MOST_PLACES = 200
MOST_TROUBLES = 50


class State(Protocol):
    """What these methods need of the worker."""

    @property
    def engine(self) -> "Engine":
        """On the region that is asked."""


def ready(state: State, params: Mapping[str, Any]) -> dict[str, Any]:
    """Opens the region before it is needed. Gives its "name"."""
    del params
    return {"name": state.engine.region.name}


def route(state: State, params: Mapping[str, Any]) -> dict[str, Any]:
    """Takes "request", the fields of a RouteRequest.

    Gives "routes", the best one first; the client makes them Route objects.
    """
    routes = state.engine.routes(read_request(params["request"]))
    return {"routes": [pack_route(r) for r in routes]}


def matrix(state: State, params: Mapping[str, Any]) -> dict[str, Any]:
    """Takes "sources" and "targets".

    Gives "matrix": a row for each source of [seconds, metres] or None.
    """
    table = state.engine.matrix(_points(params["sources"]), _points(params["targets"]))
    return {"matrix": [[leg and (leg.seconds, leg.metres) for leg in row] for row in table]}


def locate(state: State, params: Mapping[str, Any]) -> dict[str, Any]:
    """Takes "point" and "heading"?. Gives "roads", each as the fields of a Located."""
    heading = params.get("heading")
    found = state.engine.locate(
        _point(params["point"]), None if heading is None else float(heading)
    )
    return {"roads": [asdict(it) for it in found]}


def match(state: State, params: Mapping[str, Any]) -> dict[str, Any]:
    """Takes "trace", "seconds"? and "accuracy_m"?. Gives the fields of a Matched."""
    seconds = [float(s) for s in params.get("seconds") or ()]
    accuracy = float(params.get("accuracy_m") or 8.0)
    return asdict(state.engine.match(_points(params["trace"], 2000), seconds, accuracy))


def isochrone(state: State, params: Mapping[str, Any]) -> dict[str, Any]:
    """Takes "point", "minutes"?, "km"? and "back"?.

    Gives "rings": for each time and distance a list of rings of [lat, lon].
    """
    minutes, km = ([float(n) for n in params.get(name) or ()] for name in ("minutes", "km"))
    start, back = _point(params["point"]), bool(params.get("back"))
    return {"rings": state.engine.isochrone(start, minutes, km, back)}


def traffic(state: State, params: Mapping[str, Any]) -> dict[str, Any]:
    """Takes "feed", as `feed.read_feed` reads it; without one what is too old is forgotten.

    Gives "edges", how many have a live speed, and "troubles", a line for each bad entry.
    """
    told = state.engine.apply_traffic(params.get("feed", {"speeds": [], "part": True}))
    return {"edges": told.edges, "troubles": told.troubles[:MOST_TROUBLES]}


METHODS = {
    "ready": ready, "route": route, "matrix": matrix, "locate": locate, "match": match,
    "isochrone": isochrone, "traffic": traffic,
}  # fmt: skip


def _point(words: Any) -> Point:
    lat, lon = (float(n) for n in words)
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise ValueError(f"{lat}, {lon} is no position on the earth")
    return Point(lat, lon)


def _points(words: Iterable[Any], most: int = MOST_PLACES) -> list[Point]:
    points = [_point(p) for p in words]
    if not 1 <= len(points) <= most:
        raise ValueError(f"between 1 and {most} places are needed, not {len(points)}")
    return points
