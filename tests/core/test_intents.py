"""One handler for each wish, one answer for each asking."""

import pytest

from cockpit.core.intents import FAILED, UNKNOWN, Answer, Asked, Intent, Intents, refused


def ask(intents: Intents, name: str, **slots: object) -> list[Answer]:
    answers: list[Answer] = []
    intents.handle(Intent(name, slots), "voice", answers.append)
    return answers


def test_the_handler_gets_slots_and_who_asks() -> None:
    intents, seen = Intents(), []

    def warm(asked: Asked) -> Answer:
        seen.append((asked.get("zone"), asked.get("level", 2), asked.by))
        return Answer(values={"zone": "driver"}, more=Intent("Warm"))

    intents.on("Warm", warm)
    (answer,) = ask(intents, "Warm", zone="driver")
    assert seen == [("driver", 2, "voice")]
    assert answer.done
    assert answer.more == Intent("Warm")


def test_what_nobody_does_is_said_and_counts_as_risky() -> None:
    intents = Intents()
    (answer,) = ask(intents, "Fly")
    assert (answer.key, answer.done) == (UNKNOWN, False)
    assert intents.risky("Fly")


def test_risk_is_told_by_the_feature() -> None:
    intents = Intents()
    intents.on("Unlock", lambda _: Answer(), risky=True)
    intents.on("Warm", lambda _: Answer())
    assert intents.risky("Unlock")
    assert not intents.risky("Warm")
    assert intents.names == {"Unlock", "Warm"}


def test_two_handlers_are_a_mistake() -> None:
    intents = Intents()
    intents.on("Warm", lambda _: Answer())
    with pytest.raises(ValueError, match="two handlers for Warm"):
        intents.on("Warm", lambda _: Answer())


def test_a_handler_may_answer_later_and_only_once() -> None:
    intents = Intents()
    waiting: list[Asked] = []
    intents.on("Find", waiting.append)
    answers = ask(intents, "Find")
    assert answers == []
    waiting[0].answer(Answer("found"))
    waiting[0].answer(Answer("found again"))
    assert [a.key for a in answers] == ["found"]


def test_a_handler_that_fails_is_an_answer(caplog: pytest.LogCaptureFixture) -> None:
    intents = Intents()
    intents.on("Warm", lambda _: refused("x") if 1 / 0 else None)
    (answer,) = ask(intents, "Warm")
    assert (answer.key, answer.done) == (FAILED, False)
    assert "Warm" in caplog.text


def test_lists_are_told_when_they_change() -> None:
    intents, told = Intents(), []
    intents.watch(lambda: told.append(1))
    intents.offer("contact", {"anna": "id-1"})
    intents.offer("contact", {"anna": "id-1"})
    intents.offer("contact", {"anna": "id-1", "ben": "id-2"})
    assert len(told) == 2
    assert intents.lists == {"contact": {"anna": "id-1", "ben": "id-2"}}
