"""A route laid out in metres: where each manoeuvre is, and what the road is like there."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from cockpit.maps.geo import lengths_m
from cockpit.maps.route import Manoeuvre, Route, Stretch

UNSPOKEN = frozenset(
    {"none", "start", "start_right", "start_left", "becomes", "continue", "roundabout_exit"}
)
"""Nothing is done there: the road goes on, or the manoeuvre before has told it."""
NOW_ONLY = frozenset({"stay_straight", "merge", "merge_right", "merge_left", "ferry_exit"})
"""These need no early word."""
UNSHOWN = frozenset({"none", "start", "start_right", "start_left", "becomes", "continue"})
SIDES = ("left", "right")
TURNS = {"continue"} | {f"{how}_{side}" for how in ("slight", "turn", "sharp") for side in SIDES}
JOG_M, STRAIGHT_DEGREES = 5.0, 20.0
"""Turns so close together that cancel out are how the map drew a crossing: one drives straight."""
APPROACH_M = 400.0


@dataclass(frozen=True, slots=True)
class Step:
    """A manoeuvre at its place; `until_m` is where it is done (a roundabout's exit)."""

    index: int
    manoeuvre: Manoeuvre
    at_m: float
    until_m: float
    approach_kmh: float
    """How fast one drives there just before."""
    is_end: bool = False
    """The destination, not a stop on the way."""

    @property
    def spoken(self) -> bool:
        """Whether anything is said for it."""
        return self.manoeuvre.kind not in UNSPOKEN

    @property
    def shown(self) -> bool:
        """Whether it is something to do."""
        return self.manoeuvre.kind not in UNSHOWN and self.manoeuvre.kind != "roundabout_exit"

    @property
    def arrival(self) -> bool:
        """A stop on the way, or the end."""
        return self.manoeuvre.kind.startswith("destination")


class Plan:
    """Looks things up by metres along the route."""

    def __init__(self, route: Route) -> None:
        self.route = route
        self.metres = lengths_m(route.shape)
        self.length_m = self.metres[-1]
        self._begins = [self.metres[s.begin] for s in route.stretches]
        lasting = [_seconds(s) for s in route.stretches]
        total = sum(lasting)
        turns = route.duration_s / total if total > 0 and route.duration_s > 0 else 1.0
        # The route's own time also counts turns and signals: spread over the way.
        self._scale = max(0.8, min(2.0, turns))
        self._ends_s = list(accumulate(lasting))
        self._lasting = lasting
        jogs = self._jogs()
        self.steps = tuple(self._step(i, i in jogs) for i in range(len(route.manoeuvres)))

    def _jogs(self) -> set[int]:
        """Manoeuvres at a crossing that together are none."""
        found: set[int] = set()
        run: list[int] = []
        for i, manoeuvre in enumerate(self.route.manoeuvres):
            turn = manoeuvre.kind in TURNS
            if not (turn and run and self._apart_m(run[-1], i) < JOG_M):
                found |= self._cancelled(run)
                run = []
            if turn:
                run.append(i)
        return found | self._cancelled(run)

    def _apart_m(self, one: int, other: int) -> float:
        manoeuvres = self.route.manoeuvres
        return self.metres[manoeuvres[other].begin] - self.metres[manoeuvres[one].begin]

    def _cancelled(self, run: list[int]) -> set[int]:
        net = sum(self.route.manoeuvres[i].turn_degrees for i in run)
        return set(run) if len(run) > 1 and abs(net) < STRAIGHT_DEGREES else set()

    def _step(self, index: int, jog: bool) -> Step:
        manoeuvre = self.route.manoeuvres[index]
        if jog:
            manoeuvre = manoeuvre._replace(kind="continue")
        at = self.metres[manoeuvre.begin]
        inside = manoeuvre.kind == "roundabout_enter"
        until = self._out_of_roundabout(at) if inside else at
        last = index == len(self.route.manoeuvres) - 1
        return Step(index, manoeuvre, at, until, self._approach(at), last)

    def _out_of_roundabout(self, at: float) -> float:
        """Its end: a manoeuvre lasts to the next one, far behind the exit."""
        stretches = self.route.stretches
        i = self._index(at + 0.5)
        end = at
        while i < len(stretches) and stretches[i].roundabout:
            end = self.metres[stretches[i].end]
            i += 1
        return end

    def _approach(self, at: float) -> float:
        """The fastest stretch shortly before: there the driver must hear of it."""
        stretches = self.route.stretches
        first = self._index(max(0.0, at - APPROACH_M))
        last = self._index(max(0.0, at - 1.0))
        return max((s.free_kmh for s in stretches[first : last + 1]), default=50.0)

    def _index(self, along: float) -> int:
        return max(0, bisect_right(self._begins, along) - 1)

    def stretch(self, along: float) -> Stretch | None:
        """The piece of road there; None where the route has none."""
        stretches = self.route.stretches
        return stretches[self._index(along)] if stretches else None

    def stretches_ahead(self, along: float, metres: float) -> list[tuple[float, Stretch]]:
        """Those that begin within so many metres, with the metres until then."""
        found = []
        for i in range(self._index(along) + 1, len(self._begins)):
            far = self._begins[i] - along
            if far > metres:
                break
            found.append((far, self.route.stretches[i]))
        return found

    def left_s(self, along: float) -> float:
        """Seconds from there to the end as the route was planned."""
        stretches = self.route.stretches
        if not stretches:
            share = 1 - along / self.length_m if self.length_m else 0.0
            return self.route.duration_s * max(0.0, share)
        i = self._index(along)
        long = self.metres[stretches[i].end] - self._begins[i]
        done = min(1.0, max(0.0, (along - self._begins[i]) / long)) if long > 0 else 1.0
        return (self._ends_s[-1] - self._ends_s[i] + self._lasting[i] * (1 - done)) * self._scale

    def leg_ends_m(self) -> list[float]:
        """Where stops are reached; the last is the end."""
        return [self.metres[i] for i in self.route.legs] or [self.length_m]


def _seconds(stretch: Stretch) -> float:
    return stretch.length_m / max(1.0, stretch.speed_kmh / 3.6)
