"""Tells the network where the car's own broker and the companion's page are, while they are."""

from urllib.parse import urlsplit

from cockpit.core.feature import Services
from cockpit.core.hosting import HTTPS as PAGE_PORT
from cockpit.core.hosting import Host
from cockpit.links.nearby.addresses import LOOPBACK, local_name, network_addresses
from cockpit.links.nearby.announcer import Announcer
from cockpit.links.nearby.service import HTTPS, SECURE_MQTT, Service


class Announced:
    """`name` is what the network reads; `broker`: whether the place is our own broker's."""

    def __init__(self, services: Services, name: str, broker: bool) -> None:
        self._hosting, self._name, self._broker = services.hosting, name, broker
        self._announcer = Announcer()

    def start(self) -> None:
        """Comes back at once."""
        self._announcer.start()
        self._hosting.watch(self._tell)
        self._tell()

    def stop(self) -> None:
        """Take all back."""
        self._announcer.stop()

    def _tell(self) -> None:
        at = self._hosting.at
        self._announcer.announce(lambda: self._services_at(at))

    def _services_at(self, at: Host | None) -> list[Service]:
        """In the announcer's thread: looking for our addresses takes a while."""
        addresses = network_addresses()
        if at is None or not addresses:
            return []
        ports = [(SECURE_MQTT, at.port)] if self._broker and at.ca else []
        page = urlsplit(at.page)
        if page.hostname and page.hostname not in LOOPBACK:
            ports.append((HTTPS, page.port or PAGE_PORT))
        return [Service(kind, self._name, local_name(), addresses, port) for kind, port in ports]
