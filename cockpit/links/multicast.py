"""A CAN bus over UDP multicast that never leaves this machine, for desks and tests.

Speaks python-can's `udp_multicast` datagrams (MessagePack), but binds everything to `lo`, needs
no route and no root, has room for bursts, and survives datagrams that are not CAN frames.
Registered with python-can as interface `cockpit_multicast`.
"""

import contextlib
import logging
import select
import socket
import struct
from typing import Any

import can
import msgpack  # type: ignore[import-untyped]

from cockpit.links.bus_spec import GROUP, PORT
from cockpit.links.multicast_socket import (
    MAX_DATAGRAM,
    SO_TIMESTAMPNS,
    open_receiver,
    open_sender,
)

log = logging.getLogger(__name__)

_TIMESPEC = struct.Struct("@qq")


def pack(message: can.Message) -> bytes:
    """The datagram of one frame, with the keys and their order as python-can sends them."""
    return bytes(
        msgpack.packb(
            {
                "timestamp": float(message.timestamp),
                "arbitration_id": message.arbitration_id,
                "is_extended_id": message.is_extended_id,
                "is_remote_frame": message.is_remote_frame,
                "is_error_frame": message.is_error_frame,
                "channel": message.channel,
                "dlc": message.dlc,
                "data": bytes(message.data),
                "is_fd": message.is_fd,
                "bitrate_switch": message.bitrate_switch,
                "error_state_indicator": message.error_state_indicator,
            }
        )
    )


class LoopbackMulticastBus(can.BusABC):
    """python-can's view of the loopback bus: one group and port is one bus.

    :param channel: the IPv4 multicast group.
    :param port: the UDP port; give each bus its own.
    :param fd: whether CAN FD frames pass.
    """

    def __init__(
        self,
        channel: str = GROUP,
        port: int = PORT,
        fd: bool = True,
        receive_own_messages: bool = False,
        **kwargs: Any,
    ) -> None:
        self._own = receive_own_messages
        try:
            self._receiver = open_receiver(channel, int(port))
            self._sender = open_sender(channel, int(port))
        except OSError as error:
            self._close()
            raise can.CanInitializationError(
                f"cannot join {channel}:{port} on loopback ({error.strerror or error})"
            ) from error
        self._me = self._sender.getsockname()
        self._poll = select.poll()
        self._poll.register(self._receiver, select.POLLIN)
        self.channel_info = f"loopback multicast {channel}:{port}"
        self._can_protocol = can.CanProtocol.CAN_FD if fd else can.CanProtocol.CAN_20
        super().__init__(channel, **kwargs)

    def send(self, msg: can.Message, timeout: float | None = None) -> None:
        """Send one frame; loopback has always room."""
        if msg.is_fd and self._can_protocol is not can.CanProtocol.CAN_FD:
            raise can.CanOperationError("this bus was opened without CAN FD")
        try:
            self._sender.send(pack(msg))
        except OSError as error:
            raise can.CanOperationError(f"cannot send ({error.strerror})", error.errno) from error

    def _recv_internal(self, timeout: float | None) -> tuple[can.Message | None, bool]:
        if not self._poll.poll(None if timeout is None else max(0.0, timeout) * 1000):
            return None, False
        try:
            datagram, extra, _, source = self._receiver.recvmsg(MAX_DATAGRAM, 64)
        except BlockingIOError:
            return None, False
        except OSError as error:
            raise can.CanOperationError(f"cannot receive ({error.strerror})", error.errno) from None
        if source == self._me and not self._own:
            return None, False
        message = _unpack(datagram, _stamp(extra))
        if message and message.is_fd and self._can_protocol is not can.CanProtocol.CAN_FD:
            return None, False
        return message, False

    def fileno(self) -> int:
        """The receiving socket, for selectors and Notifier(loop=)."""
        return self._receiver.fileno()

    def shutdown(self) -> None:
        """Leave the bus."""
        super().shutdown()
        self._close()

    def _close(self) -> None:
        for name in ("_receiver", "_sender"):
            with contextlib.suppress(AttributeError, OSError):
                getattr(self, name).close()

    @staticmethod
    def _detect_available_configs() -> Any:
        return [{"interface": "cockpit_multicast", "channel": GROUP, "port": PORT}]


def _stamp(extra: list[tuple[int, int, bytes]]) -> float:
    for level, kind, data in extra:
        if level == socket.SOL_SOCKET and kind == SO_TIMESTAMPNS:
            seconds, nanoseconds = _TIMESPEC.unpack_from(data)
            return float(seconds + nanoseconds * 1e-9)
    return 0.0


def _unpack(datagram: bytes, at: float) -> can.Message | None:
    """The frame in a datagram; None for anything that is not one."""
    try:
        return can.Message(check=True, **(msgpack.unpackb(datagram) | {"timestamp": at}))
    except Exception as error:  # junk may break anywhere: that must not end the reader
        log.debug("not a CAN frame: %s", error)
        return None
