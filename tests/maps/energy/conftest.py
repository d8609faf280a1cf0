"""The motorway, imported once."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from cockpit.maps.importing.run import Wish, import_map
from cockpit.maps.region import Region, open_region
from cockpit.maps.routing.engine import Engine
from tests.maps.energy.highway import write_highway


@dataclass
class Opened:
    """What the worker's methods get."""

    region: Region
    engine: Engine


@pytest.fixture(scope="session")
def highway(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    base: Path = tmp_path_factory.mktemp("highway")
    import_map(Wish(write_highway(base / "highway.osm.pbf"), base=base / "maps"))
    region = open_region(base / "maps" / "highway")
    return Opened(region, Engine(region))
