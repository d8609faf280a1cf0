"""`cockpit log`: list and export the black box, verify the ledger."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import click

from cockpit.core.paths import state_dir

BAD_INPUT = 2
_FROM = click.option(
    "--from",
    "box",
    type=click.Path(path_type=Path),
    help="A black-box folder, a segment or any log. [default: the newest black box here]",
)


@click.group()
def command() -> None:
    """The black box: list and export; the ledger: verify."""


@command.command("list")
@_FROM
def list_(box: Path | None) -> None:
    """What the black box holds: times, frames and buses."""
    from cockpit.links.recording import Recording, RecordingError

    try:
        recording = Recording(box or _newest("black_box"))
        frames, first, last = Counter[str](), float("inf"), float("-inf")
        for time, channel, *_ in recording.frames():
            frames[channel] += 1
            first, last = min(first, time), max(last, time)
    except RecordingError as error:
        raise _bad(error) from None
    click.echo(f"{recording.path}")
    click.echo(f"{_when(first)} to {_when(last)}, {(last - first) / 60:.1f} minutes")
    for channel, count in sorted(frames.items()):
        click.echo(f"  {channel or 'unnamed bus':<12} {count:>10} frames")
    _note(recording.notes)


@command.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@_FROM
@click.option("--last", type=click.FloatRange(min=0), metavar="MIN", help="Only the last minutes.")
def export(out: Path, box: Path | None, last: float | None) -> None:
    """Write the black box to OUT as .blf, .asc or .log (candump)."""
    from cockpit.links.recording import Recording, RecordingError
    from cockpit.links.recording.export import export as write

    try:
        recording = Recording(box or _newest("black_box"))
        count, channels = write(recording, out, None if last is None else last * 60)
    except RecordingError as error:
        raise _bad(error) from None
    named = ", ".join(f"{n} {name}" for n, name in enumerate(channels, 1) if name)
    click.echo(f"{out}: {count} frames" + (f"; channels: {named}" if named else ""))
    _note(recording.notes)


@command.command("verify-ledger")
@click.argument("ledger", type=click.Path(path_type=Path), required=False)
def verify_ledger(ledger: Path | None) -> None:
    """Check that nobody has changed the ledger of what was asked of the car."""
    from cockpit.links.ledger import read, verify

    path = ledger or _newest("ledger")
    if not path.exists():
        raise _bad(f"{path}: no ledger here; nothing has been asked of the car yet")
    try:
        wrong, count = verify(path), sum(1 for _ in read(path))
    except OSError as error:
        raise _bad(f"{path}: cannot be read ({error.strerror})") from None
    if wrong:
        click.echo(f"cockpit: {wrong}", err=True)
        raise SystemExit(1)
    click.echo(f"{path}: {count} entries, unbroken")


def _newest(name: str) -> Path:
    """The car's or the desk's store, whichever was written last."""
    found = [home / name for home in (state_dir(), state_dir() / "desk")]
    there = [path for path in found if path.exists()]
    return max(there, key=lambda path: path.stat().st_mtime, default=found[0])


def _when(time: float) -> str:
    return datetime.fromtimestamp(time, UTC).astimezone().strftime("%Y-%m-%d %H:%M:%S")


def _note(notes: list[str]) -> None:
    for line in notes:
        click.echo(f"cockpit: {line}", err=True)


def _bad(error: object) -> SystemExit:
    click.echo(f"cockpit: {error}", err=True)
    return SystemExit(BAD_INPUT)
