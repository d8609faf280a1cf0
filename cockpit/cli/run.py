"""`cockpit run`: the dashboard in the car."""

import click

from cockpit.cli.options import Options, dashboard_options


@click.command()
@dashboard_options
@click.option(
    "--can",
    "words",
    multiple=True,
    required=True,
    metavar="[BUS=]INTERFACE:CHANNEL",
    help="A CAN bus, such as socketcan:can0 or drive=socketcan:can0; may be given more than once.",
)
def command(options: Options, words: tuple[str, ...]) -> None:
    """The dashboard in the car."""
    from cockpit.cli.session import Session

    raise SystemExit(Session(options, words, desk=False).run())
