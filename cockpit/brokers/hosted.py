"""The car's own broker as the driver gets it: kept running, and offered to phones."""

from pathlib import Path

from cockpit.core.feature import Services
from cockpit.core.hosting import Host
from cockpit.core.notices import Severity
from cockpit.links.mqtt_link.own_broker import OwnBroker
from cockpit.links.mqtt_link.own_broker.doorway import Doorway
from cockpit.links.mqtt_link.own_broker.keeper import Keeper
from cockpit.links.mqtt_link.settings import MqttSettings
from cockpit.links.nearby.addresses import LOOPBACK
from cockpit.storage import Storage

NOTICE, LIMITED = "own broker", "own broker limited"
TROUBLE_TEXT = "The car's own broker does not run: {why}"
LIMITED_TEXT = "The car's own broker is {name}, which is limited. Better: install Mosquitto."


class Hosted:
    """`[mqtt] own` and what belongs to it."""

    def __init__(self, services: Services, settings: MqttSettings, storage: Storage) -> None:
        self._services = services
        self._broker = OwnBroker(storage.folder / "broker", settings.vin)
        self.address = self._broker.address()
        """Where the car itself reaches it, on this machine."""
        self.inside = settings.own in LOOPBACK
        """Whether it is for this machine only."""
        doorway = None if self.inside else _doorway(settings, storage)
        self._keeper = Keeper(self._broker, doorway, self._told, self._opened)

    def start(self) -> None:
        """Comes back at once."""
        self._keeper.start()
        make = self._broker.make
        if not make.newest:
            self._services.notices.show(LIMITED, Severity.INFO, LIMITED_TEXT, name=make.name)

    def stop(self) -> None:
        """Nobody meets here any more."""
        self._services.hosting.offer(None)
        self._keeper.stop()

    # In the keeper's thread ---------------------------------------------------------------------

    def _told(self, why: str) -> None:
        self._services.mailbox.tell(lambda: self._tell(why))

    def _opened(self, at: Host) -> None:
        self._services.mailbox.tell(lambda: self._offer(at))

    # On the main thread -------------------------------------------------------------------------

    def _tell(self, why: str) -> None:
        notices = self._services.notices
        if why:
            notices.show(NOTICE, Severity.ADVICE, TROUBLE_TEXT, why=why)
        else:
            notices.clear(NOTICE)

    def _offer(self, at: Host) -> None:
        self._services.hosting.offer(at, self._keeper.admit, self._keeper.dismiss)


def _doorway(settings: MqttSettings, storage: Storage) -> Doorway:
    ca = Path(settings.own_clients_ca).expanduser() if settings.own_clients_ca else None
    parts = (settings.own, settings.own_port, settings.own_name, ca)
    return Doorway(storage.folder / "tls", *parts)
