"""What the worker answers about places: search, nearby, along, names.

Each is a function of the worker's state and plain parameters; wrong parameters raise ValueError,
KeyError or TypeError. Positions are [lat, lon], places are as `place_words` writes them.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from cockpit.maps.geo import Point, decode_polyline
from cockpit.maps.place import Place
from cockpit.maps.region import MapError, Region
from cockpit.maps.search.along import OnTheWay, along
from cockpit.maps.search.categories import named
from cockpit.maps.search.chargers import fits
from cockpit.maps.search.corridor import Corridor
from cockpit.maps.search.finder import MOST_ROWS, Finder
from cockpit.maps.search.hit import Hit
from cockpit.maps.search.index import Index
from cockpit.maps.search.notable import notable
from cockpit.maps.search.question.asked import Asked, understand
from cockpit.maps.search.rating import nearest

WITHIN_M = 2000.0
RADIUS_M = 50_000.0
MOST_OWN = 500
"""Own places that take part in one search."""
MOST_NAMES = 1000
LONGEST_SHAPE = 2_000_000
WINDING = 1.3


class State(Protocol):
    """What these methods need of the worker."""

    @property
    def region(self) -> Region:
        """The region that is asked."""


@lru_cache(maxsize=2)
def finder_of(path: Path) -> Finder:
    """The search of an index, opened once in a process. Raises MapError."""
    return Finder(Index(path))


def search(state: State, params: Mapping[str, Any]) -> dict[str, Any]:
    """Takes query, near?, limit?, language?, extra? (own places), shape? and from_m? (the route),
    charge? ({"percent", "percent_per_km"}: the charge now and what a kilometre takes).

    Gives "places", the best first. Asked for "in 30 km" or "on the way" with a shape, these are
    places along the route as `along` gives them.
    """
    asked = understand(_text(params, "query"))
    if asked.along_m is not None and params.get("shape"):
        found = _along(state, asked, params)
        if found:
            return {"places": _with_charge(found, params), "asked": _asked_words(asked)}
    finder = finder_of(state.region.search)
    own = [read_place(words) for words in list(params.get("extra") or ())[:MOST_OWN]]
    places = finder.search(
        _text(params, "query"), _near(params), _limit(params), _language(params), own
    )
    found = [place_words(place) for place in places]
    return {"places": _with_charge(found, params), "asked": _asked_words(asked)}


def nearby(state: State, params: Mapping[str, Any]) -> dict[str, Any]:
    """Takes category, near, radius_m?, limit?, language?, and of chargers min_kw?, sockets?.

    Gives "places" of that category, the nearest first; categories are those of categories.toml
    or values of OpenStreetMap.
    """
    index = finder_of(state.region.search).index
    category = named(_text(params, "category"))
    values = category.values if category else (_text(params, "category"),)
    near = _near(params)
    if near is None:
        raise ValueError("nearby needs a position: near")
    check = fits(float(params.get("min_kw") or 0), tuple(params.get("sockets") or ()))
    rows = nearest(index, index.of_values(values), near, check, _limit(params))
    farthest = float(params.get("radius_m") or RADIUS_M) / 1000
    places = [
        place_words(Hit(row, 1.0, 1.0, km).place(_language(params)))
        for row, km in rows
        if km is not None and km <= farthest
    ]
    return {"places": _with_charge(places, params)}


def along_route(state: State, params: Mapping[str, Any]) -> dict[str, Any]:
    """Takes category or query, shape (a polyline of precision 6), from_m?, within_m?, limit?,
    language?.

    Gives "places" beside the route from `from_m` on, in the order of the way, each with along_m,
    off_m, detour_m, detour_s and is_estimate.
    """
    if params.get("category"):
        category = named(_text(params, "category"))
        if category is None:
            raise ValueError(f"no category is called {params['category']!r:.60}")
        asked = Asked(category.key, category, min_kw=float(params.get("min_kw") or 0),
                      sockets=tuple(params.get("sockets") or ()))  # fmt: skip
    else:
        asked = understand(_text(params, "query"))
    return {"places": _with_charge(_along(state, asked, params), params)}


def names(state: State, params: Mapping[str, Any]) -> dict[str, Any]:
    """Takes near?, limit?, language?. Gives "places": what has a name that one may say."""
    index = finder_of(state.region.search).index
    most = max(1, min(int(params.get("limit") or 300), MOST_NAMES))
    rows = notable(index, _near(params), most)
    found = [Hit(row, 1.0, score, km).place(_language(params)) for row, score, km in rows]
    return {"places": [place_words(place) for place in found]}


METHODS = {"search": search, "nearby": nearby, "along": along_route, "names": names}


def _along(state: State, asked: Asked, params: Mapping[str, Any]) -> list[dict[str, Any]]:
    line = decode_polyline(_text(params, "shape", LONGEST_SHAPE))
    if len(line) < 2:
        raise ValueError("the route's shape has no two points")
    corridor = Corridor(line, float(params.get("within_m") or WITHIN_M))
    found = along(
        finder_of(state.region.search).index, asked, corridor, float(params.get("from_m") or 0),
        _limit(params), _language(params), _engine(state),
    )  # fmt: skip
    return [_on_the_way(it) for it in found]


def _engine(state: State) -> Any:
    """For real detours; None where the region's roads cannot be read: then they are estimated."""
    try:
        return getattr(state, "engine", None)
    except MapError:
        return None


