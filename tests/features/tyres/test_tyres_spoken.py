"""Questions about the tyres: what their sensors say, and no more than that."""

from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.core.intents import Answer, Intent
from cockpit.core.told import UNSEEN
from cockpit.features.tyres import spoken
from cockpit.features.tyres.settings import TyreSettings
from cockpit.features.tyres.spoken import TYRES
from cockpit.voice.sentences.engine import Sentences
from cockpit.voice.sentences.responses import Responses
from tests.features.conftest import HandFedCar

PRESSURES = {name: pressure for name, (pressure, _) in TYRES.items()}


def ask(hand_fed: HandFedCar, name: str, units: str = "metric", **slots: Any) -> Answer:
    intents = hand_fed.services.intents
    if name not in intents.names:
        spoken.connect(intents, hand_fed.vehicle, TyreSettings(), lambda: units)
    answers: list[Answer] = []
    intents.handle(Intent(name, slots), "voice", answers.append)
    return answers[0]


def pump(hand_fed: HandFedCar, **kpa: int) -> None:
    """All as they should be, but for those named."""
    cold = {"front_left": 240, "front_right": 240, "rear_left": 260, "rear_right": 260}
    for name, pressure in (cold | kpa).items():
        hand_fed.say(PRESSURES[name], pressure)


def test_all_four_in_one_sentence(hand_fed: HandFedCar) -> None:
    assert ask(hand_fed, "TyresPressure").reason == UNSEEN
    pump(hand_fed)
    hand_fed.lose(car.REAR_LEFT_TYRE_PRESSURE)
    answer = ask(hand_fed, "TyresPressure")
    assert answer.values == {
        "front_left": 2.4,
        "front_right": 2.4,
        "rear_left": "unknown",
        "rear_right": 2.6,
        "unit": "bar",
    }


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Front left 2.4, front right 2.4, rear left unknown, rear right 2.6 bar."),
        ("de", "Vorn links 2,4, vorn rechts 2,4, hinten links unbekannt, hinten rechts 2,6 bar."),
        ("zh", "左前2.4，右前2.4，左后未知，右后2.6 bar。"),
    ],
)
def test_as_it_is_said(hand_fed: HandFedCar, language: str, said: str) -> None:
    pump(hand_fed)
    hand_fed.lose(car.REAR_LEFT_TYRE_PRESSURE)
    answer = ask(hand_fed, "TyresPressure")
    responses = Responses(Sentences.load(language).responses)
    assert responses.say("TyresPressure", answer.key, answer.values) == said


def test_one_tyre_in_the_drivers_units(hand_fed: HandFedCar) -> None:
    pump(hand_fed)
    answer = ask(hand_fed, "TyresPressure", "imperial", tyre="rear_left")
    assert answer.key == "one"
    assert answer.values == {"tyre": "rear_left", "value": 38, "unit": "psi"}


def test_one_axle(hand_fed: HandFedCar) -> None:
    pump(hand_fed)
    answer = ask(hand_fed, "TyresPressure", tyre="front")
    assert answer.key == "front"
    assert answer.values == {"front_left": 2.4, "front_right": 2.4, "unit": "bar"}


def test_one_that_is_low_and_one_that_is_only_warned_of(hand_fed: HandFedCar) -> None:
    assert ask(hand_fed, "TyresPressure", tyre="rear_left").reason == UNSEEN
    pump(hand_fed, rear_left=190)
    assert ask(hand_fed, "TyresPressure", tyre="rear_left").key == "low"
    hand_fed.lose(car.REAR_LEFT_TYRE_PRESSURE)
    hand_fed.say(car.REAR_LEFT_TYRE_LOW, value=True)
    assert ask(hand_fed, "TyresPressure", tyre="rear_left").key == "warned"


def test_is_one_low(hand_fed: HandFedCar) -> None:
    assert ask(hand_fed, "TyresLow").reason == UNSEEN
    pump(hand_fed)
    assert ask(hand_fed, "TyresLow").key == "none"
    hand_fed.lose(car.FRONT_LEFT_TYRE_PRESSURE)
    assert ask(hand_fed, "TyresLow").key == "unsure"
    pump(hand_fed, rear_left=190)
    answer = ask(hand_fed, "TyresLow")
    assert (answer.key, answer.values["tyre"], answer.values["value"]) == ("low", "rear_left", 1.9)
    pump(hand_fed, rear_left=190, front_right=150)
    answer = ask(hand_fed, "TyresLow")
    assert (answer.key, answer.values["tyre"], answer.values["count"]) == (
        "several",
        "front_right",
        2,
    )


def test_a_warning_without_a_pressure(hand_fed: HandFedCar) -> None:
    pump(hand_fed)
    hand_fed.lose(car.FRONT_LEFT_TYRE_PRESSURE)
    hand_fed.say(car.FRONT_LEFT_TYRE_LOW, value=True)
    answer = ask(hand_fed, "TyresLow")
    assert (answer.key, answer.values["tyre"]) == ("low_unseen", "front_left")


def test_what_it_should_be(hand_fed: HandFedCar) -> None:
    assert ask(hand_fed, "TyresTarget").values == {"front": 2.4, "rear": 2.6, "unit": "bar"}
