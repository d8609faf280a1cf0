"""The car as far as its energy goes; the defaults are those of the simulated car."""

import dataclasses
import math
from dataclasses import dataclass
from typing import Any, ClassVar

CURVES = ("climate_w", "charge_kw", "charge_share_by_celsius")
ABOVE_ZERO = ("battery_kwh", "mass_kg", "drag_area_m2", "dc_kw", "ac_kw", "battery_kj_per_kelvin")
SHARES = ("drive_efficiency", "recuperation", "ac_efficiency", "dc_efficiency")
PERCENTS = ("reserve_percent", "arrive_percent")


@dataclass(frozen=True, slots=True)
class CarEnergy:
    """`[energy]` in cockpit.toml. Curves are pairs: "0:120 8:168 100:6"."""

    SECTION: ClassVar[str] = "energy"

    battery_kwh: float = 75.0
    """What the battery gives between full and empty."""
    mass_kg: float = 2150.0
    """With driver and what is usually in it."""
    rotating_mass_kg: float = 90.0
    """What wheels and rotors add when speeding up."""
    drag_area_m2: float = 0.56
    """Drag coefficient times frontal area."""
    rolling: float = 0.0095
    """Rolling resistance as a share of the weight."""
    drive_efficiency: float = 0.915
    """From the battery to the wheels: battery, inverter, motor, gear."""
    recuperation: float = 0.88
    """From the wheels back to the battery, with what the brakes take."""
    standby_w: float = 500.0
    """Computers, screens, lights, pumps while driving."""
    climate_w: str = "-20:3000 -10:1900 0:1100 10:600 20:250 25:300 30:600 40:1200"
    """Heating and cooling by °C outside."""
    reserve_percent: float = 10.0
    """A plan stays above it even if the trip takes more than is likely."""
    arrive_percent: float = 15.0
    """What is wished for at the destination."""
    charge_kw: str = "0:120 8:168 30:160 50:118 60:92 70:74 80:52 90:28 97:12 100:6"
    """What the warm battery takes at a strong station, by its percent."""
    charge_share_by_celsius: str = "-5:0.05 17:1 45:1 55:0.05"
    """How much of `dc_kw` the battery takes at most, by its temperature."""
    dc_kw: float = 170.0
    ac_kw: float = 11.0
    ac_efficiency: float = 0.92
    dc_efficiency: float = 0.97
    """Of what the station gives: the rest warms the battery and runs the car."""
    battery_kj_per_kelvin: float = 390.0
    """Heat that warms the whole battery by one kelvin."""
    heater_kw: float = 4.5
    """Warms the battery before a fast charging stop and during it; 0 where there is none."""
    sockets: str = "ccs type2 type2_cable"
    """What fits: ccs, chademo, type2, type2_cable, schuko, tesla, gb_dc."""


def sound(car: CarEnergy) -> tuple[CarEnergy, list[str]]:
    """The car with a default in place of each value that cannot be, and a line about each."""
    wrong = [(name, why) for name in _names() if (why := _wrong(name, getattr(car, name)))]
    usual = CarEnergy()
    lines = [
        f"energy.{name} {why}; using {getattr(usual, name)!r} instead of {getattr(car, name)!r}"
        for name, why in wrong
    ]
    return dataclasses.replace(car, **{n: getattr(usual, n) for n, _ in wrong}), lines


def with_overrides(car: CarEnergy, words: dict[str, Any]) -> CarEnergy:
    """The car with other values, of any kind; raises ValueError in one line."""
    kinds = {f.name: f.type for f in dataclasses.fields(CarEnergy)}
    for name, value in words.items():
        if name not in kinds:
            raise ValueError(f"a car has no {name!r:.40}")
        if kinds[name] is not str and (
            isinstance(value, bool) or not isinstance(value, int | float)
        ):
            raise ValueError(f"energy.{name} must be a number, not {value!r:.40}")
    changed = dataclasses.replace(car, **words)
    for name in words:
        if why := _wrong(name, getattr(changed, name)):
            raise ValueError(f"energy.{name} {why}")
    return changed


def _names() -> list[str]:
    return [f.name for f in dataclasses.fields(CarEnergy)]


def _wrong(name: str, value: Any) -> str:
    """What is wrong with a value; "" where it can be."""
    if name in CURVES:
        return _wrong_curve(value)
    if name == "sockets":
        return "" if isinstance(value, str) and value.split() else "must name a socket"
    if not math.isfinite(value) or value < 0:
        return "must be 0 or more"
    if name in ABOVE_ZERO and value == 0:
        return "must be more than 0"
    if name in SHARES and not 0 < value <= 1:
        return "must be a share between 0 and 1"
    return "must be below 90 %" if name in PERCENTS and value >= 90 else ""


def _wrong_curve(text: Any) -> str:
    from cockpit.maps.energy.curve import read_curve  # numpy is slow to import

    try:
        read_curve(text)
    except ValueError as error:
        return str(error)
    except AttributeError:
        return "must be text"
    return ""
