"""Where the home speaks."""

from dataclasses import dataclass
from typing import ClassVar

from cockpit.core.setting import When, setting


@dataclass(frozen=True, slots=True)
class HomeSettings:
    """`[home]` in cockpit.toml."""

    SECTION: ClassVar[str] = "home"

    show: bool = setting(
        True,
        "The car listens to the home's devices.",
        label="The home in the car",
        when=When.PARKED,
        restart=True,
    )
    discovery: str = setting(
        "homeassistant", "The topic below which devices announce themselves to Home Assistant."
    )
    zigbee2mqtt: str = setting("zigbee2mqtt", "Zigbee2MQTT's base topic.")
    evcc: str = setting("evcc", "evcc's root topic; empty: no energy of the house.")
    charger: int = setting(1, "evcc's loadpoint at which this car charges.", low=1, high=20)
