"""The ways of a network as the search sees them: in whole percents, with and without warming."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cockpit.maps.energy.car import CarEnergy
from cockpit.maps.energy.charging import (
    CLASSES_C,
    Station,
    after_charging_c,
    after_driving_c,
    class_of,
    preconditioning,
)
from cockpit.maps.energy.curve import Numbers
from cockpit.maps.energy.network import START, Hops


@dataclass(frozen=True, slots=True)
class Wish:
    """What a plan keeps to; percents and °C."""

    soc: float
    reserve: float = 10.0
    arrive: float = 15.0
    """At the destination, as is likely."""
    battery_c: float = 20.0
    ambient_c: float = 19.0


@dataclass(frozen=True, slots=True)
class Option:
    """One way as it may be driven; percents of the battery."""

    hop: int
    """The index in the network's hops."""
    origin: int
    target: int
    seconds: float
    percent: float
    """As is likely."""
    worst: float
    """What one must leave with: the reserve, and on the last way the wish, are kept even so."""
    celsius: int
    """The class of the battery's temperature on arrival."""
    warming_minutes: float = 0.0
    warming_wh: float = 0.0


@dataclass(frozen=True, slots=True)
class Options:
    """All options in arrays, sorted by target and class of temperature."""

    rows: tuple[Option, ...]
    origin: NDArray[np.intp]
    target: NDArray[np.intp]
    seconds: Numbers
    percent: Numbers
    worst: Numbers
    celsius: NDArray[np.intp]


def options_of(hops: Hops, stations: list[Station], car: CarEnergy, wish: Wish) -> Options:
    """Each way that a full battery manages, and once more with the battery warmed on it."""
    end = len(stations) + 1
    rows = [
        option
        for hop in range(len(hops.origin))
        for option in _of_one(hops, hop, stations, car, wish, end)
    ]
    rows.sort(key=lambda o: (o.target, o.celsius))
    return Options(
        tuple(rows),
        np.array([o.origin for o in rows], dtype=np.intp),
        np.array([o.target for o in rows], dtype=np.intp),
        np.array([o.seconds for o in rows], dtype=np.float64),
        np.array([o.percent for o in rows], dtype=np.float64),
        np.array([o.worst for o in rows], dtype=np.float64),
        np.array([o.celsius for o in rows], dtype=np.intp),
    )


def straight_on(hops: Hops, car: CarEnergy, wish: Wish, end: int) -> Option | None:
    """The quickest way without a stop; None where the charge does not last."""
    ways = np.flatnonzero((hops.origin == START) & (hops.target == end))
    rows = [option for hop in ways for option in _of_one(hops, int(hop), [], car, wish, end)]
    return min(rows, key=lambda option: option.seconds, default=None)


def _of_one(
    hops: Hops, hop: int, stations: list[Station], car: CarEnergy, wish: Wish, end: int
) -> list[Option]:
    origin, target = int(hops.origin[hop]), int(hops.target[hop])
    seconds, share = float(hops.seconds[hop]), 0.1 / car.battery_kwh
    percent, worst = float(hops.wh[hop]) * share, float(hops.worst_wh[hop]) * share
    needs = max(wish.reserve + worst, percent)
    if target == end:
        needs = max(needs, wish.arrive + percent)
    most = wish.soc if origin == START else 100.0
    if needs > most:
        return []
    if target == end:
        return [Option(hop, origin, target, seconds, percent, needs, 0)]
    before = (
        wish.battery_c if origin == START
        else after_charging_c(stations[origin - 1], wish.ambient_c)
    )  # fmt: skip
    celsius = after_driving_c(before, wish.ambient_c, seconds)
    found = [Option(hop, origin, target, seconds, percent, needs, class_of(celsius))]
    warm = preconditioning(car, celsius, seconds) if stations[target - 1].direct else None
    more = warm.wh * share if warm else 0.0
    if warm and needs + more <= most and class_of(warm.celsius) > class_of(celsius):
        found.append(Option(
            hop, origin, target, seconds, percent + more, needs + more, class_of(warm.celsius),
            warm.minutes, warm.wh,
        ))  # fmt: skip
    return found


def temperature_of(option: Option) -> float:
    """Of the battery on arrival, as the search takes it: the class's lower end."""
    return CLASSES_C[option.celsius]
