"""The listener with a real model; all times are those of the sound."""

from pathlib import Path

import numpy as np
import pytest

from cockpit.voice.hearing.sound import BLOCK
from simulators.microphone.sound import RATE, silence
from tests.voice.hearing.speech import BREATH_S, SENTENCES, Ears, spoken


@pytest.fixture
def ears(model: Path) -> Ears:
    return Ears(model)


@pytest.mark.parametrize("noise", ["", "road", "pink"])
def test_the_wake_phrase_and_a_command_in_one_breath(ears: Ears, noise: str) -> None:
    ears.listener.wait(True)
    for sentence in SENTENCES[:3]:
        ears.hear(spoken(f"hey cockpit {sentence}", noise=noise))
    assert ears.texts == list(SENTENCES[:3])
    assert ears.states == ["waiting", *["listening", "waiting"] * 3]


def test_the_wake_phrase_a_pause_and_a_command(ears: Ears) -> None:
    ears.listener.wait(True)
    ears.hear(spoken("hey cockpit"))
    assert ears.states[-1] == "listening"
    ears.hear(spoken(SENTENCES[0]))
    assert ears.texts == [SENTENCES[0]]


def test_half_a_sample_of_the_old_microphone_does_not_tear_the_new_ones(ears: Ears) -> None:
    ears.listener.take(b"\0" * 1601, 0.05)
    ears.listener.another_microphone()
    ears.listener.listen("now", 8)
    ears.hear(spoken(SENTENCES[0]))
    assert ears.texts == [SENTENCES[0]]


def test_without_the_wake_phrase_nothing_is_heard(ears: Ears) -> None:
    ears.listener.wait(True)
    for sentence in SENTENCES[:3]:
        ears.hear(spoken(sentence))
    assert [event["type"] for event in ears.events] == ["state"]


def test_after_the_key_no_wake_phrase_is_needed(ears: Ears) -> None:
    ears.hear(silence(1))
    ears.listener.listen("now", 8)
    ears.hear(spoken(SENTENCES[0]))
    assert ears.texts == [SENTENCES[0]]
    assert ears.states == ["listening", "idle"]
    (heard,) = ears.of("heard")
    assert heard["wake_at"] is None
    assert heard["speech_begin_at"] == pytest.approx(1 + BREATH_S, abs=0.3)
    assert heard["speech_begin_at"] < heard["speech_end_at"] < heard["now"]
    assert heard["said"].confidence > 0.7


def test_what_was_said_just_before_the_key_is_not_lost(ears: Ears) -> None:
    sound = spoken(SENTENCES[0])
    cut = round((BREATH_S + 0.2) * RATE)
    ears.hear(sound[:cut])
    ears.listener.listen("now", 8)
    ears.hear(sound[cut:])
    assert ears.texts == [SENTENCES[0]]


def test_the_end_of_speech_is_soon_told(ears: Ears) -> None:
    for sentence in SENTENCES[:3]:
        sound = spoken(sentence)
        last = ears.now + float(np.flatnonzero(np.abs(sound) > 0.005)[-1]) / RATE
        ears.listener.listen("now", 8)
        ears.hear(sound)
        assert ears.texts[-1] == sentence
        assert ears.of("heard")[-1]["now"] - last <= 0.55


def test_the_text_grows_while_one_speaks(ears: Ears) -> None:
    ears.listener.listen("now", 8)
    ears.hear(spoken(SENTENCES[0]))
    partials = [event["text"] for event in ears.of("partial")]
    assert len(partials) >= 3
    assert partials[-1] == SENTENCES[0]
    assert 0.3 < max(event["rms"] for event in ears.of("level")) <= 1
    assert ears.of("level")[0]["rms"] == 0


def test_silence_is_told_and_ends_it(ears: Ears) -> None:
    ears.listener.wait(True)
    ears.listener.listen("now", 2)
    ears.hear(silence(5))
    (event,) = ears.of("silence")
    assert event["now"] == pytest.approx(2, abs=0.2)
    assert ears.states == ["waiting", "listening", "waiting"]


def test_cancelled_is_forgotten(ears: Ears) -> None:
    ears.listener.listen("now", 8)
    sound = spoken(SENTENCES[0])
    ears.hear(sound[: round(2.0 * RATE)])
    ears.listener.cancel()
    ears.hear(sound[round(2.0 * RATE) :])
    assert ears.texts == []
    assert ears.states == ["listening", "idle"]


def test_an_answer_to_a_question(ears: Ears) -> None:
    for answer in ("yes", "no"):
        ears.listener.listen("confirm", 8)
        ears.hear(spoken(answer))
    assert ears.texts == ["yes", "no"]


def test_a_command_in_answers_stead(ears: Ears) -> None:
    ears.listener.listen("confirm", 8)
    ears.hear(spoken(SENTENCES[0]))
    assert ears.texts == [SENTENCES[0]]


def test_what_we_say_ourselves_is_no_command(ears: Ears) -> None:
    ears.listener.speaking(True)
    ears.hear(spoken(SENTENCES[1])[: round(1.9 * RATE)])
    ears.listener.speaking(False)
    ears.listener.listen("now", 2)
    ears.hear(silence(4))
    assert ears.texts == []


def test_the_wake_phrase_is_heard_while_we_speak(ears: Ears) -> None:
    ears.listener.wait(True)
    ears.listener.speaking(True)
    ears.hear(spoken("hey cockpit stop"))
    assert len(ears.of("wake")) == 1


@pytest.mark.parametrize("piece", [BLOCK // 8, 331, BLOCK * 7])
def test_pieces_may_have_any_length(ears: Ears, piece: int) -> None:
    ears.listener.listen("now", 8)
    ears.hear(spoken(SENTENCES[0]), piece)
    assert ears.texts == [SENTENCES[0]]


def test_words_that_the_model_lacks_do_no_harm(model: Path) -> None:
    ears = Ears(model, (*SENTENCES, "qwzx the temperature", "你好", "", "  "))
    ears.listener.listen("now", 8)
    ears.hear(spoken(SENTENCES[0]))
    assert ears.texts == [SENTENCES[0]]
