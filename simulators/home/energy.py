"""The energy of the house, told twice: by an inverter (Home Assistant discovery) and by evcc."""

import json
from typing import Any

from simulators.home.discovered import AVAILABLE
from simulators.home.flows import MODES, Flows
from simulators.word import Word, table, text

EVERY_S = 5.0
POINT = "evcc/loadpoints/1"
LEAST_LIMIT, MOST_LIMIT = 20, 100


class Inverter:
    """Sensors of sun, house, grid and battery, one table for all."""

    topics = ()

    def __init__(self, flows: Flows) -> None:
        self._flows, self._at = flows, 0.0

    def announce(self) -> list[Word]:
        """Discovery and state."""
        powers = {"pv": "Solar power", "house": "House power", "grid": "Grid power"}
        parts = {key: _sensor(key, name, "power", "W") for key, name in powers.items()}
        parts["battery_power"] = _sensor("battery_power", "Battery power", "power", "W")
        parts["battery"] = _sensor("battery", "House battery", "battery", "%")
        words: dict[str, Any] = {
            "dev": {"ids": ["solar"], "name": "Solar", "mf": "Simulated"},
            "o": {"name": "simulators.home"},
            "avty": [{"t": AVAILABLE}],
            "stat_t": "solar/state",
            "cmps": parts,
        }
        return [table("homeassistant/device/solar/config", words, retain=True), self._state()]

    def take(self, topic: str, payload: bytes) -> list[Word]:
        """Nothing can be asked."""
        return []

    def tick(self, now: float) -> list[Word]:
        """A table every five seconds."""
        self._flows.step(now)
        if now - self._at < EVERY_S:
            return []
        self._at = now
        return [self._state()]

    def _state(self) -> Word:
        flows = self._flows
        told = {"pv": flows.sun_w, "house": flows.house_w, "grid": flows.grid_w}
        told |= {"battery_power": flows.battery_w, "battery": flows.store}
        return table("solar/state", {key: round(value) for key, value in told.items()}, retain=True)


def _sensor(key: str, name: str, kind: str, unit: str) -> dict[str, str]:
    told = {"p": "sensor", "uniq_id": f"solar_{key}", "name": name, "dev_cla": kind}
    template = f"{{{{ value_json.{key} }}}}"
    return told | {"unit_of_meas": unit, "stat_cla": "measurement", "val_tpl": template}


class Evcc:
    """One wall box; the topics and words of evcc's MQTT interface, all retained."""

    topics = (f"{POINT}/mode/set", f"{POINT}/limitSoc/set")

    def __init__(self, flows: Flows) -> None:
        self._flows, self._at = flows, 0.0

    def announce(self) -> list[Word]:
        """Everything."""
        said = {"evcc/status": "online", "evcc/site/siteTitle": "Home", f"{POINT}/title": "Garage"}
        said |= {f"{POINT}/vehicleTitle": "Car", f"{POINT}/connected": "true"}
        return [*(text(*each, retain=True) for each in said.items()), *self._state()]

    def take(self, topic: str, payload: bytes) -> list[Word]:
        """A mode, or how full the car is to be."""
        word = payload.decode("utf-8", "replace")
        if topic.endswith("/mode/set") and word in MODES:
            self._flows.mode = word
        elif topic.endswith("/limitSoc/set") and word.isascii() and word[:4].isdigit():
            self._flows.limit = max(LEAST_LIMIT, min(MOST_LIMIT, int(word[:4])))
        return self._state()

    def tick(self, now: float) -> list[Word]:
        """All values every five seconds."""
        self._flows.step(now)
        if now - self._at < EVERY_S:
            return []
        self._at = now
        return self._state()

    def _state(self) -> list[Word]:
        flows = self._flows
        site = {"pvPower": flows.sun_w, "homePower": flows.house_w, "gridPower": flows.grid_w}
        site |= {"batteryPower": flows.battery_w, "batterySoc": flows.store}
        told: dict[str, Any] = {f"evcc/site/{key}": round(watts) for key, watts in site.items()}
        point = {"chargePower": round(flows.charge_w), "vehicleSoc": round(flows.car)}
        point |= {"limitSoc": flows.limit, "charging": flows.charging}
        told |= {f"{POINT}/{key}": value for key, value in point.items()}
        said = [text(topic, json.dumps(value), retain=True) for topic, value in told.items()]
        return [*said, text(f"{POINT}/mode", flows.mode, retain=True)]
