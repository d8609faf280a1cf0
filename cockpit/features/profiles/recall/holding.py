"""Stops motors where they are: asks for the present place as the target, until the car takes it."""

from collections.abc import Callable, Iterable
from typing import Any

from cockpit.core.request import Outcome, Request
from cockpit.core.signal import Signal
from cockpit.core.vehicle import Vehicle
from cockpit.features.profiles.recall.plan import PLACES
from cockpit.features.profiles.recall.step import BY

TRIES_S = 5.0
"""So long a stop is asked again before the driver is told that it did not work."""
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
        self._holds = {}
        self._until = self._clock() + TRIES_S
        for signal in signals:
            self._ask(signal)

    def release(self, signals: Iterable[Signal[Any]]) -> None:
        """Somebody else says now where these motors go."""
        for signal in signals:
            self._holds.pop(signal, None)

    def look(self) -> None:
        """Ask again where that did not arrive."""
        for signal, request in list(self._holds.items()):
            if request.outcome is Outcome.PENDING:
                continue
            del self._holds[signal]
            replaced = self._vehicle.requested(signal) is not request
            if request.outcome is Outcome.DONE or replaced or self._stands(signal):
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

    def _stands(self, signal: Signal[Any]) -> bool:
        """The car has stopped by itself, as it does when it drives off."""
        target = self._vehicle.get(signal).value
        return target is not None and target == self._vehicle.get(PLACES[signal]).value
