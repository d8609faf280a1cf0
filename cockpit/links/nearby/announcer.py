"""Tells the network where our services are, in a thread of its own."""

import logging
import threading
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from typing import TYPE_CHECKING

from cockpit.links.nearby.service import Service

if TYPE_CHECKING:
    from zeroconf import ServiceInfo, Zeroconf

log = logging.getLogger(__name__)

STOP_S = 2.0

type Look = Callable[[], Sequence[Service]]


class Announcer:
    """Says nothing until it is told what; `interfaces`: addresses to speak at, None: all."""

    def __init__(self, interfaces: Sequence[str] | None = None) -> None:
        self._interfaces = interfaces
        self._orders: SimpleQueue[Look | None] = SimpleQueue()
        self._speaker: Zeroconf | None = None
        self._thread = threading.Thread(target=self._run, name="mdns announcer", daemon=True)

    def start(self) -> None:
        """Comes back at once."""
        self._thread.start()

    def announce(self, look: Look) -> None:
        """What `look` finds, in the announcer's thread, and nothing else any more."""
        self._orders.put(look)

    def stop(self) -> None:
        """Take all back."""
        self._orders.put(None)
        if self._thread.is_alive():
            self._thread.join(STOP_S)

    def _run(self) -> None:
        told: tuple[Service, ...] = ()
        while (look := self._orders.get()) is not None:
            services = tuple(look())
            if services != told:
                self._silence()  # the addresses may be others: it speaks at those of its start
                self._speak(services)
                told = services
        self._silence()

    def _speak(self, services: Sequence[Service]) -> None:
        if not services:
            return
        from zeroconf import Error, InterfaceChoice, Zeroconf

        try:
            where = list(self._interfaces) if self._interfaces else InterfaceChoice.All
            self._speaker = Zeroconf(interfaces=where)
            for service in services:
                self._speaker.register_service(_info(service), allow_name_change=True)
        except (OSError, Error, ValueError) as error:
            log.warning("this network does not hear of the car: %s", repr(error))

    def _silence(self) -> None:
        speaker, self._speaker = self._speaker, None
        if speaker:
            speaker.close()


def _info(service: Service) -> "ServiceInfo":
    from zeroconf import ServiceInfo

    return ServiceInfo(
        service.kind,
        f"{service.name}.{service.kind}",
        port=service.port,
        parsed_addresses=list(service.addresses),
        server=f"{service.host}.",
    )
