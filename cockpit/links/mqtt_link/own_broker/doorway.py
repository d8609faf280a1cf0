"""Where the network comes in: under which names, with a certificate that knows them all."""

from collections.abc import Callable
from pathlib import Path

from cockpit.core.hosting import Host
from cockpit.links.mqtt_link.own_broker.make import Door, OwnBrokerError
from cockpit.links.nearby.addresses import local_name, network_addresses

SECURE_PORT = 8883


class Doorway:
    """Belongs to one thread. `folder` keeps the car's CA; `name`: what phones are to call it."""

    def __init__(
        self,
        folder: Path,
        host: str,
        port: int = SECURE_PORT,
        name: str = "",
        clients_ca: Path | None = None,
        addresses: Callable[[], tuple[str, ...]] = network_addresses,
    ) -> None:
        self._folder, self._host, self._port, self._name = folder, host, port, name
        self._clients_ca, self._network = clients_ca, addresses
        self.addresses: tuple[str, ...] = ()
        self.door: Door | None = None
        self.at: Host | None = None

    def look(self) -> bool:
        """Whether the car has other addresses now; then it has a fresh certificate, too.

        Raises OwnBrokerError.
        """
        found = self._network()
        if self.door is not None and found == self.addresses:
            return False
        from cockpit.links.certificate import CarCa

        try:
            ca = CarCa(self._folder)
            issued = ca.issue(self._names(found), "broker")
        except OSError as error:
            raise OwnBrokerError(f"{self._folder}: no certificates ({error.strerror})") from None
        self.addresses = found
        self.door = Door(self._host, self._port, issued.certificate, issued.key, self._clients_ca)
        self.at = Host(self._called(found), self._port, ca.fingerprint)
        return True

    def _called(self, found: tuple[str, ...]) -> str:
        somewhere = self._host not in ("0.0.0.0", "::")
        return self._name or (self._host if somewhere else next(iter(found), local_name()))

    def _names(self, found: tuple[str, ...]) -> list[str]:
        return [self._called(found), *found, local_name(), "localhost", "127.0.0.1"]
