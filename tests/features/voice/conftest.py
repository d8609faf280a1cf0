"""A talk with a hand-fed car: real sentences, real handlers, no microphone."""

import pytest

from cockpit.core import signals as car
from cockpit.core.intents import Answer, Asked
from cockpit.features.climate import spoken as climate_spoken
from cockpit.features.climate.model import Climate
from cockpit.features.voice import spoken
from cockpit.features.voice.conversation import Conversation, Mode
from cockpit.features.voice.heard import Heard
from cockpit.features.voice.timeline import Timeline
from cockpit.features.voice.wording import wording_of
from cockpit.voice.sentences.engine import Sentences
from tests.features.conftest import HandFedCar


class Ears:
    """What the talk asks of the process that hears."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def listen(self, how: str, within_s: float) -> None:
        """Note it."""
        self.calls.append(f"{how} {within_s:.0f}")

    def cancel(self) -> None:
        """Note it."""
        self.calls.append("cancel")


class Loudness:
    """The voice's own."""

    percent = 70.0


class Talk:
    """A conversation, with a clock that a test turns."""

    def __init__(self, hand_fed: HandFedCar, sentences: Sentences) -> None:
        self.now = 100.0
        self.car, self.sentences, self.ears = hand_fed, sentences, Ears()
        self.opened: list[str] = []
        self.barred = ""
        services = hand_fed.services
        services.stage.build(("navigation", "climate", "voice"))
        self.timeline = Timeline(clock=lambda: self.now)
        self.talk = Conversation(services, self.ears, self.timeline, "en", clock=lambda: self.now)
        self.talk.wording = wording_of(sentences.responses, str)
        climate_spoken.connect(services.intents, Climate(services.vehicle))
        spoken.connect(services.intents, self.talk, services.stage, Loudness(), lambda *_: None)
        services.intents.on("CabinUnlock", self._unlock, risky=True, barred=lambda: self.barred)
        hand_fed.say(car.DRIVER_TEMPERATURE, 21.0)
        hand_fed.say(car.PASSENGER_TEMPERATURE, 21.0)
        hand_fed.say(car.ALL_LOCKED, value=True)

    def _unlock(self, asked: Asked) -> Answer:
        self.opened.append(asked.by)
        return Answer()

    def say(self, text: str, confidence: float = 1.0) -> str:
        """A sentence is heard; the reply, if there is one already."""
        self.talk.heard(Heard(self.sentences.understand(text), confidence))
        return self.talk.reply

    def shows(self, mode: Mode) -> bool:
        """Whether this is what the driver sees now."""
        return self.talk.mode is mode

    def speaks(self) -> bool:
        """Whether the car is saying something."""
        return self.car.services.speech.ducking

    def echo(self) -> str:
        """The car does the newest thing that it was asked for; the reply."""
        self.car.echo()
        return self.talk.reply

    def wait(self, seconds: float) -> None:
        """Time passes."""
        self.now += seconds
        self.talk.tick()


@pytest.fixture(scope="session")
def sentences() -> Sentences:
    """English, all features'."""
    return Sentences.load("en")


@pytest.fixture
def talk(hand_fed: HandFedCar, sentences: Sentences) -> Talk:
    """Ready for a word."""
    return Talk(hand_fed, sentences)
