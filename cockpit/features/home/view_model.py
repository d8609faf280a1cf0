"""The home's page as QML sees it."""

import time
from collections.abc import Mapping
from threading import Thread
from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from cockpit.core.driving import Act
from cockpit.core.feature import Services
from cockpit.core.units import Display
from cockpit.features.home.devices.entity import Can
from cockpit.features.home.energy import HouseEnergy
from cockpit.features.home.face import face, main_wish
from cockpit.features.home.favourites import Favourites, eligible
from cockpit.features.home.house import BUDGET_S, CLOSED, House, still
from cockpit.features.home.items import ThingItem
from cockpit.features.home.picture import Stills
from cockpit.features.home.routine import (
    MOST_STEPS,
    Occasion,
    Routine,
    Routines,
    Step,
    choices,
    plan,
)
from cockpit.features.home.settings import HomeSettings
from cockpit.features.home.wish import Wish
from cockpit.ui.qt import pyqtProperty, pyqtSlot
from cockpit.ui.view_model import ViewModel

if TYPE_CHECKING:
    from cockpit.features.home.devices.home import Home

WORK_MS, LOOK_MS, SHOW_MS = 33, 250, 60
QUIET_S = 0.4
MOST_LISTED = 60
"""Things that the page offers to choose from."""
TOUCH = "touch"


