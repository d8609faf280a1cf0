"""Home Assistant's discovery: both forms, every kind of component, availability, templates."""

import time
from typing import Any

import pytest

from cockpit.core.messages import Kind
from cockpit.features.home.devices import commands
from cockpit.features.home.devices.commands import Answer
from cockpit.features.home.devices.entity import Bolt, Can, Cover, Entity, Sort
from cockpit.features.home.devices.home import Home
from tests.features.home.devices.conftest import Say
from tests.features.home.devices.homes import DEVICES, GARAGE

GARAGE_TOPIC = "homeassistant/device/ratgdo32_a1b2c3/config"
DOOR = "homeassistant/cover/ratgdo32_a1b2c3_door"
REMOTES = "homeassistant/lock/ratgdo32_a1b2c3_lock"


def said(answer: Answer) -> list[tuple[str, str]]:
    assert isinstance(answer, list), answer
    return [(one.topic, one.payload.decode()) for one in answer]


@pytest.fixture
def announce(home: Home, say: Say) -> Any:
    """A single component; returns its id."""

    def announce(component: str, **config: Any) -> str:
        say(f"homeassistant/{component}/node/thing/config", {"uniq_id": "u1"} | config)
        return f"homeassistant/{component}/u1"

    return announce


def test_a_garage_of_the_device_form(home: Home, say: Say) -> None:
    say(GARAGE_TOPIC, GARAGE, retained=True)
    assert len(home.entities) == 3
    door = home.entities[DOOR]
    assert (door.sort, door.name, door.device, door.room) == (
        Sort.GARAGE,
        "Door",
        "Garage",
        "Carport",
    )
    assert {"home/garage/status/door", "home/garage/availability"} <= home.topics
    say("home/garage/availability", "online")
    say("home/garage/status/door", "opening")
    say("home/garage/status/position", "35")
    door = home.entities[DOOR]
    assert (door.state.cover, door.state.position, door.state.closed) == (Cover.OPENING, 35, False)
    assert door.available is True
    assert said(commands.open_(door)) == [("home/garage/command/door", "open")]
    assert said(commands.close(door)) == [("home/garage/command/door", "close")]
    assert said(commands.set_position(door, 10)) == [("home/garage/command/position", "10")]
    assert home.entities[DOOR] == door
    say("home/garage/status/lock", "locked")
    lock = home.entities[REMOTES]
    assert lock.state.bolt is Bolt.LOCKED
    assert said(commands.unlock(lock)) == [("home/garage/command/lock", "unlock")]
    say("home/garage/status/obstruction", "clear")
    assert home.entities["homeassistant/binary_sensor/ratgdo32_a1b2c3_obs"].state.on is False


def test_the_device_form_withdraws_what_it_leaves_out(home: Home, say: Say) -> None:
    seen: list[str] = []
    home.watch(seen.append)
    say(GARAGE_TOPIC, GARAGE)
    say("home/garage/status/door", "open")
    fewer = {key: one for key, one in GARAGE["cmps"].items() if key != "remotes"}
    say(GARAGE_TOPIC, GARAGE | {"cmps": fewer | {"remotes": {"p": "lock"}}})
    assert REMOTES not in home.entities
    assert home.entities[DOOR].state.cover is Cover.OPEN
    assert REMOTES in seen
    say(GARAGE_TOPIC, b"")
    assert not home.entities
    assert not home.topics


def test_an_update_is_read_anew(home: Home, say: Say, announce: Any) -> None:
    id_ = announce("switch", name="Pump", cmd_t="a/set", stat_t="a")
    say("a", "ON")
    announce("switch", name="Well", cmd_t="b/set", stat_t="b")
    assert home.entities[id_].name == "Well"
    assert home.entities[id_].state.on is None
    assert home.topics == {"b"}
    assert said(commands.turn(home.entities[id_], True)) == [("b/set", "ON")]


def test_what_came_before_the_announcement_counts(home: Home, say: Say, announce: Any) -> None:
    announce("switch", uniq_id="first", stat_t="shared", val_tpl="{{ value_json.a }}")
    say("shared", {"a": "ON", "b": 7.5}, retained=True)
    say("homeassistant/sensor/second/config", {"stat_t": "shared", "val_tpl": "{{ value_json.b }}"})
    assert home.entities["homeassistant/sensor/second"].state.value == 7.5


