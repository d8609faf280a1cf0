"""Carries the mailbox to the vehicle, once per display frame."""

import time
from collections import deque

from PyQt6.QtCore import QObject, Qt, QTimer

from cockpit.core.mailbox import Mailbox
from cockpit.core.vehicle import Vehicle

FRAME_MS = 16
FRAMES_PER_EXPIRY = 6
REMEMBERED = 4096


class Pump(QObject):
    """Drains on a timer of one display frame; remembers what each drain cost."""

    def __init__(self, mailbox: Mailbox, vehicle: Vehicle, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mailbox, self._vehicle = mailbox, vehicle
        self._frames = 0
        self.costs_s: deque[float] = deque(maxlen=REMEMBERED)
        """Main-thread seconds of the last drains, bindings included."""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.drain)

    def start(self) -> None:
        """Begin to drain."""
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.start(FRAME_MS)

    def stop(self) -> None:
        """Drain no more."""
        self._timer.stop()

    def drain(self) -> None:
        """Hand all that has come to the vehicle, then let the old grow old."""
        began = time.perf_counter()
        samples, calls = self._mailbox.drain()
        for signal, sample in samples.items():
            self._vehicle.report(signal, sample)
        for call in calls:
            call()
        self._frames += 1
        if self._frames % FRAMES_PER_EXPIRY == 0:
            self._vehicle.expire()
        self.costs_s.append(time.perf_counter() - began)
