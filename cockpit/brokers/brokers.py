"""Connects the messages to the brokers that the settings name, the car's own among them."""

import hashlib
import ssl
from dataclasses import replace
from pathlib import Path

from cockpit.brokers.announced import Announced
from cockpit.brokers.hosted import Hosted
from cockpit.core.feature import Services
from cockpit.core.hosting import Host
from cockpit.core.notices import Severity
from cockpit.links.mqtt_link.address import SOUGHT, Address, AddressError, parse_addresses
from cockpit.links.mqtt_link.link import MqttLink
from cockpit.links.mqtt_link.settings import MqttSettings
from cockpit.links.nearby.finder import Finder, Found
from cockpit.links.nearby.service import MQTT, SECURE_MQTT, Service
from cockpit.storage import Storage

REFUSED, FOUND = "mqtt", "mqtt found"
FOUND_TEXT = (
    "There is a broker on this network: {name}. It gets nothing until brokers in cockpit.toml"
    " names it."
)


class Brokers:
    """The link, the broker of our own, and the search for others: what the settings ask for."""

    def __init__(self, services: Services, storage: Storage) -> None:
        self._services, settings = services, services.settings.of(MqttSettings)
        self._turn, self._name = 0, f"Cockpit {settings.vin}"
        addresses = self._addresses(settings.brokers)
        self.own = Hosted(services, settings, storage) if settings.own else None
        sought = any(address.host == SOUGHT for address in addresses)
        kinds = (SECURE_MQTT, MQTT)
        self._finder = Finder(kinds, self._found) if settings.find or sought else None
        self._tells = settings.find and not addresses
        outside = self.own is not None and not self.own.inside
        parts = (services, self._name, outside)
        self._announced = Announced(*parts) if settings.announce else None
        every = ((self.own.address,) if self.own else ()) + addresses
        self.link = self._link(every, storage) if every else None
        if addresses and not self.own:
            self._meet_at(addresses[0])

    def start(self) -> None:
        """Comes back at once."""
        if self.own:
            self.own.start()
        if self._finder:
            self._finder.start()
        if self._announced:
            self._announced.start()
        if self.link:
            self.link.start()

    def stop(self) -> None:
        """The link first: it has to say goodbye."""
        if self.link:
            self.link.stop()
        for one in (self._finder, self._announced, self.own):
            if one:
                one.stop()

    def _addresses(self, words: str) -> tuple[Address, ...]:
        try:
            return parse_addresses(words)
        except AddressError as error:
            self._services.notices.show(REFUSED, Severity.ADVICE, "{why}", why=str(error))
            return ()

    def _link(self, addresses: tuple[Address, ...], storage: Storage) -> MqttLink:
        services = self._services
        parts = (services.messages, services.mailbox, services.notices, storage.folder / "mqtt")
        return MqttLink(addresses, *parts, self._where)

    def _meet_at(self, address: Address) -> None:
        """Phones come to the driver's broker; their accounts there are his to make."""
        if address.host != SOUGHT:
            self._services.hosting.offer(Host(address.host, address.port, _fingerprint(address)))

    def _where(self, address: Address) -> Address | None:
        """In a session's thread: of those that were found, another one at each try."""
        if address.host != SOUGHT:
            return address
        found = sorted(self._finder.found, key=_likely) if self._finder else []
        if not found:
            return None
        one = found[self._turn % len(found)]
        self._turn += 1
        return replace(address, host=one.addresses[0], port=one.port, known_as=one.host)

    def _found(self, found: Found) -> None:
        """In the finder's thread."""
        if self._tells:
            self._services.mailbox.tell(lambda: self._tell(found))

    def _tell(self, found: Found) -> None:
        others = (one for one in found if one.name != self._name)
        name = next((f"{one.name} ({one.host})" for one in others), "")
        if name:
            self._services.notices.show(FOUND, Severity.INFO, FOUND_TEXT, name=name)
        else:
            self._services.notices.clear(FOUND)


def _likely(service: Service) -> tuple[bool, str]:
    return service.kind != SECURE_MQTT, service.name


def _fingerprint(address: Address) -> bytes:
    """SHA-256 of the CA's certificate in DER; empty where there is none to be told."""
    try:
        words = Path(address.ca).read_text("ascii") if address.ca else ""
        begin = words.index("-----BEGIN CERTIFICATE-----")
        end = words.index("-----END CERTIFICATE-----")
        der = ssl.PEM_cert_to_DER_cert(f"{words[begin:end]}-----END CERTIFICATE-----")
    except (OSError, ValueError):
        return b""
    return hashlib.sha256(der).digest()
