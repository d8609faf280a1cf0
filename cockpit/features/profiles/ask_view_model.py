"""What a driver is asked once: whose a key is, and what he wants kept."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.core.feature import Services
from cockpit.features.profiles.habits import COLD_BELOW_C, HOT_ABOVE_C, Habit, When
from cockpit.features.profiles.knowing import Knowing
from cockpit.features.profiles.learning import Learning
from cockpit.ui.qt import pyqtProperty, pyqtSlot
from cockpit.ui.view_model import ViewModel

LIMITS: Mapping[When, tuple[float, ...]] = {
    When.COLD: (COLD_BELOW_C,),
    When.MILD: (COLD_BELOW_C, HOT_ABOVE_C),
    When.HOT: (HOT_ABOVE_C,),
    When.ALWAYS: (),
}


class AskViewModel(ViewModel):
    """One question at a time, and not while `busy` says that something else is on the screen."""

    questionChanged = pyqtSignal()

    def __init__(
        self,
        services: Services,
        knowing: Knowing,
        learning: Learning,
        busy: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(services, parent)
        self._knowing, self._learning, self._busy = knowing, learning, busy
        knowing.watch(self.look)
        learning.watch(self.look)

    @pyqtProperty("QVariantMap", notify=questionChanged)
    def question(self) -> dict[str, Any]:
        """`kind` is key, phone or habit; empty where nothing is asked."""
        if self._busy():
            return {}
        if asked := self._knowing.question:
            return {"kind": "phone" if asked.is_phone else "key", "name": asked.name}
        if habit := self._learning.question:
            return {"kind": "habit", "title": habit.field.title} | self._words(habit)
        return {}

    def look(self) -> None:
        """Something else may be on the screen now."""
        self.questionChanged.emit()

    @pyqtSlot()
    def yes(self) -> None:
        """It is so."""
        self._answer(True)

    @pyqtSlot()
    def no(self) -> None:
        """It is not."""
        self._answer(False)

    def _answer(self, yes: bool) -> None:
        asked: Knowing | Learning = self._knowing if self._knowing.question else self._learning
        asked.answer(yes)

    def _words(self, habit: Habit) -> dict[str, Any]:
        """The value, and the temperatures between which it holds, as the driver reads them."""
        unit = habit.field.signal.unit if habit.field.signal else ""
        limits = [self._text(limit, "celsius") for limit in LIMITS[habit.when]]
        return {
            "value": self._text(habit.value, unit),
            "when": habit.when.value,
            "limits": limits,
        }

    def _text(self, value: Any, unit: str) -> str:
        display = self.display_of(unit)
        if isinstance(value, str | bool):
            return display.text(value)
        whole = float(display.number(value)).is_integer()
        shown = replace(display, decimals=0 if whole else 1)
        return f"{shown.text(value)} {display.unit}".strip()
