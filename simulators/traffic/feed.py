"""The feed: a JSON file that is written anew every few seconds.

    {"time": "2026-06-18T08:10:00+02:00", "speeds": [
        {"way_id": 123, "speed_kmh": 12},
        {"lat": 48.1, "lon": 11.4, "heading": 90, "speed_kmh": 12},
        {"way_id": 7, "closed": true}]}

`heading` may stand beside `way_id`: then the other direction is free.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

CREEP_KMH = 4.0


class FeedError(Exception):
    """The feed cannot be read; the text says why."""


@dataclass(frozen=True, slots=True)
class Report:
    """How fast one gets on somewhere: on a way, or at a place in a direction."""

    speed_kmh: float
    way_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    heading: float | None = None
    closed: bool = False

    def as_json(self) -> dict[str, Any]:
        """As it stands in the feed."""
        words: dict[str, Any] = {"closed": True} if self.closed else {"speed_kmh": self.speed_kmh}
        for name in ("way_id", "lat", "lon", "heading"):
            if (value := getattr(self, name)) is not None:
                words[name] = value
        return words


def write_feed(file: Path, when: datetime, reports: Sequence[Report]) -> None:
    """Put a whole new feed in the place of the old one; raises OSError."""
    words = {"time": when.isoformat(timespec="seconds"), "speeds": [r.as_json() for r in reports]}
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.write_text(json.dumps(words), "utf-8")
    draft.replace(file)


def read_feed(file: Path) -> list[Report]:
    """All reports that make sense; raises FeedError where the file as a whole does not."""
    try:
        entries = json.loads(file.read_text("utf-8"))["speeds"]
        return [report for entry in entries if (report := _report(entry))]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FeedError(f"{file}: no traffic feed: {error}") from None


def _report(entry: Any) -> Report | None:
    try:
        closed = bool(entry.get("closed"))
        speed = CREEP_KMH if closed else float(entry["speed_kmh"])
        where = {name: entry.get(name) for name in ("way_id", "lat", "lon", "heading")}
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    if not 0 <= speed < 400 or all(where[name] is None for name in ("way_id", "lat")):
        return None
    return Report(speed_kmh=speed, closed=closed, **where)
