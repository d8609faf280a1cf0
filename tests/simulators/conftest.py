from collections.abc import Callable

import pytest

from simulators.car.definition import DEFAULT_CAR, Definition, load_definition
from simulators.car.scenario import load_scenario
from simulators.car.simulation import Simulation, build

type MakeCar = Callable[..., Simulation]


@pytest.fixture
def definition() -> Definition:
    return load_definition(DEFAULT_CAR)


@pytest.fixture
def make_car(definition: Definition) -> MakeCar:
    def make(scenario: str = "commute", seed: int = 1) -> Simulation:
        return build(definition, load_scenario(scenario), seed)

    return make