def test_our_own_car_is_passed_over(home: Home, say: Say) -> None:
    config = {"cmps": {"soc": {"p": "sensor", "stat_t": "x"}}}
    say("homeassistant/device/cockpit_WVWZZZ1/config", config)
    say("homeassistant/sensor/soc/config", {"stat_t": "x", "dev": {"ids": ["cockpit_WVWZZZ1"]}})
    assert not home.entities


def test_a_zigbee_device_is_not_seen_twice(home: Home, say: Say) -> None:
    ids = ["zigbee2mqtt_0x00158d0004a1b2c3"]
    config = {"stat_t": "zigbee2mqtt/kitchen window", "dev": {"ids": ids}, "uniq_id": "c"}
    say("homeassistant/binary_sensor/0x00158d0004a1b2c3/contact/config", config)
    assert not home.entities
    say("zigbee2mqtt/bridge/devices", DEVICES)
    assert "zigbee2mqtt/0x00158d0004a1b2c3/contact" in home.entities


def test_who_was_first_stays(home: Home, say: Say) -> None:
    config = {"uniq_id": "door", "cmd_t": "real/set", "name": "Door"}
    say("homeassistant/lock/real/config", config)
    say("homeassistant/lock/other/config", config | {"cmd_t": "other/set"})
    say("homeassistant/lock/real/config", config | {"cmd_t": "evil/set"}, broker="elsewhere")
    (lock,) = home.entities.values()
    assert said(commands.lock(lock)) == [("real/set", "LOCK")]
    assert home.refused == {"announced twice": 2}


def test_brokers_are_told_apart(home: Home, say: Say, announce: Any) -> None:
    id_ = announce("switch", stat_t="a", cmd_t="a/set")
    say("a", "ON", broker="elsewhere")
    assert home.entities[id_].state.on is None
    answer = commands.turn(home.entities[id_], True)
    assert [(m.broker, m.kind) for m in answer if not isinstance(m, str)] == [
        ("home", Kind.COMMAND)
    ]


# --- availability ---


@pytest.mark.parametrize(
    ("mode", "states"),
    [
        ("all", [None, None, True, False]),
        ("any", [None, True, True, True]),
        ("latest", [None, True, True, False]),
        ("unheard of", [None, True, True, False]),
    ],
)
def test_availability_of_two_topics(
    home: Home, say: Say, announce: Any, mode: str, states: list[bool | None]
) -> None:
    told = [{"t": "bridge"}, {"topic": "~/lwt", "pl_avail": "here", "pl_not_avail": "gone"}]
    id_ = announce("switch", avty=told, avty_mode=mode, stat_t="a", **{"~": "base"})
    seen = [home.entities[id_].available]
    for topic, word in [("bridge", "online"), ("base/lwt", "here"), ("base/lwt", "gone")]:
        say(topic, word)
        seen.append(home.entities[id_].available)
    assert seen == states


def test_availability_in_one_topic_with_a_template(home: Home, say: Say, announce: Any) -> None:
    id_ = announce("switch", avty_t="a/lwt", avty_tpl="{{ value_json.state }}", cmd_t="a/set")
    say("a/lwt", {"state": "offline"})
    assert home.entities[id_].available is False
    assert commands.turn(home.entities[id_], True) == "u1 is not reachable"
    say("a/lwt", {"state": "online"})
    assert home.entities[id_].available is True


# --- components ---


