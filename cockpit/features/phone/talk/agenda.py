"""Where the driver has to be next, by the phones' calendars."""

import time
from collections.abc import Callable

from cockpit.features.phone.talk.said import Appointment

AHEAD_S, LATE_S = 2 * 3600.0, 15 * 60.0
"""An appointment is shown from two hours before until a quarter of an hour after it has begun."""


class Agenda:
    """The newest of each phone; `wall` gives seconds since 1970."""

    def __init__(
        self, wall: Callable[[], float] = time.time, shows: Callable[[str], bool] = lambda _: True
    ) -> None:
        self._wall, self._shows = wall, shows
        self._known: dict[str, Appointment] = {}
        self._left: set[Appointment] = set()

    def take(self, user: str, appointment: Appointment) -> None:
        """A phone tells its next one."""
        self._known[user] = appointment
        self._left &= set(self._known.values())

    @property
    def next(self) -> Appointment | None:
        """The one that begins first, of those that are soon."""
        now = self._wall()
        soon = (
            one
            for user, one in self._known.items()
            if self._shows(user)
            and now - LATE_S <= one.starts <= now + AHEAD_S
            and one not in self._left
        )
        return min(soon, key=lambda one: one.starts, default=None)

    def leave(self, appointment: Appointment) -> None:
        """The driver has seen to it."""
        self._left.add(appointment)
