"""What the battery will hold on arrival, and where to fill it: asked of the map's worker."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from cockpit.core import signals as car
from cockpit.core.feature import Services
from cockpit.features.navigation.router import Router
from cockpit.maps.energy.car import CarEnergy
from cockpit.maps.geo import Point
from cockpit.maps.route import Route, RouteRequest

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
    """Follows one route; the newest outlook, and rings of what can be reached."""

    def __init__(self, services: Services, router: Router) -> None:
        self._services, self._router = services, router
        self._car = services.settings.of(CarEnergy)
        self._watchers: list[Callable[[], None]] = []
        self._route: Route | None = None
        self.outlook = Outlook()
        self.route: Route | None = None
        """The route by way of the charging stops, where some are needed."""
        services.energy.watch(lambda: None)

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` when the outlook has changed."""
        self._watchers.append(told)

    def look_at(self, route: Route | None, request: RouteRequest | None) -> None:
        """Work the charge out for a route; None for none."""
        self._route, self.outlook, self.route = route, Outlook(), None
        state = self._state()
        if route is None or request is None or state is None:
            self._tell()
            return
        params = {"request": asdict(request), **state}
        self._router.plan(params, lambda answer: self._take(route, answer))
        self._tell()

    def after(self, metres: float) -> float | None:
        """Roughly the percent left after so many metres; None where the charge is unknown."""
        soc = self._services.vehicle.get(car.BATTERY_LEVEL)
        if not soc.valid or soc.value is None:
            return None
        capacity_kwh: float = self._car.battery_kwh
        return float(soc.value) - metres * ROUGH_WH_PER_M / (capacity_kwh * 10)

    def _state(self) -> dict[str, Any] | None:
        get = self._services.vehicle.get
        soc = get(car.BATTERY_LEVEL)
        if not soc.valid or soc.value is None:
            return None
        ambient = get(car.OUTSIDE_TEMPERATURE)
        state: dict[str, Any] = {"soc": float(soc.value), "factors": self._factors()}
        if ambient.valid and ambient.value is not None:
            state["ambient"] = float(ambient.value)
        return state

    def _factors(self) -> dict[str, Any]:
        return asdict(self._services.energy.factors)

    def _take(self, route: Route, answer: dict[str, Any] | str) -> None:
        if route is not self._route:
            return  # another way is looked at by now
        if isinstance(answer, str):
            self.outlook = Outlook(problem="The charge on arrival is not known")
        else:
            self.outlook = _outlook(answer)
        self._tell()

    def _tell(self) -> None:
        for told in tuple(self._watchers):
            told()


def _outlook(answer: dict[str, Any]) -> Outlook:
    arrival = answer["profile"]["arrival"]
    return Outlook(arrival["low"], arrival["likely"], arrival["high"])
