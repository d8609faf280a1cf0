"""How long charging takes: the battery's curve, the station's power, the battery's warmth."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from cockpit.maps.charger import Charger
from cockpit.maps.energy.car import CarEnergy
from cockpit.maps.energy.charger_tags import DIRECT
from cockpit.maps.energy.curve import Numbers, read_curve

STOP_S = 240.0
"""To leave the car, plug in, pay, unplug; the way off the road and back comes on top."""
WAIT_S = 1200.0
"""What a station costs that does not work or is taken: waiting, or going to another one."""
TAKEN_S = 900.0
"""Until one is free, where it is known that all are taken now."""
SURE = 0.97
"""The chance where it is known that one is free now."""
LEAST_KW = 0.5
LOSS_WARMS = 0.04
"""This share of the charging power warms the battery."""
PARTS = 4
"""Of a percent: a deeply cold battery warms by kelvins within one."""
LEVELS = 101
"""Whole percents, 0 to 100."""
CLASSES_C = (-15.0, -10.0, -5.0, 0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0)
"""Battery temperatures that tables are made for; others take the next lower one."""
WARM_AFTER_FAST_C = 30.0
FAST_KW = 50.0
DRIVING_WARMS_K = 10.0
"""Driving on holds the battery so much above the air."""
SETTLES_S = 3 * 3600.0


@dataclass(frozen=True, slots=True)
class Station:
    """What a charger is for this car."""

    kw: float
    """The most that reaches the battery; 0 where no plug fits."""
    direct: bool
    """DC: past the car's own charger, so that the battery sets the pace."""
    overhead_s: float
    """All that is not charging: handling, and waiting as it is to be expected."""


def station_of(charger: Charger, car: CarEnergy) -> Station:
    """The socket that charges fastest."""
    kinds = frozenset(car.sockets.split())
    fast = charger.power_kw(kinds & DIRECT)
    slow = charger.power_kw(kinds - DIRECT)
    direct_kw = min(fast, car.dc_kw) * car.dc_efficiency
    slow_kw = min(slow, car.ac_kw) * car.ac_efficiency
    return Station(max(direct_kw, slow_kw), direct_kw >= slow_kw, STOP_S + expected_wait_s(charger))


def expected_wait_s(charger: Charger) -> float:
    """Seconds lost on average because it does not work or is taken."""
    if charger.free is None:
        return (1 - charger.reliability) * WAIT_S
    if charger.free == 0:
        return TAKEN_S + (1 - SURE) * WAIT_S
    return (1 - SURE) * WAIT_S


def power_kw(car: CarEnergy, station: Station, percent: Numbers, celsius: Numbers) -> Numbers:
    """What goes into the battery."""
    taken = read_curve(car.charge_kw).over(percent)
    if station.direct:
        share = read_curve(car.charge_share_by_celsius).over(celsius)
        taken = np.minimum(taken, share * car.dc_kw)
    return np.maximum(np.minimum(taken, station.kw), LEAST_KW)


def charge_s(
    car: CarEnergy, station: Station, low: float, high: float, celsius: float, step: float = 0.25
) -> float:
    """Seconds of charging from one percent to another; the battery warms up meanwhile."""
    seconds, percent = 0.0, low
    while percent < high - 1e-9:
        part = min(step, high - percent)
        middle = np.array([percent + part / 2])
        kw = float(power_kw(car, station, middle, np.array([celsius]))[0])
        took = part / 100 * car.battery_kwh * 3600 / kw
        rise = took * float(warming(car, kw, station.direct))
        celsius = min(_warmest(car, celsius), celsius + rise)
        seconds, percent = seconds + took, percent + part
    return seconds


def warming(car: CarEnergy, kw: float | Numbers, heats: bool) -> float | Numbers:
    """Kelvin a second while charging at this power."""
    return (kw * LOSS_WARMS + car.heater_kw * heats) / car.battery_kj_per_kelvin


def _warmest(car: CarEnergy, celsius: float) -> float:
    """The heater stops and the cooler starts there."""
    return max(celsius, warm_c(car) + 8)


def warm_c(car: CarEnergy) -> float:
    """The least temperature at which the battery takes all that it can."""
    curve = read_curve(car.charge_share_by_celsius)
    best = max(curve.ys)
    return next(x for x, y in zip(curve.xs, curve.ys, strict=True) if y == best)


@lru_cache(maxsize=256)
def charge_table(car: CarEnergy, kw: float, direct: bool, celsius: float) -> Numbers:
    """Seconds from each whole percent (row) to each (column); inf where it would be less.

    All rows are charged side by side, for each begins with the battery as cold as it arrived.
    """
    station = Station(kw, direct, 0.0)
    table = np.full((LEVELS, LEVELS), np.inf)
    spent, warm = np.zeros(LEVELS), np.full(LEVELS, celsius)
    table[0, 0] = 0.0
    part_kws = car.battery_kwh * 36.0 / PARTS
    for level in range(1, LEVELS):
        on = slice(0, level)
        for part in range(PARTS):
            percent = np.full(level, level - 1 + (part + 0.5) / PARTS)
            power = power_kw(car, station, percent, warm[on])
            took = part_kws / power
            spent[on] += took
            rise = took * warming(car, power, direct)
            warm[on] = np.minimum(_warmest(car, celsius), warm[on] + rise)
        table[on, level] = spent[on]
        table[level, level] = 0.0
    table.setflags(write=False)
    return table


def class_of(celsius: float) -> int:
    """The index in CLASSES_C."""
    return max(0, int(np.searchsorted(CLASSES_C, celsius, "right")) - 1)


def after_driving_c(celsius: float, ambient_c: float, seconds: float) -> float:
    """The battery's temperature after a drive: slowly towards a little above the air's."""
    aim = ambient_c + DRIVING_WARMS_K
    return aim + (celsius - aim) * math.exp(-seconds / SETTLES_S)


def after_charging_c(station: Station, ambient_c: float) -> float:
    """The battery's temperature when one drives on."""
    fast = station.direct and station.kw >= FAST_KW
    return WARM_AFTER_FAST_C if fast else ambient_c + DRIVING_WARMS_K


@dataclass(frozen=True, slots=True)
class Preconditioning:
    """Warming the battery on the way to a stop."""

    minutes: float
    wh: float
    celsius: float
    """On arrival."""


def preconditioning(car: CarEnergy, celsius: float, drive_s: float) -> Preconditioning | None:
    """So that it is warm on arrival, as far as the drive is long enough; None where it is."""
    missing = warm_c(car) + 1 - celsius
    if car.heater_kw <= 0 or missing < 2:
        return None
    rate = car.heater_kw / car.battery_kj_per_kelvin
    seconds = min(missing / rate, drive_s)
    if seconds < 120:
        return None
    return Preconditioning(
        seconds / 60, car.heater_kw * 1000 * seconds / 3600, celsius + rate * seconds
    )
