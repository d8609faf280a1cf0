"""The way as lines for the map: what lies ahead and near, no finer than one can see."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from PyQt6.QtCore import QPointF

from cockpit.features.navigation.map.camera import LOCAL, Camera, Grid, projected
from cockpit.maps.geo import Point, lengths_m
from cockpit.maps.mercator import Spot, spot_of
from cockpit.maps.route import Route

FINEST_PX = 3.0
MOST_POINTS = 400
BUSY, JAMMED = 0.25, 0.55
FINGER_PX = 40.0
PASSED_M = 3_000.0
"""So much of the way behind stays drawn."""


class RoutePath:
    """Lines in local coordinates; `draw` says whether they have changed."""

    def __init__(self) -> None:
        self.progress = 0.0
        self.reach: list[list[Point]] = []
        self.ahead: list[QPointF] = []
        self.behind: list[QPointF] = []
        self.others: list[list[QPointF]] = []
        self.slow: list[dict[str, object]] = []
        self.reachable: list[list[QPointF]] = []
        self._route: Route | None = None
        self._spots: list[Spot] = []
        self._metres: list[float] = []
        self._ways: list[list[Spot]] = []
        self._drawn: object = None

    def take(self, route: Route | None, alternatives: Sequence[Route]) -> None:
        """Draw these from now on."""
        self._route, self.progress = route, 0.0
        self._spots = [spot_of(p) for p in route.shape] if route else []
        self._metres = lengths_m(route.shape) if route else []
        self._ways = [[spot_of(p) for p in way.shape] for way in alternatives]
        self._drawn = None

    def draw(self, origin: Spot, camera: Camera, corners: Sequence[tuple[float, float]]) -> bool:
        """Make the lines for a view; its corners are local."""
        step = FINEST_PX * 2.0 ** (16 - round(camera.zoom))
        at = round(self.progress / 10)
        state = (origin, step, at, len(self.reach), _cell(corners))
        if state == self._drawn:
            return False
        self._drawn = state
        box = _grown(corners)
        here = bisect_left(self._metres, self.progress) if self._metres else 0
        start = self._place(self.progress)
        lead = [start] if start and here < len(self._spots) else []
        back = bisect_left(self._metres, self.progress - PASSED_M) if self._metres else 0
        self.ahead = _thinned([*lead, *self._spots[here:]], origin, step, box)
        self.behind = _thinned([*self._spots[back:here], *lead], origin, step, box)
        self.others = [_thinned(way, origin, step, box) for way in self._ways]
        self.slow = self._slow(origin, step, here)
        rings = ([spot_of(p) for p in ring] for ring in self.reach)
        self.reachable = [_thinned(ring, origin, 2 * step, None) for ring in rings]
        return True

    def other_at(self, grid: Grid, x: float, y: float) -> int | None:
        """Which of the other ways runs under a finger at x, y on the screen."""
        nearest = [
            min((abs(sx - x) + abs(sy - y) for sx, sy in _on_screen(way, grid)), default=FINGER_PX)
            for way in self.others
        ]
        far = min(nearest, default=FINGER_PX)
        return nearest.index(far) if far < FINGER_PX else None

    def _place(self, metres: float) -> Spot | None:
        after = bisect_left(self._metres, metres)
        if not 0 < after < len(self._spots):
            return self._spots[0] if self._spots else None
        low, high = self._metres[after - 1], self._metres[after]
        part = (metres - low) / (high - low) if high > low else 0.0
        a, b = self._spots[after - 1], self._spots[after]
        return Spot(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part)

    def _slow(self, origin: Spot, step: float, here: int) -> list[dict[str, object]]:
        found: list[dict[str, object]] = []
        for stretch in self._route.stretches if self._route else ():
            if stretch.congestion < BUSY or stretch.end <= here:
                continue
            spots = self._spots[max(here, stretch.begin) : stretch.end + 1]
            points = _thinned(spots, origin, step, None)
            found.append({"points": points, "jam": stretch.congestion >= JAMMED})
        return found


def _on_screen(way: list[QPointF], grid: Grid) -> Iterator[tuple[float, float]]:
    """Points of a local line on the screen, and some between."""
    for a, b in pairwise(way):
        for part in (0.0, 0.25, 0.5, 0.75):
            lx, ly = a.x() + (b.x() - a.x()) * part, a.y() + (b.y() - a.y()) * part
            x, y, depth = projected(grid, lx, ly)
            if depth > 0:
                yield x, y


def _thinned(
    spots: Sequence[Spot],
    origin: Spot,
    step: float,
    box: tuple[float, float, float, float] | None,
) -> list[QPointF]:
    """Local points no nearer to each other than `step`; far outside of the box only a few."""
    points: list[QPointF] = []
    last_x = last_y = float("inf")
    last = len(spots) - 1
    for index, (x, y) in enumerate(spots):
        lx, ly = (x - origin.x) * LOCAL, (y - origin.y) * LOCAL
        away = abs(lx - last_x) + abs(ly - last_y)
        outside = box and not (box[0] < lx < box[2] and box[1] < ly < box[3])
        if 0 < index < last and away < (step * 10 if outside else step):
            continue
        points.append(QPointF(lx, ly))
        last_x, last_y = lx, ly
    if len(points) > MOST_POINTS:
        every = len(points) // MOST_POINTS + 1
        points = [*points[:-1:every], points[-1]]
    return points


def _grown(corners: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    return min(xs) - wide, min(ys) - high, max(xs) + wide, max(ys) + high


def _cell(corners: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """Changes when the view has moved by about half of its width."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    size = max(1.0, (max(xs) - min(xs)) / 2)
    return round(min(xs) / size), round(min(ys) / size)
