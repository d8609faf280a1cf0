"""The recall of a profile: one group after the other, and a stop that holds all motors at once."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

from cockpit.core.driving import Driving, DrivingState
from cockpit.core.request import Outcome, Request
from cockpit.core.signal import Signal
from cockpit.core.signals import (
    AUTHORISED,
    DRIVER_SEAT_HELD_BY,
    SELECTED_GEAR,
    SPEED,
    WHEEL_HELD_BY,
)
from cockpit.core.vehicle import Vehicle
from cockpit.features.profiles.fields import NAME
from cockpit.features.profiles.profile import Profile
from cockpit.features.profiles.recall.holding import Holding
from cockpit.features.profiles.recall.plan import ALLOWED, ORDER, plan, signals
from cockpit.features.profiles.recall.progress import Ending, Note, Part, Progress
from cockpit.features.profiles.recall.step import BY, State, Step

TOUCH = "touch"
UNKNOWN_S = 4.0
"""So long it is waited until it is known whether the car stands."""
LOST_S = 0.5
"""A parked car's speed may be late for so long before what moves is stopped."""
_HELD = {DRIVER_SEAT_HELD_BY: Ending.SEAT_OBSTACLE, WHEEL_HELD_BY: Ending.WHEEL_OBSTACLE}
_NEEDED = (SPEED, SELECTED_GEAR, AUTHORISED)
_OBSTACLE, _DRIVING = "OBSTACLE", "DRIVING"


