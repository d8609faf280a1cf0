"""The demo city's places by name, and what people write to say where they want to go."""

import json
from pathlib import Path
from typing import Any

from simulators.ways.polyline import Point

PLACES = Path(__file__).parents[2] / "assets" / "maps" / "demo_places.json"


class PlaceError(Exception):
    """No such place; the text says which there are."""


def parse_places(words: str, file: Path = PLACES) -> list[Point]:
    """`work`, `48.1,11.4` or several with `;` between; a route's name is all its places."""
    found: list[Point] = []
    for word in filter(None, (part.strip() for part in words.split(";"))):
        found += _coordinates(word) or _named(word, file)
    if not found:
        raise PlaceError("give a place, such as work, or LAT,LON")
    return found


def is_route(words: str, file: Path = PLACES) -> bool:
    """Whether this is the name of a route, which has a start of its own."""
    places, routes = load_places(file)
    return words.strip() in routes and words.strip() not in places


def _coordinates(word: str) -> list[Point]:
    try:
        lat, lon = map(float, word.split(","))
    except ValueError:
        return []
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise PlaceError(f"{word}: latitude must be from -90 to 90, longitude from -180 to 180")
    return [Point(lat, lon)]


def _named(word: str, file: Path) -> list[Point]:
    places, routes = load_places(file)
    if word in routes:
        return routes[word]
    if word in places:
        return [places[word]]
    known = ", ".join(sorted({*places, *routes})) or f"none, for {file} is not there"
    raise PlaceError(f"no place {word!r}; there are: {known}")


def load_places(file: Path = PLACES) -> tuple[dict[str, Point], dict[str, list[Point]]]:
    """Places and routes by name; empty where there is no file; raises PlaceError."""
    try:
        data = json.loads(file.read_text("utf-8"))
        places = {name: _point(entry) for name, entry in data["places"].items()}
        routes = {
            name: [
                _point(places.get(stop, stop) if isinstance(stop, str) else stop) for stop in way
            ]
            for name, way in data.get("routes", {}).items()
        }
    except FileNotFoundError:
        return {}, {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise PlaceError(f"{file}: {error}") from None
    return places, routes


def _point(entry: Any) -> Point:
    if isinstance(entry, dict):
        return Point(float(entry["lat"]), float(entry["lon"]))
    return Point(float(entry[0]), float(entry[1]))
