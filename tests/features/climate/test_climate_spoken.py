"""What is said to the climate ends where touch does, and is answered from what the car says."""

from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.core.intents import Answer, Intent, Intents
from cockpit.features.climate.model import UNSEEN, Climate
from cockpit.features.climate.spoken import connect
from cockpit.voice.sentences.engine import Sentences
from cockpit.voice.sentences.responses import Responses


class Talk:
    """The climate's handlers, and what they answered."""

    def __init__(self, car_by_hand: Any) -> None:
        self.intents = Intents()
        connect(self.intents, Climate(car_by_hand.vehicle))

    def ask(self, intent: Intent | None) -> Answer:
        answers: list[Answer] = []
        assert intent is not None
        self.intents.handle(intent, "voice", answers.append)
        return answers[0]


@pytest.fixture
def talk(hand_fed: Any) -> Talk:
    for signal, value in (
        (car.DRIVER_TEMPERATURE, 21.5),
        (car.PASSENGER_TEMPERATURE, 28.0),
        (car.DRIVER_FAN, 40),
        (car.PASSENGER_FAN, 40),
        (car.DRIVER_AIR, "MIDDLE"),
        (car.PASSENGER_AIR, "MIDDLE"),
        (car.AIR_CONDITIONING, False),
        (car.DRIVER_SEAT_HEATING, 33),
        (car.PASSENGER_SEAT_HEATING, 0),
        (car.STEERING_WHEEL_HEATING, 0),
        (car.OUTSIDE_TEMPERATURE, -3.0),
    ):
        hand_fed.say(signal, value)
    return Talk(hand_fed)


def test_warmer_more_undo_and_the_other_one(talk: Talk, hand_fed: Any) -> None:
    first = talk.ask(Intent("ClimateWarmer", {"degrees": 2}))
    assert hand_fed.asked()[-1] == (car.DRIVER_TEMPERATURE, 23.5, "voice")
    assert dict(first.values) == {"zone": "driver", "temperature": 23.5}
    talk.ask(first.more)
    assert hand_fed.asked()[-1] == (car.DRIVER_TEMPERATURE, 24.0, "voice")
    talk.ask(first.undo)
    assert hand_fed.asked()[-1] == (car.DRIVER_TEMPERATURE, 21.5, "voice")
    limit = talk.ask(first.other)
    assert (limit.key, dict(limit.values)) == ("limit", {"zone": "passenger", "temperature": 28.0})


def test_fahrenheit_and_both_zones(talk: Talk, hand_fed: Any) -> None:
    talk.ask(Intent("ClimateSetTemperature", {"fahrenheit": 72, "zone": "both"}))
    assert hand_fed.asked() == [
        (car.DRIVER_TEMPERATURE, 22.0, "voice"),
        (car.PASSENGER_TEMPERATURE, 22.0, "voice"),
    ]


def test_seats_and_wheel(talk: Talk, hand_fed: Any) -> None:
    on = talk.ask(Intent("ClimateSeatHeating", {"state": "on"}))
    assert hand_fed.asked()[-1] == (car.DRIVER_SEAT_HEATING, 100, "voice")
    assert on.more is None
    talk.ask(on.less)
    assert hand_fed.asked()[-1] == (car.DRIVER_SEAT_HEATING, 67, "voice")
    talk.ask(on.undo)
    assert hand_fed.asked()[-1] == (car.DRIVER_SEAT_HEATING, 33, "voice")
    talk.ask(Intent("ClimateSeatVentilation", {"level": 1, "zone": "passenger"}))
    assert hand_fed.asked()[-1] == (car.PASSENGER_SEAT_HEATING, -33, "voice")
    talk.ask(Intent("ClimateWheelHeating", {"level": 2}))
    assert hand_fed.asked()[-1] == (car.STEERING_WHEEL_HEATING, 67, "voice")


def test_air_fan_and_switches(talk: Talk, hand_fed: Any) -> None:
    air = talk.ask(Intent("ClimateSetAir", {"air": "feet"}))
    assert hand_fed.asked()[-1] == (car.PASSENGER_AIR, "DOWN", "voice")
    assert air.undo == Intent("ClimateSetAir", {"air": "face"})
    assert dict(talk.ask(Intent("ClimateMoreFan")).values) == {"percent": 50}
    switched = talk.ask(Intent("ClimateSwitch", {"switch": "ac", "state": "on"}))
    assert hand_fed.asked()[-1] == (car.AIR_CONDITIONING, True, "voice")
    talk.ask(switched.undo)
    assert hand_fed.asked()[-1] == (car.AIR_CONDITIONING, False, "voice")


def test_questions_are_answered_with_true_values_or_not_at_all(talk: Talk, hand_fed: Any) -> None:
    assert dict(talk.ask(Intent("ClimateOutside")).values) == {"temperature": -3.0}
    for intent in (Intent("ClimateInside"), Intent("ClimateSetPoint", {"zone": "passenger"})):
        hand_fed.lose(car.PASSENGER_TEMPERATURE)
        answer = talk.ask(intent)
        assert (answer.key, answer.reason, answer.done) == ("refused", UNSEEN, False)


def test_unseen_is_refused_and_nothing_asked(talk: Talk, hand_fed: Any) -> None:
    hand_fed.lose(car.DRIVER_TEMPERATURE)
    answer = talk.ask(Intent("ClimateWarmer"))
    assert (answer.reason, answer.done, hand_fed.asked()) == (UNSEEN, False, [])


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Driver: 22.5 degrees"), ("de", "Fahrer: 22,5 Grad"), ("zh", "主驾22.5度")],
)
def test_replies(talk: Talk, language: str, said: str) -> None:
    responses = Responses(Sentences.load(language).responses)
    answer = talk.ask(Intent("ClimateWarmer"))
    assert responses.say("ClimateWarmer", answer.key, answer.values) == said


def test_every_intent_has_a_handler(talk: Talk) -> None:
    said = {name for name in Sentences.load("en").intents if name.startswith("Climate")}
    assert said == talk.intents.names
