"""A piece of map that is all forest with one road, and who paints it."""

from pathlib import Path

import pytest

from cockpit.maps.display import build
from cockpit.maps.geo import Box
from cockpit.maps.region import Region
from tests.maps.display.sketch import Sketch, place, square

ATTRIBUTION = "© OpenStreetMap contributors"


@pytest.fixture(scope="session")
def forest(tmp_path_factory: pytest.TempPathFactory) -> Region:
    """4 × 4 km of forest, a road through its middle at 2 km north, a village at its centre."""
    folder = tmp_path_factory.mktemp("forest")
    sketch = Sketch()
    sketch.way(square(0, 0, 4000), natural="wood")
    sketch.way([(0, 2000), (4000, 2000)], highway="primary", name="Forest Road", ref="B 1")
    sketch.node(2000, 2100, place="village", name="Clearing")
    build(sketch.write(folder / "forest.osm.pbf"), folder, lambda _: None)
    south, north = place(0, 0), place(4000, 4000)
    box = Box(south.lat, south.lon, north.lat, north.lon)
    return Region("forest", folder, box, ATTRIBUTION, {})


@pytest.fixture
def broken(forest: Region, tmp_path: Path) -> Region:
    """The same with a display file that is none."""
    (tmp_path / "display.sqlite").write_bytes(b"never a database" * 500)
    return Region("broken", tmp_path, forest.box, ATTRIBUTION, {})
