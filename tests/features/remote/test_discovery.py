import json
from typing import Any

import pytest
import yaml

from cockpit.core.driving import Driving
from cockpit.core.feature import Services
from cockpit.core.messages import Arrived, Kind, Message, Messages
from cockpit.core.notices import Notices
from cockpit.core.paths import CAN_DBC
from cockpit.core.settings import Settings
from cockpit.core.signals import ALL, CHARGE_STATE, RANGE
from cockpit.core.vehicle import Vehicle
from cockpit.features.remote import announcing
from cockpit.features.remote.asked import CONTROLS
from cockpit.features.remote.model import Remote
from cockpit.features.remote.settings import RemoteSettings
from cockpit.features.remote.told import LOCATION, TOLD

# Home Assistant 2026.11: device class → units that it takes; another unit is a rejected entity.
UNITS: dict[str, set[str | None]] = {
    "battery": {"%"},
    "distance": {"km", "m"},
    "power": {"kW", "W"},
    "duration": {"s", "min", "h"},
    "temperature": {"°C"},
    "speed": {"km/h"},
    "voltage": {"V"},
    "pressure": {"kPa", "bar"},
    "timestamp": {None},
    "enum": {None},
}
CONTACTS = {
    *("battery_charging", "plug", "moving", "occupancy", "door", "opening", "problem"),
}
ABBREVIATED = {
    *("p", "name", "uniq_id", "obj_id", "def_ent_id", "qos", "dev_cla", "unit_of_meas"),
    *("stat_cla", "stat_t", "cmd_t", "pos_t", "icon", "options", "ent_cat", "json_attr_t"),
    *("src_type", "pl_open", "pl_stop", "modes", "min_temp", "max_temp", "temp_step"),
    *("temp_unit", "mode_stat_t", "mode_cmd_t", "temp_stat_t", "temp_cmd_t", "curr_temp_t"),
    *("min", "max", "step", "mode", "sug_dsp_prc", "avty", "avty_mode"),
}


class Home:
    """What home has heard."""

    def __init__(self, without: Any = None, **settings: Any) -> None:
        vehicle = Vehicle()
        for signal in ALL:
            if signal is not without:
                vehicle.expect(signal, 1.0, "test")
        messages = Messages("V1")
        self.services = Services(
            vehicle, Notices(), Driving(vehicle), Settings(), messages=messages
        )
        self.sent: list[Message] = []
        messages.connect(self.sent.append)
        self.remote = Remote(self.services, RemoteSettings(**settings))

    def announced(self) -> dict[str, Any]:
        self.remote.announce()
        words: dict[str, Any] = json.loads(self.sent[-1].payload)
        return words


def test_the_car_is_one_device_with_its_availability() -> None:
    home = Home(name="Blue")
    words = home.announced()
    message = home.sent[-1]
    assert message.topic == "homeassistant/device/cockpit_V1/config"
    assert message.kind is Kind.STATE
    assert words["dev"]["ids"] == ["cockpit_V1"]
    assert words["dev"]["name"] == "Blue"
    assert words["o"]["name"]
    assert words["avty"] == [{"t": "cockpit/V1/status"}]
    assert len(words["cmps"]) >= 45


def test_each_part_has_what_home_assistant_asks_for() -> None:
    for key, part in Home().announced()["cmps"].items():
        assert part["uniq_id"] == f"cockpit_V1_{key}"
        assert part["def_ent_id"] == f"{part['p']}.v1_{key}"
        assert set(part) <= ABBREVIATED, key
        assert all(t.startswith("cockpit/V1/car/") for k, t in part.items() if k.endswith("_t"))


def test_units_fit_their_classes() -> None:
    parts = Home().announced()["cmps"].values()
    for part in parts:
        if part["p"] == "sensor" and "dev_cla" in part:
            assert part.get("unit_of_meas") in UNITS[part["dev_cla"]], part["name"]
        if part["p"] == "binary_sensor":
            assert part["dev_cla"] in CONTACTS
        if "options" in part:
            assert part["dev_cla"] == "enum"
            assert "stat_cla" not in part
        if "sug_dsp_prc" in part:
            assert part["p"] == "sensor"


def test_home_knows_every_state_of_charging() -> None:
    leaf = yaml.safe_load((CAN_DBC / "mapping.yaml").read_text("utf-8"))[CHARGE_STATE.path]
    states = [pair["to"].lower() for pair in leaf["dbc2vss"]["transform"]["mapping"]]
    assert Home().announced()["cmps"]["charge_state"]["options"] == states


def test_what_the_car_has_not_is_not_announced() -> None:
    assert "range" in Home().announced()["cmps"]
    assert "range" not in Home(without=RANGE).announced()["cmps"]


def test_location_and_trip_stay_in_the_car_where_the_driver_wants_it() -> None:
    parts = Home(location=False).announced()["cmps"]
    assert not {"location", "arrival", "destination"} & set(parts)


def test_a_place_that_is_not_known_is_out_of_reach() -> None:
    place = Home().announced()["cmps"]["location"]
    assert place["avty_mode"] == "all"
    assert place["avty"][0] == {"t": "cockpit/V1/status"}
    assert place["avty"][1]["t"] == place["json_attr_t"]


def test_home_is_told_to_forget_the_car() -> None:
    home = Home(announce=False)
    home.remote.announce()
    home.remote.look(1.0)
    assert home.sent == [Message(announcing.topic("V1"), b"", Kind.STATE)]


def test_the_car_announces_itself_anew_when_home_assistant_starts() -> None:
    home = Home()
    home.services.messages.deliver(Arrived("homeassistant/status", b"online"))
    home.services.messages.deliver(Arrived("homeassistant/status", b"offline"))
    assert len(home.sent) == 1


def test_keys_are_there_once() -> None:
    keys = [e.key for e in (*TOLD, LOCATION)] + [c.entity.key for c in CONTROLS]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("forbidden", ["unlock", "open", "start"])
def test_there_is_no_way_to_open_the_car(forbidden: str) -> None:
    parts = Home().announced()["cmps"]
    assert not [key for key in parts if forbidden in key]
    assert all(p["pl_open"] is None for p in parts.values() if p["p"] == "cover")
