"""The queue of what is said aloud."""

import pytest

from cockpit.core.speech import Priority, Speech


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def speech(clock: Clock) -> Speech:
    return Speech(clock)


def said(speech: Speech) -> list[str]:
    return [utterance.text for _, utterance in speech.history]


def finish(speech: Speech) -> None:
    assert speech.now
    speech.spoken(speech.now.number)


def test_one_after_the_other(speech: Speech) -> None:
    for text in ("one", "two"):
        speech.say(text, "en")
    assert said(speech) == ["one"]
    finish(speech)
    assert said(speech) == ["one", "two"]
    finish(speech)
    assert not speech.ducking


def test_a_junction_interrupts_a_message_but_early_guidance_waits(speech: Speech) -> None:
    speech.say("mail from Ann", "en")
    speech.say("in 400 metres", "en", Priority.GUIDANCE)
    assert said(speech) == ["mail from Ann"]
    speech.say("turn right", "en", Priority.GUIDANCE_NOW)
    assert said(speech) == ["mail from Ann", "turn right"]
    speech.say("turn left", "en", Priority.GUIDANCE_NOW)
    assert speech.now is not None
    assert speech.now.text == "turn right"


def test_of_one_key_only_the_newest_waits(speech: Speech) -> None:
    speech.say("hello", "en")
    speech.say("in 400 metres", "en", Priority.GUIDANCE, "guidance")
    speech.say("in 200 metres", "en", Priority.GUIDANCE, "guidance")
    finish(speech)
    finish(speech)
    assert said(speech) == ["hello", "in 200 metres"]


def test_too_late_is_not_said(speech: Speech, clock: Clock) -> None:
    speech.say("hello", "en")
    speech.say("turn right", "en", Priority.GUIDANCE, within_s=2)
    clock.now += 3
    finish(speech)
    assert said(speech) == ["hello"]
    assert not speech.ducking


def test_without_a_speaker_time_ends_it(speech: Speech, clock: Clock) -> None:
    speech.say("turn right onto Mill Street", "en")
    speech.tick()
    assert speech.ducking
    clock.now += 3
    speech.tick()
    assert not speech.ducking


def test_a_speaker_has_its_time_and_a_dead_one_is_not_waited_for(
    speech: Speech, clock: Clock
) -> None:
    leave = speech.connect()
    speech.say("turn right onto Mill Street", "en")
    states = []
    for seconds in (3, 10):
        clock.now += seconds
        speech.tick()
        states.append(speech.ducking)
    assert states == [True, False]
    leave()
    leave()
    speech.say("turn left", "en")
    clock.now += 3
    speech.tick()
    assert not speech.ducking


def test_mute_stops_all_but_danger_and_nothing_comes_later(speech: Speech) -> None:
    speech.say("in 400 metres", "en", Priority.GUIDANCE)
    speech.muted = True
    speech.say("turn right", "en", Priority.GUIDANCE_NOW)
    speech.muted = False
    assert not speech.ducking
    speech.muted = True
    speech.say("brake", "en", Priority.DANGER)
    assert said(speech) == ["in 400 metres", "brake"]


def test_forget_takes_back_what_is_no_longer_true(speech: Speech) -> None:
    speech.say("turn right", "en", Priority.GUIDANCE_NOW, "guidance")
    speech.say("mail", "en", key="mail")
    speech.forget("guidance")
    assert said(speech) == ["turn right", "mail"]


def test_watchers_hear_of_changes_only(speech: Speech) -> None:
    told: list[str] = []
    speech.watch(lambda: told.append(speech.now.text if speech.now else "-"))
    speech.say("one", "en")
    speech.say("two", "en")
    speech.tick()
    finish(speech)
    finish(speech)
    assert told == ["one", "two", "-"]


def test_chinese_takes_longer_a_character(speech: Speech) -> None:
    speech.say("前方右转前方右转", "zh-CN")
    assert speech.now
    assert speech.seconds(speech.now) > 2


def test_an_old_number_ends_nothing(speech: Speech) -> None:
    speech.say("one", "en")
    speech.spoken(99)
    assert speech.ducking
