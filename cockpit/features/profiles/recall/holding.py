"""Stops motors where they are: asks for the present place as the target, until the car takes it."""

from collections.abc import Callable
from typing import Any

from cockpit.core.request import Outcome, Request
from cockpit.core.signal import Signal
from cockpit.core.vehicle import Vehicle
from cockpit.features.profiles.recall.plan import PLACES
from cockpit.features.profiles.recall.step import BY

TRIES_S = 5.0
"""So long a stop is asked again before the driver is told that it did not work."""
FAR = 12.0
"""What a motor runs on until it hears of the stop is less than this (mm, %, degrees)."""
WHY = "stop where it is"


class Holding:
    """Each hold is asked again when the car did not answer; whoever asks for more ends it."""

    def __init__(self, vehicle: Vehicle, clock: Callable[[], float]) -> None:
        self._vehicle, self._clock = vehicle, clock
        self._holds: dict[Signal[Any], Request] = {}
        self._until = 0.0
        self.failed = False
        """The car has not confirmed a stop, and is not asked any more."""

    def hold(self, signals: tuple[Signal[Any], ...]) -> None:
        """Stop these motors."""
        self.failed = False
        self._until = self._clock() + TRIES_S
        for signal in signals:
            self._ask(signal)

    def release(self, signal: Signal[Any]) -> None:
        """Somebody else says now where this motor goes."""
        self._holds.pop(signal, None)

    def look(self) -> None:
        """Ask again where that did not arrive."""
        for signal, request in list(self._holds.items()):
            if request.outcome is Outcome.PENDING:
                continue
            del self._holds[signal]
            replaced = self._vehicle.requested(signal) is not request
            held = request.outcome is Outcome.DONE and not self._ran_on(signal, request)
            if held or replaced or self._stands(signal):
                continue
            if self._clock() < self._until:
                self._ask(signal)
            else:
                self.failed = True

    def _ask(self, signal: Signal[Any]) -> None:
        place = self._vehicle.get(PLACES[signal]).value
        if place is None:
            self.failed = True
            return
        self._holds[signal] = self._vehicle.request(signal, place, by=BY, why=WHY)

    def _ran_on(self, signal: Signal[Any], request: Request) -> bool:
        """The car took the stop so late that it would go a long way back."""
        place, asked = self._vehicle.get(PLACES[signal]).value, request.value
        return place is not None and isinstance(asked, int | float) and abs(place - asked) > FAR

    def _stands(self, signal: Signal[Any]) -> bool:
        """The car has stopped by itself, as it does when it drives off."""
        target = self._vehicle.get(signal).value
        return target is not None and target == self._vehicle.get(PLACES[signal]).value
