"""A RouteRequest from plain words, however wrong they are."""

import math
import re
from collections.abc import Mapping
from typing import Any

from cockpit.maps.geo import Point
from cockpit.maps.route import Avoid, RouteRequest

MOST_PLACES = 20
MOST_ROADS = 100
MOST_CORNERS = 500
LOCAL_TIME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?)?")


def read_request(words: Mapping[str, Any]) -> RouteRequest:
    """The reverse of dataclasses.asdict; raises ValueError, KeyError or TypeError."""
    heading, departs = words.get("heading"), str(words.get("depart_at") or "")
    if not LOCAL_TIME.fullmatch(departs):
        raise ValueError(f"depart_at is no local time as 2026-06-18T08:10: {departs[:40]!r}")
    return RouteRequest(
        _points(words["places"], MOST_PLACES),
        None if heading is None else _number(heading) % 360,
        _avoid(words.get("avoid") or {}),
        max(0, int(words.get("alternatives") or 0)),
        str(words.get("language") or "en")[:20],
        departs[:16],
        tuple(int(i) for i in words.get("passing") or ()),
    )


def _avoid(words: Mapping[str, Any]) -> Avoid:
    areas = list(words.get("areas") or ())[:MOST_ROADS]
    return Avoid(
        bool(words.get("toll")),
        bool(words.get("motorway")),
        bool(words.get("ferry")),
        _points(words.get("roads") or (), MOST_ROADS),
        tuple(_points(area, MOST_CORNERS) for area in areas),
    )


def _points(words: Any, most: int) -> tuple[Point, ...]:
    if len(words) > most:
        raise ValueError(f"{len(words)} places are too many; at most {most}")
    return tuple(_point(p) for p in words)


def _point(words: Any) -> Point:
    lat, lon = (_number(n) for n in words)
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise ValueError(f"{lat}, {lon} is no position on the earth")
    return Point(lat, lon)


def _number(words: Any) -> float:
    number = float(words)
    if not math.isfinite(number):
        raise ValueError(f"{number} is no number to use")
    return number
