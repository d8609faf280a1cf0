"""Frames off a raw SocketCAN socket: classic and FD, error frames included."""

import contextlib
import errno
import os
import socket
import struct
import threading

from cockpit.links.raw_frame import FD, RawFrame
from cockpit.links.receivers.batch import BatchReader, dropped_by_kernel

RECEIVE_BUFFER = 4 << 20
SO_TIMESTAMPNS = 35
SO_RCVBUFFORCE = 33
CAN_RAW_ERR_FILTER = 2
CAN_ERR_MASK = 0x1FFFFFFF
_CLASSIC_BYTES, _FD_BYTES = 16, 72
_FRAME = struct.Struct("=IBB2x64s")
_CLASSIC = struct.Struct("=IB3x8s")
_MOST_FRAMES = 8192


class SocketCanReceiver:
    """One CAN interface of the kernel."""

    def __init__(self, interface: str) -> None:
        self.junk = 0
        self._interface = interface
        self._lock = threading.Lock()
        self._socket = socket.socket(socket.AF_CAN, socket.SOCK_RAW, socket.CAN_RAW)
        try:
            self._index = _index_of(interface)
            self._prepare()
        except OSError:
            self._socket.close()
            raise
        self._reader = BatchReader(self._socket, _FD_BYTES)

    def _prepare(self) -> None:
        sock = self._socket
        sock.setblocking(False)
        with contextlib.suppress(OSError):  # an interface without CAN FD does as well
            sock.setsockopt(socket.SOL_CAN_RAW, socket.CAN_RAW_FD_FRAMES, 1)
        sock.setsockopt(socket.SOL_CAN_RAW, CAN_RAW_ERR_FILTER, CAN_ERR_MASK)
        sock.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        # The default buffer holds 70 ms of a busy bus.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
        with contextlib.suppress(OSError):  # needs CAP_NET_ADMIN; else the system's limit holds
            sock.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, RECEIVE_BUFFER)
        sock.bind((self._interface,))

    def fileno(self) -> int:
        """Becomes readable when frames wait."""
        return self._socket.fileno()

    def drain(self) -> list[RawFrame]:
        """All frames that wait; raises ENETDOWN or ENODEV when the interface goes."""
        frames: list[RawFrame] = []
        while True:
            got = self._reader.read()
            if got:
                self._parse(got, frames)
            if got < self._reader.count or len(frames) >= _MOST_FRAMES:
                return frames

    def _parse(self, got: int, frames: list[RawFrame]) -> None:
        reader = self._reader
        raw = _FRAME.iter_unpack(reader.data(got))
        frames += [
            (key, 0 if size == _CLASSIC_BYTES else flags | FD, data[:length], s + ns * 1e-9)
            for (size,), (key, length, flags, data), (s, ns) in zip(
                reader.lengths(got), raw, reader.times(got), strict=False
            )
        ]

    def send(self, key: int, flags: int, data: bytes) -> None:
        """Put one frame on the bus."""
        frame = (
            _FRAME.pack(key, len(data), flags & ~FD, data)
            if flags & FD
            else _CLASSIC.pack(key, len(data), data)
        )
        with self._lock:
            self._socket.send(frame)

    def dropped(self) -> int:
        """Frames lost because the receive buffer was full."""
        return dropped_by_kernel(self._socket)

    def check(self) -> None:
        """Raise if the interface was deleted, or made anew under the same name."""
        if _index_of(self._interface) != self._index:
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))

    def close(self) -> None:
        """Close the socket."""
        with self._lock:
            self._socket.close()


def _index_of(interface: str) -> int:
    """The kernel's number of an interface; ENODEV where there is none (Python sets no errno)."""
    try:
        return socket.if_nametoindex(interface)
    except OSError as error:
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV)) from error
