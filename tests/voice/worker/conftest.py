from collections.abc import Iterator

import pytest

from tests.voice.worker.cockpit_side import CockpitSide


@pytest.fixture
def cockpit() -> Iterator[CockpitSide]:
    side = CockpitSide()
    yield side
    side.worker.stop()
