"""OwnTracks' encryption: NaCl secretbox under a key that phone and car share.

The key is text of at most 32 bytes, padded with NULs; nothing stretches it, so a short key is a
weak one. `new_key` draws one by lot.
"""

import base64
import json
import secrets
from binascii import Error as NotBase64
from typing import Any, NoReturn

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from cockpit.core.messages import Payload
from cockpit.features.phone.owntracks.refusal import Refusal

KEY_BYTES = SecretBox.KEY_SIZE
SHORTEST_KEY = 16


def new_key() -> str:
    """A key of 192 bits, 32 characters."""
    return secrets.token_urlsafe(24)


def box(key: str) -> SecretBox:
    """What opens and seals; raises ValueError for a key of fewer than 16 or more than 32 bytes."""
    raw = key.encode()
    if not SHORTEST_KEY <= len(raw) <= KEY_BYTES:
        raise ValueError(f"an OwnTracks key has {SHORTEST_KEY} to {KEY_BYTES} bytes")
    return SecretBox(raw.ljust(KEY_BYTES, b"\0"))


def seal(table: Payload, key: SecretBox) -> dict[str, str]:
    """The table as only a holder of the key can read it."""
    return {
        "_type": "encrypted",
        "data": base64.b64encode(key.encrypt(json.dumps(table).encode())).decode(),
    }


def opened(sealed: Payload, key: SecretBox) -> Payload | Refusal:
    """The table within an `encrypted` one."""
    try:
        data = base64.b64decode(str(sealed.get("data")), validate=True)
        plain = key.decrypt(data)
    except (CryptoError, NotBase64, ValueError):
        return Refusal.WRONG_KEY
    return _table(plain)


def _table(plain: bytes) -> Payload | Refusal:
    try:
        table: Any = json.loads(plain, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return Refusal.UNREADABLE
    return table if isinstance(table, dict) else Refusal.UNREADABLE


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON")
