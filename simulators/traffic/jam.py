"""Which roads are slow when: a jam that comes and goes, and a road that is closed."""

import math
from dataclasses import dataclass
from itertools import pairwise

from simulators.traffic.feed import Report
from simulators.ways.plan import Piece, Plan
from simulators.ways.polyline import compass, metres

JAM_FROM, JAM_TO = 0.35, 0.6  # shares of the way
JAM_LASTS_S = 480.0  # from nothing to nothing
WORST_KMH = 9.0
FREE_SHARE = 0.9  # a jam that slows less is none


@dataclass(frozen=True, slots=True)
class Jam:
    """The pieces that are slow, each with its direction, and what one drives there else."""

    pieces: tuple[tuple[Piece, float], ...]

    def reports(self, seconds: float) -> list[Report]:
        """The jam `seconds` after the start; empty between two jams."""
        depth = max(0.0, math.sin(math.tau * seconds / (2 * JAM_LASTS_S)))
        found = []
        for piece, heading in self.pieces:
            speed = piece.speed_kmh - depth * (piece.speed_kmh - WORST_KMH)
            if speed < FREE_SHARE * piece.speed_kmh:
                found.append(Report(round(speed, 1), piece.way_id, heading=round(heading)))
        return found


def jam_on(plan: Plan) -> Jam:
    """A jam on the middle part of a way."""
    ways = [metres(a, b) for a, b in pairwise(plan.points)]
    whole, done = sum(ways), 0.0
    found: dict[tuple[int, int], tuple[Piece, float]] = {}
    for piece in plan.pieces:
        done += sum(ways[piece.begin : piece.end])
        if JAM_FROM * whole < done < JAM_TO * whole and not piece.roundabout:
            heading = compass(plan.points[piece.begin], plan.points[piece.end])
            found.setdefault((piece.way_id, round(heading / 45)), (piece, heading))
    return Jam(tuple(found.values()))


def closed_on(plan: Plan, spared: Plan) -> list[Report]:
    """A closed road in the middle of a way, on no way that `spared` needs."""
    needed = {piece.way_id for piece in spared.pieces}
    free = [p for p in plan.pieces if p.way_id not in needed and not p.ramp and not p.roundabout]
    if not free:
        return []
    return [Report(0.0, free[len(free) // 2].way_id, closed=True)]
