"""The two short tones: for the ear, where the eyes are on the road."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cockpit.core.speech import Priority
from cockpit.features.voice.conversation import LISTEN_S
from cockpit.features.voice.feature import setup
from cockpit.features.voice.heard import Heard
from cockpit.features.voice.mouth import Mouth
from cockpit.features.voice.settings import VoiceSettings
from cockpit.voice.speaking import SpeakingSettings
from cockpit.voice.speaking.speaker import LISTENING, NOT_UNDERSTOOD
from tests.features.conftest import HandFedCar
from tests.features.voice.conftest import Talk
from tests.voice.speaking.talking import wait_until

NONSENSE = "the purple cow sings sideways"
PROMPT = "In 300 metres turn right."


@pytest.fixture
def tones(talk: Talk) -> list[str]:
    told: list[str] = []
    talk.talk.on_tone = told.append
    return told


def test_the_key_and_the_wake_phrase_are_heard(talk: Talk, tones: list[str]) -> None:
    talk.talk.talk()
    assert tones == [LISTENING]
    talk.talk.talk()  # a second touch stops
    talk.talk.event({"type": "wake"})
    assert tones == [LISTENING, LISTENING]


def test_what_is_understood_needs_no_tone(talk: Talk, tones: list[str]) -> None:
    talk.talk.talk()
    talk.say("set the temperature to 22 degrees")
    talk.echo()
    assert tones == [LISTENING]


def test_nonsense_and_silence_are_told(talk: Talk, tones: list[str]) -> None:
    talk.say(NONSENSE)
    assert tones == [NOT_UNDERSTOOD]
    talk.car.services.speech.hush()
    talk.talk.talk()
    talk.talk.event({"type": "silence"})
    assert tones == [NOT_UNDERSTOOD, LISTENING, NOT_UNDERSTOOD]
    talk.talk.event({"type": "silence"})  # of a talk that is over
    talk.wait(LISTEN_S)
    assert len(tones) == 3


def test_who_types_hears_none(talk: Talk, tones: list[str]) -> None:
    for sentence in ("make it warmer", NONSENSE):
        talk.talk.heard(Heard(talk.sentences.understand(sentence), typed=True))
    assert tones == []


def test_never_into_a_prompt(talk: Talk, tones: list[str]) -> None:
    speech = talk.car.services.speech
    speech.say(PROMPT, "en", Priority.GUIDANCE)
    talk.talk.talk()
    talk.say(NONSENSE)
    assert speech.now
    assert speech.now.text == PROMPT
    assert tones == []


def test_what_the_key_cuts_short_is_no_prompt(talk: Talk, tones: list[str]) -> None:
    talk.say("set the temperature to 22 degrees")
    talk.echo()
    assert talk.speaks()
    talk.talk.talk()
    assert tones == [LISTENING]


def test_a_question_has_no_tone(talk: Talk, tones: list[str]) -> None:
    talk.say("set the temperature to 22 degrees", confidence=0.4)
    talk.say("and then she said that she was tired")
    assert tones == []


@pytest.mark.parametrize(
    ("wanted", "hears", "played"),
    [(True, True, [LISTENING]), (False, True, []), (True, False, [])],
)
def test_the_setting_and_a_car_that_is_deaf(
    hand_fed: HandFedCar,
    monkeypatch: pytest.MonkeyPatch,
    wanted: bool,
    hears: bool,
    played: list[str],
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Mouth, "play", lambda _, tone: told.append(tone))
    hand_fed.services.settings.override(VoiceSettings, tones=wanted)
    vm: Any = setup(hand_fed.services).views[0].view_model
    vm.hears = hears
    vm.talk()
    assert told == played


@pytest.fixture
def mouth(talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mouth]:
    """A real one, which speaks into a folder."""
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/dev/null")
    services = talk.car.services
    services.settings.override(SpeakingSettings, folder=str(tmp_path))
    troubles: list[str] = []
    mouth = Mouth(services, "en", lambda key, _: troubles.append(key), lambda _: None)
    mouth.start()
    wait_until(lambda: "speaking" in troubles, lambda: turn(talk))
    yield mouth
    mouth.stop()


def turn(talk: Talk) -> None:
    for call in talk.car.services.mailbox.drain()[1]:
        call()


def test_they_sound_before_what_is_said(talk: Talk, mouth: Mouth, tmp_path: Path) -> None:
    talk.talk.on_tone = mouth.play
    talk.talk.talk()
    talk.say(NONSENSE)
    wait_until(lambda: not talk.speaks(), lambda: turn(talk))
    said = [path.read_text("utf-8").strip() for path in sorted(tmp_path.glob("*.txt"))]
    assert said == [LISTENING, NOT_UNDERSTOOD, "I didn't understand that."]
