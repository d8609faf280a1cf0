"""For scripts and QA: pictures of the screen, and a JSON of what it shows."""

import json
import os
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PyQt6.QtGui import QImage
from PyQt6.QtQuick import QQuickItem, QQuickWindow

from cockpit.core.signal import Value
from cockpit.core.units import NO_VALUE
from cockpit.core.vehicle import Vehicle
from cockpit.ui.shell import Shell
from cockpit.ui.view_model import ViewModel

NEVER_S = 1e9


def state_of(vehicle: Vehicle, view_models: Iterable[ViewModel]) -> dict[str, Any]:
    """Every signal that the car offers, by VSS name: value, unit, validity, age, text on screen."""
    shown: dict[str, tuple[str, str]] = {}
    for vm in view_models:
        shown.update(vm.shown())
    state: dict[str, Any] = {}
    for signal in vehicle.offered:
        reading = vehicle.get(signal)
        text, unit = shown.get(signal.path) or (_plain(reading.value), signal.unit)
        state[signal.path] = {
            "value": reading.value,
            "unit": signal.unit,
            "valid": reading.valid,
            "age_s": round(reading.age_s, 3) if reading.age_s < NEVER_S else None,
            "text": text,
            "text_unit": unit,
        }
    return state


def _plain(value: Value | None) -> str:
    """A value that no view shows, in its own VSS unit: at most three decimals."""
    if value is None:
        return NO_VALUE
    if isinstance(value, tuple):
        return " ".join(_plain(item) for item in value)
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    return str(value).lower() if isinstance(value, bool) else str(value)


def screen_of(window: QQuickWindow, shell: Shell) -> dict[str, Any]:
    """What stands on the screen: page, theme, notices, and each visible text by its item's name."""
    content = window.contentItem()
    return {
        "page": shell.page,
        "theme": "night" if shell.night else "day",
        "language": shell.language,
        "notices": [{"key": n.key, "severity": n.severity, "text": n.text} for n in shell.notices],
        "texts": list(_texts(content, "")) if content else [],
    }


def _texts(item: QQuickItem, name: str) -> Iterable[dict[str, str]]:
    if not item.isVisible() or item.opacity() == 0:
        return
    name = item.objectName() or name
    text = item.property("text") if item.inherits("QQuickText") else None
    if text:
        yield {"item": name, "text": str(text)}
    for child in item.childItems():
        yield from _texts(child, name)


class Shots:
    """Writes pictures and states into a folder; encoding happens off the main thread."""

    def __init__(
        self,
        folder: Path,
        window: QQuickWindow,
        shell: Shell,
        vehicle: Vehicle,
        models: list[ViewModel],
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._window, self._shell = folder, window, shell
        self._vehicle, self._models = vehicle, models
        self._writers: list[threading.Thread] = []
        vehicle.want(vehicle.offered)

    def take(self, name: str) -> None:
        """Write `name`.png, and bring state.json and screen.json up to date."""
        image = self._window.grabWindow()
        _write_json(self._folder / "state.json", state_of(self._vehicle, self._models))
        _write_json(self._folder / "screen.json", screen_of(self._window, self._shell))
        writer = threading.Thread(target=_write_image, args=(image, self._folder / f"{name}.png"))
        writer.start()
        self._writers = [w for w in self._writers if w.is_alive()] + [writer]

    def finish(self) -> None:
        """Wait until all pictures are on disk."""
        for writer in self._writers:
            writer.join()


def _write_image(image: QImage, file: Path) -> None:
    part = file.with_suffix(".part")
    if image.save(str(part), "PNG"):
        part.replace(file)


def _write_json(file: Path, content: dict[str, Any]) -> None:
    part = file.with_suffix(f".part{os.getpid()}")
    part.write_text(json.dumps(content, indent=1, ensure_ascii=False), "utf-8")
    part.replace(file)