class Recall:
    """Lives on the main thread; call `look` some ten times a second."""

    def __init__(
        self, vehicle: Vehicle, driving: Driving, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._vehicle, self._driving, self._clock = vehicle, driving, clock
        self._holding = Holding(vehicle, clock)
        self._steps: tuple[Step, ...] = ()
        self._name, self._ending, self._kept = "", Ending.OPEN, False
        self._unsure_at: float | None = None
        """Since when it is not known what the car does."""
        self._watchers: list[Callable[[], None]] = []
        self._signals = signals()
        vehicle.want(self._signals)
        vehicle.watch_requests(self._heard)
        driving.watch(self._drives)
        for signal in _HELD:
            vehicle.watch(signal, partial(self._held, signal))

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` after each change of progress."""
        self._watchers.append(told)

    @property
    def running(self) -> bool:
        """Something is asked or moves."""
        return self._ending is Ending.OPEN and bool(self._steps)

    @property
    def progress(self) -> Progress:
        """How far it is, or how it ended."""
        lost = (State.LACKING, State.KEPT)
        parts = (
            Part(group, sum(s.state is State.DONE for s in steps), len(steps))
            for group in ORDER
            if (steps := [s for s in self._of(group) if s.state not in lost])
        )
        note = Note.NO_STOP if self._holding.failed else Note.KEPT if self._kept else Note.NONE
        return Progress(
            self._name,
            self.running,
            tuple(parts),
            self._ending,
            note,
            self._titles(State.LACKING),
            self._titles(State.REFUSED),
        )

    def start(self, profile: Profile) -> None:
        """Bring the car to what the profile holds; what runs for another one stops first."""
        self.stop(Ending.LEFT)
        self._steps = tuple(Step(wish) for wish in plan(profile))
        self._name, self._ending, self._kept = profile.get(NAME), Ending.OPEN, False
        self._unsure_at = None
        self.look()

    def stop(self, why: Ending = Ending.STOPPED) -> None:
        """Hold every motor where it is, and ask for nothing more."""
        self._stop(why)

    def look(self) -> None:
        """See what has arrived, what stalls, and ask for what comes next."""
        if self.running:
            now = self._clock()
            for step in self._steps:
                step.look(self._vehicle, now)
            self._judge(now)
        self._holding.look()
        self._tell()

    # ------------------------------------------------------------------------------------------

    def _judge(self, now: float) -> None:
        if any(step.diverted(self._vehicle) for step in self._steps):
            self._stop(self._why_diverted())
        elif any(step.stalled(now) for step in self._steps):
            self._stop(Ending.STALLED)
        else:
            self._go_on(now)

    def _sure(self, now: float) -> bool:
        """Nothing is asked before it is known what the car does, and none while that is late."""
        known = self._driving.state is not DrivingState.UNKNOWN
        sure = known and all(self._vehicle.get(signal).valid for signal in _NEEDED)
        if sure or self._unsure_at is None:
            self._unsure_at = None if sure else now
        elif now - self._unsure_at > (LOST_S if self._moves else UNKNOWN_S):
            self._stop(Ending.LOST if self._moves else Ending.UNKNOWN)
        return sure

    def _go_on(self, now: float) -> None:
        for group in ORDER:
            if not self._sure(now) or not self.running:
                return
            if any(step.state is State.ASKED for step in self._steps):
                return
            waiting = [step for step in self._of(group) if step.state is State.WAITING]
            for step in waiting:
                self._ask(step, now)
            self._refused()
        if self.running and not any(s.under_way for s in self._steps):
            refused = any(step.state is State.REFUSED for step in self._steps)
            self._ending = Ending.PARTLY if refused or self._kept else Ending.DONE

    def _ask(self, step: Step, now: float) -> None:
        if not self.running:
            return
        if step.wish.field.group in ALLOWED[self._driving.state]:
            self._holding.release(step.wish.signal)
            step.ask(self._vehicle, now)
        else:
            step.state, self._kept = State.KEPT, True

    def _refused(self) -> None:
        """What moves the driver is not tried further when one of its motors does not obey."""
        if any(s.state is State.REFUSED and s.wish.place for s in self._steps) and self.running:
            self._stop(self._why_diverted(Ending.REFUSED))

    def _stop(self, why: Ending, but: Signal[Any] | None = None) -> None:
        if not self.running:
            return
        self._ending = why
        self._holding.hold(
            tuple(
                step.wish.signal
                for step in self._steps
                if step.under_way and step.wish.place and step.wish.signal is not but
            )
        )
        self._tell()

    def _why_diverted(self, otherwise: Ending = Ending.TOUCHED) -> Ending:
        """The car says what holds it; if it does not, somebody has used a switch."""
        for signal, ending in _HELD.items():
            said = self._vehicle.get(signal).value
            if said in (_OBSTACLE, _DRIVING):
                return ending if said == _OBSTACLE else Ending.DRIVES
        return otherwise

    def _of(self, group: object) -> list[Step]:
        return [step for step in self._steps if step.wish.field.group is group]

    def _titles(self, state: State) -> tuple[str, ...]:
        return tuple(step.wish.field.title for step in self._steps if step.state is state)

    # What happens meanwhile -------------------------------------------------------------------

    def _heard(self, request: Request) -> None:
        if not self.running:
            return
        if request.by != BY:
            mine = request.signal in self._signals
            if request.outcome is Outcome.PENDING and (mine or request.by == TOUCH):
                self._stop(Ending.TOUCHED, but=request.signal)
            return
        now = self._clock()
        for step in self._steps:
            if step.request is request:
                step.settled(now)
                self._refused()
                if self.running:
                    self._go_on(now)
                self._tell()

    def _drives(self) -> None:
        """A speed that is late for a moment does not stop it; `look` sees when it is lost."""
        state = self._driving.state
        if self._moves and state not in (DrivingState.PARKED, DrivingState.UNKNOWN):
            self._stop(Ending.DRIVES)

    @property
    def _moves(self) -> bool:
        """Some motor is on its way."""
        return any(step.wish.place and step.under_way for step in self._steps)

    def _held(self, signal: Signal[Any]) -> None:
        moves = any(step.wish.place and step.state is State.MOVING for step in self._steps)
        if moves and self._vehicle.get(signal).value in (_OBSTACLE, _DRIVING):
            self._stop(self._why_diverted())

    def _tell(self) -> None:
        for told in tuple(self._watchers):
            told()
