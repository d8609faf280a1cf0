"""What Home Assistant discovery announces: a garage with a front door, and a lamp on its own."""

from typing import Any

from simulators.word import Word, asked, table, text

TRAVEL_S = 12.0
"""So long the garage door takes from one end to the other."""
BLOCKED_AT = 40.0
"""Per cent open: there something lies in its way."""
GARAGE_FAULTS = ("garage_blocked", "garage_silent")
"""It stops on its way; or it neither moves nor answers."""
AVAILABLE = "hall/available"


class Entrance:
    """Garage door, front door lock, thermometer and a scene: one device in the newer form."""

    topics = ("hall/garage/set", "hall/lock/set", "hall/evening/press")

    def __init__(self, fault: str = "") -> None:
        self._fault = fault
        self.position, self.goal, self.locked = 0.0, 0.0, True
        self.evenings = 0
        self._at: float | None = None

    def announce(self) -> list[Word]:
        """Discovery, availability, state."""
        base = {"~": "hall"}
        parts = {
            "garage": {"p": "cover", "name": "Garage door", "dev_cla": "garage"}
            | {"cmd_t": "~/garage/set", "stat_t": "~/garage", "pos_t": "~/garage/position"},
            "lock": {"p": "lock", "name": "Front door", "cmd_t": "~/lock/set", "stat_t": "~/lock"},
            "warmth": {"p": "sensor", "name": "Hall", "dev_cla": "temperature"}
            | {"stat_t": "~/warmth", "unit_of_meas": "°C", "val_tpl": "{{ value_json.t }}"},
            "evening": {"p": "scene", "name": "Evening", "cmd_t": "~/evening/press", "pl_on": "GO"},
        }
        words: dict[str, Any] = {
            "dev": {"ids": ["entrance"], "name": "Entrance", "mf": "Simulated"},
            "o": {"name": "simulators.home"},
            "avty": [{"t": AVAILABLE}],
            # Home Assistant fills in "~" part by part, not for the device as a whole.
            "cmps": {
                key: base | part | {"uniq_id": f"entrance_{key}"} for key, part in parts.items()
            },
        }
        said = [table("homeassistant/device/entrance/config", words, retain=True)]
        return [*said, text(AVAILABLE, "online", retain=True), *self._state()]

    def take(self, topic: str, payload: bytes) -> list[Word]:
        """OPEN, CLOSE, STOP; LOCK, UNLOCK; GO."""
        if topic == "hall/garage/set":
            if self._fault == "garage_silent":
                return []
            goals = {b"OPEN": 100.0, b"CLOSE": 0.0, b"STOP": self.position}
            self.goal = goals.get(payload, self.goal)
        elif topic == "hall/lock/set" and payload in (b"LOCK", b"UNLOCK"):
            self.locked = payload == b"LOCK"
        elif topic == "hall/evening/press" and payload == b"GO":
            self.evenings += 1
        return self._state()

    def tick(self, now: float) -> list[Word]:
        """The door travels."""
        step = 100 / TRAVEL_S * (now - self._at if self._at is not None else 0.0)
        self._at = now
        if self.position == self.goal:
            return []
        before, way = self.position, self.goal - self.position
        self.position += max(-step, min(step, way))
        if self._fault == "garage_blocked" and before < BLOCKED_AT <= self.position:
            self.position = self.goal = BLOCKED_AT
        return self._state()

    def _state(self) -> list[Word]:
        said = [
            text("hall/garage", self._garage(), retain=True),
            text("hall/garage/position", f"{self.position:.0f}", retain=True),
            text("hall/lock", "LOCKED" if self.locked else "UNLOCKED", retain=True),
        ]
        return [*said, table("hall/warmth", {"t": 20.5}, retain=True)]

    def _garage(self) -> str:
        if self.position != self.goal:
            return "opening" if self.goal > self.position else "closing"
        return {0.0: "closed", 100.0: "open"}.get(self.position, "stopped")


class Lamp:
    """A lamp that announces itself alone, in the older form, and speaks JSON."""

    topics = ("living/lamp/set",)

    def __init__(self) -> None:
        self.on, self.brightness = False, 128

    def announce(self) -> list[Word]:
        """Discovery and state."""
        words = {
            "name": "Living room",
            "unique_id": "living_lamp",
            "schema": "json",
            "brightness": True,
            "supported_color_modes": ["brightness"],
            "command_topic": "living/lamp/set",
            "state_topic": "living/lamp",
            "device": {"identifiers": ["living_lamp"], "name": "Floor lamp"},
        }
        return [table("homeassistant/light/living_lamp/config", words, retain=True), self._state()]

    def take(self, topic: str, payload: bytes) -> list[Word]:
        """`{"state": "ON", "brightness": 200}`."""
        words = asked(payload)
        self.on = words.get("state", "ON" if self.on else "OFF") == "ON"
        if isinstance(level := words.get("brightness"), int):
            self.brightness = max(1, min(255, level))
        return [self._state()]

    def tick(self, now: float) -> list[Word]:
        """Nothing happens by itself."""
        return []

    def _state(self) -> Word:
        words = {"state": "ON" if self.on else "OFF", "brightness": self.brightness}
        if self.on:
            words["color_mode"] = "brightness"
        return table("living/lamp", words, retain=True)
