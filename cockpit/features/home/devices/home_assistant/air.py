"""Heating, cooling and fans."""

from cockpit.features.home.devices.entity import Can, Order, Sort
from cockpit.features.home.devices.home_assistant.config import (
    Config,
    choices,
    plain,
    scaled,
    words,
)
from cockpit.features.home.devices.parts import Part
from cockpit.features.home.devices.untrusted import due_number, text

MODES = ("auto", "off", "cool", "heat", "dry", "fan_only")
LIMITS_C, LIMITS_F = (7.0, 35.0), (44.6, 95.0)


def climate(config: Config) -> Part:
    """A thermostat or an air conditioner."""
    modes = choices(config, "modes") or MODES
    fahrenheit = config.word("temperature_unit", "C").upper().startswith("F")
    low, high = LIMITS_F if fahrenheit else LIMITS_C
    known = words({mode: mode for mode in modes})
    told = (
        *config.source("mode", "mode_state_topic", known, "mode_state_template"),
        *config.source(
            "target", "temperature_state_topic", due_number, "temperature_state_template"
        ),
        *config.source(
            "temperature", "current_temperature_topic", due_number, "current_temperature_template"
        ),
    )
    orders: dict[Can, Order | None] = {
        Can.TURN: config.switched("power_command_topic", "power_command_template"),
        Can.MODE: config.order("mode_command_topic", text, "mode_command_template"),
        Can.TEMPERATURE: config.order(
            "temperature_command_topic", plain, "temperature_command_template"
        ),
    }
    return config.part(
        Sort.CLIMATE,
        told,
        orders,
        unit="°F" if fahrenheit else "°C",
        low=config.number("min_temp", low),
        high=config.number("max_temp", high),
        step=config.number("temp_step", 1.0),
        modes=modes,
    )


def fan(config: Config) -> Part:
    """A fan; its speeds as per cent."""
    on, off = config.word("payload_on", "ON"), config.word("payload_off", "OFF")
    slowest, fastest = config.number("speed_range_min", 1), config.number("speed_range_max", 100)
    presets = choices(config, "preset_modes")
    percent = scaled(slowest - 1, fastest)
    told = (
        *config.source("on", "state_topic", words({off: False, on: True}), "state_value_template"),
        *config.source("level", "percentage_state_topic", percent, "percentage_value_template"),
        *config.source(
            "mode",
            "preset_mode_state_topic",
            words({one: one for one in presets}),
            "preset_mode_value_template",
        ),
    )
    orders: dict[Can, Order | None] = {
        Can.TURN: config.switched(),
        Can.LEVEL: config.order(
            "percentage_command_topic",
            lambda wish: round(slowest - 1 + (fastest - slowest + 1) * wish / 100),
            "percentage_command_template",
        ),
        Can.MODE: config.order("preset_mode_command_topic", text, "preset_mode_command_template"),
    }
    return config.part(Sort.FAN, told, orders, modes=presets)
