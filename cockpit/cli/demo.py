"""`cockpit demo`: a simulated car in its own process, and the dashboard."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cockpit.cli.options import Options, dashboard_options

if TYPE_CHECKING:
    from cockpit.cli.session import Session
    from cockpit.maps.place import Place

LOOPBACK = "127.0.0.1:0"
"""Where a demo serves the companion: at any port that is free."""
NOISE_M = click.FloatRange(0, 50)


@click.command()
@dashboard_options
@click.option("--scenario", default="commute", show_default=True, help="What the car does.")
@click.option("--seed", type=int, default=1, show_default=True, help="Makes a run repeatable.")
@click.option("--can", "words", multiple=True, metavar="SPEC", help="Another bus than loopback.")
@click.option("--route", default="", metavar="PLACE|LAT,LON[;…]", help="Drive there, led.")
@click.option(
    "--wrong-turns", type=click.IntRange(0, 50), default=0, help="So often another way than told."
)
@click.option("--gnss-noise", type=NOISE_M, metavar="METRES", help="Of the satellite receiver.")
@click.option(
    "--traffic", type=click.Path(path_type=Path), metavar="FILE", help="A feed of slow roads."
)
def command(
    options: Options,
    scenario: str,
    seed: int,
    words: tuple[str, ...],
    route: str,
    wrong_turns: int,
    gnss_noise: float | None,
    traffic: Path | None,
) -> None:
    """A simulated car and its dashboard, on this desk.

    The car is a process of its own; the two meet on a real bus (UDP multicast on loopback).
    Ctrl-C or closing the window stops both.
    """
    from cockpit.cli.session import Session
    from cockpit.cli.simulated_car import SimulatedCar

    destination = _destination(route)
    outing = _map(needed=bool(route)) + _outing(route, wrong_turns, gnss_noise, traffic)
    session = Session(options, words, desk=True)
    session.destination = destination
    car = SimulatedCar(options.car, session.specs, scenario, seed, outing)
    session.add_source(car)
    session.followers.append(car.follow)
    _home(session)
    raise SystemExit(session.run())


def _home(session: "Session") -> None:
    """A broker, a home and a phone to meet, where the driver has named none, and has Mosquitto."""
    from cockpit.cli.simulated_home import SimulatedHome
    from cockpit.features.phone.settings import PhoneSettings
    from cockpit.links.companion.settings import CompanionSettings
    from cockpit.links.mqtt_link.own_broker import program
    from cockpit.links.mqtt_link.settings import MqttSettings

    mqtt = session.settings.of(MqttSettings)
    if mqtt.brokers or session.options.broker or program() is None:
        return
    home = SimulatedHome(mqtt.vin)
    session.settings.override(MqttSettings, brokers=home.brokers)
    session.settings.override(PhoneSettings, owntracks=home.phones)
    if not session.settings.of(CompanionSettings).listen:
        session.settings.override(CompanionSettings, listen=LOOPBACK)
    session.hosts.append(home.host)
    session.add_source(home)


def _map(*, needed: bool) -> list[str]:
    """Where the car finds its ways; what needs them waits until the demo city is prepared."""
    from cockpit.maps.demo import demo_region, prepare_demo
    from cockpit.maps.region import MapError

    region = demo_region()
    if region is None and needed:
        click.echo("Preparing the demo city's map; this is done once")
        try:
            region = prepare_demo()
        except MapError as error:
            raise click.UsageError(f"--route: {error}") from None
    return ["--map", str(region.folder)] if region else []


def _outing(
    route: str, wrong_turns: int, gnss_noise: float | None, traffic: Path | None
) -> list[str]:
    """The same words for the simulated car."""
    words = ["--route", route] if route else []
    words += ["--wrong-turns", str(wrong_turns)] if wrong_turns else []
    words += ["--gnss-noise", str(gnss_noise)] if gnss_noise is not None else []
    return words + (["--traffic", str(traffic.absolute())] if traffic else [])


def _destination(route: str) -> "tuple[Place, ...]":
    from cockpit.cli.demo_places import RouteWordsError, parse_route

    try:
        return parse_route(route) if route else ()
    except RouteWordsError as error:
        raise click.UsageError(f"--route: {error}") from None
