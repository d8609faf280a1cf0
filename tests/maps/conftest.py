"""The valley, imported once for all tests that drive in it."""

from pathlib import Path

import pytest

from cockpit.maps.importing.run import Wish, import_map
from cockpit.maps.region import Region, open_region
from tests.maps.routing.valley import write_valley


@pytest.fixture(scope="session")
def valley_maps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of maps that holds `valley`; not to be changed."""
    base = tmp_path_factory.mktemp("valley")
    import_map(Wish(write_valley(base / "valley.osm.pbf"), base=base / "maps"))
    return base / "maps"


@pytest.fixture(scope="session")
def valley(valley_maps: Path) -> Region:
    return open_region(valley_maps / "valley")
