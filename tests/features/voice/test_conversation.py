"""The talk: what is done, what is asked about, and what never happens without a yes."""

import pytest

from cockpit.core import signals as car
from cockpit.features.cabin.model import STANDING_ONLY
from cockpit.features.voice.conversation import LISTEN_S, STAY_S, Mode
from cockpit.features.voice.performer import CAR_REFUSED, ECHO_S
from cockpit.features.voice.wording import together
from tests.features.voice.conftest import Talk


def unlock(talk: Talk, confidence: float = 1.0) -> None:
    """The risky wish, as the process tells it."""
    command = {"intent": "CabinUnlock", "slots": {}, "rule": "", "feature": "cabin"}
    understood = {"text": "unlock the car", "commands": [command], "correction": False}
    talk.talk.event(
        {
            "type": "heard",
            "confidence": confidence,
            "understood": {**understood, "candidates": [], "why": ""},
        }
    )


def test_a_sentence_is_done_and_answered_when_the_car_has_done_it(talk: Talk) -> None:
    assert talk.say("set the temperature to 22 degrees") == ""
    assert talk.shows(Mode.THINKING)
    assert talk.car.asked() == [(car.DRIVER_TEMPERATURE, 22.0, "voice")]
    assert talk.echo() == "Driver: 22 degrees"
    assert talk.shows(Mode.ANSWERED)
    assert talk.car.services.speech.history[-1][1].text == "Driver: 22 degrees"


def test_a_car_that_refuses_is_not_praised(talk: Talk) -> None:
    talk.say("set the temperature to 22 degrees")
    talk.car.refuse("no echo")
    assert talk.talk.reply == CAR_REFUSED


def test_a_car_that_says_nothing_does_not_hold_the_answer_up(talk: Talk) -> None:
    talk.say("set the temperature to 22 degrees")
    talk.wait(ECHO_S + 0.1)
    assert talk.shows(Mode.ANSWERED)


def test_a_value_that_is_not_known_is_not_touched(talk: Talk) -> None:
    talk.car.lose(car.DRIVER_TEMPERATURE)
    assert talk.say("make it warmer") == "I can't see the climate now"
    assert talk.car.asked() == []


def test_more_goes_on_and_cancel_that_takes_it_back(talk: Talk) -> None:
    talk.say("set the temperature to 22 degrees")
    talk.echo()
    talk.say("a bit more")
    assert talk.car.asked()[-1][1] > 22.0
    more = talk.car.asked()[-1][1]
    talk.echo()
    talk.say("cancel that")
    talk.echo()
    assert talk.car.asked()[-1][1] < more


def test_a_follow_up_of_nothing_says_so(talk: Talk) -> None:
    assert talk.say("a bit more") == talk.talk.wording.say("nothing")
    assert talk.car.asked() == []


def test_after_a_minute_nobody_means_the_last_command(talk: Talk) -> None:
    talk.say("set the temperature to 22 degrees")
    talk.echo()
    talk.wait(61)
    talk.say("a bit more")
    assert len(talk.car.asked()) == 1


def test_no_the_other_one(talk: Talk) -> None:
    talk.say("set the driver temperature to 22 degrees")
    talk.echo()
    talk.say("no the other one")
    assert talk.car.asked()[-1][0] == car.PASSENGER_TEMPERATURE


def test_two_commands_are_both_done(talk: Talk) -> None:
    talk.say("set the driver temperature to 22 degrees and the passenger temperature to 20 degrees")
    signals = [signal for signal, _, _ in talk.car.asked()]
    assert signals == [car.DRIVER_TEMPERATURE, car.PASSENGER_TEMPERATURE]


def test_a_risky_wish_waits_for_a_clear_yes(talk: Talk) -> None:
    unlock(talk)
    assert talk.shows(Mode.ASKING)
    assert talk.ears.calls[-1] == "confirm 8"
    talk.say("yes", confidence=0.7)
    assert talk.opened == []
    assert talk.shows(Mode.ASKING)
    talk.say("yes")
    assert talk.opened == ["voice"]


@pytest.mark.parametrize("word", ["no", "never mind", "cancel that"])
def test_no_means_no(talk: Talk, word: str) -> None:
    unlock(talk)
    talk.say(word)
    talk.say("yes")
    assert talk.opened == []


def test_silence_means_no(talk: Talk) -> None:
    unlock(talk)
    talk.wait(1)
    talk.car.services.speech.hush()
    talk.wait(60)
    assert not talk.shows(Mode.ASKING)
    talk.say("yes")
    assert talk.opened == []


def test_another_wish_drops_the_question(talk: Talk) -> None:
    unlock(talk)
    talk.say("set the temperature to 22 degrees")
    talk.echo()
    talk.say("yes")
    assert talk.opened == []
    assert talk.car.asked()[0][1] == 22.0


def test_a_touch_on_yes_and_on_no(talk: Talk) -> None:
    unlock(talk)
    talk.talk.answer(yes=False)
    assert talk.opened == []
    unlock(talk)
    talk.talk.answer(yes=True)
    assert talk.opened == ["voice"]


