"""Drives a charge plan with a truth drawn from within the band."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from cockpit.maps.energy.candidates import Candidate
from cockpit.maps.energy.car import CarEnergy
from cockpit.maps.energy.corridor import DETOUR_WH_PER_M, STOP_WH
from cockpit.maps.energy.curve import Numbers
from cockpit.maps.energy.plan import ChargePlan
from cockpit.maps.energy.profile import Profile
from tests.maps.energy.networks import true_wh


@dataclass
class Drive:
    """How it went."""

    lowest: float
    arrival: float


def drive(
    plan: ChargePlan, profile: Profile, beside: Sequence[Candidate], car: CarEnergy, start: float,
    luck: str, rng: random.Random,
) -> Drive:  # fmt: skip
    """At each stop the driver charges up to what the plan says, however full he came."""
    soc, lowest, share = start, start, 0.1 / car.battery_kwh
    for number, part in enumerate(parts_of(plan, profile, beside, car)):
        if number:
            soc = max(soc, plan.stops[number - 1].leave)
        percent = soc - true_wh(part, luck, rng) * share
        lowest = min(lowest, float(percent.min()))
        soc = min(100.0, float(percent[-1]))
    return Drive(lowest, soc)


def parts_of(
    plan: ChargePlan, profile: Profile, beside: Sequence[Candidate], car: CarEnergy
) -> list[Profile]:
    """The true ways from stop to stop, place by place, with the detours."""
    chosen = [beside[stop.station - 1] for stop in plan.stops]
    places = [0.0, *(it.along_m for it in chosen), float(profile.at_m[-1])]
    parts = []
    for i, (from_m, to_m) in enumerate(pairwise(places)):
        pieces = [profile.part(from_m, to_m)]
        if i > 0:
            pieces.insert(0, _aside(chosen[i - 1].back_m, chosen[i - 1].back_s, profile.spread))
        if i < len(chosen):
            pieces.append(_aside(chosen[i].reach_m, chosen[i].reach_s, profile.spread))
        part = joined(pieces)
        if i < len(chosen):
            minutes = plan.stops[i].warming_minutes
            part = part.with_warming(minutes, car.heater_kw * minutes / 0.06)
        parts.append(part)
    return parts


def _aside(metres: float, seconds: float, spread: float) -> Profile:
    wh = np.array([0.0, metres * DETOUR_WH_PER_M + STOP_WH])
    return Profile(np.array([0.0, metres]), np.array([0.0, seconds]), wh, wh, spread)


def joined(parts: Sequence[Profile]) -> Profile:
    """One way after the other."""
    return Profile(
        _chained([p.at_m for p in parts]),
        _chained([p.seconds for p in parts]),
        _chained([p.wh for p in parts]),
        _chained([p.turnover_wh for p in parts]),
        parts[0].spread,
    )


def _chained(sums: Sequence[Numbers]) -> Numbers:
    total, pieces = 0.0, [np.zeros(1)]
    for numbers in sums:
        pieces.append(numbers[1:] + total)
        total += float(numbers[-1])
    return np.concatenate(pieces)
