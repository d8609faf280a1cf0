"""The second half of the composition: everything that touches the bus or the disk.

Built when the first frame is on the screen, because importing python-can and friends takes as long
as drawing the dashboard.
"""

from collections.abc import Sequence

from cockpit.core.evidence import Evidence
from cockpit.core.mailbox import Mailbox
from cockpit.core.notices import Notices, Severity
from cockpit.core.vehicle import Vehicle
from cockpit.links.black_box import BlackBox
from cockpit.links.bookkeeper import Bookkeeper
from cockpit.links.bus_spec import BusSpec
from cockpit.links.can_link import CanLink, LinkHealth, Losses, tell_driver
from cockpit.links.car.definition import Car
from cockpit.links.health_file import HealthFile
from cockpit.links.ledger import Ledger
from cockpit.storage import Storage
from cockpit.ui.shell import Shell

LOST = "{bus}: {lost} lost, {errors} errors"


class Connection:
    """The link to the car with its recorders; without storage it only listens."""

    def __init__(
        self,
        car: Car,
        specs: Sequence[BusSpec],
        mailbox: Mailbox,
        vehicle: Vehicle,
        notices: Notices,
        shell: Shell,
        evidence: Evidence,
        storage: Storage | None,
    ) -> None:
        self._mailbox, self._notices, self._shell = mailbox, notices, shell
        self._evidence = evidence
        self._bookkeeper = Bookkeeper(Ledger(storage.ledger)) if storage else None
        self.black_box = self._recorder(storage, car) if storage else None
        self._health_file = HealthFile(storage.folder) if storage else None
        self._losses = Losses()
        self._vehicle = vehicle
        self.link = CanLink(
            car,
            specs,
            mailbox,
            wanted=lambda: vehicle.wanted,
            get=vehicle.get,
            settle=vehicle.settle,
            black_box=self.black_box,
            ledger=Ledger(storage.ledger) if storage else None,
            on_health=self._hear_health,
            expect=vehicle.expect,
        )
        if storage:
            vehicle.connect(self.link.request)

    def start(self) -> None:
        """Record first, then listen."""
        if self.black_box:
            self.black_box.start()
        if self._bookkeeper:
            self._bookkeeper.start()
            self._evidence.offer(self._bookkeeper.keep)
        self.link.start()

    def stop(self) -> None:
        """Listen no more, then finish what is to be written."""
        self._vehicle.connect(None)
        self._evidence.offer(None)
        self.link.stop()
        if self._bookkeeper:
            self._bookkeeper.stop()
        if self.black_box:
            self.black_box.stop()
        if self._health_file:
            self._health_file.close()

    def _recorder(self, storage: Storage, car: Car) -> BlackBox:
        return BlackBox(storage.black_box, buses=car.buses, on_trouble=self._hear_black_box)

    def _hear_black_box(self, text: str) -> None:
        if text:
            show = self._notices.show
            self._mailbox.tell(lambda: show("black_box", Severity.ADVICE, text))
        else:
            self._mailbox.tell(lambda: self._notices.clear("black_box"))

    def _hear_health(self, health: LinkHealth) -> None:
        tell_driver(self._notices, health)
        if self._health_file:
            self._health_file.write(health)
        say = self._shell.say
        lost = [
            say(LOST).format(bus=bus.name, lost=bus.dropped, errors=bus.error_frames)
            for bus in self._losses.news(health)
        ]
        down = [f"{b.name}: {say(b.trouble)}" for b in health.buses.values() if b.trouble]
        self._shell.show_status(health.up, bool(down or lost), " · ".join(down or lost))
