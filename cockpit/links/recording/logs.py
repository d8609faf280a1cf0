"""Frames from any log that python-can reads: .blf .asc .log .trc .csv .db .mf4, also .gz."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import can
from can.io.generic import FileIOMessageReader, MessageReader, TextIOMessageReader
from can.io.player import MESSAGE_READERS

from cockpit.links.raw_frame import BRS, ESI, FD, SENT, key_of
from cockpit.links.recording.recorded import Recorded, RecordingError

FORMATS = ".blf, .asc, .log (candump -L), .trc, .csv, .db, .mf4, or a black box"
_BAD_LINE = (ValueError, IndexError, KeyError)


def read_log(path: Path, notes: list[str]) -> Iterator[Recorded]:
    """Frames up to the first damage; candump logs go on after a bad line.

    Raises RecordingError if the file cannot be opened as what its suffix says.
    """
    reader = _open(path)
    resumes = isinstance(reader, can.CanutilsLogReader)
    messages, count, bad = iter(reader), 0, 0
    try:
        while True:
            try:
                message = next(messages)
            except StopIteration:
                break
            except Exception as error:  # readers raise whatever damage leads them to
                if not (resumes and isinstance(error, _BAD_LINE)):
                    notes.append(f"{path}: is damaged after {count} frames ({_why(error)})")
                    break
                bad, messages = bad + 1, iter(reader)
                continue
            count += 1
            yield _recorded(message)
    finally:
        reader.stop()
    if bad:
        notes.append(f"{path}: {bad} lines are not as candump -L writes them, skipped")


def _open(path: Path) -> MessageReader:
    try:
        with path.open("rb") as file:
            empty = not file.read(1)
    except OSError as error:
        why = error.strerror or "not readable"
        raise RecordingError(f"{path}: {why}; give a recording: {FORMATS}") from None
    if empty:
        raise RecordingError(f"{path}: is empty; give another recording")
    try:
        return _reader(path)
    except Exception as error:  # see above
        raise RecordingError(
            f"{path}: cannot be read as a log ({_why(error)}); give {FORMATS}"
        ) from None


def _reader(path: Path) -> MessageReader:
    """The reader that fits the suffix; it gets an open file, which a failing one would leak."""
    suffix = path.suffix.lower()
    kind: Any = MESSAGE_READERS.get(suffix)
    if not (kind and issubclass(kind, FileIOMessageReader)):
        return can.LogReader(path)
    text = issubclass(kind, TextIOMessageReader)
    options = {"relative_timestamp": False} if suffix == ".asc" and _has_date(path) else {}
    # Comments in another encoding must not end the reading.
    file: Any = path.open(encoding="utf-8", errors="replace") if text else path.open("rb")
    try:
        reader: MessageReader = kind(file, **options)
    except Exception:
        file.close()
        raise
    return reader


def _has_date(path: Path) -> bool:
    """Whether python-can understands the date of an .asc; else its times start at zero."""
    with path.open(encoding="utf-8", errors="replace") as file:
        head = [next(file, "") for _ in range(20)]
    for line in head:
        words = line.split(None, 2)
        if len(words) == 3 and words[0].lower() == "date":
            try:
                can.ASCReader._datetime_to_timestamp(words[2].strip())
            except ValueError:
                return False
            return True
    return False


def _recorded(message: can.Message) -> Recorded:
    key = key_of(
        message.arbitration_id,
        message.is_extended_id and not message.is_error_frame,
        message.is_remote_frame,
        message.is_error_frame,
    )
    flags = (
        (FD if message.is_fd else 0)
        | (BRS if message.bitrate_switch else 0)
        | (ESI if message.error_state_indicator else 0)
        | (0 if message.is_rx else SENT)
    )
    channel = "" if message.channel is None else str(message.channel)
    return message.timestamp, channel, key, flags, bytes(message.data or b"")


def _why(error: Exception) -> str:
    text = str(error).strip().splitlines()
    return text[0] if text else type(error).__name__
