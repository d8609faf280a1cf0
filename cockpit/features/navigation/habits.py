"""Where this car goes at which time of day, learned from its driver's own trips."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from cockpit.core.own import Own
from cockpit.maps.geo import Point, distance_m

SAME_PLACE_M = 250.0
KEPT_TRIPS = 400
REMEMBERED = timedelta(weeks=10)
AROUND_MIN = 50
"""A trip that begins this many minutes earlier or later is of the same habit."""
LEAST_TIMES = 3
LEAST_SHARE = 0.5
SHORTEST_TRIP_M = 500.0
NIGHT = (20, 6)
"""Where the car stands between these hours is home."""
HEAVIER, LIGHTER = 1.15, 0.87


@dataclass(frozen=True, slots=True)
class Trip:
    """One drive; `began` is local time in ISO form."""

    start: Point
    end: Point
    began: str
    seconds: float

    @property
    def time(self) -> datetime:
        """When it began."""
        return datetime.fromisoformat(self.began)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where the driver most likely wants to go now, and how long that usually takes."""

    end: Point
    usual_s: float
    times: int


class Habits:
    """The trips of the last weeks and what follows from them."""

    def __init__(self, own: Own) -> None:
        self._file = own
        self.trips: list[Trip] = []
        self._read()
        own.watch(self._read)

    def add(self, trip: Trip) -> None:
        """Remember a drive; one round the block is none."""
        if distance_m(trip.start, trip.end) < SHORTEST_TRIP_M:
            return
        self.trips = [*self.trips, trip][-KEPT_TRIPS:]
        self._file.write([asdict(t) for t in self.trips])

    def forget(self) -> None:
        """Forget every trip."""
        self.trips = []
        self._file.write([])

    def suggest(self, here: Point, now: datetime) -> Suggestion | None:
        """Where trips from here at this time of day mostly end; None without a clear habit."""
        alike = [t for t in self.trips if self._alike(t, here, now)]
        groups = _together((t.end for t in alike), SAME_PLACE_M)
        best = max(groups, key=len, default=[])
        if len(best) < LEAST_TIMES or len(best) < LEAST_SHARE * len(alike):
            return None
        ends = [alike[i] for i in best]
        return Suggestion(ends[-1].end, _median([t.seconds for t in ends]), len(ends))

    def home(self) -> Point | None:
        """Where the car mostly ends its evenings."""
        late, early = NIGHT
        ends = [t.end for t in self.trips if _hour_of_end(t) >= late or _hour_of_end(t) < early]
        return _usual(ends)

    def work(self) -> Point | None:
        """Where its mornings of working days mostly end, other than home."""
        home = self.home()
        mornings = [t for t in self.trips if t.time.weekday() < 5 and 5 <= _hour_of_end(t) < 12]
        ends = [t.end for t in mornings]
        return _usual(e for e in ends if home is None or distance_m(e, home) > SAME_PLACE_M)

    def _alike(self, trip: Trip, here: Point, now: datetime) -> bool:
        began = trip.time
        if now - began > REMEMBERED or distance_m(trip.start, here) > SAME_PLACE_M:
            return False
        apart = abs((began.hour - now.hour) * 60 + began.minute - now.minute)
        weekend = began.weekday() >= 5
        return min(apart, 1440 - apart) <= AROUND_MIN and weekend == (now.weekday() >= 5)

    def _read(self) -> None:
        self.trips = []
        words = self._file.read()
        if words is None:
            return
        try:
            self.trips = [_trip(w) for w in words]
        except (KeyError, TypeError, ValueError) as error:
            self.trips = []
            self._file.put_aside(f"not trips: {error}")


def heaviness(seconds: float, usual_s: float) -> str:
    """`heavier`, `lighter` or `usual`: how a trip's time now stands to its usual one."""
    if usual_s <= 0:
        return "usual"
    share = seconds / usual_s
    return "heavier" if share > HEAVIER else "lighter" if share < LIGHTER else "usual"


def _hour_of_end(trip: Trip) -> int:
    return (trip.time + timedelta(seconds=trip.seconds)).hour


def _usual(points: Iterable[Point]) -> Point | None:
    every = list(points)
    best = max(_together(every, SAME_PLACE_M), key=len, default=[])
    return every[best[-1]] if len(best) >= LEAST_TIMES else None


def _together(points: Iterable[Point], within_m: float) -> list[list[int]]:
    """Indices of points that lie together, each group around its first one."""
    groups: list[tuple[Point, list[int]]] = []
    for index, point in enumerate(points):
        for centre, members in groups:
            if distance_m(centre, point) <= within_m:
                members.append(index)
                break
        else:
            groups.append((point, [index]))
    return [members for _, members in groups]


def _trip(words: dict[str, Any]) -> Trip:
    start, end = (Point(*map(float, words[side])) for side in ("start", "end"))
    datetime.fromisoformat(words["began"])
    return Trip(start, end, str(words["began"]), float(words["seconds"]))


def _median(values: list[float]) -> float:
    """The one in the middle; `statistics` takes 15 ms to import at a start that waits for it."""
    return sorted(values)[len(values) // 2]
