"""Serves the companion where the settings say so, and tells who pairs phones where it is."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from cockpit.core.feature import Services
from cockpit.core.notices import Severity
from cockpit.core.paths import ROOT
from cockpit.links.companion.settings import CompanionSettings
from cockpit.links.mqtt_link.address import SOUGHT, Address, AddressError, parse_addresses
from cockpit.links.mqtt_link.settings import MqttSettings
from cockpit.storage import Storage

if TYPE_CHECKING:
    from cockpit.links.companion.server import CompanionServer

APP = ROOT / "assets" / "companion"
TLS = "tls"
"""The folder of the car's CA: one for all that it serves."""
REFUSED = "companion"
NO_BROKER = "[companion] needs a broker: set own in [mqtt], or name one in brokers"


class Companion:
    """Nothing at all while `[companion] listen` is empty, or there is nowhere to keep a CA."""

    def __init__(self, services: Services, storage: Storage | None) -> None:
        self._services = services
        self._wished = services.settings.of(CompanionSettings)
        self._folder = storage.folder / TLS if storage else None
        self._server: CompanionServer | None = None
        self._thread: Thread | None = None

    def start(self, own: Address | None) -> None:
        """Load what it takes and serve, in threads of their own; after the first frame.

        `own` is the car's own broker; None: the first that the settings name.
        """
        if not self._wished.listen or self._folder is None:
            return
        words = (self._folder, own)
        self._thread = Thread(target=self._open, args=words, name="companion start", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Take the page away, and close the port."""
        if self._thread:
            self._thread.join()
        if self._server:
            self._server.stop()
            self._server = None
            self._services.hosting.serve("", b"")

    def _open(self, folder: Path, own: Address | None) -> None:
        from cockpit.links.companion.opening import OpeningError, opened

        services = self._services
        try:
            served = opened(self._wished, own or self._named(), folder, APP)
        except (OpeningError, AddressError) as error:
            why = str(error)
            services.mailbox.tell(lambda: self._tell(why))
            return
        self._server = served.server
        served.server.start(
            lambda: services.mailbox.tell(lambda: services.hosting.serve(served.page, served.ca))
        )

    def _named(self) -> Address:
        addresses = parse_addresses(self._services.settings.of(MqttSettings).brokers)
        if not addresses or addresses[0].host == SOUGHT:
            raise AddressError(NO_BROKER)
        return addresses[0]

    def _tell(self, why: str) -> None:
        self._services.notices.show(REFUSED, Severity.ADVICE, "{why}", why=why)
