"""Home Assistant's MQTT discovery, as its documentation has it: one component, or a whole device.

`PREFIX/COMPONENT/[NODE/]OBJECT/config` and `PREFIX/device/[NODE/]OBJECT/config`; an empty payload
takes the announcement back. Our own car is passed over, and so is what Zigbee2MQTT tells itself.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from cockpit.core.messages import Arrived
from cockpit.features.home.devices.home_assistant import air, light, openings, simple
from cockpit.features.home.devices.home_assistant.abbreviations import COMPONENT, DEVICE, in_full
from cockpit.features.home.devices.home_assistant.config import MOST_PRESENCES, Config
from cockpit.features.home.devices.parts import Announced, Part, Refuse
from cockpit.features.home.devices.untrusted import (
    LONGEST_ID,
    LONGEST_TOPIC,
    UnusableError,
    rows,
    shallow,
    table,
    text,
)

LARGEST = 131_072
"""Bytes of an announcement: reading its templates takes time, up to 5 ms for each 2 kB."""
MOST_COMPONENTS = 200
"""Of one device; a large inverter has 150."""
MOST_IDS = 50
OURS = "cockpit_"
"""What the ids of cars like ours begin with."""

COMPONENTS: Mapping[str, Callable[[Config], Part]] = {
    "binary_sensor": simple.contact,
    "button": simple.button,
    "camera": simple.camera,
    "climate": air.climate,
    "cover": openings.cover,
    "fan": air.fan,
    "image": simple.camera,
    "light": light.light,
    "lock": openings.lock,
    "number": simple.number_,
    "scene": simple.scene,
    "select": simple.select,
    "sensor": simple.sensor,
    "switch": simple.switch,
}

SHARED = (
    *("availability", "availability_mode", "availability_template", "availability_topic"),
    *("command_topic", "payload_available", "payload_not_available", "state_topic", "~"),
)
"""What a device says once for all of its components."""

_ID = r"[a-zA-Z0-9_-]{1,100}"
_BRIDGED = re.compile(r"zigbee2mqtt_0x[0-9a-f]{16}")


class Discovery:
    """Reads what is announced below `prefix`."""

    def __init__(self, prefix: str, zigbee2mqtt: str) -> None:
        self.patterns = (f"{prefix}/+/+/config", f"{prefix}/+/+/+/config")
        self._topic = re.compile(rf"{re.escape(prefix)}/(\w{{1,40}})/((?:{_ID}/)?{_ID})/config")
        self._zigbee2mqtt = f"{zigbee2mqtt}/"

    def announced(self, arrived: Arrived, refuse: Refuse) -> Announced | None:
        """The component's or the device's entities."""
        found = self._topic.fullmatch(arrived.topic)
        if found is None:
            return None
        if len(arrived.payload) > LARGEST:
            refuse("an announcement that is too large")
            return None
        if arrived.payload and not (isinstance(arrived.value, dict) and shallow(arrived.value)):
            refuse("an announcement that is no JSON table")
            return None
        component, path = found.groups()
        return Announced(arrived.topic, self._found(component, path, arrived, refuse))

    def _found(self, component: str, path: str, arrived: Arrived, refuse: Refuse) -> Iterator[Part]:
        for one, config in _components(component, path, table(arrived.value)):
            part = self._part(one, config, arrived.broker, refuse)
            if part is not None:
                yield part

    def _part(
        self, component: str, config: Mapping[str, Any], broker: str, refuse: Refuse
    ) -> Part | None:
        build = COMPONENTS.get(component)
        if build is None:
            refuse("a kind of component that is not shown")
            return None
        if config.get("enabled_by_default") is False or self._told_elsewhere(config):
            return None
        unique = text(config.get("unique_id"))
        id_ = f"homeassistant/{component}/{unique}" if unique else f"homeassistant/{config['path']}"
        try:
            return build(Config(id_[:LONGEST_ID], broker, config, table(config["device"])))
        except UnusableError as wrong:
            refuse(str(wrong))
            return None

    def _told_elsewhere(self, config: Mapping[str, Any]) -> bool:
        ids = _identifiers(table(config["device"]))
        if any(one.startswith(OURS) for one in ids):
            return True
        topics = (text(config.get(key)) for key in ("state_topic", "command_topic"))
        bridged = any(_BRIDGED.fullmatch(one) for one in ids)
        return bridged and any(one.startswith(self._zigbee2mqtt) for one in topics)


def _components(
    component: str, path: str, payload: Mapping[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each component and its table in full, with `device` and `path` for its id."""
    if not payload or path.startswith(OURS):
        return
    full = in_full(payload, COMPONENT)
    device = in_full(table(full.get("device")), DEVICE)
    if component != "device":
        yield component, _whole(full, device, f"{component}/{path}")
        return
    shared = {key: full[key] for key in SHARED if key in full}
    for key, part in islice(table(full.get("components")).items(), MOST_COMPONENTS):
        config = in_full(table(part), COMPONENT)
        kind = text(config.pop("platform", None))
        if config:
            yield kind, _whole(shared | config, device, f"{kind}/{path}/{key}")


def _whole(config: Mapping[str, Any], device: Mapping[str, Any], path: str) -> dict[str, Any]:
    base = text(config.get("~"))[:LONGEST_TOPIC]
    config = {**config, "availability": _availability(config.get("availability"), base)}
    topics = {key: _based(value, base) for key, value in config.items() if _is_topic(key)}
    return {**config, **topics, "device": device, "path": path}


def _availability(told: object, base: str) -> list[dict[str, Any]]:
    listed = rows(told if isinstance(told, list) else [told])[:MOST_PRESENCES]
    full = [in_full(one, COMPONENT) for one in listed if isinstance(one, dict)]
    return [{**one, "topic": _based(one.get("topic"), base)} for one in full]


def _is_topic(key: str) -> bool:
    return key == "topic" or key.endswith("_topic")


def _based(topic: object, base: str) -> object:
    """A topic with `~` at its start or end for the base."""
    if not base or not isinstance(topic, str):
        return topic
    if topic.startswith("~"):
        return base + topic[1:]
    return topic[:-1] + base if topic.endswith("~") else topic


def _identifiers(device: Mapping[str, Any]) -> list[str]:
    ids = device.get("identifiers")
    return [text(one) for one in rows(ids if isinstance(ids, list) else [ids])[:MOST_IDS]]
