"""A broker of its own, who listens to all of it, and a dashboard that is connected to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.qa.broker import Broker, Peer
from tests.qa.car import DeskCar
from tests.qa.screen import Dashboard


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    one = Broker(tmp_path / "broker")
    yield one
    one.stop()


@pytest.fixture
def ear(broker: Broker) -> Iterator[Peer]:
    one = Peer(broker, "#")
    yield one
    one.close()


@pytest.fixture
def online(car: DeskCar, broker: Broker, qapp: object, tmp_path: Path) -> Iterator[Dashboard]:
    dashboard = Dashboard(car.specs, tmp_path / "state", brokers=broker.url)
    yield dashboard
    dashboard.stop()
