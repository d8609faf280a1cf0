"""The secret that a phone and a car share, and the keys that come of it.

ECDH on P-256, then HKDF-SHA256: what a browser's WebCrypto has, with a key that cannot leave it.
"""

import hashlib
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from cockpit.features.phone.messages.frame import ID_BYTES, PUBLIC_BYTES, VERSION

type Private = ec.EllipticCurvePrivateKey

CURVE = ec.SECP256R1()
KEY_BYTES, CODE_BYTES = 32, 8


def public_bytes(private: Private) -> bytes:
    """The public half as an uncompressed point, 65 bytes."""
    public = private.public_key()
    return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def public_key(raw: bytes) -> ec.EllipticCurvePublicKey:
    """Raises ValueError for what is no uncompressed point of P-256."""
    if len(raw) != PUBLIC_BYTES:
        raise ValueError(f"a public key has {PUBLIC_BYTES} bytes")
    return ec.EllipticCurvePublicKey.from_encoded_point(CURVE, raw)


def key_id(public: bytes) -> bytes:
    """The first 16 bytes of the point's SHA-256."""
    return hashlib.sha256(public).digest()[:ID_BYTES]


@dataclass(frozen=True, slots=True)
class PairingKeys:
    """One pairing's: for the phone's words, for the car's, and the code that people compare."""

    join: bytes = field(repr=False)
    joined: bytes = field(repr=False)
    code: str
    """Six digits."""


@dataclass(frozen=True, slots=True)
class SessionKeys:
    """One epoch's, a key each way: what the car says can never pass for a command."""

    command: AESGCM
    answer: AESGCM


class Bond:
    """What one phone and one car can work out, and nobody else.

    `own` is the private key of either of the two, `car` and `phone` are their public keys. Raises
    ValueError where the other's is none.
    """

    def __init__(self, own: Private, vin: str, car: bytes, phone: bytes) -> None:
        other = phone if public_bytes(own) == car else car
        self._secret = own.exchange(ec.ECDH(), public_key(other))
        self._parties = car + phone + vin.encode()

    def pairing(self, token: bytes) -> PairingKeys:
        """Nothing of it can be worked out without the token of the QR code."""
        join, joined, code = self._derived("pairing", token, KEY_BYTES, KEY_BYTES, CODE_BYTES)
        return PairingKeys(join, joined, f"{int.from_bytes(code) % 1_000_000:06}")

    def greeting(self) -> bytes:
        """The key by which the car vouches for its epoch, clock and counter."""
        (key,) = self._derived("greeting", b"", KEY_BYTES)
        return key

    def session(self, epoch: bytes) -> SessionKeys:
        """Other keys after each start of the car."""
        command, answer = self._derived("session", epoch, KEY_BYTES, KEY_BYTES)
        return SessionKeys(AESGCM(command), AESGCM(answer))

    def _derived(self, use: str, salt: bytes, *sizes: int) -> list[bytes]:
        info = f"cockpit {use} {VERSION}".encode() + b"\0" + self._parties
        whole = HKDF(SHA256(), sum(sizes), salt, info).derive(self._secret)
        ends = [sum(sizes[: n + 1]) for n in range(len(sizes))]
        return [whole[end - size : end] for size, end in zip(sizes, ends, strict=True)]
