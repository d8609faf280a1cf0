"""The panel's line to the car: reads what is shown, sends what is pressed, calls again if lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QObject, QTimer

from simulators.client import CarControl, CarControlError

READ_EVERY_MS = 150


class Line(QObject):
    """Watchers get each new value of a knob; `on_state` hears of connection and errors."""

    def __init__(self, path: Path | None, on_state: Callable[[bool, str], None]) -> None:
        super().__init__()
        self._path = path
        self._on_state = on_state
        self._car: CarControl | None = None
        self._watchers: dict[str, list[Callable[[Any], None]]] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.read)

    def start(self) -> None:
        """Connect, and read from now on."""
        self.read()
        self._timer.start(READ_EVERY_MS)

    def stop(self) -> None:
        """Hang up."""
        self._timer.stop()
        if self._car is not None:
            self._car.close()
            self._car = None

    def watch(self, name: str, told: Callable[[Any], None]) -> None:
        """Call `told` with the knob's value again and again."""
        self._watchers.setdefault(name, []).append(told)

    def read(self) -> None:
        """Ask the car for everything that is watched."""
        if not self._connected():
            return
        reply = self.ask({"get": list(self._watchers)})
        for name, value in (reply or {}).get("get", {}).items():
            for told in self._watchers[name]:
                told(value)

    def set(self, name: str, value: Any) -> None:
        """Turn a knob."""
        self.ask({"set": {name: value}})

    def ask(self, words: dict[str, Any]) -> dict[str, Any] | None:
        """Say anything; None when the car refused or is gone, and the reason is shown."""
        if self._car is None:
            return None
        try:
            return self._car.ask(words)
        except CarControlError as error:
            gone = "gone" in str(error) or "answer" in str(error)
            if gone:
                self._car.close()
                self._car = None
            self._on_state(not gone, str(error))
            return None

    def _connected(self) -> bool:
        if self._car is not None:
            return True
        try:
            self._car = CarControl(self._path)
        except CarControlError as error:
            self._on_state(False, str(error))
            return False
        self._on_state(True, f"connected: {self._car.path}")
        return True
