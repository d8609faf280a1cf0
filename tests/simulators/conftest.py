import json
from collections.abc import Callable
from pathlib import Path

import pytest

from simulators.car.definition import DEFAULT_CAR, Definition, load_definition
from simulators.car.scenario import load_scenario
from simulators.car.simulation import Outing, Simulation, build
from simulators.ways.graph import Graph
from simulators.ways.polyline import Point
from tests.simulators.small_map import build_town, corner

type MakeCar = Callable[..., Simulation]


@pytest.fixture
def definition() -> Definition:
    return load_definition(DEFAULT_CAR)


@pytest.fixture
def make_car(definition: Definition) -> MakeCar:
    def make(scenario: str = "commute", seed: int = 1) -> Simulation:
        return build(definition, load_scenario(scenario), seed)

    return make


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small town's map."""
    return build_town(tmp_path_factory.mktemp("town"))


@pytest.fixture
def graph(town: Path) -> Graph:
    return Graph(town)


type Drive = Callable[..., Simulation]


@pytest.fixture
def in_town(definition: Definition, town: Path, tmp_path: Path) -> Drive:
    """`in_town((0, 0.3), (0, 3.7), route=...)`: a car under way from one corner to another."""

    def make(
        start: tuple[float, float],
        end: tuple[float, float],
        extra: str = "",
        *,
        seed: int = 1,
        **wishes: object,
    ) -> Simulation:
        plan = Graph(town).route([Point(*corner(*start)), Point(*corner(*end))])
        (tmp_path / "way.json").write_text(json.dumps(plan.as_json()))
        scenario = tmp_path / "town.toml"
        words = f'description = "town"\nroad = "{tmp_path / "way.json"}"\nspeed_kmh = 30\n'
        scenario.write_text(words + "[set]\ntraffic = 0\n" + extra)
        outing = Outing(**{"map": town, **wishes})  # type: ignore[arg-type]
        return build(definition, load_scenario(str(scenario)), seed, outing)

    return make
