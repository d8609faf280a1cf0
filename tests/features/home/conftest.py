"""A home whose devices a test speaks for, and which keeps what the car says to them."""

import json
from typing import Any

import pytest

from cockpit.core.messages import Arrived, Message, Messages
from cockpit.features.home.devices.home import Home
from cockpit.features.home.house import House

GARAGE, DOOR, LAMP = (f"homeassistant/{x}" for x in ("cover/e_garage", "lock/e_door", "light/lamp"))
SCENE, HEATING = "homeassistant/scene/e_evening", "homeassistant/climate/e_heating"
RELAY, BLIND = "homeassistant/switch/e_relay", "homeassistant/cover/e_blind"
CAMERA, WARMTH = "homeassistant/camera/e_camera", "homeassistant/sensor/e_warmth"

ENTRANCE: dict[str, Any] = {
    "~": "hall",
    "dev": {"ids": ["entrance"], "name": "Entrance", "sa": "Hall"},
    "o": {"name": "test"},
    "avty": [{"t": "~/available"}],
    "cmps": {
        "garage": {"p": "cover", "name": "Garage door", "dev_cla": "garage", "uniq_id": "e_garage"}
        | {"cmd_t": "~/garage/set", "stat_t": "~/garage"},
        "blind": {"p": "cover", "name": "Blind", "dev_cla": "blind", "uniq_id": "e_blind"}
        | {"cmd_t": "~/blind/set", "stat_t": "~/blind"},
        "door": {"p": "lock", "name": "Front door", "uniq_id": "e_door"}
        | {"cmd_t": "~/door/set", "stat_t": "~/door"},
        "evening": {"p": "scene", "name": "Evening", "uniq_id": "e_evening", "cmd_t": "~/evening"},
        "relay": {"p": "switch", "name": "Gate opener", "uniq_id": "e_relay", "cmd_t": "~/relay"},
        "heating": {"p": "climate", "name": "Heating", "uniq_id": "e_heating", "temp_step": 0.5}
        | {"temp_cmd_t": "~/heating/set", "temp_stat_t": "~/heating", "curr_temp_t": "~/warm"},
        "warmth": {"p": "sensor", "name": "Warmth", "uniq_id": "e_warmth", "stat_t": "~/warm"}
        | {"unit_of_meas": "°C"},
        "camera": {"p": "camera", "name": "Yard", "uniq_id": "e_camera", "topic": "~/camera"},
    },
}
LAMP_ALONE = {
    "name": "Floor lamp",
    "uniq_id": "lamp",
    "cmd_t": "lamp/set",
    "stat_t": "lamp/state",
    "bri_cmd_t": "lamp/level/set",
    "bri_stat_t": "lamp/level",
    "bri_scl": 100,
}


class LivedIn:
    """A home at the broker `home`; `now` is the car's clock in seconds."""

    def __init__(self) -> None:
        self.now = 100.0
        self.sent: list[Message] = []
        self.mail = Messages("V1")
        self.mail.connect(self.sent.append)
        self.mail.tell_up(frozenset({"home"}))
        self.house = House(self.mail, lambda: self.now)
        self.told: list[str] = []
        self.house.watch(self.told.append)
        self.house.start(Home(self.mail.own))

    def say(self, topic: str, payload: Any) -> None:
        """A device says something."""
        raw = payload.encode() if isinstance(payload, str) else json.dumps(payload).encode()
        value = payload if not isinstance(payload, str) else None
        self.mail.deliver(Arrived(topic, raw, value, broker="home"))
        self.house.work(float("inf"))

    def move_in(self) -> None:
        self.say("homeassistant/device/entrance/config", ENTRANCE)
        self.say("homeassistant/light/lamp/config", LAMP_ALONE)
        self.say("hall/available", "online")
        self.say("hall/garage", "closed")
        self.say("hall/blind", "closed")
        self.say("hall/door", "LOCKED")
        self.say("lamp/state", "OFF")
        self.sent.clear()

    def words(self) -> list[tuple[str, str]]:
        """What was sent: topic and payload."""
        return [(m.topic, m.payload.decode()) for m in self.sent]


@pytest.fixture
def lived_in() -> LivedIn:
    one = LivedIn()
    one.move_in()
    return one