class HomeViewModel(ViewModel):
    """Things, the question that waits for a yes, the scenes, and the house's energy."""

    namesChanged = pyqtSignal()
    """Devices have come or gone."""
    thingsChanged = pyqtSignal()
    openChanged = pyqtSignal()
    questionChanged = pyqtSignal()
    scenesChanged = pyqtSignal()
    energyChanged = pyqtSignal()
    drivingChanged = pyqtSignal()
    pictureChanged = pyqtSignal()

    def __init__(
        self,
        services: Services,
        house: House,
        favourites: Favourites,
        routines: Routines,
        energy: HouseEnergy,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(services, parent)
        self.house, self._favourites, self._routines = house, favourites, routines
        self._energy, self._driving, self._mail = energy, services.driving, services.messages
        self._personal = services.personal
        self._mailbox, self._settings = services.mailbox, services.settings.of(HomeSettings)
        self._things: dict[str, ThingItem] = {}
        self._named: frozenset[str] = frozenset()
        self._quiet_at: float | None = None
        self._shown: tuple[str, ...] = ()
        self._dirty: set[str] = set()
        self._view = self._opened = ""
        self._occasion = Occasion.ARRIVING
        self._stills = Stills(services.messages, self.pictureChanged.emit)
        house.watch(self._changed)
        favourites.watch(self._chosen)
        services.driving.watch(self._drives)
        services.personal.watch(self._another_drives)
        self._timers = (
            self._timer(WORK_MS, self._work),
            self._timer(LOOK_MS, self._look),
            self._timer(SHOW_MS, self._show),
        )

    def _timer(self, every_ms: int, call: Any) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every_ms)
        timer.timeout.connect(call)
        return timer

    def start(self) -> None:
        """Listen, once what reads templates is loaded: that takes longer than a frame has."""
        Thread(target=self._load, name="home", daemon=True).start()

    def _load(self) -> None:
        import cockpit.features.home.devices.home_assistant.templates  # noqa: F401
        from cockpit.features.home.devices.home import Home

        bases = (self._settings.zigbee2mqtt, self._settings.discovery)
        self._mailbox.tell(lambda: self._begin(Home(self._mail.own, *bases)))

    def _begin(self, devices: "Home") -> None:
        self.house.start(devices)
        self._energy.start()
        for timer in self._timers:
            timer.start()

    def stop(self) -> None:
        """Listen no more."""
        for timer in self._timers:
            timer.stop()

    # What happens -----------------------------------------------------------------------------

    def _work(self) -> None:
        self.house.work(time.perf_counter() + BUDGET_S)

    def _look(self) -> None:
        self.house.look()
        self.energyChanged.emit()

    def _changed(self, id_: str) -> None:
        self._dirty.add(id_)

    def _show(self) -> None:
        """What has changed since the last look; one emission each, however much came."""
        self._arrange()
        if not self._dirty:
            return
        dirty, self._dirty = self._dirty, set()
        for id_, item in self._things.items():
            if "" in dirty or id_ in dirty:
                item.changed.emit()
        if "" in dirty:
            self.questionChanged.emit()
            self.thingsChanged.emit()
        self.scenesChanged.emit()

    def _arrange(self) -> None:
        """Tiles take their places when a home that wakes up has been quiet for a moment."""
        named, now = frozenset(self.house.entities), time.monotonic()
        if named != self._named:
            self._named, self._quiet_at = named, now + QUIET_S
        if self._quiet_at is None or now < self._quiet_at:
            return
        self._quiet_at = None
        self._shown = self._favourites.among(self.house.entities)
        self.namesChanged.emit()
        self.thingsChanged.emit()

    def _another_drives(self) -> None:
        """At once: neither what the one before had open nor what he was asked."""
        self.house.another_drives()
        self.questionChanged.emit()
        self._go("")
        self._named, self._quiet_at = frozenset(self.house.entities), time.monotonic()
        self._arrange()

    def _chosen(self) -> None:
        self._shown = self._favourites.among(self.house.entities)
        self.thingsChanged.emit()

    def _drives(self) -> None:
        if not self.parked and self._view == "choose":
            self._go("")
        self.drivingChanged.emit()
        self.pictureChanged.emit()

    def _point(self) -> str:
        return self.reader.point

    def _item(self, id_: str) -> ThingItem:
        if id_ not in self._things:
            entity = self.house.entities[id_]
            self._things[id_] = ThingItem(self.house, entity, self._point, self)
        return self._things[id_]

    # The page ---------------------------------------------------------------------------------

    @pyqtProperty(bool, notify=drivingChanged)
    def parked(self) -> bool:
        """Whether the page may be arranged."""
        return self._driving.allows(Act.ARRANGE)

    @pyqtProperty(str, notify=thingsChanged)
    def closed(self) -> str:
        """Why nothing of the home is shown to who drives, in English; "" where it is."""
        return CLOSED if self._personal.passing else ""

    @pyqtProperty(bool, notify=thingsChanged)
    def connected(self) -> bool:
        return self._mail.connected

    @pyqtProperty(bool, notify=drivingChanged)
    def watching(self) -> bool:
        """Whether a camera's pictures may be looked at."""
        return self._driving.allows(Act.WATCH)

    @pyqtProperty("QVariantList", notify=thingsChanged)
    def things(self) -> list[ThingItem]:
        """The favourites."""
        return [self._item(one) for one in self._shown if one in self.house.entities]

    @pyqtProperty("QVariantList", notify=thingsChanged)
    def all(self) -> list[dict[str, Any]]:
        """What may be chosen: a thing, and whether it is."""
        wanted = [e.id for e in self.house.entities.values() if eligible(e)]
        first = [*self._shown, *(one for one in wanted if one not in self._shown)]
        found = [one for one in first if one in self.house.entities][:MOST_LISTED]
        return [{"thing": self._item(one), "chosen": one in self._shown} for one in found]

    @pyqtProperty(str, notify=openChanged)
    def view(self) -> str:
        """Empty for the tiles, or `thing`, `choose`, `scenes`."""
        return self._view

    @pyqtProperty(QObject, notify=openChanged)
    def opened(self) -> ThingItem | None:
        return self._item(self._opened) if self._opened in self.house.entities else None

    def _go(self, view: str, opened: str = "") -> None:
        self._view, self._opened = view, opened
        entity = self.house.entities.get(opened)
        self._stills.follow(entity)
        self.openChanged.emit()
        self.thingsChanged.emit()

    @pyqtSlot()
    def close(self) -> None:
        """Back to the tiles."""
        self._go("")

    @pyqtSlot(str)
    def open(self, id_: str) -> None:
        """Show all that a thing can."""
        if id_ in self.house.entities:
            self._go("thing", id_)

    @pyqtSlot()
    def arrange(self) -> None:
        """Choose favourites; only while parked."""
        if self.parked:
            self._go("choose")

    @pyqtSlot(str)
    def choose(self, id_: str) -> None:
        """Take a favourite in, or out."""
        if self.parked:
            self._favourites.toggle(id_, self.house.entities)

    @pyqtSlot(str)
    def tap(self, id_: str) -> None:
        """What a touch on a tile means: do it, or show more."""
        entity = self.house.entities.get(id_)
        wish = main_wish(entity) if entity else None
        if wish is None:
            self.open(id_)
        else:
            self.house.ask(id_, Wish(*wish), TOUCH)

    @pyqtSlot(str, str, "QVariant")
    def wish(self, id_: str, can: str, value: object) -> None:
        """Ask for one thing; `can` is one of the thing's."""
        plain = value if isinstance(value, bool | int | float | str) else None
        self.house.ask(id_, Wish(Can(can), plain), TOUCH)

    @pyqtProperty(str, notify=pictureChanged)
    def picture(self) -> str:
        """The open camera's newest picture as a data URL; empty until one has come."""
        return self._stills.picture if self._driving.allows(Act.WATCH) else ""

    # The question -----------------------------------------------------------------------------

    @pyqtProperty("QVariantMap", notify=questionChanged)
    def question(self) -> dict[str, str]:
        """What waits for a yes: name, what, and how it stands; empty where nothing does."""
        asked = self.house.question
        entity = self.house.entities.get(asked.entity) if asked else None
        if asked is None or entity is None:
            return {}
        found = face(entity, self._point())
        return {
            "key": entity.id,
            "name": entity.name,
            "icon": found.icon,
            "what": asked.wish.can.value,
            "word": found.word if self.house.reachable(entity) else "Not reachable",
            "number": found.number,
        }

    @pyqtSlot()
    def yes(self) -> None:
        """Do it."""
        self.house.yes()

    @pyqtSlot()
    def no(self) -> None:
        """Leave it."""
        self.house.no()

    # Scenes -----------------------------------------------------------------------------------

    @pyqtSlot(str)
    def showScene(self, occasion: str) -> None:
        """`arriving` or `leaving`."""
        self._occasion = Occasion(occasion)
        self._go("scenes")
        self.scenesChanged.emit()

    @pyqtProperty(str, notify=scenesChanged)
    def occasion(self) -> str:
        return self._occasion.value

    @pyqtProperty(bool, notify=scenesChanged)
    def automatic(self) -> bool:
        """Whether it starts by itself."""
        return self._routine.on

    @pyqtProperty("QVariantList", notify=scenesChanged)
    def steps(self) -> list[dict[str, Any]]:
        """Each favourite, and what it is to do: `can`, `value`, or an empty `can`."""
        if self._view != "scenes":
            return []
        return [self._step_of(one) for one in self._shown if choices(self.house.entities[one])]

    @pyqtProperty("QVariantList", notify=scenesChanged)
    def dryRun(self) -> list[dict[str, Any]]:
        """What will be sent, message by message."""
        if self._view != "scenes":
            return []
        return [
            {"name": one.name, "asks": one.asks, "why": one.why_not, "sent": still(message)}
            for one in plan(self._routine, self.house.entities)
            for message in one.messages
        ]

    @pyqtSlot(str)
    def cycle(self, id_: str) -> None:
        """The next thing that a step may ask of an entity; after the last one nothing."""
        entity = self.house.entities.get(id_)
        if entity is None or not self.parked:
            return
        routine, known = self._routine, choices(entity)
        now = next((step.wish for step in routine.steps if step.entity == id_), None)
        at = known.index(now) + 1 if now in known else 0
        others = tuple(step for step in routine.steps if step.entity != id_)
        fresh = (Step(id_, known[at]),) if at < len(known) else ()
        self._keep(Routine((*others, *fresh)[:MOST_STEPS], routine.on))

    @pyqtSlot(bool)
    def setAutomatic(self, on: bool) -> None:
        """Start it by itself, or not."""
        self._keep(Routine(self._routine.steps, on))

    @pyqtSlot()
    def runScene(self) -> None:
        """Do it now."""
        self.house.run(self._routine, TOUCH)

    @property
    def _routine(self) -> Routine:
        return self._routines.of(self._occasion)

    def _keep(self, routine: Routine) -> None:
        self._routines.keep(self._occasion, routine)
        self.scenesChanged.emit()

    def _step_of(self, id_: str) -> dict[str, Any]:
        wish = next((s.wish for s in self._routine.steps if s.entity == id_), None)
        chosen = (
            {"can": wish.can.value, "value": wish.value} if wish else {"can": "", "value": None}
        )
        return {"thing": self._item(id_), **chosen}

    # Energy -----------------------------------------------------------------------------------

    @pyqtProperty("QVariantMap", notify=energyChanged)
    def energy(self) -> dict[str, Any]:
        """Powers in kW and the battery in %, as texts; trust 0-3 of each; empty without evcc."""
        if not self._energy.known:
            return {}
        kw, percent = self.local(Display("kW", 1e-3, decimals=1)), Display("%")
        return {
            "sun": self._told("pvPower", kw),
            "house": self._told("homePower", kw),
            "grid": self._told("gridPower", kw),
            "battery": self._told("batterySoc", percent),
            "mode": self._energy.mode.value or "",
            "asked": self._energy.asked,
        }

    def _told(self, key: str, display: Display) -> Mapping[str, Any]:
        reading = self._energy.number(key)
        number = reading.value if reading.value is not None else 0.0
        return {
            "text": display.text(reading.value),
            "unit": display.unit,
            "number": number,
            "trust": int(reading.trust),
        }

    @pyqtSlot(str, result=str)
    def chargeMode(self, mode: str) -> str:
        """Charge `off`, `pv`, `minpv` or `now`; why not, or empty."""
        return self._energy.choose(mode)
