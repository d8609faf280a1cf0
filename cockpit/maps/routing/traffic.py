"""Live speeds in Valhalla's traffic tiles: written in place, and the next route keeps to them.

One word of 64 bits for each edge: the speed of all of it and of its first part, in 2 km/h, and how
far that part reaches (255 = all). Whoever maps the same file sees it at once.
"""

import mmap
import os
import struct
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from cockpit.maps.geo import Point, turn_between
from cockpit.maps.routing.feed import Feed, Report
from cockpit.maps.routing.results import Located
from cockpit.maps.routing.spots import AGAINST
from cockpit.maps.routing.ways import TILE_BITS, WayEdges, tile_places

HEAD = struct.Struct("<QQII8x")
"""Tile, seconds since 1970 of the last change, edges, version."""
WORD = struct.Struct("<Q")
UNKNOWN_SPEED = 127
FASTEST = 126
WHOLE = 255
UNKNOWN = 0
"""No word at all: nothing is known."""
BESIDE_M = 30.0
"""A report farther from any road than this is of no road of this map."""
TILE_MASK = (1 << TILE_BITS) - 1


def live_word(speed_kmh: float | None) -> int:
    """The word for a speed; 0 km/h is closed, None unknown."""
    if speed_kmh is None:
        return UNKNOWN
    speed = 0 if speed_kmh <= 0 else max(1, min(FASTEST, round(speed_kmh / 2)))
    parts = (speed, speed, UNKNOWN_SPEED, UNKNOWN_SPEED)
    word = sum(part << 7 * i for i, part in enumerate(parts))
    return word | WHOLE << 28 | WHOLE << 36


@dataclass(slots=True)
class Told:
    """What became of a feed."""

    edges: int = 0
    """That have a live speed now."""
    troubles: list[str] = field(default_factory=list)
    """One line for each entry that could not be used."""


class LiveSigns:
    """Whether any live speed is known, of whichever process has written it."""

    def __init__(self, tar: Path) -> None:
        self._tar = tar
        self._changed = -1
        self._any = False

    def any(self) -> bool:
        """Looks into the file only when it has changed: this is asked on every route."""
        changed = self._tar.stat().st_mtime_ns
        if changed != self._changed:
            self._changed = changed
            with self._tar.open("rb") as file:
                self._any = any(self._stamp(file, at) for at, _ in tile_places(self._tar).values())
        return self._any

    def _stamp(self, file: BinaryIO, offset: int) -> int:
        file.seek(offset)
        stamp: int = HEAD.unpack(file.read(HEAD.size))[1]
        return stamp


class Traffic:
    """The live speeds of a region; one process writes them."""

    def __init__(
        self,
        tiles: Path,
        tar: Path,
        locate: Callable[[Point, float | None], list[Located]],
        heading_of: Callable[[int], float | None],
    ) -> None:
        self._tiles, self._tar = tiles, tar
        self._locate, self._heading_of = locate, heading_of
        with tar.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), 0)
        self._places = self._read_places(tar)
        self._until: dict[int, float] = {}
        self._ways: WayEdges | None = None

    def close(self) -> None:
        """Give the file back; what was written stays."""
        self._map.close()

    def apply(self, feed: Feed, now: float | None = None) -> Told:
        """Write a feed's speeds, and take back what is too old or no longer in it."""
        now = time.time() if now is None else now
        told = Told(troubles=list(feed.troubles))
        words: dict[int, int] = {}
        for report in feed.reports:
            edges = self._edges(report)
            if not edges:
                told.troubles.append(f"traffic: {report.written}: no road of this map")
            words |= dict.fromkeys(edges, live_word(report.speed_kmh))
        gone = self._until.keys() - words.keys() if not feed.part else ()
        self._write(dict.fromkeys(gone, UNKNOWN) | words, now)
        for edge in (*gone, *words):
            self._until.pop(edge, None)
        self._until |= {edge: now + feed.valid_s for edge, word in words.items() if word}
        self.expire(now)
        if not self._until:
            self.clear()
        told.edges = len(self._until)
        return told

    def expire(self, now: float | None = None) -> int:
        """Forget what is too old; returns how many edges."""
        now = time.time() if now is None else now
        old = [edge for edge, until in self._until.items() if until <= now]
        self._write(dict.fromkeys(old, UNKNOWN), now)
        for edge in old:
            del self._until[edge]
        if old and not self._until:
            self.clear()
        return len(old)

    def clear(self) -> None:
        """Forget everything, also what an earlier process has left behind."""
        for tile, (offset, count) in self._places.items():
            if HEAD.unpack_from(self._map, offset)[1]:
                start = offset + HEAD.size
                self._map[start : start + count * WORD.size] = bytes(count * WORD.size)
                self._stamp(tile, 0.0)
        self._until.clear()
        os.utime(self._tar)

    def _read_places(self, tar: Path) -> dict[int, tuple[int, int]]:
        places = {}
        for offset, size in tile_places(tar).values():
            tile, _, count, _ = HEAD.unpack_from(self._map, offset)
            if HEAD.size + count * WORD.size <= size:
                places[tile] = (offset, count)
        return places

    def _write(self, words: dict[int, int], now: float) -> None:
        touched = set()
        for edge, word in words.items():
            offset = self._offset(edge)
            if offset is not None:
                WORD.pack_into(self._map, offset, word)
                touched.add(edge & TILE_MASK)
        for tile in touched:
            self._stamp(tile, now)
        if touched:
            os.utime(self._tar)

    def _stamp(self, tile: int, now: float) -> None:
        WORD.pack_into(self._map, self._places[tile][0] + WORD.size, int(now))

    def _offset(self, edge: int) -> int | None:
        """Where an edge's word lies; None where the map has no such edge."""
        offset, count = self._places.get(edge & TILE_MASK, (0, 0))
        index = edge >> TILE_BITS
        return offset + HEAD.size + index * WORD.size if index < count else None

    def _edges(self, report: Report) -> Iterable[int]:
        if report.edge_id:
            return [report.edge_id] if self._offset(report.edge_id) is not None else []
        if report.way_id:
            if self._ways is None:
                self._ways = WayEdges(self._tiles)
            return self._along(self._ways.of(report.way_id), report.heading)
        assert report.point
        return self._around(report.point, report.heading)

    def _along(self, edges: list[int], heading: float | None) -> list[int]:
        if heading is None:
            return edges
        found = []
        for edge in edges:
            own = self._heading_of(edge)
            if own is not None and abs(turn_between(heading, own)) < AGAINST:
                found.append(edge)
        return found

    def _around(self, point: Point, heading: float | None) -> list[int]:
        near = [it for it in self._locate(point, heading) if it.distance_m <= BESIDE_M]
        if not near:
            return []
        closest = min(it.distance_m for it in near)
        way = next(it.way_id for it in near if it.distance_m == closest)
        return self._along([it.edge_id for it in near if it.way_id == way], heading)
