"""Made-up sentences of every rule of every feature: none may mean anything else."""

import pytest

from cockpit.voice.sentences.engine import Sentences
from cockpit.voice.sentences.offered import OfferedLists
from cockpit.voice.sentences.pattern import Literal, Words
from cockpit.voice.sentences.sampling import InTurn, covering

EACH = 15
"""Sentences of each rule."""


@pytest.fixture(scope="module", params=("en", "de", "zh"))
def sentences(request: pytest.FixtureRequest) -> Sentences:
    return Sentences.load(request.param)


def test_each_sentence_means_its_own_intent(sentences: Sentences) -> None:
    wrong = []
    picker = InTurn(OfferedLists(sentences.spelling))
    for rule in sentences.rules:
        context = {key: value for key, value in rule.requires.items() if isinstance(value, str)}
        for said in covering(rule.node, picker, EACH):
            found = sentences.understand(said, context=context)
            intents = [command.intent for command in found.commands]
            if intents != [rule.intent] and len(said) <= 200:
                wrong.append(f"{said!r}: {intents} instead of {rule.intent}: {rule.template}")
    assert not wrong, "\n".join(wrong[:40])


def test_phrases_have_every_word_and_value(sentences: Sentences) -> None:
    people = {"contact": {"anna weber": 1}}
    sentences.offer(people)
    phrases = sentences.phrases(2000)
    assert phrases == sentences.phrases(2000)
    assert len(phrases) == len(set(phrases)) >= 2000
    said = {word for phrase in phrases for word in phrase.split()}
    nodes = {node for rule in sentences.rules for node in rule.node.everything()}
    wanted = {w for node in nodes if isinstance(node, Literal) for w in node.text.split()}
    wanted |= {
        w for node in nodes if isinstance(node, Words) for s in node.spoken for w in s.split()
    }
    free = {
        word
        for rule in sentences.rules
        if any(type(node).__name__ in ("Anything", "Offered") for node in rule.node.everything())
        for node in rule.node.everything()
        if isinstance(node, Literal)
        for word in node.text.split()
    }
    assert wanted - said - free == set()