def test_a_light_of_topics(home: Home, say: Say, announce: Any) -> None:
    id_ = announce(
        "light",
        name=None,
        dev={"name": "Desk", "ids": "d"},
        stat_t="l/state",
        cmd_t="l/set",
        bri_stat_t="l/b",
        bri_cmd_t="l/b/set",
        bri_scl=100,
        clr_temp_stat_t="l/ct",
        clr_temp_cmd_t="l/ct/set",
        rgb_stat_t="l/rgb",
        rgb_cmd_t="l/rgb/set",
        rgb_cmd_tpl="{{ '#%02x%02x%02x' | format(red, green, blue) }}",
    )
    for topic, word in [("state", "ON"), ("b", "40"), ("ct", "250"), ("rgb", "255,0,0")]:
        say(f"l/{topic}", word)
    lamp: Entity = home.entities[id_]
    assert (lamp.name, lamp.state.on, lamp.state.level) == ("Desk", True, 40)
    assert (lamp.state.kelvin, lamp.state.colour) == (4000, (0, 100))
    assert said(commands.turn(lamp, False)) == [("l/set", "OFF")]
    assert said(commands.set_level(lamp, 25)) == [("l/b/set", "25"), ("l/set", "ON")]
    assert said(commands.set_level(lamp, 0)) == [("l/set", "OFF")]
    assert said(commands.set_warmth(lamp, 4000))[0] == ("l/ct/set", "250")
    assert said(commands.set_colour(lamp, 0, 100))[0] == ("l/rgb/set", "#ff0000")
    say("l/rgb", "255,0")
    assert home.entities[id_].state.colour is None


def test_a_light_switched_by_its_brightness(home: Home, announce: Any) -> None:
    id_ = announce("light", cmd_t="l", bri_cmd_t="b", on_cmd_type="brightness")
    assert said(commands.turn(home.entities[id_], True)) == [("b", "255")]
    assert said(commands.set_level(home.entities[id_], 50)) == [("b", "128")]
    assert said(commands.turn(home.entities[id_], False)) == [("l", "OFF")]


def test_a_light_of_tables(home: Home, say: Say, announce: Any) -> None:
    modes = ["color_temp", "rgb"]
    id_ = announce(
        "light", schema="json", cmd_t="j/set", stat_t="j", sup_clrm=modes, brightness=True
    )
    say(
        "j",
        {
            "state": "ON",
            "brightness": 255,
            "color_mode": "rgb",
            "color": {"r": 0, "g": 255, "b": 0},
        },
    )
    lamp = home.entities[id_]
    assert (lamp.state.on, lamp.state.level, lamp.state.colour) == (True, 100, (120, 100))
    assert said(commands.set_level(lamp, 50)) == [("j/set", '{"state": "ON", "brightness": 128}')]
    assert said(commands.set_warmth(lamp, 2500)) == [
        ("j/set", '{"state": "ON", "color_temp": 400}')
    ]
    assert said(commands.set_colour(lamp, 240, 100)) == [
        ("j/set", '{"state": "ON", "color": {"r": 0, "g": 0, "b": 255}}')
    ]
    say("j", {"state": "HALF"})
    assert home.entities[id_].state.on is None


def test_a_lock_with_a_code_is_only_shown(home: Home, say: Say, announce: Any) -> None:
    id_ = announce("lock", cmd_t="k/set", stat_t="k", cod_form="^\\d{4}$")
    say("k", "JAMMED")
    assert home.entities[id_].state.bolt is Bolt.JAMMED
    assert home.entities[id_].can == frozenset()


def test_a_word_that_a_lock_does_not_have_is_no_state(home: Home, say: Say, announce: Any) -> None:
    id_ = announce("lock", cmd_t="k/set", stat_t="k")
    say("k", "LOCKED")
    say("k", "ajar")
    assert home.entities[id_].state.bolt is None
    assert home.entities[id_].reason == "says ajar, which is not known"
    say("k", "UNLOCKED")
    assert (home.entities[id_].state.bolt, home.entities[id_].reason) == (Bolt.UNLOCKED, "")


def test_a_cover_without_a_stop_and_with_its_own_scale(home: Home, say: Say, announce: Any) -> None:
    id_ = announce(
        "cover",
        cmd_t="c/set",
        pl_stop=None,
        pos_t="c/pos",
        pos_open=0,
        pos_clsd=255,
        set_pos_t="c/pos/set",
        set_pos_tpl='{"position": {{ position }}}',
    )
    say("c/pos", "51")
    cover = home.entities[id_]
    assert cover.can == {Can.OPEN, Can.CLOSE, Can.POSITION}
    assert cover.state.position == pytest.approx(80)
    assert said(commands.set_position(cover, 100)) == [("c/pos/set", '{"position": 0}')]
    say("c/pos", '{"position": 255}')
    assert home.entities[id_].state.closed is True


