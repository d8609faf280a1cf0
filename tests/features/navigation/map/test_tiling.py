"""All of the ground that is seen has its tile, and something stands in for those to come."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.features.navigation.map.camera import LOCAL, Camera, inverse, projected, unprojected
from cockpit.features.navigation.map.paintshop import TileKey
from cockpit.features.navigation.map.tiling import (
    COARSEST,
    FINEST,
    MOST_WANTED,
    level_of,
    standing_in,
    wanted,
)
from tests.features.navigation.map.test_camera import HOME

CAMERAS = st.builds(
    Camera,
    centre=st.just(HOME),
    zoom=st.floats(12, 18.5),
    bearing=st.floats(0, 360),
    pitch=st.floats(0, 48),
    anchor_y=st.floats(0.5, 0.74),
)


def key(zoom: int, column: int, row: int) -> TileKey:
    return TileKey("map", "day", zoom, column, row)


def tiles_of(camera: Camera) -> list[TileKey]:
    return wanted("map", "day", camera, HOME, camera.grid(HOME))


@given(CAMERAS, st.floats(0, 1), st.floats(0, 1))
def test_every_pixel_has_its_tile(camera: Camera, right: float, down: float) -> None:
    grid = camera.grid(HOME)
    x, y = unprojected(inverse(grid), right * camera.width, down * camera.height)
    if projected(grid, x, y)[2] <= 0:
        return
    level = level_of(camera.zoom)
    side = LOCAL / 2**level
    tile = key(level, int((x + HOME.x * LOCAL) // side), int((y + HOME.y * LOCAL) // side))
    assert tile in tiles_of(camera)


@given(CAMERAS)
def test_few_are_wanted_each_once_the_nearest_first(camera: Camera) -> None:
    tiles = tiles_of(camera)
    assert 1 <= len(tiles) < MOST_WANTED
    assert len(set(tiles)) == len(tiles)
    side = LOCAL / 2 ** level_of(camera.zoom)
    centre = (int(HOME.x * LOCAL // side), int(HOME.y * LOCAL // side))
    assert abs(tiles[0].column - centre[0]) <= 1
    assert abs(tiles[0].row - centre[1]) <= 1


@pytest.mark.parametrize(
    ("zoom", "level"), [(0, COARSEST), (14.0, 14), (14.44, 14), (14.46, 15), (30, FINEST)]
)
def test_sharper_tiles_come_before_the_coarse_ones_blur(zoom: float, level: int) -> None:
    assert level_of(zoom) == level


def test_at_the_edge_of_the_world_there_are_no_tiles_beyond() -> None:
    from cockpit.maps.mercator import Spot

    for spot in (Spot(0, 0), Spot(1, 1), Spot(1, 0)):
        camera = Camera(spot, zoom=6)
        for tile in wanted("map", "day", camera, spot, camera.grid(spot)):
            assert 0 <= tile.column < 2**tile.zoom
            assert 0 <= tile.row < 2**tile.zoom


def held(*keys: TileKey) -> Callable[[TileKey], bool]:
    return keys.__contains__


def test_what_is_there_is_shown() -> None:
    assert standing_in([key(15, 8, 9)], held(key(15, 8, 9), key(14, 4, 4))) == [key(15, 8, 9)]


def test_a_coarser_tile_stands_in() -> None:
    assert standing_in([key(15, 9, 9)], held(key(13, 2, 2))) == [key(13, 2, 2)]
    wishes = [key(15, 8, 8), key(15, 9, 9)]
    assert standing_in(wishes, held(key(14, 4, 4))) == [key(14, 4, 4)]


def test_finer_tiles_stand_in() -> None:
    assert standing_in([key(15, 8, 9)], held(key(16, 17, 19), key(16, 2, 2))) == [key(16, 17, 19)]


def test_with_nothing_there_nothing_is_shown() -> None:
    assert standing_in([key(15, 8, 9)], held()) == []
