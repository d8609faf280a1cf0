"""`cockpit demo`: a simulated car in its own process, and the dashboard."""

import click

from cockpit.cli.options import Options, dashboard_options


@click.command()
@dashboard_options
@click.option("--scenario", default="commute", show_default=True, help="What the car does.")
@click.option("--seed", type=int, default=1, show_default=True, help="Makes a run repeatable.")
@click.option("--can", "words", multiple=True, metavar="SPEC", help="Another bus than loopback.")
def command(options: Options, scenario: str, seed: int, words: tuple[str, ...]) -> None:
    """A simulated car and its dashboard, on this desk.

    The car is a process of its own; the two meet on a real bus (UDP multicast on loopback).
    Ctrl-C or closing the window stops both.
    """
    from cockpit.cli.session import Session
    from cockpit.cli.simulated_car import SimulatedCar

    session = Session(options, words, desk=True)
    session.add_source(SimulatedCar(options.car, session.specs, scenario, seed))
    raise SystemExit(session.run())
