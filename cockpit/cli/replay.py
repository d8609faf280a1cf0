"""`cockpit replay`: the dashboard, driven by a recorded log."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cockpit.cli.options import Options, dashboard_options

if TYPE_CHECKING:
    from cockpit.links.replay import Replayer

BAD_INPUT = 2


@click.command()
@click.argument("recording", metavar="FILE", type=click.Path(path_type=Path))
@dashboard_options
@click.option(
    "--speed",
    type=click.FloatRange(min=0),
    default=1.0,
    show_default=True,
    help="Times the recorded pace; 0 is as fast as possible.",
)
def command(options: Options, recording: Path, speed: float) -> None:
    """Drive the dashboard from a recorded log.

    FILE is a black-box folder or a log: .blf, .asc, .log (candump -L), .trc, .csv, .db, .mf4.
    Nothing is sent and nothing is recorded. Ends with the recording.
    """
    from cockpit.cli.session import Session
    from cockpit.links.car import load_car
    from cockpit.links.car.definition import CarError
    from cockpit.links.recording import Recording, RecordingError
    from cockpit.links.replay import Replayer, replay_words

    try:
        car = load_car(options.car)
        replayer = Replayer(Recording(recording), car, speed)
    except (CarError, RecordingError) as error:
        click.echo(f"cockpit: {error}", err=True)
        raise SystemExit(BAD_INPUT) from None
    session = Session(options, replay_words(car.buses), desk=True, listen_only=True)
    session.add_source(_Source(replayer))
    code = session.run()
    for line in replayer.recording.notes:
        click.echo(f"cockpit: {line}", err=True)
    raise SystemExit(code)


class _Source:
    """The replay as a session's source; its end is the session's good end."""

    def __init__(self, replayer: "Replayer") -> None:
        self._replayer = replayer

    def start(self) -> None:
        self._replayer.start()

    def ended(self) -> str | None:
        return "" if self._replayer.finished.is_set() else None

    def stop(self) -> None:
        self._replayer.stop()
