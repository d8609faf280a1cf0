"""The composition root: builds all by plain constructors, in order; stops it in reverse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cockpit import features
from cockpit.companion import Companion
from cockpit.core.driving import Driving
from cockpit.core.feature import Services
from cockpit.core.mailbox import Mailbox
from cockpit.core.messages import Messages
from cockpit.core.notices import Notices
from cockpit.core.paths import ROOT
from cockpit.core.settings import Settings
from cockpit.core.stored import Stored
from cockpit.core.vehicle import Vehicle
from cockpit.links.mqtt_link.settings import MqttSettings
from cockpit.storage import Storage
from cockpit.ui.display import DisplaySettings
from cockpit.ui.pump import Pump
from cockpit.ui.shell import Shell
from cockpit.ui.texts import Texts
from cockpit.ui.view_model import ViewModel
from cockpit.ui.window import UI, DashboardWindow

if TYPE_CHECKING:
    from cockpit.brokers import Brokers
    from cockpit.connection import Connection
    from cockpit.links.bus_spec import BusSpec
    from cockpit.links.car.definition import Car

FEATURES = ROOT / "cockpit" / "features"


@dataclass(frozen=True, slots=True)
class Screen:
    """How the dashboard looks and speaks: theme `auto|day|night`, language `en|de|zh`."""

    theme: str = "auto"
    language: str = "en"


class Cockpit:
    """The running dashboard. Without storage it only listens: nothing recorded, nothing sent."""

    def __init__(
        self,
        car: Car,
        specs: Sequence[BusSpec],
        settings: Settings,
        screen: Screen,
        storage: Storage | None,
    ) -> None:
        self._car, self._specs, self._storage = car, specs, storage
        self.connection: Connection | None = None
        self.brokers: Brokers | None = None
        self.mailbox = Mailbox()
        if storage:
            settings.keep_in(Stored(storage.folder, "settings"))
        self.vehicle = Vehicle()
        self.notices = Notices()
        for signal, frame in car.sources.items():
            self.vehicle.expect(signal, car.timeouts[signal], f"{frame.name} on {frame.bus}")
        self.services = services = Services(
            self.vehicle,
            self.notices,
            Driving(self.vehicle),
            settings,
            mailbox=self.mailbox,
            messages=Messages(settings.of(MqttSettings).vin),
            folder=storage.folder if storage else None,
        )
        folders = [UI / "Cockpit", *(FEATURES / name for name in features.names())]
        self._texts = texts = Texts(screen.language, folders)
        settings.watch(DisplaySettings, self._speak)  # before all who say something by these texts
        self.companion = Companion(services, storage)
        self.features = features.start_all(services)
        settings.look_for_strangers()
        self.shell = Shell(services, self.features, texts, screen.theme)
        self.view = DashboardWindow(self.shell, texts)
        self.pump = Pump(self.mailbox, self.vehicle)

    def _speak(self) -> None:
        self._texts.switch(self.services.settings.of(DisplaySettings).language)

    def view_models(self) -> list[ViewModel]:
        """Every feature's view-models."""
        models = [v.view_model for f in self.features for v in f.views]
        return [m for m in models if isinstance(m, ViewModel)]

    def start_links(self) -> None:
        """Connect to the car; to be called when the first frame is on the screen."""
        from cockpit.connection import Connection

        parts = (self.mailbox, self.vehicle, self.notices, self.shell, self.services.evidence)
        self.connection = Connection(self._car, self._specs, *parts, self._storage)
        self.connection.start()
        self.brokers = self._brokers()
        if self.brokers:
            self.brokers.start()
        own = self.brokers.own if self.brokers else None
        self.companion.start(own.address if own else None)
        self.pump.start()
        for feature in self.features:
            feature.start()

    def _brokers(self) -> Brokers | None:
        mqtt = self.services.settings.of(MqttSettings)
        if self._storage is None or not (mqtt.brokers or mqtt.own or mqtt.find):
            return None
        from cockpit.brokers import Brokers

        return Brokers(self.services, self._storage)

    def stop(self) -> None:
        """Links first, then features, then the view before its view-models."""
        self.pump.stop()
        self.companion.stop()
        if self.brokers:
            self.brokers.stop()
        if self.connection:
            self.connection.stop()
        for feature in self.features:
            feature.stop()
        for feature in self.features:
            feature.close()
        self.view.close()
