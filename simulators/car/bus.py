"""The real buses, through python-can; a bus that fails is said once, and tried again."""

import errno
import select
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import can
from can.interfaces.udp_multicast import UdpMulticastBus

from simulators.car.broadcast import Frame

GROUP = "239.74.163.2"
FIRST_PORT = 43113
REOPEN_S = 1.0
MOST_AT_ONCE = 200


class BusError(Exception):
    """A bus was not understood or cannot be opened; the text says what to do."""


@dataclass(frozen=True, slots=True)
class BusSpec:
    """NAME=INTERFACE:CHANNEL[:PORT]."""

    name: str
    interface: str
    channel: str
    port: int = 0

    def __str__(self) -> str:
        port = f":{self.port}" if self.port else ""
        return f"{self.name}={self.interface}:{self.channel}{port}"


def default_specs(buses: tuple[str, ...]) -> list[BusSpec]:
    """Loopback multicast, one port per bus in the order of their names."""
    return [
        BusSpec(name, "udp_multicast", GROUP, FIRST_PORT + number)
        for number, name in enumerate(sorted(buses))
    ]


def parse_specs(words: list[str], buses: tuple[str, ...]) -> list[BusSpec]:
    """Specs from the command line; raises BusError. None given: the defaults."""
    specs = [_parse(word, buses) for word in words] or default_specs(buses)
    names = [spec.name for spec in specs]
    for name in names:
        if names.count(name) > 1:
            raise BusError(f"--can gives bus {name!r} twice; give it once")
    return specs


def _parse(word: str, buses: tuple[str, ...]) -> BusSpec:
    name, _, rest = word.partition("=")
    interface, _, channel = rest.partition(":")
    if not rest or not channel:
        raise BusError(f"--can {word}: write NAME=INTERFACE:CHANNEL, as in drive=socketcan:can0")
    if name not in buses:
        raise BusError(f"--can {word}: no bus {name!r}; the DBC files give: {', '.join(buses)}")
    if interface != "udp_multicast":
        return BusSpec(name, interface, channel)
    group, _, port = channel.rpartition(":")
    if not group or not port.isdigit():
        raise BusError(f"--can {word}: write udp_multicast:GROUP:PORT")
    return BusSpec(name, interface, group, int(port))


def open_bus(spec: BusSpec) -> can.BusABC:
    """Open one bus; raises BusError."""
    try:
        if spec.interface == "udp_multicast":
            return _multicast(spec)
        if spec.interface == "socketcan":
            return can.Bus(interface="socketcan", channel=spec.channel, fd=True)
        return can.Bus(interface=spec.interface, channel=spec.channel)
    except (can.CanError, OSError, ImportError, NotImplementedError, ValueError) as error:
        raise BusError(f"{spec}: {error}") from None


def _multicast(spec: BusSpec) -> can.BusABC:
    """Our loopback interface when the dashboard is installed too, else python-can's own."""
    try:
        return can.Bus(interface="cockpit_multicast", channel=spec.channel, port=spec.port)
    except (ImportError, can.CanInterfaceNotImplementedError):
        bus = can.Bus(interface="udp_multicast", channel=spec.channel, port=spec.port, fd=True)
        _keep_on_loopback(bus, spec.channel)
        return bus


def _keep_on_loopback(bus: can.BusABC, group: str) -> None:
    multicast = getattr(bus, "_multicast", None)
    found: socket.socket | None = getattr(multicast, "_socket", None)
    if found is None:
        return
    loopback = socket.inet_aton("127.0.0.1")
    found.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, loopback)
    found.setsockopt(
        socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton(group) + loopback
    )
    found.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)


def _more(bus: can.BusABC) -> bool:
    """Something waits on the bus's socket; interfaces without one have told all."""
    try:
        number = bus.fileno()
    except NotImplementedError:
        return False
    return number >= 0 and bool(select.select([number], [], [], 0)[0])


@dataclass(slots=True)
class Buses:
    """All buses by name. Sending never raises: a real ECU goes on too."""

    specs: list[BusSpec]
    _open: dict[str, can.BusABC] = field(default_factory=dict)
    _broken: dict[str, float] = field(default_factory=dict)
    _classic: set[str] = field(default_factory=set)

    def open(self) -> None:
        """Open all; raises BusError."""
        for spec in self.specs:
            self._open[spec.name] = open_bus(spec)

    def close(self) -> None:
        """Close all."""
        for bus in self._open.values():
            bus.shutdown()
        self._open.clear()

    def send(self, frame: Frame) -> None:
        """Send one frame on its bus; buses that were not asked for swallow theirs."""
        bus = self._open.get(frame.bus)
        if bus is None or (frame.fd and frame.bus in self._classic):
            return
        message = can.Message(
            arbitration_id=frame.frame_id,
            is_extended_id=frame.extended,
            is_fd=frame.fd,
            bitrate_switch=frame.fd,
            data=frame.data,
        )
        try:
            bus.send(message)
        except (can.CanError, OSError) as error:
            self._refused(frame, error)
            return
        if frame.bus in self._broken:
            del self._broken[frame.bus]
            print(f"car: {frame.bus} is back", file=sys.stderr, flush=True)

    def _refused(self, frame: Frame, error: Exception) -> None:
        if "buffer full" in str(error):
            return  # nobody listens: a controller would wait too
        if frame.fd and getattr(error, "error_code", None) == errno.EINVAL:
            print(f"car: {frame.bus} has no CAN FD; going on without", file=sys.stderr, flush=True)
            self._classic.add(frame.bus)
            return
        self._fail(frame.bus, error)

    def received(self) -> Iterator[tuple[str, can.Message]]:
        """What has come in, without waiting."""
        for name, bus in list(self._open.items()):
            for _ in range(MOST_AT_ONCE):
                try:
                    message = bus.recv(0)
                except (can.CanError, OSError, ValueError) as error:
                    if not isinstance(error, can.CanOperationError):
                        self._fail(name, error)
                    break  # junk on the wire is not our business
                if message is not None:
                    yield name, message
                elif not _more(bus):  # None may also be one of our own frames, come back
                    break

    def echoes(self, name: str) -> bool:
        """The interface gives us our own frames back, and we cannot tell them from others'."""
        return isinstance(self._open.get(name), UdpMulticastBus)

    def heal(self) -> None:
        """Try broken buses again, once a second."""
        now = time.monotonic()
        for name, since in list(self._broken.items()):
            if now - since < REOPEN_S or name in self._open:
                continue
            self._broken[name] = now
            spec = next(s for s in self.specs if s.name == name)
            try:
                fresh = open_bus(spec)
            except BusError:
                continue
            self._open[name] = fresh  # broken until a frame has gone out

    def _fail(self, name: str, error: Exception) -> None:
        if name not in self._broken:
            print(f"car: {name} lost: {error}; trying again", file=sys.stderr, flush=True)
        self._broken[name] = time.monotonic()
        bus = self._open.pop(name, None)
        if bus is not None:
            bus.shutdown()
