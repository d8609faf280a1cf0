"""A request in Valhalla's words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cockpit.maps.geo import Box, Point
from cockpit.maps.route import Avoid, RouteRequest
from cockpit.maps.routing.errors import BAD, OFF_MAP, RoutingError, written

ELEVATION_STEP_M = 30
SEARCH_M = 5_000
"""A place farther than this from any road is on no road."""
QUICK_REACH = 10
"""Roads that a place's road must lead on to; Valhalla looks for 50, and it takes its time."""
HEADING_TOLERANCE = 60
INVARIANT = 3
LATER_SPEEDS = ["freeflow", "constrained", "predicted"]
"""Without the live ones."""
MARGIN = 0.02
"""Degrees around the map within which a place still counts as on it."""
MOST_ALTERNATIVES = 4
LOCALES = {  # the engine's own; Chinese is made in `chinese.py`
    "ar": "ar-SA", "bg": "bg-BG", "ca": "ca-ES", "cs": "cs-CZ", "da": "da-DK", "de": "de-DE",
    "el": "el-GR", "en": "en-GB", "es": "es-ES", "et": "et-EE", "fi": "fi-FI", "fr": "fr-FR",
    "he": "he-IL", "hi": "hi-IN", "hu": "hu-HU", "it": "it-IT", "ja": "ja-JP", "ko": "ko-KR",
    "mn": "mn-MN", "nb": "nb-NO", "nl": "nl-NL", "pl": "pl-PL", "pt": "pt-PT", "ro": "ro-RO",
    "ru": "ru-RU", "sk": "sk-SK", "sl": "sl-SI", "sv": "sv-SE", "tr": "tr-TR", "uk": "uk-UA",
    "vi": "vi-VN",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Manner:
    """How a route is asked for; easier to find with each False, slower and surer with True."""

    strict: bool = False
    """Keep away from what is to be avoided at any price."""
    careful: bool = False
    """Look farther around each place whether its road leads anywhere; an eighth of the time."""
    timed: bool = True
    """Keep to what holds only at that time: live speeds, roads closed at night; a tenth of it."""


def route_question(
    request: RouteRequest, manner: Manner = Manner(), elevation: bool = False
) -> dict[str, Any]:
    """For `Actor.route`."""
    places = [_place(request, i, manner) for i in range(len(request.places))]
    words: dict[str, Any] = {
        "locations": places,
        "costing": "auto",
        "costing_options": {"auto": costing(request.avoid, manner.strict, request.depart_at)},
        "turn_lanes": True,
        "units": "kilometers",
        "language": locale(request.language),
        "alternates": 0 if len(places) > 2 else min(request.alternatives, MOST_ALTERNATIVES),
    }
    if elevation:
        words["elevation_interval"] = ELEVATION_STEP_M
    if request.avoid.roads:
        words["exclude_locations"] = [{"lat": p.lat, "lon": p.lon} for p in request.avoid.roads]
    if request.avoid.areas:
        words["exclude_polygons"] = [ring(area) for area in request.avoid.areas]
    return words | departure(request.depart_at) if manner.timed else words


def _place(request: RouteRequest, index: int, manner: Manner) -> dict[str, Any]:
    point = request.places[index]
    place: dict[str, Any] = {"lat": point.lat, "lon": point.lon, "search_cutoff": SEARCH_M}
    if not manner.careful:
        place["minimum_reachability"] = QUICK_REACH
    if index in request.passing and 0 < index < len(request.places) - 1:
        place["type"] = "via"
    if index == 0 and request.heading is not None:
        place["heading"] = round(request.heading) % 360
        place["heading_tolerance"] = HEADING_TOLERANCE
    return place


def departure(depart_at: str) -> dict[str, Any]:
    """When, in local time; "" is now.

    Invariant: the roads are as they are at that time all along the way. Else Valhalla lets live
    speeds fade with the distance ahead, searches in one direction only, and is slow on long ways.
    """
    when = depart_at or f"{datetime.now():%Y-%m-%dT%H:%M}"
    return {"date_time": {"type": INVARIANT, "value": when}}


def route_time(request: RouteRequest, manner: Manner) -> dict[str, Any]:
    """What says when, of a request, for questions about its route."""
    if not manner.timed:
        return {}
    options = costing(Avoid(), False, request.depart_at)
    return departure(request.depart_at) | {"costing_options": {"auto": options}}


def costing(avoid: Avoid, strict: bool, depart_at: str) -> dict[str, Any]:
    """The engine's options: what the driver would rather not use, and live speeds only now."""
    options: dict[str, Any] = {"speed_types": LATER_SPEEDS} if depart_at else {}
    wishes = {"tolls": avoid.toll, "highways": avoid.motorway, "ferry": avoid.ferry}
    for name, wished in wishes.items():
        if wished:
            options[f"use_{name}"] = 0.0
            if strict:
                options[f"exclude_{name.replace('ferry', 'ferries')}"] = True
    return options


def ring(area: tuple[Point, ...]) -> list[list[float]]:
    """A closed ring of [lon, lat]."""
    points = [[p.lon, p.lat] for p in area]
    return points if points[:1] == points[-1:] else [*points, points[0]]


def locale(language: str) -> str:
    """The engine's locale for a language code; English where it has none."""
    return LOCALES.get(language.replace("_", "-").partition("-")[0].lower(), "en-GB")


def check(request: RouteRequest, box: Box) -> None:
    """Raises RoutingError where the request cannot be asked."""
    if len(request.places) < 2:
        raise RoutingError(BAD, "A route needs a start and an end")
    for place in request.places:
        check_place(place, box)
    for area in request.avoid.areas:
        if len(area) < 3:
            raise RoutingError(BAD, "An area to avoid needs three corners")


def check_place(place: Point, box: Box) -> None:
    """Raises RoutingError where a place is not on the map."""
    if not on_map(place, box):
        raise RoutingError(OFF_MAP, f"{written(place)} is not on this map")


def on_map(place: Point, box: Box) -> bool:
    """Whether a place is on the map, or just beside it."""
    wide = Box(box.south - MARGIN, box.west - MARGIN, box.north + MARGIN, box.east + MARGIN)
    return wide.holds(place)
