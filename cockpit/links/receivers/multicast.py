"""Frames off the loopback multicast bus, without unpacking what is always the same.

All of a datagram but its time and payload is its envelope: id, flags, channel, length. Envelopes
repeat, so each is unpacked once and then recognised by its bytes.
"""

import itertools
import threading
import time
from collections.abc import Iterator

import msgpack  # type: ignore[import-untyped]

from cockpit.links.multicast_socket import MAX_DATAGRAM, open_receiver, open_sender
from cockpit.links.raw_frame import BRS, ERROR, ESI, EXTENDED, FD, ID_MASK, RawFrame, key_of
from cockpit.links.receivers.batch import BatchReader, dropped_by_kernel

_HEAD = 20
"""Bytes up to and including the timestamp."""
_TAIL = 46
"""Bytes after the payload: is_fd, bitrate_switch, error_state_indicator."""
_MOST_ENVELOPES = 4096
_MOST_FRAMES = 8192
_ECHO_S = 1.0
"""Our own datagrams come back at once; so long after a send we look for them."""


def _tail(is_fd: bool, brs: bool, esi: bool) -> bytes:
    tail = {"is_fd": is_fd, "bitrate_switch": brs, "error_state_indicator": esi}
    return bytes(msgpack.packb(tail))[1:]


_TAILS = {_tail(bool(n & FD), bool(n & BRS), bool(n & ESI)): n for n in range(8)}


class MulticastReceiver:
    """One loopback bus: group and port."""

    def __init__(self, group: str, port: int) -> None:
        self.junk = 0
        self._lock = threading.Lock()
        self._socket = open_receiver(group, port)
        try:
            self._sender = open_sender(group, port)
        except OSError:
            self._socket.close()
            raise
        self._own_port: int = self._sender.getsockname()[1]
        self._sent_at = float("-inf")
        self._reader = BatchReader(self._socket, MAX_DATAGRAM)
        self._envelopes: dict[bytes, int] = {}
        self._tails: dict[int, int] = {}

    def fileno(self) -> int:
        """Becomes readable when frames wait."""
        return self._socket.fileno()

    def drain(self) -> list[RawFrame]:
        """All frames that wait, without our own."""
        frames: list[RawFrame] = []
        while True:
            got = self._reader.read()
            if got:
                self._parse(got, frames)
            if got < self._reader.count or len(frames) >= _MOST_FRAMES:
                return frames

    def _parse(self, got: int, frames: list[RawFrame]) -> None:
        """The hot loop: cut each datagram into envelope and payload, and look the envelope up."""
        reader, add = self._reader, frames.append
        data, stride, own = reader.data(got), reader.stride, self._own_port
        key_of_envelope, flags_of_tail, from_end = self._envelopes.get, _TAILS.get, self._tails.get
        columns = zip(reader.lengths(got), reader.times(got), self._ports(got), strict=False)
        start = 0
        for (size,), (seconds, nanoseconds), (port,) in columns:
            end = start + size
            cut = end - from_end(size, _TAIL)
            key = key_of_envelope(data[start + _HEAD : cut])
            flags = flags_of_tail(data[end - _TAIL : end])
            if port == own:
                pass
            elif key is not None and flags is not None:
                payload = data[cut : end - _TAIL]
                add((key, flags, payload, seconds + nanoseconds * 1e-9))
            elif frame := self._learn(data[start:end]):
                add((*frame, seconds + nanoseconds * 1e-9))
            start += stride

    def _ports(self, got: int) -> Iterator[tuple[int]]:
        if time.monotonic() - self._sent_at < _ECHO_S:
            return self._reader.ports(got)
        return itertools.repeat((0,))

    def _learn(self, datagram: bytes) -> tuple[int, int, bytes] | None:
        """Unpack a datagram whose envelope is new; None if it is no CAN frame."""
        try:
            frame = _unpack(msgpack.unpackb(datagram))
        except Exception:  # junk may break anywhere: that must not end the link
            self.junk += 1
            return None
        key, _, data = frame
        tail = _TAIL + len(data)
        if datagram[-tail:-_TAIL] == data and datagram[-tail - 2 : -tail] == bytes(
            (0xC4, len(data))
        ):
            if len(self._envelopes) >= _MOST_ENVELOPES:
                self._envelopes.clear()
            self._envelopes[datagram[_HEAD:-tail]] = key
            self._tails[len(datagram)] = tail
        return frame

    def send(self, key: int, flags: int, data: bytes) -> None:
        """Send one frame to everybody on this machine."""
        with self._lock:
            self._sent_at = time.monotonic()
            self._sender.send(_pack(key, flags, data))

    def dropped(self) -> int:
        """Frames lost because the receive buffer was full."""
        return dropped_by_kernel(self._socket)

    def check(self) -> None:
        """Loopback never goes."""

    def close(self) -> None:
        """Leave the group."""
        with self._lock:
            self._sender.close()
            self._socket.close()


def _unpack(fields: dict[str, object]) -> tuple[int, int, bytes]:
    number, data = fields["arbitration_id"], fields["data"]
    extended, remote = bool(fields["is_extended_id"]), bool(fields["is_remote_frame"])
    error = bool(fields["is_error_frame"])
    most = ID_MASK if extended or error else 0x7FF
    if not isinstance(number, int) or not 0 <= number <= most:
        raise ValueError(number)
    data = b"" if data is None else data
    if not isinstance(data, bytes) or len(data) > 64:
        raise ValueError(data)
    flags = (
        (FD if fields["is_fd"] else 0)
        | (BRS if fields["bitrate_switch"] else 0)
        | (ESI if fields["error_state_indicator"] else 0)
    )
    return key_of(number, extended, remote, error), flags, data


def _pack(key: int, flags: int, data: bytes) -> bytes:
    return bytes(
        msgpack.packb(
            {
                "timestamp": time.time(),
                "arbitration_id": key & ID_MASK,
                "is_extended_id": bool(key & EXTENDED),
                "is_remote_frame": False,
                "is_error_frame": bool(key & ERROR),
                "channel": None,
                "dlc": len(data),
                "data": data,
                "is_fd": bool(flags & FD),
                "bitrate_switch": bool(flags & BRS),
                "error_state_indicator": bool(flags & ESI),
            }
        )
    )
