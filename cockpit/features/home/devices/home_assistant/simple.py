"""Components of one value or one order: switch, sensor, button, scene, number, select, camera."""

from cockpit.features.home.devices.entity import Can, Sort
from cockpit.features.home.devices.home_assistant.config import (
    Config,
    choices,
    plain,
    words,
)
from cockpit.features.home.devices.parts import Part
from cockpit.features.home.devices.untrusted import (
    LONGEST_TEXT,
    due_number,
    name,
    number,
    text,
    topic,
)


def switch(config: Config) -> Part:
    """On and off."""
    on, off = config.word("payload_on", "ON"), config.word("payload_off", "OFF")
    mean = words({config.word("state_off", off): False, config.word("state_on", on): True})
    told = config.source("on", "state_topic", mean)
    return config.part(Sort.SWITCH, told, {Can.TURN: config.switched()})


def contact(config: Config) -> Part:
    """A binary sensor: on is open, moving, wet, burning, as its device class says."""
    mean = words({config.word("payload_off", "OFF"): False, config.word("payload_on", "ON"): True})
    return config.part(Sort.CONTACT, config.source("on", "state_topic", mean))


def sensor(config: Config) -> Part:
    """A number where it is one, else a short text."""
    told = config.source("value", "state_topic", _value)
    return config.part(Sort.SENSOR, told, unit=_unit(config))


def button(config: Config) -> Part:
    """Something to press."""
    return config.part(
        Sort.BUTTON, (), {Can.PRESS: config.fixed("command_topic", "payload_press", "PRESS")}
    )


def scene(config: Config) -> Part:
    """Something to set."""
    return config.part(
        Sort.SCENE, (), {Can.ACTIVATE: config.fixed("command_topic", "payload_on", "ON")}
    )


def number_(config: Config) -> Part:
    """A number to set."""
    return config.part(
        Sort.NUMBER,
        config.source("value", "state_topic", due_number),
        {Can.NUMBER: config.order("command_topic", plain)},
        unit=_unit(config),
        low=config.number("min", 1.0),
        high=config.number("max", 100.0),
        step=config.number("step", 1.0),
    )


def select(config: Config) -> Part:
    """One of several words."""
    options = choices(config, "options")
    return config.part(
        Sort.SELECT,
        config.source("value", "state_topic", words({one: one for one in options})),
        {Can.CHOOSE: config.order("command_topic", text)},
        options=options,
    )


def camera(config: Config) -> Part:
    """Stills on a topic; those behind an address of the web are not fetched."""
    stills = config.table.get("topic") or config.table.get("image_topic")
    return config.part(
        Sort.CAMERA, stills=topic(stills), stills_base64=config.word("image_encoding") == "b64"
    )


def _unit(config: Config) -> str:
    return name(config.table.get("unit_of_measurement"))


def _value(said: str) -> float | str:
    found = number(said)
    return name(said[:LONGEST_TEXT]) if found is None else found
