import pytest

from cockpit.features.home.devices.entity import Can
from cockpit.features.home.house import (
    IMPOSSIBLE,
    NO_ANSWER,
    PATIENCE_S,
    SHOWN_S,
    UNREACHABLE,
    YES_WITHIN_S,
)
from cockpit.features.home.wish import Wish
from tests.features.home.conftest import (
    BLIND,
    DOOR,
    GARAGE,
    HEATING,
    LAMP,
    RELAY,
    SCENE,
    LivedIn,
)

OPEN, CLOSE, ON = Wish(Can.OPEN), Wish(Can.CLOSE), Wish(Can.TURN, True)


def test_a_lamp_is_switched_and_says_so_itself(lived_in: LivedIn) -> None:
    house = lived_in.house
    assert house.ask(LAMP, ON, "touch") == ""
    assert lived_in.words() == [("lamp/set", "ON")]
    assert house.pending(LAMP) == ON
    assert house.entities[LAMP].state.on is False
    lived_in.say("lamp/state", "ON")
    assert house.pending(LAMP) is None
    assert house.entities[LAMP].state.on is True


@pytest.mark.parametrize(
    ("thing", "wish", "sent"),
    [
        (GARAGE, OPEN, ("hall/garage/set", "OPEN")),
        (GARAGE, CLOSE, ("hall/garage/set", "CLOSE")),
        (DOOR, Wish(Can.UNLOCK), ("hall/door/set", "UNLOCK")),
        (RELAY, ON, ("hall/relay", "ON")),
    ],
)
def test_what_opens_the_house_is_asked_first(
    lived_in: LivedIn, thing: str, wish: Wish, sent: tuple[str, str]
) -> None:
    house = lived_in.house
    assert house.ask(thing, wish, "touch") == ""
    assert lived_in.sent == []
    assert house.question is not None
    assert house.question.entity == thing
    house.yes()
    assert lived_in.words() == [sent]
    assert house.question is None


@pytest.mark.parametrize(
    ("thing", "wish"),
    [
        (GARAGE, Wish(Can.STOP)),
        (DOOR, Wish(Can.LOCK)),
        (BLIND, OPEN),
        (SCENE, Wish(Can.ACTIVATE)),
        (HEATING, Wish(Can.TEMPERATURE, 21.0)),
    ],
)
def test_what_does_no_harm_is_done_at_once(lived_in: LivedIn, thing: str, wish: Wish) -> None:
    assert lived_in.house.ask(thing, wish, "touch") == ""
    assert len(lived_in.sent) == 1
    assert lived_in.house.question is None


def test_no_and_silence_leave_the_door_shut(lived_in: LivedIn) -> None:
    house = lived_in.house
    house.ask(GARAGE, OPEN, "touch")
    house.no()
    house.ask(GARAGE, OPEN, "touch")
    lived_in.now += YES_WITHIN_S
    house.look()
    assert house.question is None
    house.yes()
    assert lived_in.sent == []


def test_the_newest_wish_of_a_thing_is_the_one_that_is_asked(lived_in: LivedIn) -> None:
    house = lived_in.house
    house.ask(GARAGE, OPEN, "touch")
    house.ask(DOOR, Wish(Can.UNLOCK), "touch")
    house.ask(GARAGE, CLOSE, "touch")
    house.yes()
    house.yes()
    house.yes()
    assert lived_in.words() == [("hall/door/set", "UNLOCK"), ("hall/garage/set", "CLOSE")]


def test_a_door_that_opens_is_opening_not_open(lived_in: LivedIn) -> None:
    house = lived_in.house
    house.ask(GARAGE, OPEN, "touch", sure=True)
    assert house.pending(GARAGE) == OPEN
    lived_in.say("hall/garage", "opening")
    assert house.pending(GARAGE) is None
    assert house.entities[GARAGE].state.closed is False


def test_a_device_that_does_not_answer_is_told_so(lived_in: LivedIn) -> None:
    house = lived_in.house
    house.ask(LAMP, ON, "touch")
    lived_in.now += PATIENCE_S
    house.look()
    assert (house.pending(LAMP), house.refused(LAMP)) == (None, NO_ANSWER)
    lived_in.now += SHOWN_S
    house.look()
    assert house.refused(LAMP) == ""


def test_who_is_not_there_is_not_asked(lived_in: LivedIn) -> None:
    house = lived_in.house
    lived_in.say("hall/available", "offline")
    assert house.ask(GARAGE, OPEN, "touch") == UNREACHABLE
    assert house.question is None
    assert house.ask("homeassistant/light/none", ON, "touch") == UNREACHABLE
    lived_in.mail.tell_up(frozenset())
    assert house.ask(LAMP, ON, "touch") == UNREACHABLE
    assert lived_in.sent == []


def test_a_yes_comes_too_late_for_a_door_that_has_gone(lived_in: LivedIn) -> None:
    lived_in.house.ask(GARAGE, OPEN, "touch")
    lived_in.say("hall/available", "offline")
    assert lived_in.house.yes() == UNREACHABLE
    assert lived_in.sent == []


def test_what_a_thing_cannot_do_is_not_possible(lived_in: LivedIn) -> None:
    house = lived_in.house
    assert house.ask(SCENE, ON, "touch") == IMPOSSIBLE
    assert house.ask(LAMP, Wish(Can.LEVEL, "very"), "touch") == IMPOSSIBLE
    assert house.ask(LAMP, Wish(Can.LEVEL, float("nan")), "touch") == IMPOSSIBLE
    assert lived_in.sent == []


def test_a_device_is_heard_before_it_is_asked(lived_in: LivedIn) -> None:
    mail, heard = lived_in.mail, list[bool]()
    mail.connect(lambda asked: heard.append(asked.topic.removesuffix("/get") in mail.topics))
    bulb = {
        "ieee_address": "0x01",
        "friendly_name": "bulb",
        "definition": {
            "exposes": [
                {
                    "type": "light",
                    "features": [
                        {
                            "type": "binary",
                            "name": "state",
                            "property": "state",
                            "access": 7,
                            "value_on": "ON",
                            "value_off": "OFF",
                        }
                    ],
                }
            ]
        },
    }
    lived_in.say("zigbee2mqtt/bridge/devices", [bulb])
    assert heard == [True]
