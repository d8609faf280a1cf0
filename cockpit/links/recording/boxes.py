"""Frames from segments of the black box, in the order of time."""

import contextlib
import heapq
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path

from cockpit.links.black_box.blocks import (
    BoxFrame,
    FormatError,
    Skipped,
    read_blocks,
    read_header,
)
from cockpit.links.black_box.segments import writer_of
from cockpit.links.recording.recorded import Recorded

LATE_S = 1.0
"""Buses are recorded in batches, so a frame may stand this long after a later one."""
CLOCK_JUMP_S = 5.0
_time = itemgetter(0)


def read_boxes(paths: Sequence[Path], notes: list[str], since: float) -> Iterator[Recorded]:
    """Every whole block's frames from Unix time `since` on; adds to `notes` what was skipped.

    Cockpits that ran at the same time wrote segments of their own; they are merged.
    """
    writers: dict[str, list[Path]] = {}
    for path in paths:
        writers.setdefault(writer_of(path), []).append(path)
    streams = [_in_order(_blocks(own, notes, since)) for own in writers.values()]
    for frame in heapq.merge(*streams, key=_time):
        if frame[0] >= since:
            yield frame


def bus_names(paths: Sequence[Path]) -> tuple[str, ...]:
    """The names of the buses, as the newest segment whose first line is whole has them."""
    for path in reversed(paths):
        with contextlib.suppress(OSError, FormatError), path.open("rb") as file:
            if names := read_header(file.readline())[0]:
                return names
    return ()


def newest_time(paths: Sequence[Path]) -> float:
    """When the newest frame was recorded; minus infinity if there is none."""
    for path in reversed(paths):
        times = [frame[0] for block in _blocks([path], [], 0.0) for frame in block]
        if times:
            return max(times)
    return float("-inf")


def _blocks(paths: Sequence[Path], notes: list[str], since: float) -> Iterator[list[Recorded]]:
    for path, following in zip(paths, [*paths[1:], None], strict=True):
        if since > 0 and following and _starts_before(following, since - CLOCK_JUMP_S):
            continue
        skipped = Skipped()
        try:
            raw = path.read_bytes()
            buses, at = read_header(raw)
        except OSError as error:  # perhaps the recorder has just deleted it
            notes.append(f"{path}: cannot be read ({error.strerror}), skipped")
            continue
        except FormatError as error:
            notes.append(f"{path}: {error}, skipped")
            continue
        for block in read_blocks(raw, at, skipped):
            yield _named(block, buses)
        if skipped.bytes:
            where = f"{skipped.places} places" if skipped.places > 1 else "one place"
            notes.append(f"{path}: {skipped.bytes} bytes in {where} are damaged, skipped")


def _starts_before(path: Path, time: float) -> bool:
    first = next(_blocks([path], [], 0.0), None)
    return first is not None and first[0][0] < time


def _named(block: list[BoxFrame], buses: Sequence[str]) -> list[Recorded]:
    names = [*buses, *map(str, range(len(buses), 256))]
    return [(time, names[bus], key, flags, data) for time, bus, key, flags, data in block]


def _in_order(blocks: Iterator[list[Recorded]]) -> Iterator[Recorded]:
    held: list[Recorded] = []
    for block in blocks:
        block.sort(key=_time)
        if held and block[0][0] < held[-1][0] - CLOCK_JUMP_S:
            yield from held
            held = []
        held = sorted(held + block, key=_time)
        cut = bisect_right(held, held[-1][0] - LATE_S, key=_time)
        yield from held[:cut]
        del held[:cut]
    yield from held
