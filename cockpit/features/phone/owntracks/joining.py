"""The text of the QR code by which OwnTracks sets itself up (booklet, features/remoteconfig)."""

import base64
import json
from dataclasses import dataclass, field

from cockpit.features.phone.owntracks.phones import Known

MQTT_MODE = 0
WORD = "owntracks:///config?inline="


@dataclass(frozen=True, slots=True)
class Door:
    """How a phone reaches the broker; its user is the phone's."""

    host: str
    port: int
    tls: bool
    password: str = field(repr=False)


def qr_text(phone: Known, door: Door) -> str:
    """Holds the password and the key: for the phone's camera only, never for a log."""
    words = {
        "_type": "configuration",
        "mode": MQTT_MODE,
        "host": door.host,
        "port": door.port,
        "tls": door.tls,
        "auth": True,
        "username": phone.user,
        "password": door.password,
        "deviceId": phone.device,
        "tid": phone.name[:2],
        # The car hears of a phone's last place right after it wakes.
        "pubRetain": True,
        "extendedData": True,
        "cmd": True,
        "allowRemoteLocation": True,
        **({"encryptionKey": phone.key} if phone.key else {}),
    }
    return WORD + _inline(json.dumps(words, separators=(",", ":")))


def _inline(text: str) -> str:
    """Base64 of letters and digits alone: apps differ in what they make of `+`, `/`, `=`, `%2B`.

    In ASCII only these three signs make a `+` or `/`; spaces after the table spare the `=`.
    """
    for sign in ">~?":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return base64.b64encode((text + " " * (-len(text) % 3)).encode()).decode()
