"""The phones' public keys that the car trusts."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cockpit.core.messages import Payload
from cockpit.core.stored import Stored
from cockpit.features.phone.keys.refusal import Reason
from cockpit.features.phone.keys.role import Role
from cockpit.features.phone.messages.bond import key_id, public_key
from cockpit.features.phone.talk.plain import number, text

MOST_KEYS = 16
LONGEST_NAME = 40
LATEST = 1e11


@dataclass(frozen=True, slots=True)
class Key:
    """One phone's; raises ValueError for a public key that is none."""

    public: bytes
    """An uncompressed point of P-256, 65 bytes."""
    name: str
    role: Role
    person: str
    """Whose it is: the USER in the topics of the phone; no one else's topic will do."""
    enrolled_at: float
    """Seconds since 1970."""
    used_at: float = 0.0
    """When it last commanded, likewise; 0: never."""

    def __post_init__(self) -> None:
        """A ring with a key that nobody can have is not to be trusted."""
        public_key(self.public)

    @property
    def id(self) -> bytes:
        """The hash of the public key, 16 bytes."""
        return key_id(self.public)


class KeyRing:
    """At most 16 keys, kept in `folder` as `keys.json`; None keeps nothing.

    A file that is broken in any place is put aside whole, and nobody is trusted.
    """

    def __init__(self, folder: Path | None, clock: Callable[[], float] = time.time) -> None:
        self._stored = Stored(folder, "keys")
        self._clock = clock
        self._keys = {key.id: key for key in self._read()}

    @property
    def trouble(self) -> str:
        """One line for the driver where the file could not be read or written, else ""."""
        return self._stored.trouble

    @property
    def keys(self) -> tuple[Key, ...]:
        """In the order of their enrolment."""
        return tuple(self._keys.values())

    def get(self, phone: bytes) -> Key | None:
        """By key id; None for a stranger."""
        return self._keys.get(phone)

    def add(self, public: bytes, name: str, role: Role, person: str) -> Key | Reason:
        """Trust a key from now on; raises ValueError for a public key that is none."""
        key = Key(public, text(name, LONGEST_NAME), role, person, self._clock())
        if key.id in self._keys:
            return Reason.ALREADY_ENROLLED
        if len(self._keys) >= MOST_KEYS:
            return Reason.FULL
        if not key.name:
            return Reason.NO_NAME
        self._keys[key.id] = key
        self._write()
        return key

    def note_use(self, phone: bytes) -> None:
        """A key has commanded just now; strangers are fine.

        Written with the next change, or by `keep`: the disk takes longer than a frame has.
        """
        if key := self._keys.get(phone):
            self._keys[phone] = replace(key, used_at=self._clock())

    def keep(self) -> None:
        """Write what is known."""
        if self._keys:
            self._write()

    def rename(self, phone: bytes, name: str) -> Reason | None:
        """Why it could not be renamed; None where it was."""
        key, name = self._keys.get(phone), text(name, LONGEST_NAME)
        if key is None or not name:
            return Reason.NO_NAME if key else Reason.UNKNOWN_KEY
        self._keys[phone] = replace(key, name=name)
        self._write()
        return None

    def is_last_owner(self, phone: bytes) -> bool:
        """Whether nobody would own the car without this key."""
        return [key.id for key in self.keys if key.role is Role.OWNER] == [phone]

    def revoke(self, phone: bytes, last_owner_too: bool = False) -> Reason | None:
        """Trust a key no longer; without its last owner the car asks whether that is meant."""
        key = self._keys.get(phone)
        if key is None:
            return Reason.UNKNOWN_KEY
        if not last_owner_too and self.is_last_owner(phone):
            return Reason.LAST_OWNER
        del self._keys[phone]
        self._write()
        return None

    def _read(self) -> tuple[Key, ...]:
        words = self._stored.read()
        if words is None:
            return ()
        try:
            return _ring(words)
        except (KeyError, TypeError, ValueError) as error:
            self._stored.put_aside(f"{type(error).__name__}: {error}")
            return ()

    def _write(self) -> None:
        self._stored.write({"keys": [_told(key) for key in self.keys]})


def _ring(words: Any) -> tuple[Key, ...]:
    keys = tuple(_key(each) for each in words["keys"])
    if len({key.id for key in keys}) != len(keys) or len(keys) > MOST_KEYS:
        raise ValueError(f"a key twice, or more than {MOST_KEYS}")
    return keys


def _key(words: Payload) -> Key:
    name, person = text(words["name"], LONGEST_NAME), words["person"]
    at = number(words["enrolled_at"], 0, LATEST)
    if at is None or not name or not isinstance(person, str):
        raise ValueError("a key without name, person or time")
    used_at = number(words.get("used_at"), 0, LATEST) or 0.0
    key = Key(bytes.fromhex(words["public"]), name, Role(words["role"]), person, at, used_at)
    if key.id.hex() != words["id"]:
        raise ValueError(f"{name}: the id is not the public key's")
    return key


def _told(key: Key) -> dict[str, Any]:
    return {
        "id": key.id.hex(),
        "public": key.public.hex(),
        "name": key.name,
        "role": key.role.value,
        "person": key.person,
        "enrolled_at": key.enrolled_at,
        "used_at": key.used_at,
    }
