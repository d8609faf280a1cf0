"""What `[mqtt]` in cockpit.toml may say."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class MqttSettings:
    """`brokers` as `NAME=mqtts://USER:PASS@HOST:PORT`, several parted by spaces; "": none.

    `vin` names the car in every topic: letters, digits, `-` and `_`.
    """

    SECTION: ClassVar[str] = "mqtt"
    brokers: str = ""
    vin: str = "car"