def test_what_was_not_clear_is_asked_about(talk: Talk) -> None:
    talk.say("set the temperature to 22 degrees", confidence=0.4)
    assert talk.shows(Mode.ASKING)
    assert talk.car.asked() == []
    assert "22 degrees" in talk.talk.reply
    talk.say("yes", confidence=0.7)
    assert talk.car.asked()[0][1] == 22.0


def test_a_risky_wish_that_was_not_clear_is_asked_about_twice(talk: Talk) -> None:
    unlock(talk, confidence=0.5)
    talk.say("yes")
    assert talk.opened == []
    talk.say("yes")
    assert talk.opened == ["voice"]


def test_nonsense_is_shown_and_changes_nothing(talk: Talk) -> None:
    assert talk.say("the purple cow sings sideways") == talk.talk.wording.say("not_understood")
    assert talk.shows(Mode.LOST)
    assert talk.talk.text or talk.timeline.records[-1].text
    assert talk.car.asked() == []


def test_the_key_listens_and_a_second_touch_stops(talk: Talk) -> None:
    talk.talk.talk()
    assert talk.shows(Mode.LISTENING)
    talk.talk.event({"type": "partial", "text": "set the"})
    assert talk.talk.text == "set the"
    talk.talk.talk()
    assert talk.shows(Mode.IDLE)
    assert talk.ears.calls == ["now 8", "cancel"]


def test_it_does_not_listen_for_ever(talk: Talk) -> None:
    talk.talk.talk()
    talk.wait(LISTEN_S + 3)
    assert talk.shows(Mode.IDLE)


def test_the_wake_phrase_stops_what_the_car_is_saying(talk: Talk) -> None:
    talk.say("set the temperature to 22 degrees")
    talk.echo()
    assert talk.speaks()
    talk.talk.event({"type": "wake"})
    assert not talk.speaks()
    assert talk.shows(Mode.LISTENING)


def test_an_answer_goes_away_by_itself(talk: Talk) -> None:
    talk.say("set the temperature to 22 degrees")
    talk.echo()
    talk.wait(1)
    talk.car.services.speech.hush()
    talk.wait(STAY_S + 1)
    assert talk.shows(Mode.IDLE)


def test_every_command_leaves_a_record(talk: Talk) -> None:
    talk.say("set the temperature to 22 degrees", confidence=0.9)
    talk.echo()
    record = talk.timeline.records[-1]
    assert (record.text, record.confidence) == ("set the temperature to 22 degrees", 0.9)
    assert record.intents[0]["name"] == "ClimateSetTemperature"
    assert record.asked == [f"{car.DRIVER_TEMPERATURE.path} = 22.0: done"]
    assert record.reply == "Driver: 22 degrees"
    assert [stage for stage, _ in record.steps()][-3:] == ["acted", "echo", "answered"]


def test_say_that_again(talk: Talk) -> None:
    talk.say("set the temperature to 22 degrees")
    talk.echo()
    assert "Driver: 22 degrees" in talk.say("say that again")
    assert "Driver: 22 degrees" in talk.say("say that again")


def test_a_correction_takes_the_wrong_one_back_first(talk: Talk) -> None:
    talk.say("set the driver temperature to 25 degrees")
    talk.echo()
    talk.say("no set the passenger temperature to 25 degrees")
    assert [(s, v) for s, v, _ in talk.car.asked()[1:]] == [
        (car.DRIVER_TEMPERATURE, 21.0),
        (car.PASSENGER_TEMPERATURE, 25.0),
    ]


def test_two_answers_are_two_sentences(talk: Talk) -> None:
    assert together(["Driver: 22 degrees", "All right."]) == "Driver: 22 degrees. All right."
    assert together(["Driver: 22 degrees", "", "Driver: 22 degrees"]) == "Driver: 22 degrees"
    assert together(["主驾：22 度", "好的，不做了。"], "zh") == "主驾：22 度。好的，不做了。"


def test_what_the_car_would_refuse_is_not_asked_about(talk: Talk) -> None:
    talk.barred = STANDING_ONLY
    unlock(talk)
    assert talk.shows(Mode.ANSWERED)
    assert talk.talk.reply == STANDING_ONLY
    talk.say("yes")
    assert talk.opened == []


def test_a_question_is_repeated_once_only(talk: Talk) -> None:
    talk.say("set the temperture to twenty two", confidence=0.5)
    assert talk.shows(Mode.ASKING)
    talk.say("and then she said that she was tired")
    assert talk.shows(Mode.ASKING)
    talk.say("so i told her to go to bed")
    assert talk.shows(Mode.ANSWERED)
    assert talk.car.asked() == []


def test_the_newest_sentence_is_shown(talk: Talk) -> None:
    talk.say("set the temperature to 22 degrees")
    talk.echo()
    talk.say("open the windo")
    assert talk.talk.text == "open the windo"
