from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.qa.broker import Broker


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    one = Broker(tmp_path / "broker")
    yield one
    one.stop()
