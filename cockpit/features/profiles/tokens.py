"""By which key or phone the car knows a driver before he has said a word."""

from collections.abc import Mapping
from types import MappingProxyType

from cockpit.features.profiles.shelf import Shelf

_STATE = "token "
MOST_TOKENS = 64


def key(number: int) -> str:
    """A car key, by the number that the bus reports."""
    return f"key:{number}"


def phone(user: str) -> str:
    """A phone, by its user at the broker."""
    return f"phone:{user}"


class Tokens:
    """Whose each token is. It opens no lock: who has set a PIN is still asked for it."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._owners = self._read()

    @property
    def owners(self) -> Mapping[str, str]:
        """The ids of profiles by token; takes no time."""
        there = {driver.face.id for driver in self._shelf.drivers}
        return {token: owner for token, owner in self._owners.items() if owner in there}

    def give(self, token: str, profile: str) -> bool:
        """From now on it is this driver's; writes, so any thread but the main one."""
        with self._shelf.guard:
            if self._shelf.kept(profile) is None or not self._room(token):
                return False
            step = ("INSERT OR REPLACE INTO state VALUES (?, ?)", (_STATE + token, profile))
            return self._written(step)

    def take(self, token: str) -> bool:
        """It is nobody's any more; any thread but the main one."""
        with self._shelf.guard:
            return self._written(("DELETE FROM state WHERE name = ?", (_STATE + token,)))

    def _room(self, token: str) -> bool:
        """What belonged to drivers who are gone makes room."""
        for lost in self._owners.keys() - self.owners.keys():
            self.take(lost)
        return token in self._owners or len(self._owners) < MOST_TOKENS

    def _written(self, step: tuple[str, tuple[str, ...]]) -> bool:
        done = self._shelf.change(step)
        self._owners = self._read()
        return done

    def _read(self) -> Mapping[str, str]:
        found = self._shelf.database.read("SELECT name, value FROM state WHERE name LIKE 'token %'")
        return MappingProxyType({name.removeprefix(_STATE): owner for name, owner in found})