def test_a_thermostat(home: Home, say: Say, announce: Any) -> None:
    id_ = announce(
        "climate",
        modes=["off", "heat"],
        mode_cmd_t="h/mode/set",
        mode_stat_t="h",
        mode_stat_tpl="{% set w = {'0': 'off', '1': 'heat'} %}{{ w[value_json.m | string] }}",
        temp_cmd_t="h/set",
        temp_cmd_tpl='{"t": {{ value * 10 }}}',
        temp_stat_t="h",
        temp_stat_tpl="{{ value_json.t / 10 }}",
        curr_temp_t="h",
        curr_temp_tpl="{{ value_json.now | float | round(1) }}",
        min_temp=5,
        max_temp=28,
        temp_step=0.5,
    )
    say("h", {"m": 1, "t": 215, "now": "19.46"})
    heating = home.entities[id_]
    assert (heating.state.mode, heating.state.target, heating.state.temperature) == (
        "heat",
        21.5,
        19.5,
    )
    assert said(commands.set_temperature(heating, 20.6)) == [("h/set", '{"t": 205.0}')]
    assert said(commands.set_temperature(heating, 40)) == [("h/set", '{"t": 280}')]
    assert said(commands.set_mode(heating, "off")) == [("h/mode/set", "off")]
    assert commands.set_temperature(heating, float("nan")) == "u1: that is no number"


def test_a_fan(home: Home, say: Say, announce: Any) -> None:
    id_ = announce(
        "fan",
        cmd_t="f/set",
        stat_t="f",
        pct_stat_t="f/speed",
        pct_cmd_t="f/speed/set",
        spd_rng_max=4,
        pr_modes=["sleep"],
        pr_mode_cmd_t="f/mode/set",
    )
    say("f", "ON")
    say("f/speed", "2")
    fan = home.entities[id_]
    assert (fan.state.on, fan.state.level) == (True, 50)
    assert said(commands.set_level(fan, 75)) == [("f/speed/set", "3")]
    assert said(commands.set_mode(fan, "sleep")) == [("f/mode/set", "sleep")]


def test_simple_components(home: Home, say: Say) -> None:
    for component, config in {
        "scene": {"name": "Movie", "cmd_t": "s", "pl_on": "go"},
        "button": {"name": "Bell", "cmd_t": "b"},
        "number": {"cmd_t": "n/set", "stat_t": "n", "min": 0, "max": 10, "step": 2.5},
        "select": {"cmd_t": "o/set", "stat_t": "o", "ops": ["eco", "max"]},
        "sensor": {"stat_t": "p", "unit_of_meas": "W", "dev_cla": "power"},
        "image": {"img_t": "cam/still", "img_e": "b64"},
    }.items():
        say(f"homeassistant/{component}/one/config", config)
    of = {id_.split("/")[1]: entity for id_, entity in home.entities.items()}
    assert said(commands.activate(of["scene"])) == [("s", "go")]
    assert said(commands.press(of["button"])) == [("b", "PRESS")]
    assert said(commands.set_number(of["number"], 6)) == [("n/set", "5")]
    assert said(commands.choose(of["select"], "max")) == [("o/set", "max")]
    assert commands.choose(of["select"], "turbo") == "one does not know turbo"
    assert (of["image"].sort, of["image"].stills, of["image"].stills_base64) == (
        Sort.CAMERA,
        "cam/still",
        True,
    )
    assert "cam/still" not in home.topics
    shown: list[float | str | None] = []
    for word in ["231.5", "off line\u202e\n"]:
        say("p", word)
        shown.append(home.entities["homeassistant/sensor/one"].state.value)
    assert shown == [231.5, "off line"]


# --- templates ---


def test_a_bad_template_is_a_reason_and_no_more(home: Home, say: Say, announce: Any) -> None:
    id_ = announce(
        "switch", cmd_t="a/set", stat_t="a", val_tpl="{% for i in range(9) %}{% endfor %}"
    )
    switch = home.entities[id_]
    assert switch.reason == "its template uses for, which is not taken"
    say("a", "ON")
    assert home.entities[id_].state.on is None
    assert said(commands.turn(switch, True)) == [("a/set", "ON")]


