"""Finds services on the network, in a thread of its own; it asks, and tells nothing of us."""

import logging
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from cockpit.links.nearby.service import Service

if TYPE_CHECKING:
    from zeroconf import ServiceStateChange, Zeroconf

log = logging.getLogger(__name__)

MOST_FOUND = 32
LONGEST_NAME = 60
ANSWER_MS = 2000
STOP_S = 2.0

type Found = tuple[Service, ...]


class Finder:
    """`told` hears of each change, in a thread of the finder's."""

    def __init__(
        self,
        kinds: Sequence[str],
        told: Callable[[Found], None],
        interfaces: Sequence[str] | None = None,
    ) -> None:
        self._kinds, self._told, self._interfaces = list(kinds), told, interfaces
        self._found: dict[str, Service] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="mdns finder", daemon=True)

    @property
    def found(self) -> Found:
        """What is there now; any thread may ask."""
        return tuple(self._found.values())

    def start(self) -> None:
        """Comes back at once."""
        self._thread.start()

    def stop(self) -> None:
        """Look no longer."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join(STOP_S)

    def _run(self) -> None:
        from zeroconf import InterfaceChoice, ServiceBrowser, Zeroconf

        try:
            where = list(self._interfaces) if self._interfaces else InterfaceChoice.All
            listener = Zeroconf(interfaces=where)
        except OSError as error:
            log.warning("brokers cannot be looked for on this network: %s", error)
            return
        ServiceBrowser(listener, self._kinds, handlers=[self._changed])
        self._over.wait()
        listener.close()

    def _changed(
        self,
        zeroconf: "Zeroconf",
        service_type: str,
        name: str,
        state_change: "ServiceStateChange",
    ) -> None:
        found = dict(self._found)
        service = None
        if state_change.name != "Removed":
            service = _ask(zeroconf, service_type, name)
        if service is None:
            found.pop(name, None)
        elif name in found or len(found) < MOST_FOUND:
            found[name] = service
        if found != self._found:
            self._found = found
            self._told(self.found)


def _ask(zeroconf: "Zeroconf", kind: str, name: str) -> Service | None:
    from zeroconf import Error

    try:
        info = zeroconf.get_service_info(kind, name, ANSWER_MS)
        if info is None or not info.port or not info.server:
            return None
        addresses = tuple(info.parsed_addresses()[:4])
    except (Error, OSError, ValueError) as error:
        log.info("%r: %s", name, error)
        return None
    shown = _plain(name.removesuffix(f".{kind}"))
    host = info.server.rstrip(".")
    return Service(kind, shown, host, addresses, info.port) if addresses else None


def _plain(name: str) -> str:
    """It comes from anybody, and stands on the screen."""
    return "".join(sign for sign in name if sign.isprintable())[:LONGEST_NAME]
