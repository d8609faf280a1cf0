"""What the QR code on the car's screen tells a phone."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from urllib.parse import parse_qs, quote, urlencode

from cockpit.features.phone.messages.frame import (
    HASH_BYTES,
    LARGEST,
    PUBLIC_BYTES,
    TOKEN_BYTES,
    VERSION,
)

SCHEME = f"cockpit-key:{VERSION}?"
_SIZES = {"ca": HASH_BYTES, "token": TOKEN_BYTES, "car": PUBLIC_BYTES}


@dataclass(frozen=True, slots=True)
class Invitation:
    """Where the broker is, which car it is, and the token that makes a phone one of its own."""

    host: str
    port: int
    ca: bytes
    """SHA-256 of the broker's CA certificate in DER."""
    vin: str
    token: bytes = field(repr=False)
    car: bytes
    """The car's public key."""

    def text(self) -> str:
        """For the QR code only, never for a log."""
        raw = {"ca": self.ca, "token": self.token, "car": self.car}
        plain = {"host": self.host, "port": str(self.port), "vin": self.vin}
        words = plain | {name: _base64(each) for name, each in raw.items()}
        return SCHEME + urlencode(words, quote_via=quote)


def invitation(text: str) -> Invitation | None:
    """What a QR code says; None where it is no invitation."""
    if not text.startswith(SCHEME) or len(text) > LARGEST:
        return None
    try:
        words = parse_qs(text.removeprefix(SCHEME), strict_parsing=True, max_num_fields=16)
        host, vin = words["host"][0], words["vin"][0]
        port = int(words["port"][0])
        raw = {name: _unbase64(words[name][0]) for name in _SIZES}
    except (KeyError, ValueError):
        return None
    if not 0 < port < 65536 or {name: len(each) for name, each in raw.items()} != _SIZES:
        return None
    return Invitation(host, port, raw["ca"], vin, raw["token"], raw["car"])


def _base64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _unbase64(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
