"""The settings as QML sees them."""

from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.core.driving import Act
from cockpit.core.feature import Services
from cockpit.core.setting import Setting, When
from cockpit.core.units import Display
from cockpit.features.settings.changing import Changing, group_of
from cockpit.ui.display import DisplaySettings
from cockpit.ui.qt import pyqtProperty, pyqtSlot
from cockpit.ui.reader import own_name
from cockpit.ui.texts import translated
from cockpit.ui.view_model import ViewModel

LONGEST = 40
MOST_FOUND = 12
DRIVERS = "profiles"
LANGUAGE = "display.language"


class SettingsViewModel(ViewModel):
    """One group, or what a search has found."""

    changed = pyqtSignal()
    drivingChanged = pyqtSignal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(services, parent)
        self.changing = Changing(services.settings, services.driving)
        self._driving, self._settings = services.driving, services.settings
        self._stage = services.stage
        self._group = self._query = self._told = self._told_key = ""
        self._restart: set[str] = set()
        services.driving.watch(self._drives)

    def _drives(self) -> None:
        if not self.typing:
            self._query = ""
        self.drivingChanged.emit()
        self.changed.emit()

    @pyqtProperty(bool, notify=drivingChanged)
    def typing(self) -> bool:
        """Whether there may be a keyboard."""
        return self._driving.allows(Act.TYPE)

    @pyqtProperty(str, notify=changed)
    def language(self) -> str:
        """Of the keyboard."""
        return self._settings.of(DisplaySettings).language

    @pyqtProperty(bool, notify=drivingChanged)
    def parked(self) -> bool:
        return self._driving.allows(Act.SET_UP)

    @pyqtProperty(bool, notify=changed)
    def hasDrivers(self) -> bool:
        """Whether there is a page on which drivers are chosen."""
        return DRIVERS in self._stage.pages

    @pyqtSlot()
    def openDrivers(self) -> None:
        """Show it."""
        self._stage.open(DRIVERS)

    @pyqtProperty("QStringList", notify=changed)
    def groups(self) -> list[str]:
        """English; the first is open at the start."""
        return list(dict.fromkeys(group_of(one) for one in self.changing.table))

    @pyqtProperty(str, notify=changed)
    def group(self) -> str:
        """The one that is open; empty while a search is shown."""
        if self._query:
            return ""
        return self._group if self._group in self.groups else next(iter(self.groups), "")

    @pyqtProperty(str, notify=changed)
    def query(self) -> str:
        return self._query

    @pyqtProperty(bool, notify=changed)
    def needsRestart(self) -> bool:
        """Whether something was changed that counts from the next start on."""
        return bool(self._restart)

    @pyqtProperty("QVariantList", notify=changed)
    def rows(self) -> list[dict[str, Any]]:
        """The group's settings, or those that the search has found."""
        if self._query:
            return [self._row(one) for one in self._found()][:MOST_FOUND]
        return [self._row(one) for one in self.changing.table if group_of(one) == self.group]

    @pyqtSlot(str)
    def open(self, group: str) -> None:
        """Show a group."""
        self._group, self._query = group, ""
        self.changed.emit()

    @pyqtSlot(str)
    def search(self, query: str) -> None:
        """Show what has these letters in its name or its sentence; only while parked."""
        self._query = query[:LONGEST] if self.typing else ""
        self.changed.emit()

    @pyqtSlot(str, "QVariant")
    def put(self, key: str, value: object) -> None:
        """Change a setting."""
        setting = self.changing.find(key)
        if setting is not None and setting.kind is float and isinstance(value, int):
            value = float(value)
        self._say(key, self.changing.put(key, value))

    @pyqtSlot(str, int)
    def step(self, key: str, steps: int) -> None:
        """More or less of a number."""
        self._say(key, self.changing.step(key, steps))

    def _say(self, key: str, why: str) -> None:
        setting = self.changing.find(key)
        if not why and setting is not None and setting.rule.restart:
            self._restart.add(key)
        self._told, self._told_key = why, key
        self.changed.emit()

    def _found(self) -> list[Setting]:
        wanted = self._query.casefold()

        def text(setting: Setting) -> str:
            words = (setting.rule.label, setting.rule.prose, group_of(setting))
            return " ".join((*words, *map(translated, words))).casefold()

        return [one for one in self.changing.table if wanted in text(one)]

    def _row(self, one: Setting) -> dict[str, Any]:
        value = self._settings.value(one.key)
        rule = one.rule
        return {
            "key": one.key,
            "label": rule.label,
            "prose": rule.prose,
            "kind": _kind(one),
            "value": value,
            "text": self._text(one, value),
            "choices": list(rule.offered),
            "names": {code: own_name(code) for code in rule.offered if one.key == LANGUAGE},
            "barred": self.changing.barred(one),
            "parked": rule.when is When.PARKED,
            "told": self._told if self._told_key == one.key else "",
            "restart": one.key in self._restart,
            "less": rule.low is None or not isinstance(value, int | float) or value > rule.low,
            "more": rule.high is None or not isinstance(value, int | float) or value < rule.high,
        }

    def _text(self, one: Setting, value: object) -> str:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return str(value)
        display = self.local(Display(one.rule.unit, decimals=0 if one.rule.step >= 1 else 1))
        return f"{display.text(float(value))} {one.rule.unit}".strip()


def _kind(one: Setting) -> str:
    if one.kind is bool:
        return "switch"
    if one.rule.choices:
        return "choice"
    return "text" if one.kind is str else "number"
