"""An engine on the valley, with live traffic of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.maps.region import Region
from cockpit.maps.routing.engine import Engine


@pytest.fixture(scope="session")
def engine(valley: Region) -> Engine:
    return Engine(valley)


@pytest.fixture
def live_engine(valley: Region, tmp_path: Path) -> Iterator[Engine]:
    """Traffic may be written: the file is a copy."""
    engine = Engine(valley, Path(shutil.copy(valley.traffic, tmp_path)))
    yield engine
    engine.traffic.close()
