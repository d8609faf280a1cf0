"""One wish on its way: asked, taken by the car, arrived."""

from dataclasses import dataclass, field
from enum import Enum

from cockpit.core.request import Outcome, Request
from cockpit.core.signal import Value
from cockpit.core.vehicle import Vehicle
from cockpit.features.profiles.recall.plan import Wish

BY = "profile"
"""Who asks, in the ledger."""
STALLED_S = 4.0
"""A motor that has not moved for so long does not arrive."""


class State(Enum):
    """WAITING → ASKED → MOVING → DONE, or REFUSED.

    LACKING: the car has no such thing. KEPT: it may not be set now.
    """

    WAITING = "waiting"
    ASKED = "asked"
    MOVING = "moving"
    DONE = "done"
    LACKING = "lacking"
    KEPT = "kept"
    REFUSED = "refused"


@dataclass(slots=True, eq=False)
class Step:
    """A wish, the request for it, and when its motor moved last (s)."""

    wish: Wish
    state: State = State.WAITING
    request: Request | None = None
    _seen: Value | None = field(default=None, repr=False)
    _moved_at: float = 0.0

    @property
    def under_way(self) -> bool:
        """The car has it to do."""
        return self.state in (State.ASKED, State.MOVING)

    def ask(self, vehicle: Vehicle, now: float) -> None:
        """Ask for it, unless it is so already and nobody has just asked for something else."""
        wish = self.wish
        if not vehicle.offers(wish.signal):
            self.state = State.LACKING
        elif wish.met(vehicle.get(wish.signal).value) and not _pending(vehicle, wish):
            self._taken(now)
            self.look(vehicle, now)
        else:
            self.state = State.ASKED
            why = f"as the driver likes it: {wish.field.title}"
            self.request = vehicle.request(wish.signal, wish.value, by=BY, why=why)
            self.settled(now)

    def settled(self, now: float) -> None:
        """Look at what became of the request."""
        if self.state is State.ASKED and self.request:
            if self.request.outcome is Outcome.DONE:
                self._taken(now)
            elif self.request.outcome is Outcome.REFUSED:
                self.state = State.REFUSED

    def _taken(self, now: float) -> None:
        self.state = State.MOVING if self.wish.place else State.DONE
        self._moved_at = now

    def look(self, vehicle: Vehicle, now: float) -> None:
        """See how far the motor is."""
        place = self.wish.place
        if self.state is not State.MOVING or place is None:
            return
        if not vehicle.offers(place):
            self.state = State.DONE
            return
        seen = vehicle.get(place).value
        if self.wish.reached(seen):
            self.state = State.DONE
        elif seen != self._seen:
            self._seen, self._moved_at = seen, now

    def stalled(self, now: float) -> bool:
        """It does not arrive."""
        return self.state is State.MOVING and now - self._moved_at > STALLED_S

    def diverted(self, vehicle: Vehicle) -> bool:
        """The car goes somewhere else: by its own switch, or because it has met something."""
        seen = vehicle.get(self.wish.signal).value
        return self.state is State.MOVING and seen is not None and not self.wish.met(seen)


def _pending(vehicle: Vehicle, wish: Wish) -> bool:
    """An older wish, or a stop, is still on its way to the car."""
    before = vehicle.requested(wish.signal)
    return before is not None and before.outcome is Outcome.PENDING
