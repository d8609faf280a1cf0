"""The composition root: builds all by plain constructors, in order; stops it in reverse."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cockpit import features
from cockpit.core.driving import Driving
from cockpit.core.feature import Services
from cockpit.core.mailbox import Mailbox
from cockpit.core.notices import Notices, Severity
from cockpit.core.paths import ROOT
from cockpit.core.settings import Settings
from cockpit.core.vehicle import Vehicle
from cockpit.links.black_box import BlackBox
from cockpit.links.bus_spec import BusSpec
from cockpit.links.can_link import CanLink, LinkHealth, tell_driver
from cockpit.links.car.definition import Car
from cockpit.links.health_file import HealthFile
from cockpit.links.ledger import Ledger
from cockpit.ui.pump import Pump
from cockpit.ui.shell import Shell
from cockpit.ui.texts import Texts
from cockpit.ui.view_model import ViewModel
from cockpit.ui.window import UI, DashboardWindow

FEATURES = ROOT / "cockpit" / "features"


@dataclass(frozen=True, slots=True)
class Screen:
    """How the dashboard looks and speaks: theme `auto|day|night`, language `en|de|zh`."""

    theme: str = "auto"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Storage:
    """The folder that holds what a running cockpit leaves: black box, ledger, health."""

    folder: Path

    @property
    def black_box(self) -> Path:
        """The last half hour of frames."""
        return self.folder / "black_box"

    @property
    def ledger(self) -> Path:
        """Everything that was ever sent."""
        return self.folder / "ledger"


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
        self.car = car
        self.mailbox = Mailbox()
        self.vehicle = Vehicle()
        self.notices = Notices()
        for signal, frame in car.sources.items():
            self.vehicle.expect(signal, car.timeouts[signal], f"{frame.name} on {frame.bus}")
        services = Services(self.vehicle, self.notices, Driving(self.vehicle), settings)
        self.features = features.start_all(services)
        folders = [UI / "Cockpit", *(FEATURES / name for name in features.names())]
        texts = Texts(screen.language, folders)
        self.shell = Shell(services, self.features, texts, screen.theme)
        self.view = DashboardWindow(self.shell, texts)
        self.pump = Pump(self.mailbox, self.vehicle)
        self.black_box = self._make_black_box(storage) if storage else None
        self._health_file = HealthFile(storage.folder) if storage else None
        ledger = Ledger(storage.ledger) if storage else None
        self.link = CanLink(
            car,
            specs,
            self.mailbox,
            wanted=lambda: self.vehicle.wanted,
            get=self.vehicle.get,
            settle=self.vehicle.settle,
            black_box=self.black_box,
            ledger=ledger,
            on_health=self._hear_health,
            expect=self.vehicle.expect,
        )
        if storage:
            self.vehicle.connect(self.link.request)

    def view_models(self) -> list[ViewModel]:
        """Every feature's view-models."""
        models = [v.view_model for f in self.features for v in f.views]
        return [m for m in models if isinstance(m, ViewModel)]

    def start_links(self) -> None:
        """Open the buses; to be called when the first frame is on the screen."""
        if self.black_box:
            self.black_box.start()
        self.link.start()
        self.pump.start()

    def stop(self) -> None:
        """Links first, then features, then the view before its view-models."""
        self.pump.stop()
        self.link.stop()
        if self.black_box:
            self.black_box.stop()
        if self._health_file:
            self._health_file.close()
        for feature in self.features:
            feature.stop()
        self.view.close()

    def _make_black_box(self, storage: Storage) -> BlackBox:
        return BlackBox(storage.black_box, buses=self.car.buses, on_trouble=self._hear_black_box)

    def _hear_black_box(self, text: str) -> None:
        if text:
            self.mailbox.tell(lambda: self.notices.show("black_box", Severity.ADVICE, text))
        else:
            self.mailbox.tell(lambda: self.notices.clear("black_box"))

    def _hear_health(self, health: LinkHealth) -> None:
        tell_driver(self.notices, health)
        if self._health_file:
            self._health_file.write(health)
        self.shell.show_status(health.up, health.trouble, health.summary)
