"""How a driver's data is closed: libsodium's argon2id, BLAKE2b and XChaCha20-Poly1305.

Each profile has a random data key. It is wrapped once for each way of opening the profile: under
a key that argon2id makes of the PIN, and under one that BLAKE2b makes of the secret of a phone.
A changed PIN wraps the same data key anew.

Who has the whole disk and time can try all PINs: of 4 digits in a quarter of an hour, of 8 in
months on one processor. A phone's secret cannot be tried.

`from_pin` takes about 70 ms on a desktop core and is expected to take 150–250 ms on a Raspberry
Pi 5: never on the main thread. It leaves Python's lock, so that other threads go on.
"""

import secrets
import unicodedata
from typing import NamedTuple

KEY_BYTES = 32
SALT_BYTES = 16
_PERSON = b"cockpit profile"


class Cost(NamedTuple):
    """What a try costs: passes over so many bytes of memory."""

    passes: int
    memory: int


USUAL = Cost(3, 64 << 20)
"""The second recommendation of RFC 9106; kept with each lock, so that it may be raised."""
MOST = Cost(10, 256 << 20)
"""What a lock may ask for before it is taken for nonsense."""


def fresh_key() -> bytes:
    """A data key, or a phone's secret: 32 random bytes."""
    return secrets.token_bytes(KEY_BYTES)


def fresh_salt() -> bytes:
    """16 random bytes."""
    return secrets.token_bytes(SALT_BYTES)


def from_pin(pin: str, salt: bytes, cost: Cost = USUAL) -> bytes:
    """The key that a PIN or passphrase stands for; slow on purpose.

    Raises ValueError for a cost beyond MOST, or one that is none.
    """
    import nacl.pwhash.argon2id as argon2id

    if cost.passes > MOST.passes or cost.memory > MOST.memory:
        raise ValueError(f"a lock that costs {cost}")
    word = unicodedata.normalize("NFC", pin).encode()
    return argon2id.kdf(KEY_BYTES, word, salt, cost.passes, cost.memory)


def from_phone(secret: bytes, salt: bytes) -> bytes:
    """The key that a phone's secret of 32 random bytes stands for; fast."""
    from nacl.encoding import RawEncoder
    from nacl.hash import blake2b

    return blake2b(b"", KEY_BYTES, key=secret, salt=salt, person=_PERSON, encoder=RawEncoder)


def seal(plain: bytes, key: bytes, about: str) -> bytes:
    """Closed, and bound to what it is about: it opens nowhere else."""
    from nacl.secret import Aead

    return bytes(Aead(key).encrypt(plain, about.encode()))


def opened(sealed: bytes, key: bytes, about: str) -> bytes | None:
    """What was sealed; None with another key, about something else, or changed since."""
    from nacl.exceptions import CryptoError
    from nacl.secret import Aead

    try:
        return Aead(key).decrypt(sealed, about.encode())
    except (CryptoError, ValueError):
        return None
