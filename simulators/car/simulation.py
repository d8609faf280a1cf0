"""The car and its buses, without a clock and without a socket: tick by tick, repeatable."""

import heapq
import random
from dataclasses import dataclass, field
from pathlib import Path
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
from simulators.car.gnss import Gnss, Inertial
from simulators.car.knob_kinds import KnobError
from simulators.car.news import News
from simulators.car.others import Others
from simulators.car.road import Road, RoadError, load_road
from simulators.car.scenario import Event, Scenario, ScenarioError
from simulators.car.tyres import Tyres
from simulators.car.vehicle import Vehicle
from simulators.car.wayfinder import Wayfinder
from simulators.car.weather import Weather
from simulators.ways.graph import GraphError
from simulators.ways.places import PlaceError, is_route, parse_places

TICK_MS = 10
TICK_S = TICK_MS / 1000
DEFAULT_TEMPERATURE_C = 19.0


@dataclass(frozen=True, slots=True)
class Outing:
    """What is wished beyond the scenario."""

    map: Path | None = None
    """Folder of the map; None: the demo city's."""
    route: str = ""
    """Where to go: places by name or as LAT,LON, with `;` between."""
    wrong_turns: int = 0
    gnss_noise: float | None = None
    traffic: Path | None = None
    """The feed to read."""
    threaded: bool = False
    """Find ways beside the ticks; else a tick waits for them, which makes a run repeatable."""


@dataclass(slots=True)
class Simulation:
    """One car in one scenario. Same scenario, same seed: the same frames in the same order."""

    definition: Definition
    scenario: Scenario
    seed: int
    car: Vehicle
    broadcast: Broadcast
    commands: Commands
    outing: Outing
    wayfinder: Wayfinder
    news: News | None
    ticks: int = 0
    paused: bool = False
    _events: list[tuple[float, int, Event]] = field(default_factory=list)

    def tick(self) -> list[Frame]:
        """Ten milliseconds; returns the frames that go out now."""
        self.ticks += 1
        if not self.paused:
            self._happen()
            self.wayfinder.step(self.car)
            if self.news:
                self.news.step(self.car.time, self.car.road)
            self.car.step(TICK_S)
        told = self.commands.carry_out(self.car, self.bus_s)
        return self.broadcast.due(self.ticks * TICK_MS, self.car, at_once=told)

    @property
    def bus_s(self) -> float:
        """Seconds on the buses; they go on while the world is paused."""
        return self.ticks * TICK_S

    @property
    def trouble(self) -> str:
        """What keeps the driver from going where he was told; "" when nothing does."""
        return self.wayfinder.trouble or (self.news.trouble if self.news else "")

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


def build(
    definition: Definition, scenario: Scenario, seed: int, outing: Outing | None = None
) -> Simulation:
    """Put a car into a scenario; raises ScenarioError."""
    outing = outing or Outing()
    simulation = Simulation(
        definition,
        scenario,
        seed,
        _vehicle(scenario, seed),
        Broadcast(definition, random.Random(f"bus {seed}"), TICK_MS),
        Commands(definition, {**CLIMATE, **DRIVE, **BODY}, random.Random(f"ecu {seed}")),
        outing,
        Wayfinder(outing.map, seed),
        News(outing.traffic) if outing.traffic else None,
    )
    _prepare(simulation)
    _set_out(simulation)
    return simulation


def _set_out(simulation: Simulation) -> None:
    """Put the car on its way, at once; what comes later may come from a thread."""
    car, outing, finder = simulation.car, simulation.outing, simulation.wayfinder
    try:
        if outing.route:
            places = parse_places(outing.route)
            if is_route(outing.route):
                finder.begin(car, places)
                car.gnss.step(1.0, car.truth)  # the receiver knows no other place
            else:
                finder.go(car, places)
                finder.step(car)
    except (GraphError, PlaceError) as error:
        raise ScenarioError(f"--route {outing.route}: {error}") from None
    car.errand.wrong_turns = outing.wrong_turns
    if outing.gnss_noise is not None:
        turn(car, "gnss_noise", outing.gnss_noise)
    if outing.threaded:
        finder.start_thread()


def _vehicle(scenario: Scenario, seed: int) -> Vehicle:
    chance = random.Random(seed)
    try:
        road = load_road(scenario.road, seed)
    except RoadError as error:
        raise ScenarioError(f"{scenario.line_of('road')}: {error}") from None
    car = Vehicle(
        road=road,
        battery=Battery.make(68.0, DEFAULT_TEMPERATURE_C + 5, chance),
        tyres=Tyres.make(DEFAULT_TEMPERATURE_C, chance),
        others=Others(chance),
        chance=chance,
        gnss=Gnss(random.Random(f"gnss {seed}")),
        inertial=Inertial(random.Random(f"inertial {seed}")),
        weather=Weather(unix_time=scenario.unix_time, utc_offset_h=scenario.utc_offset_h),
        way=_start(scenario, road),
        scenario=scenario.name,
    )
    car.body.occupied["FL"] = car.body.belt["FL"] = True
    return car


def _start(scenario: Scenario, road: Road) -> float:
    marks = road.plan.marks
    if scenario.start and scenario.start not in marks:
        where, known = scenario.line_of("start"), ", ".join(sorted(marks)) or "none"
        raise ScenarioError(
            f"{where}: no {scenario.start!r} on {scenario.road}; there are: {known}"
        )
    return road.wrap(marks.get(scenario.start, 0.0) + scenario.start_m)


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
