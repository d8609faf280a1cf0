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
_NO_LEVEL = frozenset("/+#\0")
"""What cannot stand in a level of a topic."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Where the broker is, which car it is, and the token that makes a phone one of its own."""

    host: str
    port: int
    ca: bytes
    """SHA-256 of the broker's CA certificate in DER; empty: it speaks no TLS."""
    vin: str
    token: bytes = field(repr=False)
    car: bytes
    """The car's public key."""
    user: str = ""
    """At the broker, and in the topics; empty: the phone has an account of its own there."""
    password: str = field(default="", repr=False)

    def text(self, page: str = "") -> str:
        """For the QR code only, never for a log; `page` is where the companion is served."""
        raw = {"ca": self.ca, "token": self.token, "car": self.car}
        plain = {"host": self.host, "port": str(self.port), "vin": self.vin}
        words = plain | {name: _base64(each) for name, each in raw.items()}
        words |= {"user": self.user, "password": self.password}
        told = {name: word for name, word in words.items() if word}
        return (page and f"{page}#") + SCHEME + urlencode(told, quote_via=quote)


def invitation(text: str) -> Invitation | None:
    """What a QR code says, with or without a page before it; None where it is no invitation."""
    # Behind the `#`: what stands there never leaves the phone for the server of the page.
    text = text[text.find("#") + 1 :] if len(text) <= LARGEST else ""
    if not text.startswith(SCHEME):
        return None
    try:
        words = parse_qs(text.removeprefix(SCHEME), strict_parsing=True, max_num_fields=16)
        host, vin, port = words["host"][0], words["vin"][0], int(words["port"][0])
        raw = {name: _unbase64(words[name][0]) for name in _SIZES if name != "ca" or "ca" in words}
    except (KeyError, ValueError):
        return None
    user, password = (words.get(name, [""])[0] for name in ("user", "password"))
    sizes = {name: len(each) for name, each in raw.items()}
    if not 0 < port < 65536 or {"ca": HASH_BYTES, **sizes} != _SIZES or _NO_LEVEL & {*user}:
        return None
    return Invitation(host, port, raw.get("ca", b""), vin, raw["token"], raw["car"], user, password)


def _base64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _unbase64(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
