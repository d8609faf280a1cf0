"""Questions about the trip: its sums, or an honest no."""

import pytest

from cockpit.core import signals as car
from cockpit.core.intents import Answer, Intent
from cockpit.core.reading import Reading, Trust
from cockpit.core.signal import Signal
from cockpit.core.told import UNSEEN
from cockpit.features.trip import spoken
from cockpit.features.trip.model import Trip
from cockpit.voice.sentences.engine import Sentences
from cockpit.voice.sentences.responses import Responses
from tests.features.conftest import HandFedCar

SUMS = ("TripDistance", "TripEnergy", "TripConsumption")
KMH, WATTS = Reading(72.0, 0.0, Trust.LIVE), Reading(-12_000.0, 0.0, Trust.LIVE)
GONE: Reading[float] = Reading(None, 9.0, Trust.MISSING)


class Driven:
    """A trip that a test drives, with somebody who asks."""

    def __init__(self, hand_fed: HandFedCar, units: str = "metric") -> None:
        self.car, self.trip, self._now = hand_fed, Trip(), 0.0
        spoken.connect(hand_fed.services.intents, hand_fed.vehicle, self.trip, lambda: units)
        hand_fed.say(car.READY, value=True)
        hand_fed.say(car.SPEED, 72.0)
        hand_fed.say(car.BATTERY_POWER, -12_000.0)
        self.trip.look(0.0, True, KMH, WATTS)

    def drive(self, seconds: float, kmh: Reading[float] = KMH) -> None:
        for _ in range(round(seconds * 5)):
            self._now += 0.2
            self.trip.look(self._now, True, kmh, WATTS)

    def ask(self, name: str) -> Answer:
        answers: list[Answer] = []
        self.car.services.intents.handle(Intent(name), "voice", answers.append)
        return answers[0]


@pytest.fixture
def driven(hand_fed: HandFedCar) -> Driven:
    return Driven(hand_fed)


def test_distance_energy_and_average(driven: Driven) -> None:
    driven.drive(601)
    assert driven.ask("TripDistance").values == {"value": 12.0, "unit": "km"}
    assert driven.ask("TripEnergy").values == {"value": 2.0, "unit": "kWh"}
    assert driven.ask("TripConsumption").values == {"value": 16.7, "unit": "kWh/100 km"}


def test_the_drivers_units(hand_fed: HandFedCar) -> None:
    driven = Driven(hand_fed, "imperial")
    driven.drive(601)
    assert driven.ask("TripDistance").values == {"value": 7.5, "unit": "mi"}


@pytest.mark.parametrize(
    ("language", "soon", "later"),
    [
        ("en", "10 min.", "1 h 10 min."),
        ("de", "10 min.", "1 h 10 min."),
        ("zh", "10分钟。", "1小时10分钟。"),
    ],
)
def test_how_long(driven: Driven, language: str, soon: str, later: str) -> None:
    responses = Responses(Sentences.load(language).responses)
    driven.drive(601)
    answer = driven.ask("TripTime")
    assert responses.say("TripTime", answer.key, answer.values) == soon
    driven.drive(3600)
    answer = driven.ask("TripTime")
    assert responses.say("TripTime", answer.key, answer.values) == later


def test_too_short_for_an_average(driven: Driven) -> None:
    driven.drive(10)
    assert driven.ask("TripConsumption").key == spoken.SHORT
    assert driven.ask("TripDistance").values["value"] == 0.2


def test_what_was_not_seen_is_not_told(driven: Driven) -> None:
    driven.drive(100)
    driven.drive(100, GONE)
    for name in SUMS:
        assert driven.ask(name).key == spoken.MISSED
        assert not driven.ask(name).done


@pytest.mark.parametrize("signal", [car.SPEED, car.BATTERY_POWER])
def test_as_little_as_the_card_tells(driven: Driven, signal: Signal[float]) -> None:
    driven.drive(601)
    driven.car.lose(signal)
    assert [driven.ask(name).reason for name in SUMS] == [UNSEEN] * 3
    assert driven.ask("TripTime").reason == ""
    driven.car.lose(car.READY)
    assert driven.ask("TripTime").reason == UNSEEN
