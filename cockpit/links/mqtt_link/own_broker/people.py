"""Who may come to the car's own broker, with which password, to which topics."""

import json
import re
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from cockpit.links.mqtt_link.own_broker.make import write_private

CAR, HOME = "car", "home"
USERS = "users.json"
PASSWORD_BYTES = 12
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Rights(NamedTuple):
    """Topics that a user may read, and write; `but` takes some of both away."""

    read: tuple[str, ...]
    write: tuple[str, ...]
    but: tuple[str, ...] = ()


class People:
    """The users; any thread may ask. `folder` keeps them once `keep` was called."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / USERS
        known = {user: word for user, word in _read(self._file).items() if _fits(user)}
        self.passwords: Mapping[str, str] = {CAR: _draw(), HOME: _draw()} | known

    def admit(self, user: str) -> str:
        """The password of a user, who is let in from now on; "" for a name that cannot be."""
        if not _fits(user):
            return ""
        if user not in self.passwords:
            self.passwords = {**self.passwords, user: _draw()}
        return self.passwords[user]

    def dismiss(self, user: str) -> None:
        """Let a phone in no more; the car and the home stay."""
        if user not in (CAR, HOME):
            self.passwords = {u: word for u, word in self.passwords.items() if u != user}

    def keep(self) -> None:
        """Raises OSError."""
        write_private(self._file, json.dumps(dict(self.passwords)))


def rights_of(user: str, vin: str) -> Rights:
    """Everybody but the car and the home is a phone, with the topics of its own name."""
    if user == CAR:
        return Rights(("#",), ("#",))
    phones = f"cockpit/{vin}/phone"
    if user == HOME:
        return Rights(("#",), ("#",), but=(f"{phones}/#",))
    own = (f"{phones}/{user}/#", f"owntracks/{user}/#")
    told = ("status", "car/#", "navigation/eta", "navigation/last_mile")
    return Rights((*own, *(f"cockpit/{vin}/{topic}" for topic in told)), own)


def _fits(user: str) -> bool:
    """No signs that mean something in a topic, or in a broker's files."""
    return _NAME.fullmatch(user) is not None


def _draw() -> str:
    return secrets.token_hex(PASSWORD_BYTES)


def _read(file: Path) -> dict[str, str]:
    try:
        known = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    items = known.items() if isinstance(known, dict) else ()
    return {user: word for user, word in items if isinstance(word, str) and word}
