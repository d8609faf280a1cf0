"""`cockpit signals`: live signals in the terminal, and once as JSON for scripts."""

import json
import logging
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cockpit.core.paths import CAN_DBC

if TYPE_CHECKING:
    from cockpit.cli.listening import AnySignal, Listening

BAD_INPUT = 2
LOOK_S = 0.1
MOST_WARNINGS = 8
ONCE_S = 2.0
FILE_WIDTH = 120
"""Columns where the output is not a terminal."""


@click.command()
@click.argument("patterns", nargs=-1, metavar="[FILTER]...")
@click.option("--car", type=click.Path(path_type=Path), default=CAN_DBC, help="The car's folder.")
@click.option("--can", "words", multiple=True, metavar="SPEC", help="Another bus than the desk's.")
@click.option("--plot", metavar="NAME", help="Draw one signal over time.")
@click.option("--json", "as_json", is_flag=True, help="Listen, print one JSON, end.")
@click.option(
    "--for",
    "for_s",
    type=click.FloatRange(min=0),
    metavar="SECONDS",
    help="Listen so long. [default: for ever; 2 with --json or a pipe]",
)
def command(
    patterns: tuple[str, ...],
    car: Path,
    words: tuple[str, ...],
    plot: str | None,
    as_json: bool,
    for_s: float | None,
) -> None:
    """Live signals: value, unit, age, rate and trust.

    FILTER is part of a signal's path, with * and ? if wanted, such as: speed 'battery*temp'.
    Ids that no DBC knows are listed below. Listens only: nothing is sent.
    """
    from rich.console import Console

    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.ERROR)
    listening = _open(car, words)
    signals = _choose(listening, (plot,) if plot else patterns, one=plot is not None)
    listening.vehicle.want(signals)
    console = Console()
    if not console.is_terminal:
        console.width = FILE_WIDTH
    if for_s is None and (as_json or not console.is_terminal):
        for_s = ONCE_S
    listening.link.start()
    try:
        if as_json:
            for _ in _looks(listening, for_s):
                pass
            click.echo(json.dumps(listening.as_json(signals), indent=1, ensure_ascii=False))
        else:
            from cockpit.cli.signal_view import show

            show(console, listening, signals, _looks(listening, for_s), plot is not None)
    except KeyboardInterrupt:
        pass
    finally:
        listening.link.stop()


def _open(folder: Path, words: tuple[str, ...]) -> "Listening":
    from cockpit.cli.listening import Listening
    from cockpit.links.bus_spec import BusSpecError, desk_specs, parse_specs
    from cockpit.links.car import load_car
    from cockpit.links.car.definition import CarError

    try:
        car = load_car(folder)
        specs = parse_specs(words, car.buses) if words else desk_specs(car.buses)
    except (CarError, BusSpecError) as error:
        raise _bad(error) from None
    for line in car.warnings[:MOST_WARNINGS]:
        click.echo(f"cockpit: {line}", err=True)
    if (more := len(car.warnings) - MOST_WARNINGS) > 0:
        click.echo(f"cockpit: {more} more such lines; `cockpit doctor` shows them", err=True)
    return Listening(car, specs)


def _choose(listening: "Listening", patterns: tuple[str, ...], one: bool) -> "list[AnySignal]":
    signals = listening.matching(patterns)
    if not signals:
        raise _bad(f"no signal of this car matches {' '.join(patterns)}; see `cockpit signals`")
    if one:
        exact = [s for s in signals if s.path.lower().endswith(f".{patterns[0].lower()}")]
        return (sorted(exact, key=lambda s: len(s.path)) or signals)[:1]
    return signals


def _looks(listening: "Listening", for_s: float | None) -> Iterator[None]:
    """One step per look at the car, until the time is over."""
    began = time.monotonic()
    while for_s is None or time.monotonic() - began < for_s:
        time.sleep(LOOK_S)
        listening.look()
        yield


def _bad(error: object) -> SystemExit:
    click.echo(f"cockpit: {error}", err=True)
    return SystemExit(BAD_INPUT)
