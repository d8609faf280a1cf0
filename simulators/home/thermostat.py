"""The thermostat of the living room, by Home Assistant discovery."""

import math

from simulators.home.discovered import AVAILABLE
from simulators.word import Word, table, text

BASE = "living/heating"
LOW_C, HIGH_C, STEP_C = 12.0, 26.0, 0.5
OUTSIDE_C = 8.0
WARMS_C_S, COOLS_S = 0.02, 3600.0
"""So fast the radiator warms the room; so slowly it cools to a third of the difference."""


class Thermostat:
    """Heats a room that cools by itself; off or heat."""

    topics = (f"{BASE}/mode/set", f"{BASE}/target/set")

    def __init__(self) -> None:
        self.mode, self.target, self.room = "heat", 20.5, 19.2
        self._at: float | None = None

    def announce(self) -> list[Word]:
        """Discovery and state."""
        words = {
            "name": "Heating",
            "unique_id": "living_heating",
            "modes": ["off", "heat"],
            "mode_state_topic": f"{BASE}/mode",
            "mode_command_topic": f"{BASE}/mode/set",
            "temperature_state_topic": f"{BASE}/target",
            "temperature_command_topic": f"{BASE}/target/set",
            "current_temperature_topic": f"{BASE}/room",
            "min_temp": LOW_C,
            "max_temp": HIGH_C,
            "temp_step": STEP_C,
            "availability_topic": AVAILABLE,
            "device": {
                "identifiers": ["living_heating"],
                "name": "Thermostat",
                "suggested_area": "Living room",
            },
        }
        said = table("homeassistant/climate/living_heating/config", words, retain=True)
        return [said, *self._state()]

    def take(self, topic: str, payload: bytes) -> list[Word]:
        """`heat` or `off`; a temperature."""
        if topic.endswith("/mode/set") and payload in (b"off", b"heat"):
            self.mode = payload.decode()
        elif topic.endswith("/target/set") and (wanted := _number(payload)) is not None:
            self.target = max(LOW_C, min(HIGH_C, round(wanted / STEP_C) * STEP_C))
        return self._state()

    def tick(self, now: float) -> list[Word]:
        """The room warms and cools; told by the tenth of a degree."""
        passed, self._at = now - (self._at if self._at is not None else now), now
        before = f"{self.room:.1f}"
        self.room -= (self.room - OUTSIDE_C) * passed / COOLS_S
        if self.mode == "heat" and self.room < self.target:
            self.room += WARMS_C_S * passed
        return self._state() if f"{self.room:.1f}" != before else []

    def _state(self) -> list[Word]:
        told = {"mode": self.mode, "target": f"{self.target:.1f}", "room": f"{self.room:.1f}"}
        return [text(f"{BASE}/{key}", words, retain=True) for key, words in told.items()]


def _number(payload: bytes) -> float | None:
    try:
        found = float(payload)
    except ValueError:
        return None
    return found if math.isfinite(found) else None
