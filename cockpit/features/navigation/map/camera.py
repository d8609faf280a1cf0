"""Where one looks from: plain numbers, and the way from the square to the screen and back.

Local coordinates are pixels of zoom 16 from an origin near by, so that single precision does.
"""

import math
from dataclasses import dataclass, replace

from cockpit.maps.mercator import Spot

REFERENCE = 16
LOCAL = 512 * 2**REFERENCE
"""Local pixels of the whole square."""
EYE = 1.35
"""How far the eye is from the ground below the anchor, in heights of the view."""
MIDDLE = Spot(0.5, 0.5)
type Grid = tuple[float, float, float, float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Camera:
    """Angles in degrees; `anchor` is where on the screen the centre lies, as shares of it."""

    centre: Spot = MIDDLE
    zoom: float = 15.0
    bearing: float = 0.0
    pitch: float = 0.0
    anchor_x: float = 0.5
    anchor_y: float = 0.5
    width: float = 872.0
    height: float = 616.0

    @property
    def scale(self) -> float:
        """Screen pixels for a local one, at the anchor."""
        return math.exp2(self.zoom - REFERENCE)

    def grid(self, origin: Spot) -> Grid:
        """The homography from local coordinates to the screen, row by row."""
        turn, tilt = math.radians(-self.bearing), math.radians(self.pitch)
        s, d = self.scale, EYE * self.height
        cos, sin, flat, deep = (
            math.cos(turn) * s,
            math.sin(turn) * s,
            math.cos(tilt),
            math.sin(tilt),
        )
        cx = (self.centre.x - origin.x) * LOCAL
        cy = (self.centre.y - origin.y) * LOCAL
        ax, ay = self.anchor_x * self.width, self.anchor_y * self.height
        u = (cos, -sin, -cos * cx + sin * cy)
        v = (sin, cos, -sin * cx - cos * cy)
        w = tuple(-deep * b for b in v)
        w = (w[0], w[1], w[2] + d)
        x = tuple(d * a + ax * c for a, c in zip(u, w, strict=True))
        y = tuple(d * flat * b + ay * c for b, c in zip(v, w, strict=True))
        return (*x, *y, *w)

    def panned(self, origin: Spot, was: tuple[float, float], now: tuple[float, float]) -> "Camera":
        """The camera for which the ground at `was` on the screen lies at `now`."""
        a, b = (
            unprojected(inverse(self.grid(origin)), *was),
            unprojected(inverse(self.grid(origin)), *now),
        )
        centre = Spot(
            self.centre.x + (a[0] - b[0]) / LOCAL,
            min(1.0, max(0.0, self.centre.y + (a[1] - b[1]) / LOCAL)),
        )
        return replace(self, centre=centre)


def projected(grid: Grid, x: float, y: float) -> tuple[float, float, float]:
    """Screen x and y of a local place, and its depth (must be positive to be seen)."""
    w = grid[6] * x + grid[7] * y + grid[8]
    if w <= 1e-6:
        return 0.0, 0.0, -1.0
    return (
        (grid[0] * x + grid[1] * y + grid[2]) / w,
        (grid[3] * x + grid[4] * y + grid[5]) / w,
        w,
    )


def unprojected(inverted: Grid, x: float, y: float) -> tuple[float, float]:
    """The local place under a point of the screen; `inverted` is the grid's inverse."""
    px, py, w = projected(inverted, x, y)
    return (px, py) if w > 0 else (0.0, 0.0)


def inverse(grid: Grid) -> Grid:
    """The way back; the sign is such that what lies ahead has a positive depth."""
    a, b, c, d, e, f, g, h, i = grid
    rows = (
        *(e * i - f * h, c * h - b * i, b * f - c * e),
        *(f * g - d * i, a * i - c * g, c * d - a * f),
        *(d * h - e * g, b * g - a * h, a * e - b * d),
    )
    det = a * rows[0] + b * rows[3] + c * rows[6]
    return tuple(r / det for r in rows)  # type: ignore[return-value]
