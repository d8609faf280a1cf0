"""Watches what a driver sets by hand, and at the end of each drive finds what he always does."""

from collections.abc import Callable
from typing import Any

from cockpit.core.driving import Driving, DrivingState
from cockpit.core.request import Outcome, Request
from cockpit.core.signals import OUTSIDE_TEMPERATURE
from cockpit.core.vehicle import Vehicle
from cockpit.features.profiles.fields import Field
from cockpit.features.profiles.habits import BY_SIGNAL, Habit, Habits, when

BY_HAND = frozenset({"touch", "voice"})


class Learning:
    """Learns for one driver at a time; lives on the main thread."""

    def __init__(self, vehicle: Vehicle, driving: Driving) -> None:
        self._vehicle, self._driving = vehicle, driving
        self._habits: Habits | None = None
        self._chosen: dict[Field[Any], Habit] = {}
        self._driven = False
        self._watchers: list[Callable[[], None]] = []
        self.question: Habit | None = None
        """What the driver may want kept."""
        vehicle.want((OUTSIDE_TEMPERATURE,))
        vehicle.watch_requests(self._heard)
        driving.watch(self._drives)

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` when there is a question, or none any more."""
        self._watchers.append(told)

    def begin(self, habits: Habits | None) -> None:
        """Another driver sits down; None: a guest, or one who does not want to be learned from."""
        self._habits, self._chosen, self._driven = habits, {}, False
        self._ask(None)

    def answer(self, yes: bool) -> None:
        """The driver's word on the question."""
        if self.question and self._habits:
            self._habits.answer(self.question, yes)
        self._ask(None)

    def _heard(self, request: Request) -> None:
        field = BY_SIGNAL.get(request.signal)
        if field is None or request.by not in BY_HAND or request.outcome is not Outcome.DONE:
            return
        at = when(field, self._vehicle.get(OUTSIDE_TEMPERATURE).value)
        if at is not None:
            self._chosen[field] = Habit(field, request.value, at)

    def _drives(self) -> None:
        state = self._driving.state
        if state is DrivingState.MOVING:
            self._driven = True
            self._ask(None)
        elif state is DrivingState.PARKED and self._driven:
            self._driven = False
            self._learn()

    def _learn(self) -> None:
        """What he left so for the whole drive is what he chose."""
        chosen, self._chosen = tuple(self._chosen.values()), {}
        if self._habits is not None:
            habits = [habit for habit in chosen if self._habits.chose(habit)]
            self._ask(habits[0] if habits else None)

    def _ask(self, habit: Habit | None) -> None:
        if habit != self.question:
            self.question = habit
            for told in tuple(self._watchers):
                told()