def test_a_template_that_fails_takes_the_value_away(home: Home, say: Say, announce: Any) -> None:
    id_ = announce("sensor", stat_t="a", val_tpl="{{ 100 / value_json.x }}")
    say("a", {"x": 4})
    assert home.entities[id_].state.value == 25
    say("a", {"x": 0})
    assert home.entities[id_].state.value is None
    assert home.entities[id_].reason == "its template does not fit what the device says"


def test_a_message_that_does_not_speak_of_it_changes_nothing(
    home: Home, say: Say, announce: Any
) -> None:
    id_ = announce("sensor", stat_t="a", val_tpl="{{ value_json.x.y | float }}")
    say("a", {"x": {"y": 4}})
    say("a", {"z": 1})
    say("a", "no JSON")
    assert home.entities[id_].state.value == 4
    say("a", {"x": {"y": "high"}})
    assert home.entities[id_].state.value is None


def test_a_command_template_that_fails_says_why(home: Home, announce: Any) -> None:
    id_ = announce("number", name="N", cmd_t="a/set", cmd_tpl="{{ 1 / (value - value) }}")
    answer = commands.set_number(home.entities[id_], 5)
    assert answer == "N: its template does not fit what the device says"


# --- what is refused ---


@pytest.mark.parametrize(
    "topic",
    [
        "cockpit/WVWZZZ1/lock/set",
        "homeassistant/lock/x/config",
        "$SYS/x",
        "a/#",
        "+/a",
        "a\0",
        "",
    ],
)
def test_orders_that_would_reach_elsewhere(home: Home, announce: Any, topic: str) -> None:
    announce("switch", cmd_t=topic, stat_t="a")
    announce("switch", cmd_t="~/b", stat_t="a", **{"~": topic or "#"})
    assert not home.entities
    assert home.refused.total() == 2


def test_a_state_with_a_wildcard(home: Home, announce: Any) -> None:
    announce("sensor", stat_t="#")
    assert not home.entities
    assert not home.topics
    assert home.refused == {"names a topic with wildcards": 1}


def test_at_most_500_entities(home: Home, say: Say) -> None:
    for device in range(6):
        parts = {f"s{n}": {"p": "sensor", "stat_t": f"{device}/{n}"} for n in range(100)}
        say(f"homeassistant/device/d{device}/config", {"cmps": parts})
    assert len(home.entities) == 500
    assert home.refused == {"too many devices": 100}


def test_names_are_one_line_of_80(home: Home, announce: Any) -> None:
    id_ = announce("button", cmd_t="b", name="a\u202eb\n\x07" + "x" * 5000)
    assert home.entities[id_].name == ("ab" + "x" * 78)


def test_what_is_too_large_or_too_deep(home: Home, say: Say) -> None:
    config: dict[str, Any] = {"stat_t": "a", "x": None}
    deep: Any = None
    for _ in range(20):
        deep = [deep]
    say("homeassistant/sensor/a/config", config | {"x": deep})
    say("homeassistant/sensor/b/config", config | {"x": "x" * 1_000_000})
    say("homeassistant/sensor/c/config", "[" * 100_000)
    say("homeassistant/vacuum/d/config", config)
    assert not home.entities
    assert home.refused == {
        "an announcement that is no JSON table": 2,
        "too large": 1,
        "a kind of component that is not shown": 1,
    }


def test_a_device_that_says_too_much_at_once(home: Home, say: Say, announce: Any) -> None:
    id_ = announce("sensor", stat_t="a")
    say("a", "x" * 70_000)
    assert home.entities[id_].state.value is None
    assert home.refused == {"says too much at once": 1}


def test_a_device_of_many_long_templates_takes_no_long_time(home: Home, say: Say) -> None:
    parts = {
        f"s{n}": {
            "p": "sensor",
            "stat_t": "a",
            "val_tpl": f"{{{{ {n} }}}}" + "{% set a = a %}" * 60,
        }
        for n in range(100)
    }
    before = time.process_time()
    say("homeassistant/device/d/config", {"cmps": parts})
    assert time.process_time() - before < 3.0
    assert len(home.entities) == 100
    more = {f"{key}{n}": part for key, part in parts.items() for n in range(2)}
    say("homeassistant/device/e/config", {"cmps": more})
    assert home.refused == {"an announcement that is too large": 1}
