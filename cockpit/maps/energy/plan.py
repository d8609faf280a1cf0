"""A charge plan: where to charge, how much, how long, and why there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cockpit.maps.charger import Charger
from cockpit.maps.energy.profile import Band


@dataclass(frozen=True, slots=True)
class Line:
    """One line for the driver: English with {names} for the values; the screen translates it."""

    text: str
    values: Mapping[str, float | int | str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text.format(**self.values)

    def as_json(self) -> dict[str, Any]:
        """Text and values apart."""
        return {"text": self.text, "values": dict(self.values)}


SAVES = "{power} kW, saves {minutes} min over the next best"
ONLY = "Without it the reserve would not hold"
ON_THE_WAY = "{power} kW, right on the way"
FREE_NOW = "{power} kW, {free} free now"
SHORT_OF_WISH = "Arrives with {percent} %, less than the {wish} % wished for"
BELOW_RESERVE = "Falls to {percent} %, below the reserve of {reserve} %"
OUT_OF_REACH = "No charger in reach: the charge ends after {km} km"
FEWER_STOPS = "Fewer stops"
CHEAPER = "Cheaper"
WITHOUT_CHARGING = "Without charging"
TEXTS = (SAVES, ONLY, ON_THE_WAY, FREE_NOW, SHORT_OF_WISH, BELOW_RESERVE, OUT_OF_REACH,
         FEWER_STOPS, CHEAPER, WITHOUT_CHARGING)  # fmt: skip
"""All that a plan may say: what translations must have."""


@dataclass(frozen=True, slots=True)
class ChargeStop:
    """One stop."""

    charger: Charger
    arrive: Band
    leave: float
    """Percent at which to drive on."""
    charge_s: float
    stop_s: float
    """With handling, and waiting as it is to be expected."""
    kwh: float
    power_kw: float
    """The most that this car gets there."""
    station: int = 0
    """Its place in the network that was planned on."""
    warming_minutes: float = 0.0
    """How long before it the battery is warmed; 0 for not at all."""
    why: Line = field(default_factory=lambda: Line(""))
    along_m: float = 0.0
    """On the plan's route."""

    def as_json(self) -> dict[str, Any]:
        """For scripts and between processes."""
        c = self.charger
        return {
            "key": c.key, "name": c.name, "operator": c.operator, "tariff": c.tariff,
            "free": c.free, "lat": c.point.lat, "lon": c.point.lon,
            "sockets": [[s.kind, s.power_kw, s.count] for s in c.sockets],
            "arrive": self.arrive.as_json(), "leave": round(self.leave, 1),
            "charge_s": round(self.charge_s), "stop_s": round(self.stop_s),
            "kwh": round(self.kwh, 1), "power_kw": round(self.power_kw),
            "warming_minutes": round(self.warming_minutes),
            "why": self.why.as_json(), "along_m": round(self.along_m),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChargePlan:
    """A whole trip's charging; without stops where none is needed."""

    feasible: bool
    """Whether the reserve holds all the way, even at the band's low end."""
    stops: tuple[ChargeStop, ...]
    drive_s: float
    arrival: Band
    lowest: float
    """The least percent anywhere, at the band's low end."""
    lowest_at_m: float = 0.0
    problem: Line | None = None
    name: Line | None = None
    """What sets an alternative apart."""
    price: float | None = None
    """In whatever the tariffs are in; None where one of them is unknown."""
    alternatives: tuple["ChargePlan", ...] = ()

    @property
    def charge_s(self) -> float:
        """All time at chargers."""
        return sum(stop.stop_s for stop in self.stops)

    @property
    def total_s(self) -> float:
        """From start to end."""
        return self.drive_s + self.charge_s

    def as_json(self) -> dict[str, Any]:
        """For scripts and between processes."""
        return {
            "feasible": self.feasible, "stops": [s.as_json() for s in self.stops],
            "drive_s": round(self.drive_s), "charge_s": round(self.charge_s),
            "total_s": round(self.total_s), "arrival": self.arrival.as_json(),
            "lowest": round(self.lowest, 1), "lowest_at_m": round(self.lowest_at_m),
            "problem": self.problem and self.problem.as_json(),
            "name": self.name and self.name.as_json(),
            "price": None if self.price is None else round(self.price, 2),
            "alternatives": [a.as_json() for a in self.alternatives],
        }  # fmt: skip
