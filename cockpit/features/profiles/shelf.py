"""The rows of the store: who is there, how each is locked, and what lies under the lock."""

import json
import threading
from pathlib import Path
from typing import NamedTuple

from cockpit.features.profiles import sealing
from cockpit.features.profiles.database import Database, Step
from cockpit.features.profiles.fields import NAME, PICTURE
from cockpit.features.profiles.profile import Face, Profile, read
from cockpit.features.profiles.sealing import Cost

PIN = "pin"
PHONE = "phone:"
"""A lock's way: this, or that and the id of a phone."""
_OPEN = frozenset({NAME.name, PICTURE.name})


class Driver(NamedTuple):
    """One of those whom the welcome screen shows, and what opens the profile."""

    face: Face
    pin: bool
    phones: frozenset[str]
    """The ids of the phones that open it."""

    @property
    def locked(self) -> bool:
        """False: the profile opens for everybody, and lies on the disk for all to read."""
        return self.pin or bool(self.phones)


class Kept(NamedTuple):
    """A profile as it lies in the file."""

    face: Face
    sealed: bool
    body: bytes


class Lock(NamedTuple):
    """One way to open a profile: the data key, wrapped."""

    way: str
    salt: bytes
    cost: Cost
    wrapped: bytes


class Shelf:
    """Whoever reads and then writes holds `guard` meanwhile; `drivers` is free to read."""

    def __init__(self, folder: Path | None) -> None:
        self.guard = threading.RLock()
        self.database = Database(folder)
        self.drivers = self._drivers()

    def kept(self, profile: str) -> Kept | None:
        """By id."""
        found = self.database.read(
            "SELECT name, picture, sealed, body FROM profile WHERE id = ?", profile
        )
        for name, picture, sealed, body in found:
            return Kept(Face(profile, name, picture), bool(sealed), body)
        return None

    def lock(self, profile: str, way: str) -> Lock | None:
        """None where the profile cannot be opened this way."""
        found = self.database.read(
            "SELECT salt, passes, memory, wrapped FROM lock WHERE profile = ? AND way = ?",
            profile,
            way,
        )
        for salt, passes, memory, wrapped in found:
            return Lock(way, salt, Cost(passes, memory), wrapped)
        return None

    def ways(self, profile: str) -> frozenset[str]:
        """All that open it; none: it is not sealed."""
        found = self.database.read("SELECT way FROM lock WHERE profile = ?", profile)
        return frozenset(way for (way,) in found)

    def state(self, name: str) -> str:
        """One of the store's own notes; "" for none."""
        found = self.database.read("SELECT value FROM state WHERE name = ?", name)
        return str(found[0][0]) if found else ""

    def change(self, *steps: Step, forget: bool = False) -> bool:
        """All of it or nothing; False where it could not be written."""
        if not self.database.change(*steps, forget=forget):
            return False
        self.drivers = self._drivers()
        return True

    def _drivers(self) -> tuple[Driver, ...]:
        found = self.database.read("SELECT id, name, picture FROM profile ORDER BY rowid")
        return tuple(self._driver(Face(*row)) for row in found)

    def _driver(self, face: Face) -> Driver:
        ways = self.ways(face.id)
        phones = frozenset(way.removeprefix(PHONE) for way in ways if way.startswith(PHONE))
        return Driver(face, PIN in ways, phones)


def packed(profile: Profile, key: bytes | None) -> bytes:
    """What lies under the lock: all but name and picture. Without a key: in clear."""
    told = {name: value for name, value in profile.tell().items() if name not in _OPEN}
    plain = json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
    return plain if key is None else sealing.seal(plain, key, _about(profile.id))


def unpacked(kept: Kept, key: bytes | None) -> Profile | None:
    """The profile; None where the key is not its key."""
    if kept.sealed != (key is not None):
        return None
    plain = kept.body if key is None else sealing.opened(kept.body, key, _about(kept.face.id))
    if plain is None:
        return None
    told = json.loads(plain)
    told |= {NAME.name: kept.face.name, PICTURE.name: PICTURE.tell(kept.face.picture)}
    return read(kept.face.id, told)


def _about(profile: str) -> str:
    return f"profile {profile}"
