"""What driving a road takes out of the battery: rolling, air, hills, stops, heating."""

import math
from dataclasses import dataclass, field

import numpy as np

from cockpit.core.energy import EnergyFactors
from cockpit.maps.energy.car import CarEnergy
from cockpit.maps.energy.curve import Numbers, read_curve
from cockpit.maps.energy.profile import Profile
from cockpit.maps.energy.road import Road, road_of
from cockpit.maps.route import Route

GRAVITY = 9.81
J_PER_WH = 3600.0
SEA_LEVEL_PA, GAS_J_PER_KG_K, ZERO_C_K = 101_325.0, 287.05, 273.15
AIR_SCALE_M = 8_400.0
"""Air thins out with height: by 1/e in so many metres."""
STIFF_PER_KELVIN = 0.003
"""Tyres roll worse in the cold: this share for each kelvin below 20 °C."""
WARM_TYRES_C = 20.0


@dataclass(frozen=True, slots=True)
class Conditions:
    """The car, and the world around it."""

    car: CarEnergy = field(default_factory=CarEnergy)
    factors: EnergyFactors = field(default_factory=EnergyFactors)
    ambient_c: float = 19.0
    wind_kmh: float = 0.0
    wind_from: float = 0.0
    """Compass direction that the wind comes from."""

    @property
    def auxiliary_w(self) -> float:
        """What the car takes without moving."""
        if self.factors.auxiliary_w is not None:
            return max(0.0, self.factors.auxiliary_w)
        return self.car.standby_w + read_curve(self.car.climate_w).at(self.ambient_c)


def consumption(route: Route, conditions: Conditions) -> Profile:
    """The energy along a route."""
    return profile_of(road_of(route), conditions)


def profile_of(road: Road, conditions: Conditions) -> Profile:
    """The energy along a road; the car stands at its start and its end."""
    car = conditions.car
    out_j, back_j = _at_the_battery(_work_j(road, conditions), car)
    motion_out, motion_back = _at_the_speeds(road, car)
    stop_out, stop_back = _at_the_stops(road, conditions)
    aids_j = conditions.auxiliary_w * road.seconds * ~road.sails
    gone = out_j + motion_out + stop_out + aids_j
    back = back_j + motion_back + stop_back
    return Profile(
        _sums(road.length_m), _sums(road.seconds), _sums(gone - back) / J_PER_WH,
        _sums(gone + back) / J_PER_WH, conditions.factors.spread,
    )  # fmt: skip


def air_kg_m3(celsius: float, height_m: Numbers) -> Numbers:
    """Density of dry air."""
    at_sea = SEA_LEVEL_PA / (GAS_J_PER_KG_K * (celsius + ZERO_C_K))
    return np.asarray(at_sea * np.exp(-height_m / AIR_SCALE_M), dtype=np.float64)


def _work_j(road: Road, conditions: Conditions) -> Numbers:
    """At the wheels on each piece; negative where the car has to be held back."""
    car, traction = conditions.car, conditions.factors.traction
    cold = max(0.0, WARM_TYRES_C - conditions.ambient_c)
    rolling = car.rolling * (1 + STIFF_PER_KELVIN * cold) * car.mass_kg * GRAVITY
    wind = conditions.wind_kmh / 3.6
    ahead = wind * np.cos(math.radians(conditions.wind_from) - road.direction)
    flow = road.speed_mps + ahead
    air = air_kg_m3(conditions.ambient_c, road.height_m) / 2 * car.drag_area_m2
    push = traction * (rolling + air * flow * np.abs(flow)) * road.length_m
    climb = car.mass_kg * GRAVITY * road.rise_m
    return np.asarray((push + climb) * ~road.sails, dtype=np.float64)


def _at_the_speeds(road: Road, car: CarEnergy) -> tuple[Numbers, Numbers]:
    """To get from one piece's speed to the next one's; after the last piece one stands.

    Reckoned apart from the push on the piece: braking takes some hundred metres of it only.
    """
    motion = (car.mass_kg + car.rotating_mass_kg) / 2 * np.where(road.sails, 0, road.speed_mps) ** 2
    gain: Numbers = np.diff(motion, prepend=0.0)
    faster, slower = np.maximum(gain, 0), np.maximum(-gain, 0)
    slower[-1] += motion[-1]
    return faster / car.drive_efficiency, slower * car.recuperation


def _at_the_battery(work_j: Numbers, car: CarEnergy) -> tuple[Numbers, Numbers]:
    """What comes out of it and what comes back."""
    return np.maximum(work_j, 0) / car.drive_efficiency, np.maximum(-work_j, 0) * car.recuperation


def _at_the_stops(road: Road, conditions: Conditions) -> tuple[Numbers, Numbers]:
    """Each stop brakes from the speed of the road and speeds up to it again."""
    car = conditions.car
    motion = (car.mass_kg + car.rotating_mass_kg) / 2 * road.speed_mps**2
    energy = motion * road.stops * conditions.factors.traction * ~road.sails
    return energy / car.drive_efficiency, energy * car.recuperation


def _sums(numbers: Numbers) -> Numbers:
    return np.concatenate(([0.0], np.cumsum(numbers)))
