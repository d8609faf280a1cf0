import pytest

from cockpit.core.intents import Answer, Intent, Intents, Label
from cockpit.features.home import spoken
from cockpit.features.home.devices.entity import Can
from cockpit.features.home.house import UNREACHABLE
from cockpit.features.home.routine import Occasion, Routine, Routines, Step
from cockpit.features.home.wish import Wish
from tests.features.home.conftest import BLIND, DOOR, GARAGE, HEATING, LAMP, LivedIn
from tests.features.owned import owned


class Talk:
    def __init__(self, home: LivedIn) -> None:
        self.home, self.intents = home, Intents()
        self.routines = Routines(owned(None, "x"))
        self.spoken = spoken.connect(self.intents, home.house, self.routines)
        self.spoken.offer()

    def say(self, name: str, **slots: object) -> Answer:
        answers: list[Answer] = []
        self.intents.handle(Intent(name, slots), "voice", answers.append)
        return answers[0]


@pytest.fixture
def talk(lived_in: LivedIn) -> Talk:
    return Talk(lived_in)


def test_things_have_names_that_can_be_said(talk: Talk) -> None:
    lists = talk.intents.lists
    assert lists["home_door"] == {"Hall Garage door": GARAGE, "Garage door": GARAGE}
    assert lists["home_blind"]["Blind"] == BLIND
    assert "Gate opener" not in lists["home_switch"]
    assert lists["home_light"] == {"Floor lamp": LAMP}


def test_a_name_that_two_have_needs_its_room(lived_in: LivedIn) -> None:
    for room in ("Kitchen", "Hall"):
        words = {"name": "Light", "uniq_id": room, "cmd_t": "a/set", "stat_t": "a"}
        device = {"dev": {"ids": [room], "name": room, "sa": room}}
        lived_in.say(f"homeassistant/light/{room}/config", words | device)
    names = spoken.names(lived_in.house.entities.values())
    assert "Light" not in names
    assert {"Kitchen Light", "Hall Light"} <= names.keys()


@pytest.mark.parametrize(
    ("name", "slots", "sent"),
    [
        ("HomeTurn", {"thing": LAMP, "state": "on"}, ("lamp/set", "ON")),
        ("HomeOpen", {"thing": GARAGE}, ("hall/garage/set", "OPEN")),
        ("HomeClose", {"thing": GARAGE}, ("hall/garage/set", "CLOSE")),
        ("HomeBlindOpen", {"thing": BLIND}, ("hall/blind/set", "OPEN")),
        ("HomeLock", {"thing": DOOR}, ("hall/door/set", "LOCK")),
        ("HomeUnlock", {"thing": DOOR}, ("hall/door/set", "UNLOCK")),
        ("HomeTemperature", {"thing": HEATING, "temperature": 21}, ("hall/heating/set", "21")),
    ],
)
def test_what_is_said_is_sent(
    talk: Talk, name: str, slots: dict[str, object], sent: tuple[str, str]
) -> None:
    answer = talk.say(name, **slots)
    assert answer.done
    assert talk.home.words()[-1] == sent
    assert talk.intents.risky(name) is (name in ("HomeOpen", "HomeClose", "HomeUnlock"))


def test_how_a_thing_stands(talk: Talk) -> None:
    assert talk.say("HomeState", thing=GARAGE).values["word"] == Label("Closed")
    talk.home.say("hall/garage", "opening")
    assert talk.say("HomeState", thing=GARAGE).values["word"] == Label("Opening")
    talk.home.say("hall/warm", "19.5")
    talk.home.say("hall/heating", "21")
    assert talk.say("HomeState", thing=HEATING).values["value"] == "19.5 → 21.0 °C"
    talk.home.say("hall/available", "offline")
    assert talk.say("HomeState", thing=GARAGE).reason == UNREACHABLE


def test_a_thing_that_has_gone(talk: Talk) -> None:
    assert talk.say("HomeTurn", thing="gone", state="on").reason == UNREACHABLE
    assert talk.home.sent == []


def test_the_undo_of_a_switch_is_the_other_way(talk: Talk) -> None:
    undo = talk.say("HomeTurn", thing=LAMP, state="on").undo
    assert undo == Intent("HomeTurn", {"thing": LAMP, "state": "off"})
    undo = talk.say("HomeBlindClose", thing=BLIND).undo
    assert undo is not None
    assert undo.name == "HomeBlindOpen"


def test_scenes_of_the_driver(talk: Talk) -> None:
    assert talk.say("HomeArriving").key == "nothing"
    steps = (Step(LAMP, Wish(Can.TURN, True)), Step(GARAGE, Wish(Can.OPEN)))
    talk.routines.keep(Occasion.ARRIVING, Routine(steps))
    assert talk.say("HomeArriving").done
    assert talk.home.words() == [("lamp/set", "ON")]
    assert talk.home.house.question is not None
    assert talk.say("HomeLeaving").key == "nothing"
