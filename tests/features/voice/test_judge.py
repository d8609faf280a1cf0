"""What is done at once, what is asked about, and what opens the car."""

import pytest

from cockpit.core.intents import Answer, Intents
from cockpit.features.cabin.spoken import RISKY
from cockpit.features.voice.heard import Heard
from cockpit.features.voice.judge import Verdict, is_clear_yes, judge
from cockpit.voice.sentences.engine import Sentences


@pytest.fixture(scope="module")
def sentences() -> Sentences:
    return Sentences.load("en")


@pytest.fixture(scope="module")
def intents(sentences: Sentences) -> Intents:
    intents = Intents()
    for name in sentences.intents:
        intents.on(name, lambda _: Answer(), risky=name in RISKY)
    return intents


@pytest.mark.parametrize("text", ["yes", "yes please", "do it"])
def test_a_yes_is_clear(sentences: Sentences, text: str) -> None:
    assert is_clear_yes(Heard(sentences.understand(text)))


@pytest.mark.parametrize("text", ["no yes", "maybe yes", "no no sure", "wait do it", "yes no"])
def test_a_yes_with_doubts_is_none(sentences: Sentences, text: str) -> None:
    assert not is_clear_yes(Heard(sentences.understand(text)))


def test_what_is_hardly_a_name_is_asked_about(sentences: Sentences, intents: Intents) -> None:
    judged = judge(Heard(sentences.understand("navigate to seat heating level two")), intents)
    assert judged.verdict is Verdict.ASK
    assert judged.choices[0].intents[0].name == "NavigationGoTo"


@pytest.mark.parametrize("text", ["unlock the bike", "open the bonnet", "don't unlock the doors"])
def test_what_only_resembles_a_risky_wish_offers_none(
    sentences: Sentences, intents: Intents, text: str
) -> None:
    judged = judge(Heard(sentences.understand(text)), intents)
    assert judged.verdict is not Verdict.DO
    assert not any(wish.name in RISKY for one in judged.choices for wish in one.intents)