def place_words(place: Place) -> dict[str, Any]:
    """A place between processes and for scripts."""
    return {
        "name": place.name, "kind": place.kind, "category": place.category,
        "address": place.address, "lat": round(place.point.lat, 7),
        "lon": round(place.point.lon, 7), "key": place.key, "distance_m": place.distance_m,
        "score": place.score,
    }  # fmt: skip


def read_place(words: Mapping[str, Any]) -> Place:
    """The reverse; also of dataclasses.asdict(place). Raises KeyError, TypeError, ValueError."""
    lat, lon = words["point"] if "point" in words else (words["lat"], words["lon"])
    kind, category, address, key = (
        str(words.get(name) or "") for name in ("kind", "category", "address", "key")
    )
    point = Point(float(lat), float(lon))
    return Place(str(words["name"])[:200], point, kind, category, address, key)


def _on_the_way(it: OnTheWay) -> dict[str, Any]:
    place = replace(it.place, score=round(max(0.0, 1 - it.detour_m / 20_000), 4))
    return place_words(place) | {
        "along_m": round(it.along_m), "off_m": round(it.off_m), "detour_m": round(it.detour_m),
        "detour_s": round(it.detour_s), "is_estimate": it.is_estimate,
    }  # fmt: skip


def _with_charge(places: list[dict[str, Any]], params: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A first guess at the charge on arrival, before a route is known: `arrival_percent`."""
    charge = params.get("charge")
    if not charge:
        return places
    for place in places:
        if place["distance_m"] is not None:
            km = place["distance_m"] / 1000 * WINDING
            left = float(charge["percent"]) - km * float(charge["percent_per_km"])
            place["arrival_percent"] = round(max(0.0, left), 1)
    return places


def _asked_words(asked: Asked) -> dict[str, Any]:
    return {"category": asked.category.key if asked.category else "", "along_m": asked.along_m}


def _text(params: Mapping[str, Any], name: str, longest: int = 20_000) -> str:
    value = params[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} must be text")
    return value[:longest]


def _near(params: Mapping[str, Any]) -> Point | None:
    near = params.get("near")
    if near is None:
        return None
    point = Point(float(near[0]), float(near[1]))
    if not (abs(point.lat) <= 90 and abs(point.lon) <= 180):
        raise ValueError(f"near: {point.lat}, {point.lon} is no position on the earth")
    return point


def _limit(params: Mapping[str, Any]) -> int:
    return max(1, min(int(params.get("limit") or 10), MOST_ROWS))


def _language(params: Mapping[str, Any]) -> str:
    return str(params.get("language") or "en")
