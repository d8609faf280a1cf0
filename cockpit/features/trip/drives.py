"""The drives of who drives: when, from where, to where, how far, with how much energy."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cockpit.core import signals as car
from cockpit.core.feature import Services
from cockpit.core.personal import NOBODY
from cockpit.core.reading import Reading
from cockpit.core.stored import Stored
from cockpit.features.trip.model import Trip
from cockpit.features.trip.settings import TripSettings

if TYPE_CHECKING:
    from concurrent.futures import Executor

DRIVES = "drives"
"""The subject under which they are kept."""
MOST_DRIVES = 50
SHORTEST_M = 200.0
"""Who only moves the car does not drive."""
OVER_AFTER_S = 60.0
"""So long the car is off before a drive is over: who fetches bread goes on with it."""
KEPT_EVERY_S = 60.0
"""A drive that is cut short by a power loss is known up to here."""

type Point = list[float]


@dataclass(slots=True)
class _Drive:
    """The one that goes on."""

    began: float
    start: Point | None
    trip: Trip = field(default_factory=Trip)
    ended: float = 0.0
    end: Point | None = None
    kept_at: float = 0.0

    def told(self) -> dict[str, Any]:
        """As JSON has it; metres, kWh, degrees, seconds of the wall clock."""
        trip = self.trip
        metres, kwh = trip.distance_m, trip.energy_kwh
        return {
            "began": round(self.began),
            "ended": round(self.ended),
            "m": None if metres is None else round(metres),
            "kwh": None if kwh is None else round(kwh, 2),
            "from": self.start,
            "to": self.end,
        }


class Drives:
    """Looked at some times a second. `clock` is the wall clock's seconds."""

    def __init__(self, services: Services, clock: Callable[[], float] = time.time) -> None:
        self._services, self._clock = services, clock
        self._stored = Stored(services.folder, DRIVES)
        self._drive: _Drive | None = None
        self._before: list[Any] = []
        self._writer: Executor | None = None
        self._nobodys: list[Any] = []
        """What a car keeps that knows no drivers."""
        self._off_since: float | None = None
        services.personal.watch(self._changed)

    def start(self) -> None:
        """Read what a car without drivers' profiles has kept."""
        kept = self._stored.read()
        if isinstance(kept, list):
            self._nobodys = kept
        self._changed()

    def look(self, now: float, on: bool, speed: Reading[float], power: Reading[float]) -> None:
        """Take in the time since the last look; as `Trip.look`."""
        if self._drive is None:
            if on and speed.value:
                self._begin()
            return
        self._drive.trip.look(now, on, speed, power)
        if on:
            self._off_since, self._drive.ended = None, self._clock()
            self._drive.end = self._place() or self._drive.end
            if now - self._drive.kept_at >= KEPT_EVERY_S:
                self._drive.kept_at = now
                self._keep()
        elif self._off_since is None:
            self._off_since = now
        elif now - self._off_since >= OVER_AFTER_S:
            self.finish()

    def finish(self) -> None:
        """The drive is over."""
        if self._drive:
            self._keep()
        self._drive, self._off_since = None, None

    def stop(self) -> None:
        """The drive is over, and on the disk."""
        self.finish()
        if self._writer:
            self._writer.shutdown()

    def _changed(self) -> None:
        """Another driver: the drive goes on, and what comes is his."""
        self._drive = None
        personal = self._services.personal
        if personal.driver == NOBODY:
            personal.keep(DRIVES, self._nobodys)
        elif self._nobodys and personal.of(DRIVES) == self._nobodys:
            self._nobodys = []  # the first driver has taken them over, and may seal them
            self._write([])

    def _begin(self) -> None:
        kept = self._services.personal.of(DRIVES)
        self._before = list(kept) if isinstance(kept, list) else []
        self._drive = _Drive(self._clock(), self._place())
        self._drive.ended = self._drive.began

    def _keep(self) -> None:
        drive = self._drive
        remember = self._services.settings.of(TripSettings).remember
        if drive is None or not remember or drive.trip.metres < SHORTEST_M:
            return
        kept = [*self._before, drive.told()][-MOST_DRIVES:]
        personal = self._services.personal
        personal.keep(DRIVES, kept)
        if personal.driver == NOBODY:
            self._nobodys = kept
            self._write(kept)

    def _write(self, kept: list[Any]) -> None:
        """Writing waits for the disk; the screen does not."""
        self._writer = self._writer or _one_after_another()
        self._writer.submit(self._stored.write, kept)

    def _place(self) -> Point | None:
        get = self._services.vehicle.get
        lat, lon = get(car.LATITUDE), get(car.LONGITUDE)
        if not lat.valid or not lon.valid or lat.value is None or lon.value is None:
            return None
        return [round(lat.value, 5), round(lon.value, 5)]


def _one_after_another() -> "Executor":
    from concurrent.futures import ThreadPoolExecutor  # not needed for the first frame

    return ThreadPoolExecutor(1, "drives")
