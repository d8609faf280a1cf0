"""A profile that travels: a signed file, or a text for a QR code.

The file, version 1, numbers big-endian:

    bytes   what
    16      "cockpit-profile" and a line feed
    2       version: 1
    1       1: under a passphrase, 0: not
    4       length of the body
    32      the public key (Ed25519) of the car that made it
    …       the body
    64      that car's signature of all that comes before

The body is zlib of canonical JSON. Under a passphrase it is 16 bytes of salt, and that sealed with
XChaCha20-Poly1305 under the key that argon2id (3 passes, 64 MiB) makes of it.
"""

import base64
import json
import re
import struct
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from cockpit.features.profiles import sealing
from cockpit.features.profiles.car_key import PUBLIC_BYTES, SIGNATURE_BYTES, CarKey, signed
from cockpit.features.profiles.fields import FIELDS, PICTURE
from cockpit.features.profiles.profile import PASSING, Profile
from cockpit.features.profiles.refusal import Reason, Refused
from cockpit.features.profiles.sealing import SALT_BYTES, Cost

MAGIC, VERSION = b"cockpit-profile\n", 1
MOST_BYTES, MOST_INSIDE = 256 * 1024, 512 * 1024
"""Of a file, and of what it holds when it is unfolded."""
MOST_VALUES = 200
LONGEST_TEXT = 2953
"""What a QR code holds (version 40, level L)."""
LATEST = 1 << 40
TEXT = "cockpit-profile:"
_HEAD = struct.Struct(f">16sHBI{PUBLIC_BYTES}s")
_VERSION_END = len(MAGIC) + 2
_COST = Cost(3, 64 << 20)
_ABOUT = "cockpit profile file 1"
_ID = re.compile(r"[0-9a-f]{16}")
_FIELD = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True, slots=True)
class Portable:
    """What a file of a trusted car holds; whether it fits this car is for the preview."""

    id: str
    """Of the profile, in the car that it comes from."""
    car: bytes
    """The public key of that car."""
    made_at: int
    """Seconds since 1970."""
    values: Mapping[str, Any]
    """By field, as JSON."""


def exported(
    profile: Profile,
    car: CarKey,
    made_at: float,
    passphrase: str = "",
    *,
    personal: bool = True,
    picture: bool = True,
) -> bytes | Refused:
    """The file. Not `personal`: without what tells of the driver's life.

    With a passphrase it takes as long as argon2id does.
    """
    if profile.id in PASSING:
        return Refused(Reason.GUEST)
    if passphrase and not 8 <= len(passphrase) <= 128:
        return Refused(Reason.PASSPHRASE_FORM)
    told = {
        name: value
        for name, value in profile.tell().items()
        if (personal or not FIELDS[name].personal) and (picture or name != PICTURE.name)
    }
    body = zlib.compress(_json({"id": profile.id, "made_at": int(made_at), "values": told}), 9)
    if passphrase:
        salt = sealing.fresh_salt()
        body = salt + sealing.seal(body, sealing.from_pin(passphrase, salt, _COST), _ABOUT)
    data = _HEAD.pack(MAGIC, VERSION, bool(passphrase), len(body), car.public) + body
    whole = data + car.sign(data)
    return whole if len(whole) <= MOST_BYTES else Refused(Reason.LARGE)


def as_text(file: bytes) -> str | Refused:
    """For a QR code; leave the picture out where it is too large."""
    text = TEXT + base64.urlsafe_b64encode(file).decode().rstrip("=")
    return text if len(text) <= LONGEST_TEXT else Refused(Reason.LARGE)


def from_text(text: str) -> bytes | Refused:
    """The file in a text."""
    inner = text.strip().removeprefix(TEXT)
    if len(inner) > MOST_BYTES:
        return Refused(Reason.LARGE)
    if not text.strip().startswith(TEXT) or not re.fullmatch(r"[A-Za-z0-9_-]*", inner):
        return Refused(Reason.NO_PROFILE)
    if len(inner) % 4 == 1:
        return Refused(Reason.SHORT)
    return base64.urlsafe_b64decode(inner + "=" * (-len(inner) % 4))


def imported(file: bytes, trusted: Collection[bytes], passphrase: str = "") -> Portable | Refused:
    """What a file holds, if this car or one of the `trusted` public keys signed it.

    Under a passphrase it takes as long as argon2id does; nobody but a trusted car can ask for that.
    """
    head = _head(file)
    if isinstance(head, Refused):
        return head
    sealed, car, body = head
    if not signed(file[:-SIGNATURE_BYTES], file[-SIGNATURE_BYTES:], car):
        return Refused(Reason.DAMAGED)
    if car not in trusted:
        return Refused(Reason.OTHER_CAR, car=car)
    if sealed:
        if not passphrase:
            return Refused(Reason.PASSPHRASE)
        plain = _unsealed(body, passphrase)
        if plain is None:
            return Refused(Reason.WRONG_PASSPHRASE)
        body = plain
    return _read(body, car) or Refused(Reason.DAMAGED)


def _head(file: bytes) -> tuple[bool, bytes, bytes] | Refused:
    """Whether it is under a passphrase, whose it is, and the body."""
    if len(file) > MOST_BYTES:
        return Refused(Reason.LARGE)
    if not file or not file.startswith(MAGIC[: len(file)]):
        return Refused(Reason.NO_PROFILE)
    if len(file) >= _VERSION_END and int.from_bytes(file[len(MAGIC) : _VERSION_END]) != VERSION:
        return _other_version(file)
    if len(file) < _HEAD.size + SIGNATURE_BYTES:
        return Refused(Reason.SHORT)
    _, _, sealed, length, car = _HEAD.unpack_from(file)
    extra = len(file) - _HEAD.size - length - SIGNATURE_BYTES
    if extra or sealed > 1:
        return Refused(Reason.SHORT if extra < 0 else Reason.DAMAGED)
    return bool(sealed), car, file[_HEAD.size : -SIGNATURE_BYTES]


def _other_version(file: bytes) -> Refused:
    version = int.from_bytes(file[len(MAGIC) : _VERSION_END])
    return Refused(Reason.FUTURE if version > VERSION else Reason.DAMAGED)


def _unsealed(body: bytes, passphrase: str) -> bytes | None:
    if len(body) < SALT_BYTES or len(passphrase) > 128:
        return None
    key = sealing.from_pin(passphrase, body[:SALT_BYTES], _COST)
    return sealing.opened(body[SALT_BYTES:], key, _ABOUT)


def _read(body: bytes, car: bytes) -> Portable | None:
    """None for what a sound car would not have signed."""
    unfold = zlib.decompressobj()
    try:
        plain = unfold.decompress(body, MOST_INSIDE)
        if not unfold.eof or unfold.unused_data:
            return None
        told = json.loads(plain, parse_constant=_refuse)
    except (zlib.error, ValueError, RecursionError):
        return None
    match told:
        case {"id": str(id_), "made_at": int(made_at), "values": dict(values)}:
            fits = _ID.fullmatch(id_) and 0 <= made_at < LATEST and len(values) <= MOST_VALUES
            good = fits and all(_FIELD.fullmatch(name) for name in values)
            return Portable(id_, car, made_at, values) if good else None
        case _:
            return None


def _json(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no number")
