"""Lines as lists of points: smooth curves, parallels, pieces."""

import math
from collections.abc import Sequence
from itertools import pairwise

from shapely import LineString  # type: ignore[import-untyped]

from simulators.city.frame import XY

Line = list[XY]


def spline(points: Sequence[XY], step: float = 18.0, closed: bool = False) -> Line:
    """A smooth curve through all points (centripetal Catmull-Rom), thinned to 0.5 m."""
    if len(points) < 3:
        return list(points)
    if closed:
        ring = [points[-1], *points, points[0], points[1]]
    else:
        ring = [_mirror(points[1], points[0]), *points, _mirror(points[-2], points[-1])]
    out: Line = []
    for a, b, c, d in zip(ring, ring[1:], ring[2:], ring[3:], strict=False):
        count = max(1, round(math.dist(b, c) / step))
        out += [_catmull(a, b, c, d, n / count) for n in range(count)]
    out.append(ring[-2])
    return thinned(out, 0.5)


def _mirror(point: XY, about: XY) -> XY:
    return 2 * about[0] - point[0], 2 * about[1] - point[1]


def _catmull(a: XY, b: XY, c: XY, d: XY, t: float) -> XY:
    t0 = 0.0
    t1 = t0 + math.sqrt(max(1e-6, math.dist(a, b)))
    t2 = t1 + math.sqrt(max(1e-6, math.dist(b, c)))
    t3 = t2 + math.sqrt(max(1e-6, math.dist(c, d)))
    u = t1 + t * (t2 - t1)

    def mix(p: XY, q: XY, s: float, e: float) -> XY:
        w = (u - s) / (e - s)
        return p[0] + (q[0] - p[0]) * w, p[1] + (q[1] - p[1]) * w

    ab, bc, cd = mix(a, b, t0, t1), mix(b, c, t1, t2), mix(c, d, t2, t3)
    return mix(mix(ab, bc, t0, t2), mix(bc, cd, t1, t3), t1, t2)


def thinned(points: Sequence[XY], tolerance: float) -> Line:
    """The line with fewer points, nowhere further off than the tolerance."""
    return [(float(x), float(y)) for x, y in LineString(points).simplify(tolerance).coords]


def length(points: Sequence[XY]) -> float:
    """Metres along the line."""
    return sum(math.dist(a, b) for a, b in pairwise(points))


def at(points: Sequence[XY], s: float) -> tuple[XY, XY]:
    """The point at `s` metres along the line and the line's direction there."""
    for a, b in pairwise(points):
        step = math.dist(a, b)
        if (s <= step and step > 0) or b is points[-1]:
            u = ((b[0] - a[0]) / step, (b[1] - a[1]) / step) if step else (1.0, 0.0)
            return (a[0] + u[0] * s, a[1] + u[1] * s), u
        s -= step
    raise ValueError("a line needs two points")


def beside(points: Sequence[XY], s: float, right: float) -> XY:
    """The point at `s` metres along, so far to the right of the line."""
    (x, y), (ux, uy) = at(points, s)
    return x + uy * right, y - ux * right


def parallel(points: Sequence[XY], right: float, closed: bool = False) -> Line:
    """The line moved to the right (left: negative); for smooth lines."""
    out: Line = []
    count = len(points)
    for n, point in enumerate(points):
        before = points[n - 1] if n else (points[-2] if closed else None)
        after = points[n + 1] if n + 1 < count else (points[1] if closed else None)
        a = _unit(before, point) if before else None
        b = _unit(point, after) if after else None
        ux, uy = _middle(a or b or (1.0, 0.0), b or a or (1.0, 0.0))
        stretch = 1.0
        if a and b:
            stretch = 1 / max(0.5, math.sqrt((1 + a[0] * b[0] + a[1] * b[1]) / 2))
        out.append((point[0] + uy * right * stretch, point[1] - ux * right * stretch))
    return out


def _unit(a: XY, b: XY) -> XY:
    step = math.dist(a, b) or 1.0
    return (b[0] - a[0]) / step, (b[1] - a[1]) / step


def _middle(a: XY, b: XY) -> XY:
    x, y = a[0] + b[0], a[1] + b[1]
    size = math.hypot(x, y) or 1.0
    return x / size, y / size


def place_of(points: Sequence[XY], point: XY) -> float:
    """Metres along the line to the place nearest to the point."""
    best, best_s, s = math.inf, 0.0, 0.0
    for a, b in pairwise(points):
        step = math.dist(a, b)
        if step:
            t = ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / step**2
            t = min(1.0, max(0.0, t))
            near = math.dist(point, (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
            if near < best:
                best, best_s = near, s + t * step
        s += step
    return best_s


def piece(points: Sequence[XY], start: float, end: float) -> Line:
    """The part of the line between two places along it."""
    out: Line = [points[0] if start <= 0.01 else at(points, start)[0]]
    s = 0.0
    for a, b in pairwise(points):
        s += math.dist(a, b)
        if start + 0.01 < s < end - 0.01:
            out.append(b)
    out.append(at(points, end)[0])
    return out


def with_points_at(points: Sequence[XY], places: Sequence[float]) -> Line:
    """The same line with a point of its own at each of the places along it."""
    total = length(points)
    marks = sorted({0.0, *(p for p in places if 0 < p < total), total})
    out: Line = []
    for a, b in pairwise(marks):
        out += piece(points, a, b)[1 if out else 0 :]
    return out


def left_turn(a: XY, b: XY, c: XY) -> float:
    """Degrees turned at b on the way a, b, c: left is positive."""
    before = math.atan2(b[1] - a[1], b[0] - a[0])
    after = math.atan2(c[1] - b[1], c[0] - b[0])
    return (math.degrees(after - before) + 180) % 360 - 180
