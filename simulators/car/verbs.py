"""What can be said at the control door, and what the car answers."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from simulators.car.all_knobs import KNOBS, ask, turn
from simulators.car.faults import KINDS, FaultError
from simulators.car.knob_kinds import KnobError
from simulators.car.scenario import ScenarioError, load_scenario, scenario_names
from simulators.car.simulation import build
from simulators.ways.polyline import decode

if TYPE_CHECKING:
    from simulators.car.program import Program


def answer(program: "Program", line: bytes) -> dict[str, Any]:
    """Do what one line asks; errors are told, never raised."""
    try:
        words = json.loads(line)
        if not isinstance(words, dict) or not words:
            raise ValueError('write an object such as {"get": ["speed"]}')
        reply: dict[str, Any] = {"ok": True}
        for verb, value in words.items():
            if verb not in VERBS:
                raise ValueError(f"no {verb!r}; there are: {', '.join(VERBS)}")
            reply |= VERBS[verb](program, value)
        return reply
    except (ValueError, TypeError, KnobError, FaultError, ScenarioError) as error:
        return {"ok": False, "error": str(error)}


def _set(program: "Program", values: Any) -> dict[str, Any]:
    for name, value in dict(values).items():
        turn(program.simulation.car, name, value)
    return {}


def _get(program: "Program", names: Any) -> dict[str, Any]:
    wanted = [names] if isinstance(names, str) else list(names)
    return {"get": {name: _plain(ask(program.simulation.car, name)) for name in wanted}}


def _plain(value: Any) -> Any:
    """JSON knows no infinity."""
    return None if isinstance(value, float) and not abs(value) < 1e300 else value


def _fault(program: "Program", words: Any) -> dict[str, Any]:
    program.simulation.inject(dict(words))
    return {}


def _pause(program: "Program", wish: Any) -> dict[str, Any]:
    program.simulation.paused = bool(wish)
    return {}


def _quit(program: "Program", wish: Any) -> dict[str, Any]:
    program.stopping = bool(wish)
    return {}


def _scenario(program: "Program", name: Any) -> dict[str, Any]:
    old = program.simulation
    outing = replace(old.outing, route="")
    program.simulation = build(old.definition, load_scenario(str(name)), old.seed, outing)
    old.wayfinder.close()
    return {"scenario": program.simulation.scenario.name}


def _route(program: "Program", words: Any) -> dict[str, Any]:
    """`{"shape": POLYLINE6}` is driven from where the car is; null: nobody tells the way."""
    simulation = program.simulation
    if words is None:
        simulation.wayfinder.leave(simulation.car)
        return {}
    if not isinstance(words, dict) or not isinstance(words.get("shape"), str):
        raise ValueError('write {"route": {"shape": "a polyline of precision 6"}}')
    line = decode(words["shape"])
    if len(line) < 2:
        raise ValueError("a route needs two points")
    simulation.wayfinder.follow(simulation.car, line)
    return {}


def _help(_program: "Program", _wish: Any) -> dict[str, Any]:
    return {
        "knobs": {name: knob.words for name, knob in KNOBS.items()},
        "faults": {**KINDS, "clear": "all off"},
        "scenarios": scenario_names(),
        "verbs": list(VERBS),
    }


VERBS: dict[str, Callable[["Program", Any], dict[str, Any]]] = {
    "set": _set,
    "get": _get,
    "fault": _fault,
    "pause": _pause,
    "scenario": _scenario,
    "route": _route,
    "help": _help,
    "quit": _quit,
}
