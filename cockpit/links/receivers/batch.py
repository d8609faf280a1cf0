"""Many datagrams by one system call: recvmmsg through ctypes, with the kernel's timestamps.

A plain recv loop costs as much and knows neither time nor sender (measured: 1.4 µs a frame
against 1.5 µs, and 3 µs more for Python's recvmsg).
"""

import ctypes
import errno
import os
import socket
import struct
from collections.abc import Iterator

MSG_DONTWAIT = 0x40
SO_MEMINFO = 55
_MEMINFO, _DROPS = struct.Struct("=9I"), 8
_STAMP_BYTES = 32
_NAME_BYTES = 16
_STAMP = struct.Struct("=16xqq")
_LENGTH = struct.Struct("=56xI4x")
_PORT = struct.Struct(">2xH12x")


def dropped_by_kernel(sock: socket.socket) -> int:
    """Datagrams that did not fit into the socket's receive buffer since it was opened."""
    memory: tuple[int, ...] = _MEMINFO.unpack(
        sock.getsockopt(socket.SOL_SOCKET, SO_MEMINFO, _MEMINFO.size)
    )
    return memory[_DROPS]


class _Iovec(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


class _Header(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_void_p),
        ("name_length", ctypes.c_uint32),
        ("iov", ctypes.c_void_p),
        ("iov_length", ctypes.c_size_t),
        ("control", ctypes.c_void_p),
        ("control_length", ctypes.c_size_t),
        ("flags", ctypes.c_int),
        ("_padding", ctypes.c_int),
        ("received", ctypes.c_uint),
    ]


# PyDLL keeps the GIL: the call never blocks, and to win the GIL back costs more than it takes.
_recvmmsg = ctypes.PyDLL(None, use_errno=True).recvmmsg
_recvmmsg.argtypes = (
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.c_uint,
    ctypes.c_int,
    ctypes.c_void_p,
)


class BatchReader:
    """Reads up to `count` datagrams of at most `stride` bytes at once; never blocks."""

    def __init__(self, sock: socket.socket, stride: int, count: int = 192) -> None:
        self.stride, self.count = stride, count
        self._fd = sock.fileno()
        self._buffer = ctypes.create_string_buffer(count * stride)
        self._controls = ctypes.create_string_buffer(count * _STAMP_BYTES)
        self._names = ctypes.create_string_buffer(count * _NAME_BYTES)
        self._iovecs = (_Iovec * count)()
        self._headers = (_Header * count)()
        self._lay_out()
        self._fresh = bytes(self._headers)
        self._header_bytes = memoryview(self._headers).cast("B")
        self._buffer_view = memoryview(self._buffer).cast("B")
        self._control_view = memoryview(self._controls).cast("B")
        self._name_view = memoryview(self._names).cast("B")
        self._address = ctypes.addressof(self._headers)

    def _lay_out(self) -> None:
        for n in range(self.count):
            self._iovecs[n].base = ctypes.addressof(self._buffer) + n * self.stride
            self._iovecs[n].length = self.stride
            header = self._headers[n]
            header.name = ctypes.addressof(self._names) + n * _NAME_BYTES
            header.name_length = _NAME_BYTES
            header.iov = ctypes.addressof(self._iovecs) + n * ctypes.sizeof(_Iovec)
            header.iov_length = 1
            header.control = ctypes.addressof(self._controls) + n * _STAMP_BYTES
            header.control_length = _STAMP_BYTES

    def read(self) -> int:
        """Fetch what waits; returns how many, and raises OSError as the socket would."""
        self._header_bytes[:] = self._fresh
        got: int = _recvmmsg(self._fd, self._address, self.count, MSG_DONTWAIT, None)
        if got >= 0:
            return got
        error = ctypes.get_errno()
        if error in (errno.EAGAIN, errno.EINTR):
            return 0
        raise OSError(error, os.strerror(error))

    def data(self, got: int) -> bytes:
        """The datagrams, `stride` bytes apart."""
        return self._buffer_view[: got * self.stride].tobytes()

    def lengths(self, got: int) -> Iterator[tuple[int]]:
        """How long each datagram is."""
        size = ctypes.sizeof(_Header)
        return _LENGTH.iter_unpack(self._header_bytes[: got * size])

    def times(self, got: int) -> Iterator[tuple[int, int]]:
        """When each came: Unix seconds and nanoseconds."""
        return _STAMP.iter_unpack(self._control_view[: got * _STAMP_BYTES])

    def ports(self, got: int) -> Iterator[tuple[int]]:
        """The UDP port that each came from."""
        return _PORT.iter_unpack(self._name_view[: got * _NAME_BYTES])
