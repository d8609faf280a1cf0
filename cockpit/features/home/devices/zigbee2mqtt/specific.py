"""What a driver knows by name: lights, switches, covers, locks, heating, fans."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from cockpit.features.home.devices.entity import Bolt, Can, Cover, Order, Sort
from cockpit.features.home.devices.light import colour_of, kelvin_of, mired_of
from cockpit.features.home.devices.parts import Part, Source, told
from cockpit.features.home.devices.untrusted import (
    UnusableError,
    due_number,
    name,
    number,
    percent,
    table,
    texts,
)
from cockpit.features.home.devices.zigbee2mqtt.exposed import SET, STATE, Exposed, Feature, one_of

type Features = Mapping[str, Feature]

BOLTS: Mapping[str, Bolt] = {
    "locked": Bolt.LOCKED,
    "unlocked": Bolt.UNLOCKED,
    "not_fully_locked": Bolt.JAMMED,
}
COVERS = [("OPEN", Cover.OPEN), ("CLOSE", Cover.CLOSED), ("STOP", Cover.STOPPED)]
SETPOINTS = ("occupied_heating_setpoint", "current_heating_setpoint", "occupied_cooling_setpoint")


def _light(exposed: Exposed, features: Features, key: str, end: str) -> Part:
    sources, orders = _switched(features)
    for feature in _some(features, "brightness"):
        full = feature.number("value_max") or 254.0
        sources += feature.source("level", partial(percent, full=full))
        orders[Can.LEVEL] = feature.order(partial(_steps, full))
    for feature in _some(features, "color_temp"):
        sources += feature.source("kelvin", lambda v: kelvin_of(due_number(v)))
        orders[Can.WARMTH] = feature.order(partial(_mired, feature))
    for feature in _some(features, "color_hs") or _some(features, "color_xy"):
        sources += [Source(exposed.topic, "colour", told(feature.key, _colour))]
        orders[Can.COLOUR] = Feature(exposed, {**feature.about, "access": STATE | SET}).order(
            lambda wish: {"hue": wish[0], "saturation": wish[1]}
        )
    return exposed.part(key, Sort.LIGHT, sources, orders, name=_called(exposed, end))


def _switch(exposed: Exposed, features: Features, key: str, end: str) -> Part:
    return exposed.part(key, Sort.SWITCH, *_switched(features), name=_called(exposed, end))


def _switched(features: Features) -> tuple[list[Source], dict[Can, Order | None]]:
    feature = _needed(features, "state")
    on, off = feature.about.get("value_on", "ON"), feature.about.get("value_off", "OFF")
    order = feature.order(lambda wish: on if wish else off)
    return feature.source("on", one_of([(on, True), (off, False)])), {Can.TURN: order}


def _cover(exposed: Exposed, features: Features, key: str, end: str) -> Part:
    sources: list[Source] = []
    orders: dict[Can, Order | None] = {}
    for feature in _some(features, "state"):
        sources += feature.source("cover", one_of(COVERS))
        words = {Can.OPEN: "OPEN", Can.CLOSE: "CLOSE", Can.STOP: "STOP"}
        orders |= {can: feature.fixed(word) for can, word in words.items()}
    for feature in _some(features, "position"):
        sources += feature.source("position", percent)
        orders[Can.POSITION] = feature.order(round)
    return exposed.part(key, Sort.COVER, sources, orders, name=_called(exposed, end))


def _lock(exposed: Exposed, features: Features, key: str, end: str) -> Part:
    feature = _needed(features, "state")
    lock, unlock = feature.about.get("value_on", "LOCK"), feature.about.get("value_off", "UNLOCK")
    sources = feature.source("bolt", one_of([(lock, Bolt.LOCKED), (unlock, Bolt.UNLOCKED)]))
    for detail in _some(features, "lock_state"):
        sources = detail.source("bolt", one_of(list(BOLTS.items())))
    orders = {
        Can.LOCK: feature.order(lambda _: lock),
        Can.UNLOCK: feature.order(lambda _: unlock),
    }
    return exposed.part(key, Sort.LOCK, sources, orders, name=_called(exposed, end))


def _climate(exposed: Exposed, features: Features, key: str, end: str) -> Part:
    sources: list[Source] = []
    orders: dict[Can, Order | None] = {}
    more: dict[str, Any] = {"unit": "°C", "name": _called(exposed, end)}
    for feature in _some(features, "local_temperature"):
        sources += feature.source("temperature", due_number)
    for feature in [f for one in SETPOINTS for f in _some(features, one)][:1]:
        sources += feature.source("target", due_number)
        orders[Can.TEMPERATURE] = feature.order(lambda wish: wish)
        more |= feature.limits
    for feature in _some(features, "system_mode"):
        sources += feature.source("mode", name)
        orders[Can.MODE] = feature.order(lambda wish: wish)
        more["modes"] = texts(feature.about.get("values"))
    return exposed.part(key, Sort.CLIMATE, sources, orders, **more)


def _fan(exposed: Exposed, features: Features, key: str, end: str) -> Part:
    sources, orders = _switched(features)
    modes: tuple[str, ...] = ()
    for feature in _some(features, "mode"):
        sources += feature.source("mode", name)
        orders[Can.MODE] = feature.order(lambda wish: wish)
        modes = texts(feature.about.get("values"))
    return exposed.part(key, Sort.FAN, sources, orders, name=_called(exposed, end), modes=modes)


def _called(exposed: Exposed, end: str) -> str:
    return name(f"{exposed.name} {end}")


def _some(features: Features, key: str) -> list[Feature]:
    return [features[key]] if key in features else []


def _needed(features: Features, key: str) -> Feature:
    if key not in features:
        raise UnusableError("exposes what has no state")
    return features[key]


def _steps(full: float, level: float) -> int:
    return round(level * full / 100)


def _mired(feature: Feature, kelvin: float) -> int:
    """Within what the lamp can."""
    low, high = feature.number("value_min"), feature.number("value_max")
    mired = mired_of(kelvin)
    mired = mired if low is None else max(mired, round(low))
    return mired if high is None else min(mired, round(high))


def _colour(value: Any) -> Any:
    said = table(value)
    hue, saturation = number(said.get("hue")), number(said.get("saturation"))
    if hue is not None and saturation is not None:
        return hue, saturation
    red, green, blue = (number(said.get(one)) for one in "rgb")
    return None if red is None or green is None or blue is None else colour_of(red, green, blue)


SPECIFIC: Mapping[str, Callable[[Exposed, Features, str, str], Part]] = {
    "climate": _climate,
    "cover": _cover,
    "fan": _fan,
    "light": _light,
    "lock": _lock,
    "switch": _switch,
}
