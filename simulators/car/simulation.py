"""The car and its buses, without a clock and without a socket: tick by tick, repeatable."""

import heapq
import random
from dataclasses import dataclass, field
from typing import Any

from simulators.car.all_knobs import turn
from simulators.car.battery import Battery
from simulators.car.body_commands import BODY
from simulators.car.broadcast import Broadcast, Frame
from simulators.car.climate_commands import CLIMATE
from simulators.car.commands import Commands
from simulators.car.definition import Definition
from simulators.car.drive_commands import DRIVE
from simulators.car.faults import FaultError, make_fault
from simulators.car.knob_kinds import KnobError
from simulators.car.others import Others
from simulators.car.road import RoadError, load_road
from simulators.car.scenario import Event, Scenario, ScenarioError
from simulators.car.tyres import Tyres
from simulators.car.vehicle import Vehicle
from simulators.car.weather import Weather

TICK_MS = 10
TICK_S = TICK_MS / 1000
DEFAULT_TEMPERATURE_C = 19.0


@dataclass(slots=True)
class Simulation:
    """One car in one scenario. Same scenario, same seed: the same frames in the same order."""

    definition: Definition
    scenario: Scenario
    seed: int
    car: Vehicle
    broadcast: Broadcast
    commands: Commands
    ticks: int = 0
    paused: bool = False
    _events: list[tuple[float, int, Event]] = field(default_factory=list)

    def tick(self) -> list[Frame]:
        """Ten milliseconds; returns the frames that go out now."""
        self.ticks += 1
        if not self.paused:
            self._happen()
            self.car.step(TICK_S)
        self.commands.carry_out(self.car, self.bus_s)
        return self.broadcast.due(self.ticks * TICK_MS, self.car)

    @property
    def bus_s(self) -> float:
        """Seconds on the buses; they go on while the world is paused."""
        return self.ticks * TICK_S

    def receive(self, bus: str, frame_id: int, extended: bool, data: bytes) -> bool:
        """A frame of the dashboard; True when it was a good command."""
        if self.broadcast.faults.deaf(bus):
            return False
        return self.commands.receive(bus, frame_id, extended, data, self.bus_s)

    def inject(self, words: dict[str, Any]) -> None:
        """Switch a fault on, or `kind: clear` all off; raises FaultError."""
        if words.get("kind") == "clear":
            self.broadcast.faults.clear()
            return
        self.broadcast.faults.add(make_fault(words, self.definition), self.bus_s)

    def _happen(self) -> None:
        while self._events and self._events[0][0] <= self.car.time:
            when, number, event = heapq.heappop(self._events)
            self._do(event)
            if event.every > 0:
                heapq.heappush(self._events, (when + event.every, number, event))

    def _do(self, event: Event) -> None:
        if event.clear:
            self.broadcast.faults.clear()
        for name, value in event.set.items():
            turn(self.car, name, value)
        if event.fault:
            self.inject(event.fault)


def build(definition: Definition, scenario: Scenario, seed: int) -> Simulation:
    """Put a car into a scenario; raises ScenarioError."""
    car = _vehicle(scenario, seed)
    simulation = Simulation(
        definition,
        scenario,
        seed,
        car,
        Broadcast(definition, random.Random(f"bus {seed}"), TICK_MS),
        Commands(definition, {**CLIMATE, **DRIVE, **BODY}, random.Random(f"ecu {seed}")),
    )
    _prepare(simulation)
    return simulation


def _vehicle(scenario: Scenario, seed: int) -> Vehicle:
    chance = random.Random(seed)
    try:
        road = load_road(scenario.road)
    except RoadError as error:
        raise ScenarioError(f"{scenario.line_of('road')}: {error}") from None
    car = Vehicle(
        road=road,
        battery=Battery.make(68.0, DEFAULT_TEMPERATURE_C + 5, chance),
        tyres=Tyres.make(DEFAULT_TEMPERATURE_C, chance),
        others=Others(chance, lanes=road.lanes),
        chance=chance,
        weather=Weather(unix_time=scenario.unix_time, utc_offset_h=scenario.utc_offset_h),
        way=scenario.start_m % road.length,
        scenario=scenario.name,
    )
    car.body.occupied["FL"] = car.body.belt["FL"] = True
    return car


def _prepare(simulation: Simulation) -> None:
    """Set the start; then try all events on a spare car, so that mistakes show at once."""
    scenario = simulation.scenario
    if scenario.speed_kmh:
        turn(simulation.car, "speed", scenario.speed_kmh)
    for name, value in scenario.set.items():
        _try(simulation.car, scenario, name, value)
    simulation.car.settle()
    spare = _vehicle(scenario, simulation.seed)
    for number, event in enumerate(scenario.events):
        for name, value in event.set.items():
            _try(spare, scenario, name, value)
        _try_fault(simulation.definition, scenario, event)
        heapq.heappush(simulation._events, (event.at, number, event))


def _try(car: Vehicle, scenario: Scenario, name: str, value: Any) -> None:
    try:
        turn(car, name, value)
    except KnobError as error:
        raise ScenarioError(f"{scenario.line_of(name)}: {error}") from None


def _try_fault(definition: Definition, scenario: Scenario, event: Event) -> None:
    if not event.fault or event.fault.get("kind") == "clear":
        return
    try:
        make_fault(event.fault, definition)
    except FaultError as error:
        where = scenario.line_of(str(event.fault.get("kind", "fault")))
        raise ScenarioError(f"{where}: {error}") from None
