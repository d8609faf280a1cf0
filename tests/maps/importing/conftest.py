"""One imported town for all tests that only look at it."""

import shutil
from pathlib import Path

import pytest

from cockpit.maps.importing.run import Wish, import_map
from tests.maps.importing.extracts import write_town


@pytest.fixture(scope="session")
def town_maps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of maps that holds `town`; not to be changed."""
    base = tmp_path_factory.mktemp("town")
    import_map(Wish(write_town(base / "town.osm.pbf"), base=base / "maps"))
    return base / "maps"


@pytest.fixture
def maps(town_maps: Path, tmp_path: Path) -> Path:
    """A copy, for tests that break it."""
    return shutil.copytree(town_maps, tmp_path / "maps")
