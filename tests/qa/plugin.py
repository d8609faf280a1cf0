"""For QA: a simulated car, the dashboard and its screen as pytest fixtures.

Load it with `pytest_plugins = ["tests.qa.plugin"]`; docs/testing.md shows a test in ten lines.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.qa.car import DeskCar
from tests.qa.listener import Listener
from tests.qa.screen import Dashboard, Screen


@pytest.fixture
def start_car(tmp_path: Path) -> Iterator[Callable[..., DeskCar]]:
    """Starts a simulated car, a process of its own on buses of its own: `start_car("commute")`."""
    cars: list[DeskCar] = []

    def start(scenario: str = "parked", **options: Any) -> DeskCar:
        cars.append(DeskCar(tmp_path, scenario, **options))
        return cars[-1]

    yield start
    for car in cars:
        car.stop()


@pytest.fixture
def car(start_car: Callable[..., DeskCar]) -> DeskCar:
    """A parked car, ready to be driven: `car.set(speed=50)`, `car.fault("silence", node="VCU")`."""
    return start_car("parked")


@pytest.fixture
def cockpit(car: DeskCar, qapp: object, tmp_path: Path) -> Iterator[Dashboard]:
    """The whole dashboard, offscreen, on the car's buses."""
    dashboard = Dashboard(car.specs, tmp_path)
    yield dashboard
    dashboard.stop()


@pytest.fixture
def screen(cockpit: Dashboard) -> Screen:
    """What the driver sees and touches: `screen.tap("climate.left.plus")`."""
    return cockpit.screen


@pytest.fixture
def listener(car: DeskCar) -> Iterator[Listener]:
    """A second listener on the car's buses: `listener.commands` is all that was ever asked."""
    with Listener(car.specs) as ear:
        yield ear
