"""`python -m simulators.car`: the simulated car on real buses."""

import argparse
import sys
from pathlib import Path

from simulators.car.bus import BusError, Buses, parse_specs
from simulators.car.control import ControlDoor, DoorError, free_path
from simulators.car.definition import DEFAULT_CAR, DefinitionError, load_definition
from simulators.car.program import Program
from simulators.car.scenario import ScenarioError, load_scenario, scenario_names
from simulators.car.simulation import Outing, build
from simulators.parent import die_with_parent

BAD_INPUT = 2


def main(words: list[str] | None = None) -> int:
    """Run the car; returns the exit code: 2 = something in the options or files is wrong."""
    options = _parser().parse_args(words)
    if options.list:
        _list()
        return 0
    if options.die_with_parent:
        die_with_parent()
    try:
        return _run(options)
    except (ScenarioError, DefinitionError, BusError, DoorError) as error:
        print(f"car: {error}", file=sys.stderr)
        return BAD_INPUT


def _run(options: argparse.Namespace) -> int:
    definition = load_definition(options.car)
    outing = Outing(
        map=options.map,
        route=options.route,
        wrong_turns=options.wrong_turns,
        gnss_noise=options.gnss_noise,
        traffic=options.traffic,
        threaded=True,
    )
    simulation = build(definition, load_scenario(options.scenario), options.seed, outing)
    buses = Buses(parse_specs(options.can, definition.buses))
    program = Program(simulation, buses, speed_up=options.speed_up)
    program.stop_on_signals()
    with ControlDoor(options.control or free_path(), options.guest) as door:
        program.door = door
        buses.open()
        names = ", ".join(spec.name for spec in buses.specs)
        print(f"control: {door.path}", flush=True)
        print(f"ready: {simulation.scenario.name} on {names}", flush=True)
        try:
            program.run()
        finally:
            program.simulation.wayfinder.close()
            buses.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m simulators.car", description=__doc__)
    add = parser.add_argument
    add("--scenario", default="commute", help="name, or path of a .toml file")
    add("--list", action="store_true", help="list the scenarios")
    add("--car", type=Path, default=DEFAULT_CAR, metavar="DIR", help="folder with DBC and mapping")
    add("--can", action="append", default=[], metavar="NAME=INTERFACE:CHANNEL")
    add("--speed-up", type=_positive, default=1.0, metavar="N", help="simulated s per s")
    add("--seed", type=int, default=1)
    add("--control", type=Path, metavar="PATH", help="socket of the control door")
    add("--guest", type=int, metavar="FD", help="a connected socket that our parent opened")
    add("--map", type=Path, metavar="DIR", help="map folder; else $COCKPIT_DEMO_MAP or build/")
    add("--route", default="", metavar="PLACE|LAT,LON[;...]", help="drive there")
    add("--wrong-turns", type=int, default=0, metavar="N", help="N times another way than told")
    add("--gnss-noise", type=float, metavar="METRES", help="of the satellite receiver")
    add("--traffic", type=Path, metavar="FILE", help="feed of python -m simulators.traffic")
    add("--die-with-parent", action="store_true", help="end when the parent process ends")
    return parser


def _positive(word: str) -> float:
    value = float(word)
    if not 0.01 <= value <= 1000:
        raise argparse.ArgumentTypeError("must be from 0.01 to 1000")
    return value


def _list() -> None:
    for name in scenario_names():
        print(f"{name:14} {load_scenario(name).description}")


if __name__ == "__main__":
    sys.exit(main())
