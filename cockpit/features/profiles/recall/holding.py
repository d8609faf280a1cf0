"""Stops motors where they are: asks for the present place as the target, until the car takes it."""

from typing import Any

from cockpit.core.request import Outcome, Request
from cockpit.core.signal import Signal
from cockpit.core.vehicle import Vehicle
from cockpit.features.profiles.recall.plan import PLACES
from cockpit.features.profiles.recall.step import BY

TRIES = 3
WHY = "stop where it is"


class Holding:
    """Each hold is asked again when the car did not answer; whoever asks for more ends it."""

    def __init__(self, vehicle: Vehicle) -> None:
        self._vehicle = vehicle
        self._holds: dict[Signal[Any], tuple[Request, int]] = {}
        self.failed = False
        """The car has not confirmed a stop, and is not asked any more."""

    def hold(self, signals: tuple[Signal[Any], ...]) -> None:
        """Stop these motors."""
        self.failed = False
        self._holds = {}
        for signal in signals:
            self._ask(signal, 1)

    def look(self) -> None:
        """Ask again where that did not arrive."""
        for signal, (request, tries) in list(self._holds.items()):
            if request.outcome is Outcome.PENDING:
                continue
            del self._holds[signal]
            replaced = self._vehicle.requested(signal) is not request
            if request.outcome is Outcome.DONE or replaced or self._stands(signal):
                continue
            if tries < TRIES:
                self._ask(signal, tries + 1)
            else:
                self.failed = True

    @property
    def pending(self) -> bool:
        """Some motor's stop is not confirmed yet."""
        return bool(self._holds)

    def _ask(self, signal: Signal[Any], tries: int) -> None:
        place = self._vehicle.get(PLACES[signal]).value
        if place is None:
            self.failed = True
            return
        request = self._vehicle.request(signal, place, by=BY, why=WHY)
        self._holds[signal] = (request, tries)

    def _stands(self, signal: Signal[Any]) -> bool:
        """The car has stopped by itself, as it does when it drives off."""
        target = self._vehicle.get(signal).value
        return target is not None and target == self._vehicle.get(PLACES[signal]).value
