"""A Zigbee2MQTT bridge with a bulb and a contact at a window."""

from typing import Any

from simulators.word import Word, asked, table

BASE = "zigbee2mqtt"
BULB, WINDOW = "Kitchen/ceiling", "Bedroom window"
STATE, SET, GET = 1, 2, 4


def _expose(name: str, kind: str, access: int, **more: Any) -> dict[str, Any]:
    return {"name": name, "property": name, "type": kind, "access": access, **more}


DEVICES = [
    {"type": "Coordinator", "friendly_name": "Coordinator", "ieee_address": "0x00124b0000000001"},
    {
        "type": "Router",
        "friendly_name": BULB,
        "ieee_address": "0x0017880100000001",
        "supported": True,
        "definition": {
            "model": "LED2201G8",
            "vendor": "IKEA",
            "description": "Bulb E27",
            "exposes": [
                {
                    "type": "light",
                    "features": [
                        _expose(
                            "state",
                            "binary",
                            STATE | SET | GET,
                            value_on="ON",
                            value_off="OFF",
                            value_toggle="TOGGLE",
                        ),
                        _expose(
                            "brightness", "numeric", STATE | SET | GET, value_min=0, value_max=254
                        ),
                    ],
                },
                _expose("linkquality", "numeric", STATE, unit="lqi"),
            ],
        },
    },
    {
        "type": "EndDevice",
        "friendly_name": WINDOW,
        "ieee_address": "0x00158d0000000002",
        "supported": True,
        "definition": {
            "model": "MCCGQ11LM",
            "vendor": "Aqara",
            "description": "Contact",
            "exposes": [
                _expose("contact", "binary", STATE, value_on=False, value_off=True),
                _expose("battery", "numeric", STATE, unit="%", value_min=0, value_max=100),
            ],
        },
    },
]


class Bridge:
    """The bridge and its devices; states are not retained, as with the real one."""

    topics = (f"{BASE}/{BULB}/set", f"{BASE}/{BULB}/get", f"{BASE}/{WINDOW}/get")

    def __init__(self) -> None:
        self.on, self.brightness, self.window_shut = True, 127, True

    def announce(self) -> list[Word]:
        """The list of devices, and that all are there."""
        there = {"state": "online"}
        said = [table(f"{BASE}/bridge/state", there, retain=True)]
        said += [table(f"{BASE}/bridge/devices", DEVICES, retain=True)]
        said += [
            table(f"{BASE}/{name}/availability", there, retain=True) for name in (BULB, WINDOW)
        ]
        return [*said, self._bulb(), self._window()]

    def take(self, topic: str, payload: bytes) -> list[Word]:
        """Set or get."""
        if topic.startswith(f"{BASE}/{WINDOW}"):
            return [self._window()]
        words = asked(payload)
        if topic.endswith("/set"):
            wishes = {"ON": True, "OFF": False, "TOGGLE": not self.on}
            self.on = wishes.get(str(words.get("state")), self.on)
            if isinstance(level := words.get("brightness"), int | float):
                self.brightness = max(0, min(254, round(level)))
        return [self._bulb()]

    def tick(self, now: float) -> list[Word]:
        """Nothing happens by itself."""
        return []

    def _bulb(self) -> Word:
        words = {"state": "ON" if self.on else "OFF", "brightness": self.brightness}
        return table(f"{BASE}/{BULB}", {**words, "linkquality": 120, "color_temp": None})

    def _window(self) -> Word:
        return table(f"{BASE}/{WINDOW}", {"contact": self.window_shut, "battery": 91})
