"""Where `cockpit demo --route` goes: places of the demo city by name, or coordinates."""

import json
from pathlib import Path
from typing import Any

from cockpit.core.paths import ROOT
from cockpit.maps.geo import Point
from cockpit.maps.place import Place

PLACES = ROOT / "assets" / "maps" / "demo_places.json"


class RouteWordsError(Exception):
    """What was written after --route makes no sense; the text says what does."""


def parse_route(words: str, file: Path = PLACES) -> tuple[Place, ...]:
    """`work`, `48.1,11.4`, or several with `;` between: the last is the destination.

    A route by its name, such as `commute`, begins at its first place: the car is there already.
    """
    found: list[Place] = []
    for word in filter(None, (part.strip() for part in words.split(";"))):
        found += _coordinates(word) or _named(word, file)
    if not found:
        raise RouteWordsError("give a place, such as work, or LAT,LON")
    return tuple(found)


def _coordinates(word: str) -> list[Place]:
    try:
        lat, lon = map(float, word.split(","))
    except ValueError:
        return []
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise RouteWordsError(f"{word}: latitude is from -90 to 90, longitude from -180 to 180")
    return [Place(word, Point(lat, lon), "coordinates")]


def _named(word: str, file: Path) -> list[Place]:
    try:
        data = json.loads(file.read_text("utf-8"))
        places = {name: _place(name, entry) for name, entry in data["places"].items()}
        if word in places:
            return [places[word]]
        if word in data.get("routes", {}):
            stops = data["routes"][word]
            return [places[s] if isinstance(s, str) else _place(word, s) for s in stops[1:]]
    except FileNotFoundError:
        raise RouteWordsError(f"no place {word!r}: {file} is not there; give LAT,LON") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RouteWordsError(f"{file}: {error}") from None
    known = ", ".join(sorted({*places, *data.get("routes", {})}))
    raise RouteWordsError(f"no place {word!r}; there are: {known}")


def _place(name: str, entry: Any) -> Place:
    if isinstance(entry, dict):
        point = Point(float(entry["lat"]), float(entry["lon"]))
        return Place(str(entry.get("name", name)), point, "favourite", key=name)
    return Place(name, Point(float(entry[0]), float(entry[1])), "coordinates")
