"""The store of the profiles as the command line opens it: one line for whatever is wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cockpit.core.paths import state_dir

if TYPE_CHECKING:
    from cockpit.features.profiles.car_key import CarKey
    from cockpit.features.profiles.refusal import Refused
    from cockpit.features.profiles.session import Session
    from cockpit.features.profiles.store import Store

BAD_INPUT = 2


@contextmanager
def store_of(desk: bool) -> "Iterator[Store]":
    """Closed in the end; one line where a cockpit that runs holds it."""
    from cockpit.features.profiles.refusal import Trouble
    from cockpit.features.profiles.store import Store

    store = Store(folder(desk))
    try:
        if store.trouble in (Trouble.UNUSABLE, Trouble.NEWER):
            raise bad(f"{folder(desk)}: {store.trouble}; end the cockpit that runs here first")
        if store.mended:
            click.echo(f"cockpit: {store.mended}", err=True)
        yield store
    finally:
        store.close()


def folder(desk: bool) -> Path:
    """The demo's or the car's."""
    from cockpit.features.profiles.people import FOLDER

    return (state_dir() / "desk" if desk else state_dir()) / FOLDER


def car_key(desk: bool) -> "CarKey":
    """By which this car signs."""
    from cockpit.features.profiles.car_key import CarKey

    return CarKey(folder(desk))


def found(store: "Store", who: str) -> str:
    """The id of whom a name or an id means."""
    named = [d.face.id for d in store.drivers if d.face.name.casefold() == who.casefold()]
    ids = [d.face.id for d in store.drivers if d.face.id == who] or named
    if len(ids) == 1:
        return ids[0]
    names = ", ".join(d.face.name for d in store.drivers) or "nobody"
    why = "several have this name; say the id" if ids else f"no such driver (there are: {names})"
    raise bad(f"{who}: {why}")


def opened(store: "Store", who: str, pin: str) -> "Session":
    """A session; the PIN is asked for where it is needed and missing."""
    from cockpit.features.profiles.refusal import Reason, Refused

    profile = found(store, who)
    session = store.open(profile)
    if isinstance(session, Refused) and session.reason is Reason.LOCKED:
        session = store.unlock(profile, pin or click.prompt("PIN", hide_input=True))
    if isinstance(session, Refused):
        raise refused(session)
    return session


def read_file(file: Path) -> bytes:
    """All of it."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise bad(f"{file}: cannot be read ({error.strerror})") from None


def write_file(file: Path, data: bytes) -> None:
    """For the owner's eyes only."""
    try:
        file.write_bytes(data)
        file.chmod(0o600)
    except OSError as error:
        raise bad(f"{file}: cannot be written ({error.strerror})") from None


def refused(why: "Refused", file: Path | None = None) -> SystemExit:
    """The store's reason."""
    words = f"{file}: {why.reason}" if file else str(why.reason)
    if why.car:
        words += f" (`cockpit profile trust {why.car.hex()} NAME` if it is yours)"
    return bad(words + (f" ({why.wait_s:.0f} s)" if why.wait_s else ""))


def bad(words: str) -> SystemExit:
    """One line, and exit code 2."""
    click.echo(f"cockpit: {words}", err=True)
    return SystemExit(BAD_INPUT)
