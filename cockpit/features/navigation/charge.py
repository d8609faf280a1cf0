"""What the battery will hold on arrival, and where to fill it: asked of the map's worker."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from cockpit.core import signals as car
from cockpit.core.feature import Services
from cockpit.core.notices import Severity
from cockpit.features.navigation.router import Router
from cockpit.maps.energy.car import CarEnergy, sound
from cockpit.maps.geo import Point
from cockpit.maps.route import Route, RouteRequest

UNKNOWN = "The charge on arrival is not known"
SAME_WAY_M = 150.0
ROUGH_WH_PER_M = 0.165
"""Only for a first word about places in a list; routes are calculated."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A charging stop. `why` is English with {names} for `values`."""

    name: str
    point: Point
    arrive: float
    leave: float
    minutes: int
    why: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outlook:
    """Percent on arrival as a band; all None while it is not known."""

    low: float | None = None
    likely: float | None = None
    high: float | None = None
    stops: tuple[Stop, ...] = ()
    charging_s: float = 0.0
    problem: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


class Charge:
    """Follows one way; the newest outlook, and the way by the charging stops."""

    def __init__(self, services: Services, router: Router) -> None:
        self._services, self._router = services, router
        self._car = services.settings.of(CarEnergy)
        self._checked = False
        self._watchers: list[Callable[[], None]] = []
        self._way: Route | None = None
        self._profile: dict[str, Any] | None = None
        self._own = False
        """Whether the plan is of the way that is followed, not of a better one."""
        self._begun_m = 0.0
        self.outlook = Outlook()
        self.on_stops: Callable[[Route], None] = lambda route: None
        """Told of the way by the charging stops, where some are needed."""
        self.rings: list[list[Point]] = []
        """How far the battery goes from here, where the driver asked for it."""

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` when the outlook has changed."""
        self._watchers.append(told)

    def look_at(self, way: Route | None, request: RouteRequest | None) -> None:
        """Work the charge out for a way; None for none. The plan's own way is known already."""
        if way is self._way and way is not None:
            return
        self._way, self._profile, self.outlook = way, None, Outlook()
        self.plan(request)
        self._tell()

    def plan(self, request: RouteRequest | None, along_m: float = 0.0) -> None:
        """Plan from where the car is, so many metres along the way."""
        way, state = self._way, self._state()
        if way is None or request is None or state is None:
            return
        params = {"request": asdict(request), **state}
        self._router.plan(params, lambda answer: self._take(way, along_m, answer))

    def follow(self, along_m: float) -> bool:
        """Bring the outlook up to date with the charge now; whether a new plan is due."""
        soc = self._soc()
        profile, was = self._profile, self.outlook
        if profile is None or soc is None or was.likely is None:
            return self._way is not None and soc is not None and profile is None
        if not self._own:
            return False  # a way of the driver's own choice: the plan is of another one
        along_m -= self._begun_m
        shift = soc - _likely_at(profile["soc_along"], along_m)
        ahead = not any(at > along_m for at in profile["stops_at_m"])
        arrival = profile["arrival"]
        if ahead:  # past the last stop all that was saved or lost shows at the end
            low, likely, high = (arrival[name] + shift for name in ("low", "likely", "high"))
            fresh = replace(was, low=low, likely=likely, high=high, stops=())
            if fresh != was:
                self.outlook = fresh
                self._tell()
        from cockpit.maps.energy.watch import still_good  # with numpy: not at the start

        return not still_good(profile, along_m, soc).good

    def after(self, metres: float) -> float | None:
        """Roughly the percent left after so many metres; None where the charge is unknown."""
        soc = self._soc()
        capacity_kwh: float = self._car.battery_kwh
        return None if soc is None else soc - metres * ROUGH_WH_PER_M / (capacity_kwh * 10)

    def show_reach(self, here: Point | None) -> None:
        """Ask how far the battery goes from here; None forgets it."""
        state = self._state()
        self.rings = []
        if here is not None and state is not None:
            params = {"point": list(here), "there_and_back": True, **state}
            self._router.reach(params, self._take_reach)
        self._tell()

    def _take_reach(self, answer: dict[str, Any] | str) -> None:
        if not isinstance(answer, str):
            self.rings = [[Point(*p) for p in ring] for ring in answer["rings"]]
            self._tell()

    def _soc(self) -> float | None:
        soc = self._services.vehicle.get(car.BATTERY_LEVEL)
        return float(soc.value) if soc.valid and soc.value is not None else None

    def _check(self) -> None:
        """A car that cannot be gets the usual values, and a line; at the first question."""
        if self._checked:
            return
        self._checked = True
        self._car, troubles = sound(self._car)
        if troubles:
            self._services.notices.show("energy", Severity.ADVICE, troubles[0])

    def _state(self) -> dict[str, Any] | None:
        soc, get = self._soc(), self._services.vehicle.get
        if soc is None:
            return None
        self._check()
        state: dict[str, Any] = {
            "soc": soc,
            "factors": asdict(self._services.energy.factors),
            "car": asdict(self._car),
        }
        for name, signal in (
            ("ambient", car.OUTSIDE_TEMPERATURE),
            ("battery_c", car.BATTERY_TEMPERATURE),
        ):
            reading = get(signal)
            if reading.valid and reading.value is not None:
                state[name] = float(reading.value)
        return state

    def _take(self, way: Route, along_m: float, answer: dict[str, Any] | str) -> None:
        if way is not self._way:
            return  # another way is looked at by now
        if isinstance(answer, str):
            self.outlook = Outlook(problem=UNKNOWN)
            self._tell()
            return
        planned: Route = answer["route"]
        plan = answer["plan"]
        self._profile = answer["profile"]
        left_m = way.distance_m - along_m
        self._own = bool(plan["stops"]) or abs(planned.distance_m - left_m) < SAME_WAY_M
        self._begun_m = 0.0 if plan["stops"] else along_m
        longer = 1.0 if self._own else left_m / max(1.0, planned.distance_m)
        self.outlook = _outlook(plan, self._soc() or 0.0, longer)
        if plan["stops"]:
            self._way = planned
            self.on_stops(planned)
        self._tell()

    def _tell(self) -> None:
        for told in tuple(self._watchers):
            told()


def _outlook(plan: dict[str, Any], soc: float, longer: float) -> Outlook:
    """The plan's outlook; `longer` scales what is used to a way of another length."""
    arrival, problem = plan["arrival"], plan["problem"] or {}
    low, likely, high = (
        arrival[name] if longer == 1.0 else soc + (arrival[name] - soc) * longer
        for name in ("low", "likely", "high")
    )
    return Outlook(
        low,
        likely,
        high,
        tuple(_stop(words) for words in plan["stops"]),
        float(plan["charge_s"]),
        problem.get("text", ""),
        problem.get("values", {}),
    )


def _stop(words: dict[str, Any]) -> Stop:
    return Stop(
        words["name"] or words["operator"],
        Point(words["lat"], words["lon"]),
        words["arrive"]["likely"],
        words["leave"],
        max(1, round(words["stop_s"] / 60)),
        words["why"]["text"],
        words["why"]["values"],
    )


def _likely_at(rows: list[list[float]], along_m: float) -> float:
    """The likely percent of the plan at a place of its way."""
    after = next((i for i, row in enumerate(rows) if row[0] > along_m), len(rows))
    if after == 0 or after == len(rows):
        return rows[min(after, len(rows) - 1)][2]
    a, b = rows[after - 1], rows[after]
    share = (along_m - a[0]) / max(1e-9, b[0] - a[0])
    return a[2] + (b[2] - a[2]) * share
