"""What else a device exposes, by the type of its value and whether it may be set."""

from collections.abc import Callable, Mapping
from typing import Any

from cockpit.features.home.devices.entity import Can, Sort
from cockpit.features.home.devices.parts import Part
from cockpit.features.home.devices.untrusted import due_number, name, text, texts
from cockpit.features.home.devices.zigbee2mqtt.exposed import (
    STATE,
    Exposed,
    Feature,
    access,
    one_of,
)

CLASSES: Mapping[str, str] = {
    "battery_low": "battery",
    "carbon_monoxide": "carbon_monoxide",
    "co2": "carbon_dioxide",
    "contact": "door",
    "occupancy": "occupancy",
    "presence": "presence",
    "gas": "gas",
    "smoke": "smoke",
    "tamper": "tamper",
    "vibration": "vibration",
    "water_leak": "moisture",
    "battery": "battery",
    "current": "current",
    "energy": "energy",
    "humidity": "humidity",
    "illuminance": "illuminance",
    "power": "power",
    "pressure": "pressure",
    "temperature": "temperature",
    "voltage": "voltage",
}
"""Zigbee2MQTT's names in Home Assistant's words."""


def _binary(exposed: Exposed, feature: Feature) -> Part:
    on, off = feature.about.get("value_on", True), feature.about.get("value_off", False)
    order = feature.order(lambda wish: on if wish else off)
    sources = feature.source("on", one_of([(on, True), (off, False)]))
    sort = Sort.CONTACT if order is None else Sort.SWITCH
    return exposed.part(feature.key, sort, sources, {Can.TURN: order}, **_described(feature))


def _numeric(exposed: Exposed, feature: Feature) -> Part:
    order = feature.order(lambda wish: wish)
    sort = Sort.SENSOR if order is None else Sort.NUMBER
    more = _described(feature) | feature.limits | {"unit": name(feature.about.get("unit"))}
    sources = feature.source("value", due_number)
    return exposed.part(feature.key, sort, sources, {Can.NUMBER: order}, **more)


def _enum(exposed: Exposed, feature: Feature) -> Part:
    """A choice; a button where there is one word only, and nothing to read."""
    options = texts(feature.about.get("values"))
    order = feature.order(lambda wish: wish)
    more = _described(feature)
    if order is not None and len(options) == 1 and not access(feature.about) & STATE:
        press = feature.order(lambda _: options[0])
        return exposed.part(feature.key, Sort.BUTTON, [], {Can.PRESS: press}, **more)
    sort = Sort.SENSOR if order is None else Sort.SELECT
    sources = feature.source("value", name)
    more["options"] = options
    return exposed.part(feature.key, sort, sources, {Can.CHOOSE: order}, **more)


def _text(exposed: Exposed, feature: Feature) -> Part:
    return exposed.part(
        feature.key, Sort.SENSOR, feature.source("value", name), {}, **_described(feature)
    )


def _described(feature: Feature) -> dict[str, Any]:
    about = feature.about
    return {
        "name": name(about.get("label"), name(feature.key)),
        "category": name(about.get("category")),
        "device_class": CLASSES.get(text(about.get("name")), ""),
    }


GENERIC: Mapping[str, Callable[[Exposed, Feature], Part]] = {
    "binary": _binary,
    "enum": _enum,
    "numeric": _numeric,
    "text": _text,
}
