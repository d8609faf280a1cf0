"""A subject of whoever drives, in a folder of the test's own."""

from pathlib import Path

from cockpit.core.own import Own
from cockpit.core.personal import Personal
from cockpit.core.stored import Stored


def owned(folder: Path | None, name: str, personal: Personal | None = None) -> Own:
    """Such as `navigation/places`; without drivers the file has it."""
    return Own(personal or Personal(), name.rsplit("/", maxsplit=1)[-1], Stored(folder, name))
