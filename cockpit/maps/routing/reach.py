"""How far one comes: rings of the same time or distance."""

from collections.abc import Sequence
from typing import Any

from cockpit.maps.geo import Point
from cockpit.maps.routing.errors import BAD, RoutingError
from cockpit.maps.routing.spots import spot

type Rings = tuple[tuple[Point, ...], ...]
MOST_RINGS = 8


def reach_question(
    start: Point, minutes: Sequence[float], km: Sequence[float], back: bool
) -> dict[str, Any]:
    """For `Actor.isochrone`; `back` asks from where one comes here. Raises RoutingError."""
    if not 1 <= len(minutes) + len(km) <= MOST_RINGS:
        raise RoutingError(BAD, f"Between 1 and {MOST_RINGS} rings can be asked")
    contours = [{"time": t} for t in sorted(minutes)] + [{"distance": d} for d in sorted(km)]
    return {
        "locations": [spot(start)],
        "costing": "auto",
        "contours": contours,
        "polygons": True,
        "reverse": back,
        "generalize": 50,
        "denoise": 0.1,
    }


def read_rings(answer: dict[str, Any]) -> list[Rings]:
    """One entry for each contour, the nearest first: its outer rings."""
    found = []
    for feature in answer["features"]:
        shape = feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        rings = tuple(tuple(Point(lat, lon) for lon, lat in p[0]) for p in polygons if p)
        found.append((float(feature["properties"]["contour"]), rings))
    return [rings for _, rings in sorted(found, key=lambda it: it[0])]
