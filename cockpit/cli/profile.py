"""`cockpit profile`: the drivers' profiles for people and scripts, while no cockpit runs."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cockpit.cli.profile_store import (
    bad,
    car_key,
    found,
    opened,
    read_file,
    refused,
    store_of,
    write_file,
)

if TYPE_CHECKING:
    from cockpit.features.profiles.car_key import CarKey
    from cockpit.features.profiles.preview import Preview
    from cockpit.features.profiles.profile import Profile
    from cockpit.features.profiles.session import Session

_DESK = click.option("--desk", is_flag=True, help="Of `cockpit demo`, not of the car.")
_PIN = click.option("--pin", default="", help="Of a profile that is locked; asked for if missing.")
_PASSPHRASE = click.option("--passphrase", default="", help="8 to 128 characters over the file.")
_WHO = click.argument("who", metavar="NAME|ID")


@click.group()
def command() -> None:
    """The drivers' profiles: list, export, import, delete; which cars are trusted."""


@command.command("list")
@_DESK
def list_(desk: bool) -> None:
    """Who has a profile here, and this car's public key."""
    with store_of(desk) as store:
        for one in store.drivers:
            click.echo(f"{one.face.id}  {one.face.name}{'  (locked)' if one.locked else ''}")
        click.echo(f"this car: {car_key(desk).public.hex()}")
        for car, name in store.trusted.items():
            click.echo(f"trusted:  {car.hex()}  {name}")


@command.command()
@_WHO
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_DESK
@_PIN
@_PASSPHRASE
@click.option("--without-life", is_flag=True, help="Leave out places, people and habits.")
def export(who: str, file: Path, desk: bool, pin: str, passphrase: str, without_life: bool) -> None:
    """Write a driver's profile to FILE, signed by this car."""
    import time

    from cockpit.features.profiles.portable import exported
    from cockpit.features.profiles.refusal import Refused

    with store_of(desk) as store:
        profile = opened(store, who, pin).profile
    car = car_key(desk)
    made = exported(profile, car, time.time(), passphrase, personal=not without_life)
    if isinstance(made, Refused):
        raise refused(made)
    write_file(file, made)
    click.echo(f"{file}: {len(made)} bytes, signed by {car.public.hex()[:16]}…")


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--onto", metavar="NAME|ID", help="Whose profile is to change. [default: its own]")
@click.option("--yes", is_flag=True, help="Do not ask.")
@_DESK
@_PIN
@_PASSPHRASE
def import_(file: Path, onto: str | None, yes: bool, desk: bool, pin: str, passphrase: str) -> None:
    """Show what FILE would change, ask, and take it. What was before goes to FILE.before."""
    from cockpit.features.profiles.portable import imported
    from cockpit.features.profiles.preview import preview
    from cockpit.features.profiles.profile import Profile
    from cockpit.features.profiles.refusal import Refused

    car = car_key(desk)
    with store_of(desk) as store:
        read = imported(read_file(file), {car.public, *store.trusted}, passphrase)
        if isinstance(read, Refused):
            raise refused(read, file)
        known = onto or next((d.face.id for d in store.drivers if d.face.id == read.id), None)
        session = opened(store, known, pin) if known else None
        before = session.profile if session else Profile(read.id)
        change = preview(read, before)
        _show(change)
        if not change.changes or not (yes or click.confirm("Take these?")):
            click.echo("Nothing was changed")
            return
        after = change.apply(before)
        done = store.keep(session, after) if session else store.add(after)
        if isinstance(done, Refused):
            raise refused(done)
        click.echo(f"To undo: {_way_back(file, before, car, passphrase, session)}")


@command.command()
@_WHO
@_DESK
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(who: str, desk: bool, yes: bool) -> None:
    """Remove a driver and all that is his, for good."""
    with store_of(desk) as store:
        profile = found(store, who)
        if yes or click.confirm(f"Remove {who} and all that is theirs?"):
            if why := store.delete(profile):
                raise refused(why)
            click.echo(f"{who} is gone")


@command.command()
@click.argument("car", metavar="KEY")
@click.argument("name")
@_DESK
def trust(car: str, name: str, desk: bool) -> None:
    """Take profiles that the car with this public KEY has signed (see `list` there)."""
    try:
        key = bytes.fromhex(car)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise bad("KEY: 64 hexadecimal digits, as `cockpit profile list` shows them on that car")
    with store_of(desk) as store:
        if why := store.trust(key, name):
            raise refused(why)


def _way_back(
    file: Path, before: "Profile", car: "CarKey", passphrase: str, session: "Session | None"
) -> str:
    """A command that undoes the import; what was before is written beside the file."""
    from cockpit.features.profiles.portable import exported

    if session is None:
        return f"cockpit profile delete {before.id}"
    if session.key is not None and not passphrase:
        return "not by a file, for what a PIN seals is written to none without a --passphrase"
    old, back = exported(before, car, 0, passphrase), file.with_name(file.name + ".before")
    if not isinstance(old, bytes):
        return str(old.reason)
    write_file(back, old)
    return f"cockpit profile import {back}"


def _show(preview: "Preview") -> None:
    for change in preview.changes:
        tell = change.field.tell
        note = "   (not in this car)" if change.lacking else ""
        old, new = _short(tell(change.old)), _short(tell(change.new))
        click.echo(f"{change.field.title}: {old} → {new}{note}")
    for unfit in preview.unfit:
        click.echo(f"{unfit.title}: left out ({unfit.why or 'unknown here'})")


def _short(value: object) -> str:
    text = "--" if value is None else str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
