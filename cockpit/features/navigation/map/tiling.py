"""Which tiles a view needs, the nearest first, and what stands in for those not painted yet."""

from collections.abc import Callable

from cockpit.features.navigation.map.camera import (
    LOCAL,
    Camera,
    Grid,
    inverse,
    projected,
    unprojected,
)
from cockpit.features.navigation.map.paintshop import TileKey
from cockpit.maps.mercator import Spot

COARSEST, FINEST = 5, 17
SHARPER = 0.45
"""From this part of the way to the next zoom on, its tiles are used."""
STAND_INS = 5
MOST_WANTED = 60


def level_of(zoom: float) -> int:
    """The zoom of the tiles for a view of a zoom."""
    return max(COARSEST, min(FINEST, int(zoom + 1 - SHARPER)))


def ground(camera: Camera, grid: Grid) -> list[tuple[float, float]]:
    """The corners of what is seen, in local coordinates."""
    back = inverse(grid)
    w, h = camera.width, camera.height
    return [unprojected(back, x, y) for x, y in ((0, 0), (w, 0), (w, h), (0, h))]


def wanted(
    file: str, theme: str, camera: Camera, origin: Spot, grid: Grid, margin: float = 0.0
) -> list[TileKey]:
    """The tiles that are seen, those near the middle first."""
    level = level_of(camera.zoom)
    side = LOCAL / 2**level
    corners = ground(camera, grid)
    xs = [x + origin.x * LOCAL for x, _ in corners]
    ys = [y + origin.y * LOCAL for _, y in corners]
    last = 2**level - 1
    columns = range(max(0, int(min(xs) // side)), min(last, int(max(xs) // side)) + 1)
    rows = range(max(0, int(min(ys) // side)), min(last, int(max(ys) // side)) + 1)
    found = []
    for column in columns:
        for row in rows:
            far = _distance(camera, grid, origin, column, row, side, margin)
            if far is not None:
                found.append((far, TileKey(file, theme, level, column, row)))
    found.sort(key=lambda pair: pair[0])
    return [key for _, key in found[:MOST_WANTED]]


def standing_in(wanted: list[TileKey], held: Callable[[TileKey], bool]) -> list[TileKey]:
    """What to show: each wanted tile, or a coarser one that is there, or finer ones."""
    shown: dict[TileKey, None] = {}
    for key in wanted:
        if held(key):
            shown[key] = None
            continue
        for up in range(1, STAND_INS):
            parent = _coarser(key, up)
            if held(parent):
                shown[parent] = None
                break
        for child in _finer(key):
            if held(child):
                shown[child] = None
    return list(shown)


def _coarser(key: TileKey, up: int) -> TileKey:
    return key._replace(zoom=key.zoom - up, column=key.column >> up, row=key.row >> up)


def _finer(key: TileKey) -> list[TileKey]:
    column, row = key.column * 2, key.row * 2
    places = ((0, 0), (1, 0), (0, 1), (1, 1))
    return [key._replace(zoom=key.zoom + 1, column=column + x, row=row + y) for x, y in places]


def _distance(
    camera: Camera, grid: Grid, origin: Spot, column: int, row: int, side: float, margin: float
) -> float | None:
    """How far from the anchor a tile lies on the screen; None where it is not seen."""
    left, top = column * side - origin.x * LOCAL, row * side - origin.y * LOCAL
    spots = [
        projected(grid, left + x * side, top + y * side)
        for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))
    ]
    seen = [(x, y) for x, y, w in spots if w > 0]
    if not seen:
        return None
    xs, ys = [x for x, _ in seen], [y for _, y in seen]
    whole = len(seen) == 4
    if whole and (
        max(xs) < -margin
        or min(xs) > camera.width + margin
        or max(ys) < -margin
        or min(ys) > camera.height + margin
    ):
        return None
    ax, ay = camera.anchor_x * camera.width, camera.anchor_y * camera.height
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return (mx - ax) ** 2 + (my - ay) ** 2
