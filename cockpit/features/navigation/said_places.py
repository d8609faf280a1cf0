"""Places as plain tables: what a slot holds, and what the voice process is told."""

from collections.abc import Mapping
from typing import Any

from cockpit.maps.geo import Point
from cockpit.maps.place import Place

PLAIN = ("name", "kind", "category", "address", "key")


def table_of(place: Place) -> dict[str, Any]:
    """Only what is known of it."""
    words = {name: text for name in PLAIN if (text := getattr(place, name))}
    return {**words, "lat": round(place.point.lat, 6), "lon": round(place.point.lon, 6)}


def place_of(words: Mapping[str, Any]) -> Place | None:
    """The reverse; None for a name alone, which several places have."""
    if "lat" not in words:
        return None
    name, kind, category, address, key = (str(words.get(name, "")) for name in PLAIN)
    return Place(
        name, Point(float(words["lat"]), float(words["lon"])), kind, category, address, key
    )
