"""Messages on a pipe: four bytes of length, then msgpack; each side waits no longer than it may."""

import os
import select
import struct
import time
from typing import Any

import msgpack  # type: ignore[import-untyped]

HEAD = struct.Struct(">I")
LONGEST = 256 * 1024 * 1024
CHUNK = 1 << 20


class EndedError(Exception):
    """The other side is gone, or talks nonsense."""


class LateError(Exception):
    """The other side took too long."""


def packed(words: Any) -> bytes:
    """A message with its length; raises ValueError, TypeError or OverflowError on what is none."""
    body: bytes = msgpack.packb(words, use_bin_type=True)
    if len(body) > LONGEST:
        raise ValueError("too long for one message")
    return HEAD.pack(len(body)) + body


def unpacked(body: bytes) -> Any:
    """The reverse, without the length; raises EndedError on nonsense."""
    try:
        return msgpack.unpackb(body, raw=False, strict_map_key=False)
    except (ValueError, msgpack.UnpackException, UnicodeDecodeError) as error:
        raise EndedError(str(error)) from None


def send(fd: int, message: bytes, until: float | None = None) -> None:
    """Write a packed message before the time `until`, or for ever; raises EndedError, LateError."""
    rest = memoryview(message)
    while rest:
        _wait(fd, select.POLLOUT, until)
        try:
            rest = rest[os.write(fd, rest[: select.PIPE_BUF]) :]
        except OSError as error:
            raise EndedError(str(error)) from None


def receive(fd: int, until: float | None = None) -> bytes:
    """The next message's body; raises EndedError, LateError."""
    (length,) = HEAD.unpack(_read(fd, HEAD.size, until))
    if length > LONGEST:
        raise EndedError(f"announced {length} bytes")
    return _read(fd, length, until)


def _read(fd: int, length: int, until: float | None) -> bytes:
    pieces, missing = [], length
    while missing:
        _wait(fd, select.POLLIN, until)
        try:
            piece = os.read(fd, min(missing, CHUNK))
        except OSError as error:
            raise EndedError(str(error)) from None
        if not piece:
            raise EndedError("the pipe ended")
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)


def _wait(fd: int, event: int, until: float | None) -> None:
    if until is None:
        return
    poll = select.poll()
    poll.register(fd, event)
    left = until - time.monotonic()
    if left <= 0 or not poll.poll(left * 1000):
        raise LateError
