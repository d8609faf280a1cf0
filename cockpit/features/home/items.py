"""One thing of the home as QML sees it."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.features.home.devices.entity import Can, Entity, Sort
from cockpit.features.home.face import Face, face, icon, main_wish
from cockpit.features.home.house import House
from cockpit.ui.qt import pyqtProperty

UNREACHABLE = Face("", "Not reachable")


class ThingItem(QObject):
    """Follows one entity; `changed` is emitted by the page, once a frame at most."""

    changed = pyqtSignal()

    def __init__(
        self, house: House, entity: Entity, point: Callable[[], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._house, self._last, self._point = house, entity, point

    @property
    def entity(self) -> Entity:
        """As it is now; where it has gone, as it was."""
        self._last = self._house.entities.get(self._last.id, self._last)
        return self._last

    @property
    def _there(self) -> bool:
        known = self._house.entities.get(self._last.id)
        return known is not None and self._house.reachable(known)

    @property
    def _face(self) -> Face:
        return face(self.entity, self._point()) if self._there else UNREACHABLE

    @pyqtProperty(str, constant=True)
    def key(self) -> str:
        return self._last.id

    @pyqtProperty(str, notify=changed)
    def name(self) -> str:
        return self.entity.name

    @pyqtProperty(str, notify=changed)
    def room(self) -> str:
        """Or the device that it is part of."""
        entity = self.entity
        where = entity.room or entity.device
        return where if where != entity.name else ""

    @pyqtProperty(str, notify=changed)
    def icon(self) -> str:
        return self._face.icon or icon(self.entity)

    @pyqtProperty(str, notify=changed)
    def word(self) -> str:
        """Its state in English; the view translates. Empty where `number` tells it."""
        return self._face.word

    @pyqtProperty(str, notify=changed)
    def number(self) -> str:
        return self._face.number

    @pyqtProperty(bool, notify=changed)
    def lit(self) -> bool:
        return self._face.lit

    @pyqtProperty(bool, notify=changed)
    def alert(self) -> bool:
        """The house stands open."""
        return self._face.alert

    @pyqtProperty(bool, notify=changed)
    def there(self) -> bool:
        """Whether it can be reached."""
        return self._there

    @pyqtProperty(bool, notify=changed)
    def known(self) -> bool:
        """Whether its state is."""
        return self._there and self._face.word != "Unknown"

    @pyqtProperty(bool, notify=changed)
    def pending(self) -> bool:
        """Asked, not yet confirmed by the device."""
        return self._house.pending(self._last.id) is not None

    @pyqtProperty(str, notify=changed)
    def refused(self) -> str:
        return self._house.refused(self._last.id)

    @pyqtProperty("QStringList", notify=changed)
    def can(self) -> list[str]:
        return [one.value for one in self.entity.can]

    @pyqtProperty(str, constant=True)
    def sort(self) -> str:
        return self._last.sort.value

    @pyqtProperty(bool, notify=changed)
    def direct(self) -> bool:
        """Whether a touch does something at once; else it opens the thing."""
        return main_wish(self.entity) is not None

    @pyqtProperty(bool, notify=changed)
    def more(self) -> bool:
        """Whether there is more to it than a touch."""
        extra = {Can.LEVEL, Can.WARMTH, Can.POSITION, Can.TEMPERATURE, Can.MODE}
        return bool(self.entity.can & extra) or not self.direct

    @pyqtProperty(float, notify=changed)
    def level(self) -> float:
        """0-100 %; below 0 where it is not known."""
        state = self.entity.state
        level = state.position if self.entity.sort in (Sort.COVER, Sort.GARAGE) else state.level
        return -1.0 if level is None or not self._there else level

    @pyqtProperty(float, notify=changed)
    def target(self) -> float:
        """What a climate is to reach; only to step from, not to be shown."""
        state = self.entity.state
        known = state.target if state.target is not None else state.temperature
        return known if known is not None else 20.0

    @pyqtProperty(float, notify=changed)
    def step(self) -> float:
        return self.entity.step or 0.5

    @pyqtProperty("QStringList", notify=changed)
    def options(self) -> list[str]:
        """Modes or options, at most six."""
        entity = self.entity
        return list(entity.modes or entity.options)[:6]

    @pyqtProperty(str, notify=changed)
    def option(self) -> str:
        """The one that is on; empty where it is not known."""
        state = self.entity.state
        known = state.mode if self.entity.modes else state.value
        return known if isinstance(known, str) and self._there else ""
