"""Writes a recording as a log that other tools read: .blf, .asc or .log (candump)."""

import contextlib
import math
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import can

from cockpit.links.raw_frame import BRS, ERROR, ESI, EXTENDED, FD, ID_MASK, REMOTE, SENT
from cockpit.links.recording.recorded import Recorded, RecordingError
from cockpit.links.recording.recording import Recording

SUFFIXES = (".blf", ".asc", ".log")


def export(recording: Recording, out: Path, last_s: float | None = None) -> tuple[int, list[str]]:
    """Write the recording's last seconds, or all; returns the frame count and the channels.

    Channel n of .blf and .asc is the nth of the channels returned; candump keeps the names.
    Raises RecordingError; `out` appears whole or not at all.
    """
    if out.suffix.lower() not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise RecordingError(f"{out}: unknown format; end its name in one of {known}")
    since = float("-inf") if last_s is None else recording.newest() - last_s
    frames = recording.frames(since)
    first = next(frames)
    part = out.with_name(f".part-{out.name}")
    try:
        counted = _write(chain([first], frames), first[0], part, list(recording.buses))
        part.replace(out)
    except OSError as error:
        raise RecordingError(
            f"{out}: cannot be written ({error.strerror or error}); give another place"
        ) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink()
    return counted


def _write(
    frames: Iterator[Recorded], start: float, part: Path, channels: list[str]
) -> tuple[int, list[str]]:
    writer: Any = can.Logger(part)
    count = 0
    with writer:
        if isinstance(writer, can.ASCWriter):
            # A start at a whole second: python-can writes milliseconds without leading zeros.
            writer.log_event("// exported by Cockpit", math.floor(start))
        for frame in frames:
            count += 1
            if frame[1] not in channels:
                channels.append(frame[1])
            named = isinstance(writer, can.CanutilsLogWriter) and frame[1]
            channel: int | str = frame[1] if named else channels.index(frame[1])
            writer.on_message_received(_message(frame, channel))
    return count, channels


def _message(frame: Recorded, channel: int | str) -> can.Message:
    time, _, key, flags, data = frame
    return can.Message(
        timestamp=time,
        arbitration_id=key & ID_MASK,
        is_extended_id=bool(key & EXTENDED),
        is_remote_frame=bool(key & REMOTE),
        is_error_frame=bool(key & ERROR),
        channel=channel,
        data=data,
        is_fd=bool(flags & FD),
        bitrate_switch=bool(flags & BRS),
        error_state_indicator=bool(flags & ESI),
        is_rx=not flags & SENT,
    )
