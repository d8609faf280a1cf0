"""Frames off any bus that python-can knows, through a small thread of its own.

The thread also opens the bus: adapters may take long to answer, and the link must not wait.
"""

import collections
import contextlib
import errno
import os
import threading
import time
from typing import Any

from cockpit.links.bus_spec import BusSpec
from cockpit.links.raw_frame import BRS, ERROR, ESI, EXTENDED, FD, ID_MASK, RawFrame, key_of

RECEIVE_S = 0.1
JOIN_S = 1.0
CLOCK_SKEW_S = 2.0
_MOST_WAITING = 1 << 17


class PythonCanReceiver:
    """One bus of python-can, opened and read by a thread."""

    def __init__(self, spec: BusSpec) -> None:
        self.junk = 0
        self._spec = spec
        self._bus: Any = None
        self._error = ""
        self._waiting: collections.deque[RawFrame] = collections.deque(maxlen=_MOST_WAITING)
        self._received = self._taken = 0
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._wake = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        self._thread = threading.Thread(target=self._run, name=f"can-{spec.bus}", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._bus = self._spec.open()
            while not self._closed.is_set():
                message = self._bus.recv(RECEIVE_S)
                if message is not None:
                    self._waiting.append(_raw(message))
                    self._received += 1
                    self._ring()
        except Exception as error:  # adapters' drivers raise whatever they like
            self._error = str(error) or type(error).__name__
            self._ring()
        finally:
            self._shut()

    def _ring(self) -> None:
        with contextlib.suppress(OSError):
            os.eventfd_write(self._wake, 1)

    def _shut(self) -> None:
        with self._lock:
            bus, self._bus = self._bus, None
        if bus is not None:
            with contextlib.suppress(Exception):
                bus.shutdown()

    def fileno(self) -> int:
        """Becomes readable when frames wait."""
        return self._wake

    def drain(self) -> list[RawFrame]:
        """All frames that wait; raises what ended the thread."""
        with contextlib.suppress(BlockingIOError):
            os.eventfd_read(self._wake)
        frames = [self._waiting.popleft() for _ in range(len(self._waiting))]
        self._taken += len(frames)
        if self._error and not frames:
            raise OSError(errno.EIO, self._error)
        return frames

    def send(self, key: int, flags: int, data: bytes) -> None:
        """Put one frame on the bus."""
        import can

        message = can.Message(
            arbitration_id=key & ID_MASK,
            is_extended_id=bool(key & EXTENDED),
            data=data,
            is_fd=bool(flags & FD),
            bitrate_switch=bool(flags & BRS),
        )
        with self._lock:
            if self._bus is None:
                raise OSError(errno.ENETDOWN, self._error or "not open yet")
            try:
                self._bus.send(message, 0.1)
            except can.CanError as error:
                raise OSError(errno.EIO, str(error)) from error

    def dropped(self) -> int:
        """Frames that the link left waiting for too long."""
        return max(0, self._received - self._taken - len(self._waiting))

    def check(self) -> None:
        """The thread reports losses by itself."""

    def close(self) -> None:
        """End the thread and let go of the bus."""
        self._closed.set()
        self._thread.join(JOIN_S)
        wake, self._wake = self._wake, -1
        os.close(wake)


def _raw(message: Any) -> RawFrame:
    key = key_of(
        message.arbitration_id,
        message.is_extended_id,
        message.is_remote_frame,
        message.is_error_frame,
    )
    flags = (
        (FD if message.is_fd else 0)
        | (BRS if message.bitrate_switch else 0)
        | (ESI if message.error_state_indicator else 0)
    )
    if message.is_error_frame:
        key = message.arbitration_id & ID_MASK | ERROR
    return key, flags, bytes(message.data or b""), _unix_time(message.timestamp)


def _unix_time(stamp: float) -> float:
    """Some adapters count from when they were plugged in; then now is the better time."""
    now = time.time()
    return stamp if abs(now - stamp) < CLOCK_SKEW_S else now
