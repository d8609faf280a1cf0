"""A Shelly of the second generation and a Tasmota plug."""

from typing import Any

from simulators.word import Word, asked, table, text

SHELLY = "shellyplus1-terrace"
PLUG, MAC = "coffee", "A0B1C2D3E4F5"

DISCOVERY: dict[str, Any] = {
    "ip": "192.168.1.30",
    "dn": "Coffee machine",
    "fn": ["Coffee machine", *7 * [None]],
    "hn": "coffee-1234",
    "mac": MAC,
    "md": "Plug",
    "ty": 0,
    "if": 0,
    "cam": 0,
    "ofln": "Offline",
    "onln": "Online",
    "state": ["OFF", "ON", "TOGGLE", "HOLD"],
    "sw": "14.4.1",
    "t": PLUG,
    "ft": "%prefix%/%topic%/",
    "tp": ["cmnd", "stat", "tele"],
    "rl": [1, *7 * [0]],
    "swc": 8 * [-1],
    "swn": 8 * [None],
    "btn": 8 * [0],
    "so": dict.fromkeys(["4", "11", "13", "17", "20", "30", "68", "73", "82", "114", "117"], 0),
    "lk": 0,
    "lt_st": 0,
    "bat": 0,
    "dslp": 0,
    "sho": 4 * [0],
    "sht": 4 * [[0, 0, 0]],
    "ver": 1,
}
"""Every key that the firmware tells: Home Assistant takes no announcement without them."""


class Shelly:
    """A switch for the lights of the terrace."""

    topics = (f"{SHELLY}/rpc",)

    def __init__(self) -> None:
        self.on = False

    def announce(self) -> list[Word]:
        """Online, and the state."""
        said = [text(f"{SHELLY}/online", "true", retain=True)]
        return [*said, table(f"{SHELLY}/status/switch:0", self._status(), retain=True)]

    def take(self, topic: str, payload: bytes) -> list[Word]:
        """`Switch.Set`, answered to who asked and told to all."""
        words = asked(payload)
        params = words.get("params")
        if words.get("method") != "Switch.Set" or not isinstance(params, dict):
            return []
        was, self.on = self.on, bool(params.get("on"))
        news = {"src": SHELLY, "dst": f"{SHELLY}/events", "method": "NotifyStatus"}
        said = [
            table(f"{SHELLY}/events/rpc", {**news, "params": {"switch:0": self._status()}}),
            table(f"{SHELLY}/status/switch:0", self._status(), retain=True),
        ]
        if isinstance(src := words.get("src"), str) and not set(src) & set("+#\0"):
            answer = {"id": words.get("id"), "src": SHELLY, "dst": src, "result": {"was_on": was}}
            said.append(table(f"{src}/rpc", answer))
        return said

    def tick(self, now: float) -> list[Word]:
        """Nothing happens by itself."""
        return []

    def _status(self) -> dict[str, Any]:
        return {"id": 0, "source": "MQTT", "output": self.on, "apower": 38.2 if self.on else 0.0}


class Tasmota:
    """The plug of the coffee machine."""

    topics = tuple(f"cmnd/{PLUG}/{x}" for x in ("POWER", "POWER1", "Power", "Power1", "STATE"))

    def __init__(self) -> None:
        self.on = False

    def announce(self) -> list[Word]:
        """Discovery, last will, state."""
        said = [table(f"tasmota/discovery/{MAC}/config", DISCOVERY, retain=True)]
        said += [text(f"tele/{PLUG}/LWT", "Online", retain=True)]
        return [*said, table(f"tele/{PLUG}/STATE", {"POWER": self._word(), "UptimeSec": 100})]

    def take(self, topic: str, payload: bytes) -> list[Word]:
        """`POWER`, or `POWER1` as some say, ON, OFF, TOGGLE, or nothing: how is it?"""
        command = topic.rpartition("/")[2].upper()
        if command == "STATE":
            return [table(f"stat/{PLUG}/RESULT", {"POWER": self._word()})]
        if command not in ("POWER", "POWER1"):
            return []
        wishes = {b"ON": True, b"OFF": False, b"TOGGLE": not self.on}
        self.on = wishes.get(payload.upper(), self.on)
        return [
            table(f"stat/{PLUG}/RESULT", {"POWER": self._word()}),
            text(f"stat/{PLUG}/POWER", self._word()),
        ]

    def tick(self, now: float) -> list[Word]:
        """Nothing happens by itself."""
        return []

    def _word(self) -> str:
        return "ON" if self.on else "OFF"
