"""Drivers for the tests of the profiles."""

import struct
import zlib

from cockpit.features.profiles.favourites import Place
from cockpit.features.profiles.fields import HOME, PLACES, TEMPERATURE
from cockpit.features.profiles.profile import Profile, new_profile
from cockpit.features.profiles.refusal import Refused
from cockpit.features.profiles.sealing import Cost
from cockpit.features.profiles.session import Session

CHEAP = Cost(1, 8192)
"""A PIN that costs nothing to try."""


def png(width: int = 8, height: int = 8, more: bytes = b"") -> bytes:
    def part(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"tEXt", more) + part(b"IEND", b"")


def driver(name: str = "Anna", secret: str = "Zanzibar Street 7") -> Profile:
    profile = new_profile(name, png())
    profile = profile.having(HOME, Place("Home", 52.5, 13.4, secret)).having(TEMPERATURE, 21.5)
    return profile.having(PLACES, (Place("Café Ö", 52.0, 13.0), Place("Swim", -1.0, -2.0)))


def session(found: Session | Refused) -> Session:
    assert isinstance(found, Session), found
    return found
