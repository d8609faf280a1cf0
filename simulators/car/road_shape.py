"""From the corners of a road to places every two metres: bends, slopes, speeds to drive."""

import math
from dataclasses import dataclass, field

STEP_M = 2.0
LATERAL_MPS2 = 2.6  # how hard our driver takes a bend
SLOWING_MPS2 = 1.3
TURN_RAD = math.radians(40)  # a bend from here on is a turn that one signals
SIGNAL_BEFORE_M = 55.0


@dataclass(frozen=True, slots=True)
class Corner:
    """One corner of the road: metres east and north, radius of the bend, limit from here on."""

    x: float
    y: float
    radius: float
    limit_kmh: float
    altitude: float
    halt_s: float  # red light or stop sign here: seconds to wait


@dataclass(frozen=True, slots=True)
class Spot:
    """The road at one place: metres, radians (0 = east, left positive), 1/m, km/h, tangent."""

    x: float
    y: float
    heading: float
    curvature: float
    limit_kmh: float
    altitude: float
    slope: float
    target_mps: float
    turn: int  # +1 left, -1 right: signal now


def wrapped(angle: float) -> float:
    """An angle between -pi and pi."""
    return (angle + math.pi) % math.tau - math.pi


def trace(corners: list[Corner]) -> tuple[list[Spot], list[tuple[float, float]]]:
    """The places of a closed road, and where one waits how many seconds."""
    draft, left_over = _Draft(), STEP_M
    bends = [
        _bend(corners[i - 1], corner, corners[(i + 1) % len(corners)])
        for i, corner in enumerate(corners)
    ]
    last = bends[-1].lines[-1]
    halts = []
    for bend in bends:
        left_over = _trace(draft, bend, last, left_over)
        last = bend.lines[-1]
        if bend.corner.halt_s:
            halts.append((bend.stop_at(len(draft.x)), bend.corner.halt_s))
    return _spots(draft), halts


@dataclass(slots=True)
class _Draft:
    x: list[float] = field(default_factory=list)
    y: list[float] = field(default_factory=list)
    limit: list[float] = field(default_factory=list)
    altitude: list[float] = field(default_factory=list)
    turn: list[int] = field(default_factory=list)

    def add(self, x: float, y: float, limit: float, altitude: float, turn: int) -> None:
        for values, value in ((self.x, x), (self.y, y), (self.altitude, altitude)):
            values.append(value)
        self.limit.append(limit)
        self.turn.append(turn)


@dataclass(frozen=True, slots=True)
class _Bend:
    """From the end of the last bend straight on to this one, and round it."""

    lines: list[tuple[float, float]]
    straight: float
    arc: float
    before: Corner
    corner: Corner
    turn: int

    def stop_at(self, samples: int) -> float:
        """Where one waits: some metres before the bend."""
        return samples * STEP_M - self.arc - 6.0


def _bend(before: Corner, corner: Corner, after: Corner) -> _Bend:
    inward = math.atan2(corner.y - before.y, corner.x - before.x)
    angle = wrapped(math.atan2(after.y - corner.y, after.x - corner.x) - inward)
    tangent = corner.radius * math.tan(abs(angle) / 2)
    entry = (corner.x - tangent * math.cos(inward), corner.y - tangent * math.sin(inward))
    arc = corner.radius * abs(angle)
    side = math.copysign(1.0, angle)
    centre = (
        entry[0] - side * corner.radius * math.sin(inward),
        entry[1] + side * corner.radius * math.cos(inward),
    )
    pieces = max(1, round(arc))
    turned = [inward + angle * i / pieces for i in range(pieces + 1)]
    points = [
        (
            centre[0] + side * corner.radius * math.sin(h),
            centre[1] - side * corner.radius * math.cos(h),
        )
        for h in turned
    ]
    straight = math.hypot(corner.x - before.x, corner.y - before.y)
    turn = int(side) if abs(angle) > TURN_RAD and corner.radius < 60 else 0
    return _Bend(points, straight, arc, before, corner, turn)


def _trace(draft: _Draft, bend: _Bend, last: tuple[float, float], left_over: float) -> float:
    """Put samples every two metres along a straight and its bend; returns the metres left over."""
    way = 0.0
    for number, point in enumerate(bend.lines):
        piece = math.hypot(point[0] - last[0], point[1] - last[1])
        place = STEP_M - left_over
        while place <= piece:
            part = place / piece if piece else 0.0
            done = min(1.0, (way + place) / max(bend.straight, 1.0))
            near = number > 0 or piece - place < SIGNAL_BEFORE_M
            draft.add(
                last[0] + part * (point[0] - last[0]),
                last[1] + part * (point[1] - last[1]),
                bend.before.limit_kmh,
                bend.before.altitude + done * (bend.corner.altitude - bend.before.altitude),
                bend.turn if near else 0,
            )
            place += STEP_M
        left_over = piece - (place - STEP_M)
        way += piece
        last = point
    return left_over


def _spots(draft: _Draft) -> list[Spot]:
    count = len(draft.x)
    heading = [
        math.atan2(draft.y[(i + 1) % count] - draft.y[i], draft.x[(i + 1) % count] - draft.x[i])
        for i in range(count)
    ]
    bends = [wrapped(heading[i] - heading[i - 1]) / STEP_M for i in range(count)]
    curvature = _smooth(bends, 5)
    altitude = _smooth(draft.altitude, 60)
    targets = _targets(draft.limit, _smooth(bends, 3))
    return [
        Spot(
            draft.x[i],
            draft.y[i],
            heading[i],
            curvature[i],
            draft.limit[i],
            altitude[i],
            (altitude[(i + 1) % count] - altitude[i]) / STEP_M,
            targets[i],
            draft.turn[i],
        )
        for i in range(count)
    ]


def _smooth(values: list[float], reach: int) -> list[float]:
    count, width = len(values), 2 * reach + 1
    total = sum(values[i % count] for i in range(-reach, reach + 1))
    result = []
    for i in range(count):
        result.append(total / width)
        total += values[(i + reach + 1) % count] - values[i - reach]
    return result


def _targets(limits: list[float], curvature: list[float]) -> list[float]:
    """Speeds in m/s that keep limits and bends, braking in time."""
    speeds = [
        min(limit / 3.6, math.sqrt(LATERAL_MPS2 / max(abs(bend), 1e-5)))
        for limit, bend in zip(limits, curvature, strict=True)
    ]
    for i in range(2 * len(speeds) - 1, -1, -1):
        here, following = i % len(speeds), (i + 1) % len(speeds)
        reachable = math.sqrt(speeds[following] ** 2 + 2 * SLOWING_MPS2 * STEP_M)
        speeds[here] = min(speeds[here], reachable)
    return speeds
