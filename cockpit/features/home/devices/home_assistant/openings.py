"""What opens and locks: covers, garage doors, locks."""

import json
from typing import Any

from cockpit.features.home.devices.entity import Bolt, Can, Cover, Order, Sort
from cockpit.features.home.devices.home_assistant.config import Config, scaled, words
from cockpit.features.home.devices.parts import Part
from cockpit.features.home.devices.untrusted import table

PASSED_THROUGH = frozenset({"garage", "gate"})


def cover(config: Config) -> Part:
    """A blind, an awning; a garage door or gate where its class says so."""
    shut, wide = config.number("position_closed", 0), config.number("position_open", 100)
    percent = scaled(shut, wide)
    mean = words({config.word(f"state_{one.value}", one.value): one for one in Cover})
    told = (
        *config.source("cover", "state_topic", mean),
        *config.source(
            "position", "position_topic", lambda said: percent(_position(said)), "position_template"
        ),
    )
    orders: dict[Can, Order | None] = {
        Can.OPEN: config.fixed("command_topic", "payload_open", "OPEN"),
        Can.CLOSE: config.fixed("command_topic", "payload_close", "CLOSE"),
        Can.STOP: config.fixed("command_topic", "payload_stop", "STOP"),
        Can.POSITION: _to_position(config, shut, wide),
    }
    passed = config.word("device_class") in PASSED_THROUGH
    return config.part(Sort.GARAGE if passed else Sort.COVER, told, orders)


def _to_position(config: Config, shut: float, wide: float) -> Order | None:
    def steps(percent: float) -> int:
        return round(shut + (wide - shut) * percent / 100)

    def variables(percent: float) -> dict[str, Any]:
        told = {"position": steps(percent), "position_open": round(wide)}
        return told | {"position_closed": round(shut)}

    return config.order("set_position_topic", steps, "set_position_template", variables)


def _position(said: str) -> str:
    """The number itself, or of a table that a template made."""
    if not said.startswith("{"):
        return said
    try:
        return str(table(json.loads(said)).get("position"))
    except (ValueError, RecursionError):
        return said


def lock(config: Config) -> Part:
    """A lock. One that wants a code is only shown: the car has none."""
    mean = words({config.word(f"state_{one.value}", one.name): one for one in Bolt})
    told = config.source("bolt", "state_topic", mean)
    orders: dict[Can, Order | None] = {
        Can.LOCK: config.fixed("command_topic", "payload_lock", "LOCK"),
        Can.UNLOCK: config.fixed("command_topic", "payload_unlock", "UNLOCK"),
    }
    return config.part(Sort.LOCK, told, {} if config.has("code_format") else orders)
