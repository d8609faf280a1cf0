"""The whole cockpit in this process and on no bus: what the car says, a test says."""

import json
import time
from collections.abc import Callable, Mapping
from typing import Any

from PyQt6.QtCore import QCoreApplication

from cockpit.app import Cockpit
from cockpit.app import Screen as Look
from cockpit.core import signals as car
from cockpit.core.messages import Arrived, Message
from cockpit.core.paths import CAN_DBC
from cockpit.core.reading import Sample
from cockpit.core.request import Request
from cockpit.core.settings import Settings
from cockpit.core.signal import Signal
from cockpit.links.car import load_car
from cockpit.ui.display import DisplaySettings
from tests.qa.screen import Screen
from tests.qa.waiting import wait_for

type Values = Mapping[Signal[Any], Any]
type Show = Callable[[Desk], None]
"""Brings one state of the screen about."""

FOREVER_S = 1e6
BY_UNIT = {"percent": 50, "celsius": 21.5, "kPa": 250, "m": 12_340, "km": 18_000, "V": 13.9}
"""What a number reads where nothing else is said."""
STANDING: Values = {
    car.SPEED: 0.0,
    car.SELECTED_GEAR: car.PARKED_GEAR,
    car.DRIVE_MODE: "NORMAL",
    car.READY: True,
    car.PARKING_BRAKE: True,
    car.BATTERY_LEVEL: 72.0,
    car.RANGE: 412_000,
    car.ODOMETER: 123_456_000,
    car.MOTOR_POWER: 0.0,
    car.BATTERY_POWER: -1_800.0,
    car.CHARGE_STATE: "IDLE",
    car.CHARGE_TYPE: "NONE",
    car.DRIVER_AIR: "MIDDLE",
    car.GNSS_FIX: "THREE_D",
    car.CLIMATE_ON: True,
    car.ALL_LOCKED: True,
    car.OUTSIDE_TEMPERATURE: -18.5,
    car.SPEED_LIMIT: 0.0,
    car.TRIP_CONSUMPTION: 17.4,
    car.AMBIENT_COLOUR: 0x4ED9C6,
}


class Desk:
    """Builds the dashboard once; `put` changes what the car says, `open` the page."""

    def __init__(self, language: str, units: str = "metric") -> None:
        settings = Settings()
        settings.override(
            DisplaySettings, less_motion=True, language=language, units=units, theme="night"
        )
        self.language = language
        self.app = Cockpit(load_car(CAN_DBC), [], settings, Look("night", language), None)
        self.vehicle, self.services = self.app.vehicle, self.app.services
        for signal in car.ALL:
            self.vehicle.expect(signal, FOREVER_S, "VCU_Motion on drive")
        self.requests: list[Request] = []
        self.vehicle.connect(self.requests.append)
        self.sent: list[Message] = []
        self.services.messages.connect(self.sent.append)
        self.services.messages.tell_up(frozenset({"home"}))
        self.window = self.app.view.window
        self.window.show()
        wait_for(self.window.isExposed, "the window")
        self.screen = Screen(self.window)
        for name in ("home", "phone", "profiles"):
            next(f for f in self.app.features if f.name == name).start()
        self.app.shell.show_status(True, False, "")
        self.app.pump.start()
        self.stand()

    def stop(self) -> None:
        """Take it all down; fails if QML complained."""
        self.app.stop()
        assert self.app.view.warnings == [], self.app.view.warnings

    def stand(self) -> None:
        """A parked car that tells everything."""
        self.put({signal: _plain(signal) for signal in car.ALL} | dict(STANDING))

    def put(self, values: Values) -> None:
        """The car reports; None: it says that it does not know."""
        for signal, value in values.items():
            fault = "not available" if value is None else ""
            self.vehicle.report(signal, Sample(value, time.monotonic(), fault))

    def lose(self) -> None:
        """The car knows nothing any more."""
        self.put(dict.fromkeys(car.ALL))

    def hear(self, topic: str, said: Any) -> None:
        """Something comes from the broker at home: a text, or a table as JSON."""
        raw = said if isinstance(said, str) else json.dumps(said)
        value = None if isinstance(said, str) else said
        self.services.messages.deliver(Arrived(topic, raw.encode(), value, broker="home"))

    def wear(self, theme: str, text_size: str) -> None:
        """Draw all that is on the screen in another theme and text size."""
        for name, value in (("theme", theme), ("text_size", text_size)):
            assert not self.services.settings.change(f"display.{name}", value)
        self.settle()
        self.window.grabWindow()  # lists lay their rows out when they are drawn
        self.settle()

    def open(self, page: str) -> None:
        """Show a page, whatever stood there before."""
        assert self.app.shell.open(page), page
        self.settle()

    def settle(self) -> None:
        """Let everybody see what has changed."""
        self.app.pump.drain()
        QCoreApplication.processEvents()

    def vm(self, qml: str) -> Any:
        """The view-model of the view that is drawn by this file."""
        views = (view for feature in self.app.features for view in feature.views)
        return next(view.view_model for view in views if view.qml.name == f"{qml}.qml")


def _plain(signal: Signal[Any]) -> Any:
    """A value that no driver would wonder about."""
    if signal.kind is bool:
        return False
    if signal.kind in (int, float):
        value = signal.kind(BY_UNIT.get(signal.unit, 0))
        low, high = signal.low, signal.high
        return value if (low is None or value >= low) and (high is None or value <= high) else low
    return () if signal.kind is tuple else ""
