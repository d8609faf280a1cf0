"""What the generator makes is always the same; the whole of it is compared in the benchmark."""

from pathlib import Path

from simulators.city import motorway, skeleton, water
from simulators.city.drawing import Drawing
from simulators.city.terrain import Terrain

from .conftest import MAPS


def test_the_hills_are_those_that_are_shipped(tmp_path: Path) -> None:
    waters = water.make_waters()
    road = next(r for r in skeleton.draw(waters) if r.name == "Tannery Road")
    written = Terrain(waters, road.points).write(tmp_path)
    assert written.read_bytes() == (MAPS / "elevation" / written.name).read_bytes()


def test_two_drawings_are_the_same_bytes(tmp_path: Path) -> None:
    files = []
    for name in ("a.osm.pbf", "b.osm.pbf"):
        ground = skeleton.draw(water.make_waters())
        drawing = Drawing()
        for road in [*ground, *motorway.draw(ground).roads]:
            drawing.road(road.points, road.tags)
        drawing.write(tmp_path / name)
        files.append((tmp_path / name).read_bytes())
    assert files[0] == files[1]
