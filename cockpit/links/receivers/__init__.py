"""Ways to take frames off a bus in batches, without python-can's cost per frame where it pays."""

from typing import Protocol

from cockpit.links.bus_spec import BusSpec
from cockpit.links.raw_frame import RawFrame


class Receiver(Protocol):
    """An open bus. All but `send` belong to the link's thread; errors are OSError."""

    junk: int
    """What came and was no CAN frame."""

    def fileno(self) -> int:
        """Becomes readable when frames wait."""

    def drain(self) -> list[RawFrame]:
        """All frames that wait, oldest first; never blocks."""

    def send(self, key: int, flags: int, data: bytes) -> None:
        """Put one frame on the bus; may be called from any thread."""

    def dropped(self) -> int:
        """Frames that the kernel lost since the bus was opened, because we read too slowly."""

    def check(self) -> None:
        """Raise if the bus has silently gone: its interface was deleted or made anew."""

    def close(self) -> None:
        """Let go of the bus; `send` raises from then on."""


def open_receiver(spec: BusSpec) -> Receiver:
    """Open a bus in the cheapest way that there is for it; raises OSError or ImportError."""
    if spec.is_loopback:
        from cockpit.links.receivers.multicast import MulticastReceiver

        return MulticastReceiver(spec.channel, spec.port or 0)
    if spec.interface == "socketcan":
        from cockpit.links.receivers.socketcan import SocketCanReceiver

        return SocketCanReceiver(spec.channel)
    from cockpit.links.receivers.python_can import PythonCanReceiver

    return PythonCanReceiver(spec)
