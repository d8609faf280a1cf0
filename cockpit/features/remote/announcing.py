"""The car as one Home Assistant device: its discovery message."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from cockpit.features.remote.asked import Control
from cockpit.features.remote.told import Entity
from cockpit.features.remote.trip import TRIP

PREFIX = "homeassistant"
BIRTH = f"{PREFIX}/status"


def topic(vin: str) -> str:
    """Where Home Assistant looks for the device."""
    return f"{PREFIX}/device/cockpit_{vin}/config"


def discovery(
    vin: str,
    own: str,
    name: str,
    entities: Iterable[Entity],
    controls: Iterable[Control],
    way: bool,
) -> bytes:
    """The whole device; `way`: with the sensors of the trip."""
    from importlib.metadata import version  # slow to import, and not needed for the first frame

    parts = {e.key: _component(vin, own, e, {}) for e in entities}
    for control in controls:
        asked = {key: f"{own}/car/{one.topic}" for key, one in control.asked.items()}
        parts[control.entity.key] = _component(vin, own, control.entity, asked)
    if way:
        parts |= {key: _trip(vin, own, key, words) for key, words in TRIP.items()}
    device = {
        "dev": {"ids": [f"cockpit_{vin}"], "name": name, "mf": "Cockpit", "mdl": "Cockpit"}
        | {"sw": version("cockpit"), "sn": vin},
        "o": {"name": "Cockpit", "sw": version("cockpit")},
        "avty": [_reachable(own)],
        "cmps": parts,
    }
    return json.dumps(device, ensure_ascii=False, separators=(",", ":")).encode()


def _component(vin: str, own: str, entity: Entity, asked: Mapping[str, str]) -> dict[str, Any]:
    shown = {key: f"{own}/car/{told.topic}" for key, told in entity.shown.items()}
    words = {"p": entity.platform, "name": entity.name, **entity.config, **shown, **asked}
    if entity.there:
        told = [{"t": where, "val_tpl": entity.there} for where in shown.values()]
        words |= {"avty": [_reachable(own), *told], "avty_mode": "all"}
    return words | _identity(vin, entity.platform, entity.key)


def _reachable(own: str) -> dict[str, str]:
    return {"t": f"{own}/status"}


def _trip(vin: str, own: str, key: str, words: Mapping[str, Any]) -> dict[str, Any]:
    return {**words, "stat_t": f"{own}/car/trip/{key}", **_identity(vin, words["p"], key)}


def _identity(vin: str, platform: str, key: str) -> dict[str, Any]:
    """Which of them it is, for good: older versions go by object_id, newer by the entity's id."""
    slug = f"{vin}_{key}".lower().replace("-", "_")
    return {
        "uniq_id": f"cockpit_{vin}_{key}",
        "obj_id": slug,
        "def_ent_id": f"{platform}.{slug}",
        "qos": 1,
    }
