"""Which texts are written where: the important ones first, none on another, none upside down."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cockpit.features.navigation.map.camera import EYE, LOCAL, Camera, Grid, projected
from cockpit.maps.display.read import Written
from cockpit.maps.mercator import Spot, metres_per_unit_at

SIZES = {"place": 30, "street": 24, "river": 24, "water": 24, "poi": 24, "charger": 24}
SHIELD = 20
WIDTH_PER_LETTER = 0.56
WIDE_LETTERS = 0x2E80
"""From this code point on letters are as wide as high."""
GAP = 6.0
MOST = 42
STREETS = ("street", "river")


@dataclass(frozen=True, slots=True)
class Placed:
    """One text on the screen: its middle, its turn in degrees."""

    id: int
    kind: str
    name: str
    icon: str
    x: float
    y: float
    turn: float
    local_x: float
    local_y: float
    size: int
    important: bool


def placed(
    texts: Sequence[Written],
    camera: Camera,
    origin: Spot,
    grid: Grid,
    kept: set[int],
    taken: Sequence[tuple[float, float, float, float]] = (),
) -> list[Placed]:
    """The texts that fit beside what is `taken`, `kept` (those shown now) before their equals."""
    boxes = list(taken)
    found: list[Placed] = []
    names: dict[str, list[tuple[float, float]]] = {}
    for text in sorted(texts, key=lambda t: (t.rank - (3 if t.id in kept else 0), -t.room_m)):
        spot = _spot(text, camera, origin, grid)
        if spot is None or _repeated(names, spot):
            continue
        box = _box(spot)
        if any(_touch(box, other) for other in boxes):
            continue
        boxes.append(box)
        names.setdefault(spot.name, []).append((spot.x, spot.y))
        found.append(spot)
        if len(found) >= MOST:
            break
    return found


def _spot(text: Written, camera: Camera, origin: Spot, grid: Grid) -> Placed | None:
    local_x, local_y = (text.x - origin.x) * LOCAL, (text.y - origin.y) * LOCAL
    x, y, depth = projected(grid, local_x, local_y)
    if depth <= 0 or not (-40 < x < camera.width + 40 and 10 < y < camera.height + 20):
        return None
    shield = text.kind in ("shield", "motorway")
    size = SHIELD if shield else SIZES.get(text.kind, 24)
    if text.kind == "place" and text.rank >= 10:
        size = 26
    turn = 0.0
    if text.kind in STREETS:
        turn = _upright(_screen_angle(text, grid, local_x, local_y, x, y))
        room = text.room_m * pixels_per_metre(camera, depth)
        if room < _width(text.name, size) * 0.8:
            return None
    return Placed(
        text.id, text.kind, text.name, text.icon, x, y, turn, local_x, local_y, size, text.rank < 10
    )


def pixels_per_metre(camera: Camera, depth: float) -> float:
    """Screen pixels for a metre on the ground at a depth."""
    pixels = 512 * 2**camera.zoom / metres_per_unit_at(camera.centre)
    return pixels * EYE * camera.height / depth


def _screen_angle(
    text: Written, grid: Grid, local_x: float, local_y: float, x: float, y: float
) -> float:
    turn = math.radians(text.angle)
    ahead = projected(grid, local_x + 20 * math.cos(turn), local_y + 20 * math.sin(turn))
    return math.degrees(math.atan2(ahead[1] - y, ahead[0] - x))


def _upright(angle: float) -> float:
    angle = (angle + 180) % 360 - 180
    if angle > 90:
        return angle - 180
    return angle + 180 if angle < -90 else angle


@lru_cache(maxsize=4096)
def _width(name: str, size: int) -> float:
    return sum(size * (1.0 if ord(c) >= WIDE_LETTERS else WIDTH_PER_LETTER) for c in name)


def _box(spot: Placed) -> tuple[float, float, float, float]:
    width = _width(spot.name, spot.size) + (spot.size + 8 if spot.icon else 0) + GAP
    height = spot.size * 1.3 + GAP
    turn = math.radians(spot.turn)
    wide = abs(width * math.cos(turn)) + abs(height * math.sin(turn))
    high = abs(width * math.sin(turn)) + abs(height * math.cos(turn))
    return spot.x - wide / 2, spot.y - high / 2, spot.x + wide / 2, spot.y + high / 2


def _touch(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _repeated(names: dict[str, list[tuple[float, float]]], spot: Placed) -> bool:
    """The same name again only far away."""
    return any(math.hypot(spot.x - x, spot.y - y) < 320 for x, y in names.get(spot.name, ()))
