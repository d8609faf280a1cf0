"""Announcements as real devices send them."""

from typing import Any

BULB: dict[str, Any] = {
    "ieee_address": "0x000d6ffffe1b2c3d",
    "type": "Router",
    "network_address": 12345,
    "supported": True,
    "disabled": False,
    "friendly_name": "living room/ceiling",
    "interview_completed": True,
    "definition": {
        "model": "LED1546G12",
        "vendor": "IKEA",
        "description": "TRADFRI bulb E27, white spectrum, globe, opal, 950 lm",
        "exposes": [
            {
                "type": "light",
                "features": [
                    {
                        "type": "binary",
                        "name": "state",
                        "label": "State",
                        "property": "state",
                        "access": 7,
                        "value_on": "ON",
                        "value_off": "OFF",
                        "value_toggle": "TOGGLE",
                    },
                    {
                        "type": "numeric",
                        "name": "brightness",
                        "property": "brightness",
                        "access": 7,
                        "value_min": 0,
                        "value_max": 254,
                    },
                    {
                        "type": "numeric",
                        "name": "color_temp",
                        "property": "color_temp",
                        "access": 7,
                        "unit": "mired",
                        "value_min": 250,
                        "value_max": 454,
                        "presets": [{"name": "warm", "value": 454}],
                    },
                ],
            },
            {
                "type": "enum",
                "name": "identify",
                "label": "Identify",
                "property": "identify",
                "access": 2,
                "category": "config",
                "values": ["identify"],
            },
            {
                "type": "enum",
                "name": "power_on_behavior",
                "label": "Power-on behavior",
                "property": "power_on_behavior",
                "access": 7,
                "category": "config",
                "values": ["off", "on", "toggle", "previous"],
            },
            {
                "type": "numeric",
                "name": "linkquality",
                "label": "Linkquality",
                "property": "linkquality",
                "access": 1,
                "category": "diagnostic",
                "unit": "lqi",
                "value_min": 0,
                "value_max": 255,
            },
        ],
    },
}

CONTACT: dict[str, Any] = {
    "ieee_address": "0x00158d0004a1b2c3",
    "type": "EndDevice",
    "friendly_name": "kitchen window",
    "power_source": "Battery",
    "definition": {
        "model": "MCCGQ11LM",
        "vendor": "Aqara",
        "exposes": [
            {
                "type": "numeric",
                "name": "battery",
                "label": "Battery",
                "property": "battery",
                "access": 1,
                "category": "diagnostic",
                "unit": "%",
                "value_min": 0,
                "value_max": 100,
            },
            {
                "type": "binary",
                "name": "contact",
                "label": "Contact",
                "property": "contact",
                "access": 1,
                "value_off": True,
                "value_on": False,
            },
            {
                "type": "numeric",
                "name": "device_temperature",
                "property": "device_temperature",
                "access": 1,
                "unit": "°C",
            },
            {"type": "list", "name": "odd", "property": "odd", "access": 1},
        ],
    },
}

LOCK: dict[str, Any] = {
    "ieee_address": "0x000d6f0011223344",
    "type": "EndDevice",
    "friendly_name": "front door",
    "definition": {
        "exposes": [
            {
                "type": "lock",
                "features": [
                    {
                        "type": "binary",
                        "name": "state",
                        "property": "state",
                        "access": 7,
                        "value_on": "LOCK",
                        "value_off": "UNLOCK",
                    },
                    {
                        "type": "enum",
                        "name": "lock_state",
                        "property": "lock_state",
                        "access": 1,
                        "values": ["not_fully_locked", "locked", "unlocked"],
                    },
                ],
            }
        ]
    },
}

