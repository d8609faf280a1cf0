"""The way as lines: what is behind is behind, and a finger finds the way beside it."""

from dataclasses import replace

from cockpit.features.navigation.map.camera import Camera, projected
from cockpit.features.navigation.map.path import RoutePath
from cockpit.features.navigation.map.tiling import ground
from cockpit.maps.geo import Point, lengths_m, moved
from cockpit.maps.mercator import spot_of
from cockpit.maps.route import Route, Stretch

START = Point(45.5, -39.5)
CAMERA = Camera(spot_of(moved(START, 0, 300)), zoom=15.5)


def line(east_m: float, congestion: float = 0.0) -> Route:
    shape = tuple(moved(moved(START, 90, east_m), 0, 20.0 * n) for n in range(31))
    length = lengths_m(shape)[-1]
    stretch = Stretch(0, 30, length, 50, 50, congestion=congestion)
    return Route(shape, (), (stretch,), length, 60.0)


def drawn(path: RoutePath) -> RoutePath:
    grid = CAMERA.grid(CAMERA.centre)
    path.draw(CAMERA.centre, CAMERA, ground(CAMERA, grid))
    return path


def test_what_is_driven_lies_behind() -> None:
    path = RoutePath()
    path.take(line(0), ())
    path.progress = 210.0
    drawn(path)
    assert path.behind[-1] == path.ahead[0]
    assert path.behind[0].y() > path.behind[-1].y() > path.ahead[-1].y()


def test_a_jam_is_drawn_and_free_road_is_not() -> None:
    path = RoutePath()
    path.take(line(0, congestion=0.7), ())
    assert [piece["jam"] for piece in drawn(path).slow] == [True]
    path.take(line(0), ())
    assert drawn(path).slow == []


def test_a_finger_finds_the_way_beside() -> None:
    path = RoutePath()
    path.take(line(0), (line(-150), line(150)))
    drawn(path)
    grid = CAMERA.grid(CAMERA.centre)
    middle = path.others[1][len(path.others[1]) // 2]
    x, y, _ = projected(grid, middle.x(), middle.y())
    assert path.other_at(grid, x + 8, y) == 1
    assert path.other_at(grid, x + 400, y) is None


def test_nothing_is_drawn_twice() -> None:
    path = RoutePath()
    path.take(line(0), ())
    corners = ground(CAMERA, CAMERA.grid(CAMERA.centre))
    assert path.draw(CAMERA.centre, CAMERA, corners)
    assert not path.draw(CAMERA.centre, CAMERA, corners)
    assert path.draw(CAMERA.centre, replace(CAMERA, zoom=12.0), corners)
