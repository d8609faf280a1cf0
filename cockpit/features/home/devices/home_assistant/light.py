"""Lights in Home Assistant's two schemas: a topic for each value, or JSON tables."""

import json
from collections.abc import Mapping
from typing import Any

from cockpit.features.home.devices.entity import Can, Order, Said, Sort
from cockpit.features.home.devices.home_assistant.config import Config, Mean, scaled, words
from cockpit.features.home.devices.light import colour_of, kelvin_of, mired_of, rgb_of
from cockpit.features.home.devices.parts import KEEP, Heard, Part, Read, Source
from cockpit.features.home.devices.untrusted import (
    UnusableError,
    due_number,
    due_numbers,
    number,
    open_topic,
    table,
    text,
    texts,
    topic,
)

BRIGHTEST = 255.0
COLOURED = frozenset({"hs", "rgb"})
"""Colour modes that are spoken here."""


def light(config: Config) -> Part:
    """A lamp, in the schema that it names; templates as a schema are not taken."""
    schema = config.word("schema", "basic")
    if schema not in ("basic", "json"):
        raise UnusableError("is a light in a schema that is not taken")
    return _tables(config) if schema == "json" else _topics(config)


# --- a topic for each value ---


def _topics(config: Config) -> Part:
    on, off = config.word("payload_on", "ON"), config.word("payload_off", "OFF")
    switched = words({off: False, on: True})
    full = config.number("brightness_scale", BRIGHTEST)
    told = (
        *config.source("on", "state_topic", switched, "state_value_template"),
        *config.source(
            "level", "brightness_state_topic", scaled(0, full), "brightness_value_template"
        ),
        *config.source(
            "kelvin", "color_temp_state_topic", _kelvin(config), "color_temp_value_template"
        ),
        *config.source("colour", "hs_state_topic", _hue, "hs_value_template"),
        *config.source("colour", "rgb_state_topic", _rgb, "rgb_value_template"),
    )
    return config.part(Sort.LIGHT, told, _orders(config, full))


def _orders(config: Config, full: float) -> dict[Can, Order | None]:
    turn = config.switched()
    level = config.order(
        "brightness_command_topic",
        lambda percent: max(round(percent * full / 100), 1),
        "brightness_command_template",
    )
    return {
        Can.TURN: _by_level(turn, level) if _first(config) == "brightness" else turn,
        Can.LEVEL: _lit(turn, level, _first(config)),
        Can.WARMTH: _lit(turn, _warmth(config), _first(config)),
        Can.COLOUR: _lit(turn, _colour(config), _first(config)),
    }


def _first(config: Config) -> str:
    return config.word("on_command_type", "last")


def _warmth(config: Config) -> Order | None:
    kelvin = config.table.get("color_temp_kelvin") is True
    return config.order(
        "color_temp_command_topic",
        lambda wish: round(wish) if kelvin else mired_of(wish),
        "color_temp_command_template",
    )


def _colour(config: Config) -> Order | None:
    return config.order(
        "hs_command_topic",
        lambda wish: f"{wish[0]:g},{wish[1]:g}",
        "hs_command_template",
        lambda wish: {"hue": wish[0], "sat": wish[1]},
    ) or config.order(
        "rgb_command_topic",
        lambda wish: ",".join(map(str, rgb_of(wish))),
        "rgb_command_template",
        lambda wish: dict(zip(("red", "green", "blue"), rgb_of(wish), strict=True)),
    )


def _lit(turn: Order | None, tuned: Order | None, first: str) -> Order | None:
    """A light is switched on as well, before or after; a level of 0 switches it off."""
    if tuned is None or turn is None:
        return tuned

    def order(wish: Any) -> list[Said]:
        if wish == 0:
            return turn(False)
        if first == "brightness":
            return tuned(wish)
        return [*turn(True), *tuned(wish)] if first == "first" else [*tuned(wish), *turn(True)]

    return order


def _by_level(turn: Order | None, level: Order | None) -> Order | None:
    if turn is None or level is None:
        return turn
    return lambda on: level(100.0) if on else turn(False)


def _kelvin(config: Config) -> Mean:
    if config.table.get("color_temp_kelvin") is True:
        return due_number
    return lambda said: kelvin_of(due_number(said))


def _hue(said: str) -> tuple[float, float]:
    hue, saturation = due_numbers(said, 2)
    return hue, saturation


def _rgb(said: str) -> tuple[float, float]:
    red, green, blue = due_numbers(said, 3)
    return colour_of(red, green, blue)


# --- JSON tables ---


def _tables(config: Config) -> Part:
    full = config.number("brightness_scale", BRIGHTEST)
    modes = frozenset(texts(config.table.get("supported_color_modes")))
    dims = config.table.get("brightness") is True or bool(modes - {"onoff"})
    sources: tuple[Source, ...] = ()
    if config.has("state_topic"):
        at = topic(config.table["state_topic"])
        sources = (
            Source(at, "on", _on),
            *([Source(at, "level", _level(full))] if dims else []),
            *([Source(at, "kelvin", _table_kelvin(config))] if "color_temp" in modes else []),
            *([Source(at, "colour", _table_colour)] if COLOURED & modes else []),
        )
    return config.part(Sort.LIGHT, sources, _table_orders(config, full, dims, modes))


def _table_orders(
    config: Config, full: float, dims: bool, modes: frozenset[str]
) -> dict[Can, Order | None]:
    if not config.has("command_topic"):
        return {}
    at = open_topic(config.table["command_topic"])

    def say(on: bool, **more: Any) -> list[Said]:
        return [(at, json.dumps({"state": "ON" if on else "OFF"} | more))]

    def level(percent: float) -> list[Said]:
        if percent == 0:
            return say(False)
        return say(True, brightness=max(round(percent * full / 100), 1))

    def warmth(kelvin: float) -> list[Said]:
        in_kelvin = config.table.get("color_temp_kelvin") is True
        return say(True, color_temp=round(kelvin) if in_kelvin else mired_of(kelvin))

    def colour(wish: tuple[float, float]) -> list[Said]:
        if "hs" in modes:
            return say(True, color={"h": wish[0], "s": wish[1]})
        return say(True, color=dict(zip("rgb", rgb_of(wish), strict=True)))

    return {
        Can.TURN: say,
        Can.LEVEL: level if dims else None,
        Can.WARMTH: warmth if "color_temp" in modes else None,
        Can.COLOUR: colour if COLOURED & modes else None,
    }


def _on(heard: Heard) -> Any:
    said = table(heard.value)
    if "state" not in said:
        return KEEP
    return None if said["state"] is None else words({"ON": True, "OFF": False})(text(said["state"]))


def _level(full: float) -> Read:
    percent = scaled(0, full)
    return lambda heard: _given(table(heard.value).get("brightness"), percent)


def _table_kelvin(config: Config) -> Read:
    mean = _kelvin(config)
    return lambda heard: _given(table(heard.value).get("color_temp"), mean)


def _given(value: object, mean: Mean) -> Any:
    return KEEP if number(value) is None else mean(text(value))


def _table_colour(heard: Heard) -> Any:
    said: Mapping[str, Any] = table(table(heard.value).get("color"))
    hue, saturation = number(said.get("h")), number(said.get("s"))
    if hue is not None and saturation is not None:
        return hue, saturation
    red, green, blue = (number(said.get(one)) for one in "rgb")
    if red is None or green is None or blue is None:
        return KEEP
    return colour_of(red, green, blue)
