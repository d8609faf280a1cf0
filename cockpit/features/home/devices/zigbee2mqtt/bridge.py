"""Zigbee2MQTT's devices, by its list of them and of what each exposes (its 2.x documentation)."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from cockpit.core.messages import Arrived, Kind, Message
from cockpit.features.home.devices.entity import Sort
from cockpit.features.home.devices.parts import Announced, Heard, Part, Presence, Refuse
from cockpit.features.home.devices.untrusted import (
    UnusableError,
    name,
    open_topic,
    rows,
    shallow,
    table,
    text,
)
from cockpit.features.home.devices.zigbee2mqtt.exposed import GET, Exposed, Feature, access
from cockpit.features.home.devices.zigbee2mqtt.generic import GENERIC
from cockpit.features.home.devices.zigbee2mqtt.specific import SPECIFIC

MOST_DEVICES, MOST_EXPOSED = 300, 80
ASKED = frozenset({Sort.LIGHT, Sort.SWITCH, Sort.COVER, Sort.LOCK, Sort.CLIMATE, Sort.FAN})
"""What is asked for its state at the start: the mesh is slow, and sensors sleep."""


class Zigbee2Mqtt:
    """Reads the bridge at the topic `base`."""

    def __init__(self, base: str) -> None:
        self._base = base
        self.patterns = (f"{base}/bridge/devices",)
        self._asked: set[str] = set()

    def announced(self, arrived: Arrived, refuse: Refuse) -> Announced | None:
        """All devices of the bridge."""
        if arrived.topic != f"{self._base}/bridge/devices":
            return None
        if arrived.payload and not (isinstance(arrived.value, list) and shallow(arrived.value)):
            refuse("an announcement that is no JSON list")
            return None
        return Announced(arrived.topic, self._found(arrived, refuse))

    def _found(self, arrived: Arrived, refuse: Refuse) -> Iterator[Part | Message]:
        for device in rows(arrived.value)[:MOST_DEVICES]:
            try:
                parts, topic = self._device(table(device), arrived.broker, refuse)
            except UnusableError as wrong:
                refuse(str(wrong))
                continue
            yield from parts
            yield from self._ask(topic, table(device), parts)

    def _device(
        self, device: Mapping[str, Any], broker: str, refuse: Refuse
    ) -> tuple[list[Part], str]:
        ieee, called = text(device.get("ieee_address")), text(device.get("friendly_name"))
        if not ieee or device.get("type") == "Coordinator" or device.get("disabled") is True:
            return [], ""
        if not called or called.split("/", 1)[0] == "bridge":
            raise UnusableError("has a name that is the bridge's")
        topic = open_topic(f"{self._base}/{called}")
        presences = (
            Presence(f"{self._base}/bridge/state", _there),
            Presence(f"{topic}/availability", _there),
        )
        # A friendly name may hold a path: people read it as words.
        shown = name(called.replace("/", " "))
        exposed = Exposed(name(ieee), broker, topic, shown, presences)
        return list(_parts(exposed, device, refuse)), topic

    def _ask(self, topic: str, device: Mapping[str, Any], parts: list[Part]) -> list[Message]:
        """Once per device: its states are not kept by the broker."""
        ieee = text(device.get("ieee_address"))
        if ieee in self._asked or not any(part.entity.sort in ASKED for part in parts):
            return []
        self._asked.add(ieee)
        keys = [key for one in _listed(device) for key in _readable(table(one))]
        asked = json.dumps(dict.fromkeys(keys, ""))
        broker = parts[0].entity.broker
        return [Message(f"{topic}/get", asked.encode(), Kind.TELEMETRY, broker)] if keys else []


def _listed(device: Mapping[str, Any]) -> list[Any]:
    return rows(table(device.get("definition")).get("exposes"))[:MOST_EXPOSED]


def _parts(exposed: Exposed, device: Mapping[str, Any], refuse: Refuse) -> Iterator[Part]:
    for one in _listed(device):
        try:
            part = _build(exposed, table(one))
        except UnusableError as wrong:
            refuse(str(wrong))
            continue
        if part is not None:
            yield part


def _build(exposed: Exposed, one: Mapping[str, Any]) -> Part | None:
    """The entity of one of a device's exposes; None for what is not shown."""
    kind = text(one.get("type"))
    specific = SPECIFIC.get(kind)
    end = name(one.get("endpoint"))
    if specific is not None:
        features = {f.about["name"]: f for f in _features(exposed, one)}
        return specific(exposed, features, kind + (f"_{end}" if end else ""), end)
    generic = GENERIC.get(kind)
    if generic is None or not isinstance(one.get("property"), str):
        return None
    return generic(exposed, Feature(exposed, one))


def _features(exposed: Exposed, one: Mapping[str, Any]) -> Iterator[Feature]:
    for about in map(table, rows(one.get("features"))[:50]):
        if isinstance(about.get("name"), str) and isinstance(about.get("property"), str):
            yield Feature(exposed, about)


def _readable(one: Mapping[str, Any]) -> list[str]:
    """The properties of a lamp, a switch, a cover … that may be asked for."""
    features = [table(feature) for feature in rows(one.get("features"))[:MOST_EXPOSED]]
    return [
        text(feature["property"])
        for feature in features
        if feature.get("type") in ("binary", "numeric", "enum")
        and isinstance(feature.get("property"), str)
        and access(feature) & GET
    ]


def _there(heard: Heard) -> bool | None:
    """`online` or `{"state": "online"}`."""
    said = text(table(heard.value).get("state")) or heard.text
    return {"online": True, "offline": False}.get(said.strip('"'))