THERMOSTAT: dict[str, Any] = {
    "ieee_address": "0x5c0272fffe998877",
    "type": "EndDevice",
    "friendly_name": "bath",
    "definition": {
        "exposes": [
            {
                "type": "climate",
                "features": [
                    {
                        "type": "numeric",
                        "name": "occupied_heating_setpoint",
                        "property": "occupied_heating_setpoint",
                        "access": 7,
                        "unit": "°C",
                        "value_min": 5,
                        "value_max": 30,
                        "value_step": 0.5,
                    },
                    {
                        "type": "numeric",
                        "name": "local_temperature",
                        "property": "local_temperature",
                        "access": 5,
                    },
                    {
                        "type": "enum",
                        "name": "system_mode",
                        "property": "system_mode",
                        "access": 7,
                        "values": ["off", "auto", "heat"],
                    },
                ],
            }
        ]
    },
}

BLIND: dict[str, Any] = {
    "ieee_address": "0x60a423fffe554433",
    "type": "Router",
    "friendly_name": "blind",
    "definition": {
        "exposes": [
            {
                "type": "cover",
                "features": [
                    {
                        "type": "enum",
                        "name": "state",
                        "property": "state",
                        "access": 7,
                        "values": ["OPEN", "CLOSE", "STOP"],
                    },
                    {
                        "type": "numeric",
                        "name": "position",
                        "property": "position",
                        "access": 7,
                        "value_min": 0,
                        "value_max": 100,
                        "unit": "%",
                    },
                ],
            }
        ]
    },
}

COORDINATOR: dict[str, Any] = {
    "ieee_address": "0x00124b0018e1f2a3",
    "type": "Coordinator",
    "friendly_name": "Coordinator",
    "definition": None,
}

DEVICES = [COORDINATOR, BULB, CONTACT, LOCK, THERMOSTAT, BLIND]

PLUG: dict[str, Any] = {
    "ip": "192.168.1.61",
    "dn": "Boiler plug",
    "fn": ["Boiler", None, None, None, None, None, None, None],
    "hn": "tasmota-D8E9F0-6640",
    "mac": "98F4ABD8E9F0",
    "md": "Gosund SP111",
    "ty": 0,
    "if": 0,
    "ofln": "Offline",
    "onln": "Online",
    "state": ["OFF", "ON", "TOGGLE", "HOLD"],
    "sw": "14.2.0",
    "t": "tasmota_D8E9F0",
    "ft": "%prefix%/%topic%/",
    "tp": ["cmnd", "stat", "tele"],
    "rl": [1, 0, 0, 0, 0, 0, 0, 0],
    "swc": [-1, -1, -1, -1],
    "so": {"4": 0, "11": 0, "13": 0, "30": 0, "68": 0, "73": 0, "80": 0},
    "lk": 0,
    "lt_st": 0,
    "sho": [0, 0, 0, 0],
    "ver": 1,
}

GARAGE: dict[str, Any] = {
    "dev": {
        "ids": ["ratgdo32_a1b2c3"],
        "name": "Garage",
        "mf": "Ratcloud",
        "sa": "Carport",
    },
    "o": {"name": "ratgdo", "sw": "3.1"},
    "~": "home/garage",
    "avty": [{"t": "~/availability"}],
    "cmps": {
        "door": {
            "p": "cover",
            "name": "Door",
            "uniq_id": "ratgdo32_a1b2c3_door",
            "dev_cla": "garage",
            "stat_t": "~/status/door",
            "cmd_t": "~/command/door",
            "pl_open": "open",
            "pl_cls": "close",
            "pl_stop": "stop",
            "pos_t": "~/status/position",
            "set_pos_t": "~/command/position",
        },
        "remotes": {
            "p": "lock",
            "name": "Remotes",
            "uniq_id": "ratgdo32_a1b2c3_lock",
            "stat_t": "~/status/lock",
            "cmd_t": "~/command/lock",
            "pl_lock": "lock",
            "pl_unlk": "unlock",
            "stat_locked": "locked",
            "stat_unlocked": "unlocked",
        },
        "obstruction": {
            "p": "binary_sensor",
            "name": "Obstruction",
            "uniq_id": "ratgdo32_a1b2c3_obs",
            "dev_cla": "problem",
            "stat_t": "~/status/obstruction",
            "pl_on": "obstructed",
            "pl_off": "clear",
        },
        "gone": {"p": "sensor"},
    },
}
