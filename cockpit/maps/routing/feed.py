"""A traffic feed in plain words, from a file or a message: how fast one gets on where.

    {"time": "2026-06-18T08:10:00+02:00", "valid_s": 300, "part": false, "speeds": [
        {"way_id": 123, "speed_kmh": 12},
        {"way_id": 123, "heading": 90, "speed_kmh": 12},
        {"edge_id": 17722976914, "closed": true},
        {"lat": 48.1, "lon": 11.4, "heading": 90, "speed_kmh": null}]}

or shorter `{"way 123": 12, "edge 17722976914": "closed", "48.1,11.4,90": null}`. Null is unknown
again. A feed holds all that is known and takes the place of the one before; with `part` it only
adds to it.
"""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cockpit.maps.geo import Point

VALID_S = 300.0
LONGEST_S = 86_400.0
FASTEST_KMH = 400.0
LARGEST = 32 * 1024 * 1024
MOST_ENTRIES = 200_000
CLOSED = 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """One entry: what it says (`speed_kmh` 0 is closed, None unknown), and of which road."""

    written: str
    """How the entry calls the road, for messages."""
    speed_kmh: float | None
    way_id: int = 0
    edge_id: int = 0
    point: Point | None = None
    heading: float | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """What was read: the reports, and a line for each entry that makes no sense."""

    reports: tuple[Report, ...]
    troubles: tuple[str, ...]
    valid_s: float = VALID_S
    part: bool = False


class FeedError(Exception):
    """The feed as a whole cannot be read; the text is one line."""


def load_feed(file: Path) -> Feed:
    """From a JSON file; raises FeedError."""
    try:
        if file.stat().st_size > LARGEST:
            raise FeedError(f"{file}: too large for a traffic feed")
        return read_feed(json.loads(file.read_text("utf-8")))
    except OSError as error:
        raise FeedError(f"{file}: {error.strerror or error}") from None
    except (ValueError, RecursionError) as error:
        raise FeedError(f"{file}: no traffic feed: {str(error)[:120]}") from None


def read_feed(words: Any) -> Feed:
    """From plain words; entries that make no sense are told and left out. Raises FeedError."""
    if not isinstance(words, Mapping):
        raise FeedError('a traffic feed is a table with "speeds", not this')
    valid = words.get("valid_s", VALID_S)
    if not isinstance(valid, int | float) or not 0 < valid <= LONGEST_S:
        raise FeedError(f"valid_s: {valid!r:.40} is no time in seconds, 1 to {LONGEST_S:.0f}")
    reports, troubles = [], []
    for name, entry in _entries(words):
        try:
            reports.append(_report(name, entry))
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            troubles.append(f"traffic: {name}: {' '.join(str(error).split())[:120]}")
    return Feed(tuple(reports), tuple(troubles), float(valid), bool(words.get("part")))


def _entries(words: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    listed = words.get("speeds")
    if listed is None:
        short = [(k, v) for k, v in words.items() if k not in ("time", "valid_s", "part")]
        listed = [_spelled(str(key), value) for key, value in short]
    if not isinstance(listed, list) or len(listed) > MOST_ENTRIES:
        raise FeedError(f"speeds: is no list of at most {MOST_ENTRIES} entries")
    for i, entry in enumerate(listed):
        yield (
            (entry.get("written") or _name(i, entry))
            if isinstance(entry, Mapping)
            else (f"entry {i + 1}"),
            entry,
        )


def _spelled(key: str, value: Any) -> dict[str, Any]:
    """An entry of the short form as one of the long form."""
    entry: dict[str, Any] = {"written": key[:60]}
    kind, _, number = key.partition(" ")
    if kind in ("way", "edge"):
        entry[f"{kind}_id"] = number
    else:
        entry |= dict(zip(("lat", "lon", "heading"), key.split(","), strict=False))
    entry |= {"closed": True} if value == "closed" else {"speed_kmh": value}
    return entry


def _name(index: int, entry: Mapping[str, Any]) -> str:
    for kind in ("way", "edge"):
        if f"{kind}_id" in entry:
            return f"{kind} {entry[f'{kind}_id']!s:.30}"
    return f"entry {index + 1}"


def _report(name: str, entry: Any) -> Report:
    """Raises KeyError, TypeError, ValueError or OverflowError on an entry that makes no sense."""
    if not isinstance(entry, Mapping):
        raise TypeError("is no table")
    speed = CLOSED if entry.get("closed") else _speed(entry)
    heading = entry.get("heading")
    turned = None if heading is None else _number(heading, "heading") % 360
    if entry.get("way_id") is not None:
        return Report(name, speed, way_id=_identity(entry["way_id"]), heading=turned)
    if entry.get("edge_id") is not None:
        return Report(name, speed, edge_id=_identity(entry["edge_id"]))
    if "lat" not in entry or "lon" not in entry:
        raise ValueError("names no road: way_id, edge_id, or lat and lon")
    lat, lon = _number(entry["lat"], "lat"), _number(entry["lon"], "lon")
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise ValueError(f"{lat}, {lon} is no position on the earth")
    return Report(name, speed, point=Point(lat, lon), heading=turned)


def _speed(entry: Mapping[str, Any]) -> float | None:
    if "speed_kmh" not in entry:
        raise ValueError("has neither speed_kmh nor closed")
    if entry["speed_kmh"] is None:
        return None
    speed = _number(entry["speed_kmh"], "speed_kmh")
    if not 0 <= speed <= FASTEST_KMH:
        raise ValueError(f"speed_kmh {speed:g} is no speed between 0 and {FASTEST_KMH:g}")
    return speed


def _identity(words: Any) -> int:
    number = int(words)
    if isinstance(words, float | bool) or not 0 < number < 1 << 63:
        raise ValueError(f"{words!r:.40} is no identity of a road")
    return number


def _number(words: Any, name: str) -> float:
    try:
        number = float(words)
    except (TypeError, ValueError):
        raise ValueError(f"{name} {words!r:.40} is no number") from None
    if isinstance(words, bool) or not math.isfinite(number):
        raise ValueError(f"{name} {words!r:.40} is no number")
    return number
