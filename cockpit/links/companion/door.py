"""Where the companion is served: a socket that lets only so many in."""

import socket
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

MOST_OPEN = 64
"""Connections at once; who comes then is turned away before TLS costs anything."""
EVERYWHERE = ("0.0.0.0", "::")


class ListenError(Exception):
    """One line: what `[companion] listen` should be."""


@dataclass(frozen=True, slots=True)
class Listen:
    """An address of this machine, and a port; 0: any that is free."""

    host: str
    port: int

    @property
    def names(self) -> tuple[str, ...]:
        """What this machine is called by who comes in here; the best address first."""
        if self.host in EVERYWHERE:
            return (_outward(), socket.gethostname(), f"{socket.gethostname()}.local", *_LOOPBACK)
        return _LOOPBACK if ip_address(self.host).is_loopback else (self.host,)


_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def parse_listen(words: str) -> Listen:
    """`HOST:PORT` or `[HOST]:PORT`, HOST an address; raises ListenError."""
    host, colon, port = words.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    try:
        ip_address(host)
        number = int(port)
    except ValueError:
        number = -1
    if not colon or not 0 <= number < 65536:
        raise ListenError(f"[companion] listen: {words!r}: write ADDRESS:PORT, as 0.0.0.0:8443")
    return Listen(host, number)


def _outward() -> str:
    """The address by which others in the network find this machine; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        try:
            one.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        address: str = one.getsockname()[0]
        return address


class Door(socket.socket):
    """A listening socket that turns away who comes when `most` are inside."""

    def __init__(self, listen: Listen, most: int = MOST_OPEN) -> None:
        """Raises OSError where the address is not ours, or taken."""
        super().__init__(socket.AF_INET6 if ":" in listen.host else socket.AF_INET)
        self._most = most
        self._inside: set[socket.socket] = set()
        self.port = listen.port
        try:
            self.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self.bind((listen.host, listen.port))
            self.listen(16)
            self.setblocking(False)
            self.port = self.getsockname()[1]
        except OSError:
            self.close()
            raise

    def accept(self) -> tuple[socket.socket, Any]:
        """Raises BlockingIOError where nobody is to be let in, as if nobody were there."""
        one, address = super().accept()
        self._inside = {each for each in self._inside if each.fileno() >= 0}
        if len(self._inside) >= self._most:
            one.close()
            raise BlockingIOError
        self._inside.add(one)
        return one, address
