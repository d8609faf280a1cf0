"""The file format of the black box, version 1.

A segment is one line of JSON, `{"cockpit_black_box": 1, "buses": [...], "started": "..."}`, then
blocks. A block is `CBX1`, payload length, CRC-32 of the payload, number of frames (three little
endian 32-bit words), and the payload: zlib over columns, one entry per frame in each: times
(64-bit float, Unix seconds), keys (32 bit), flags, bus numbers and data lengths (8 bit each), and
then all data. Columns pack three times as fast as records and compress better.

A torn or damaged block is skipped; reading goes on at the next `CBX1` whose CRC is right.
"""

import json
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cockpit.links.raw_frame import RawFrame

VERSION = 1
MAGIC = b"CBX1"
_HEAD = struct.Struct("<4sIII")
_LEVEL = 1
_MAX_HEADER = 1 << 16
_MAX_FRAMES = 1 << 20

type Batch = tuple[int, Sequence[RawFrame]]
"""A bus number and frames of that bus."""
type BoxFrame = tuple[float, int, int, int, bytes]
"""Time, bus number, key, flags, data; sorts by time."""


class FormatError(Exception):
    """The file is not a black-box segment, or is of a newer version."""


@dataclass(slots=True)
class Skipped:
    """What reading had to leave out: a torn end is normal after a crash, damage is not."""

    bytes: int = 0
    places: int = 0


def pack_header(buses: Sequence[str], started: str) -> bytes:
    """The first line of a segment."""
    head = {"cockpit_black_box": VERSION, "buses": list(buses), "started": started}
    return json.dumps(head).encode() + b"\n"


def pack_block(batches: Sequence[Batch]) -> bytes:
    """One block with all frames of these batches, in their order; at least one frame."""
    frames = [frame for _, batch in batches for frame in batch]
    buses = b"".join([bytes((bus,)) * len(batch) for bus, batch in batches])
    keys, flags, data, times = zip(*frames, strict=True)
    count = len(frames)
    columns = (
        struct.pack(f"<{count}d", *times),
        struct.pack(f"<{count}I", *keys),
        bytes(flags),
        buses,
        bytes(map(len, data)),
    )
    payload = zlib.compress(b"".join(columns + data), _LEVEL)
    return _HEAD.pack(MAGIC, len(payload), zlib.crc32(payload), count) + payload


def is_box(start: bytes) -> bool:
    """Whether a file that starts so is a segment, of any version and even with a damaged header."""
    return start.startswith(b'{"cockpit_black_box"') or MAGIC in start


def read_header(raw: bytes) -> tuple[tuple[str, ...], int]:
    """The bus names of a segment and where its blocks begin.

    A damaged header costs only the names. Raises FormatError for a version we do not know.
    """
    end = raw.find(b"\n", 0, _MAX_HEADER)
    try:
        head = json.loads(raw[:end])
        version, buses = head["cockpit_black_box"], tuple(map(str, head["buses"]))
    except (ValueError, KeyError, TypeError):
        return (), 0
    if version != VERSION:
        raise FormatError(f"has version {version}, this cockpit reads {VERSION}")
    return buses, end + 1


def read_blocks(raw: bytes, at: int, skipped: Skipped) -> Iterator[list[BoxFrame]]:
    """The frames of each whole block from offset `at`; notes in `skipped` what was damaged."""
    damaged_to = -1
    while at < len(raw):
        found = _block_at(raw, at)
        if found:
            frames, at = found
            yield frames
            continue
        start, at = at, raw.find(MAGIC, at + 1)
        at = at if at >= 0 else len(raw)
        skipped.bytes += at - start
        skipped.places += start != damaged_to
        damaged_to = at


def _block_at(raw: bytes, at: int) -> tuple[list[BoxFrame], int] | None:
    if len(raw) - at < _HEAD.size:
        return None
    magic, length, crc, count = _HEAD.unpack_from(raw, at)
    end = at + _HEAD.size + length
    payload = raw[at + _HEAD.size : end]
    whole = magic == MAGIC and len(payload) == length and count <= _MAX_FRAMES
    if not whole or zlib.crc32(payload) != crc:
        return None
    try:
        return _unpack(zlib.decompress(payload), count), end
    except (zlib.error, struct.error, IndexError):
        return None


def _unpack(raw: bytes, count: int) -> list[BoxFrame]:
    times = struct.unpack_from(f"<{count}d", raw)
    keys = struct.unpack_from(f"<{count}I", raw, 8 * count)
    flags, buses, lengths = (raw[n * count : (n + 1) * count] for n in (12, 13, 14))
    frames, at = [], 15 * count
    for time, bus, key, flag, length in zip(times, buses, keys, flags, lengths, strict=True):
        frames.append((time, bus, key, flag, raw[at : at + length]))
        at += length
    if at != len(raw):
        raise IndexError("columns do not match the data")
    return frames
