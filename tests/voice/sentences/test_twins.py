"""Every feature's twins: each text must mean exactly this intent with exactly these slots."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cockpit.voice.sentences.engine import Sentences
from cockpit.voice.sentences.located import read_yaml

TWINS = Path(__file__).parents[2] / "features"
LANGUAGES = ("en", "de", "zh")
NOTHING = "Nothing"
"""Instead of an intent: texts that must not be accepted."""
LISTS = "lists"
"""Instead of an intent: what is offered at run time, by list."""
FEWEST = 600
"""Texts that each language's twins hold at least, told once however many features have them."""


def files(language: str) -> list[Path]:
    return sorted(TWINS.glob(f"*/sentences.{language}.yaml"))


def wanted(twins: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Text, intent, slots."""
    for intent, blocks in twins.items():
        if intent == NOTHING:
            yield from ((str(text), "", {}) for text in blocks)
        elif intent != LISTS:
            for block in blocks:
                slots = block.get("slots", {})
                yield from ((str(text), intent, slots) for text in block["texts"])


@pytest.fixture(scope="module", params=LANGUAGES)
def sentences(request: pytest.FixtureRequest) -> Sentences:
    return Sentences.load(request.param)


def test_intents_files_have_no_troubles(sentences: Sentences) -> None:
    assert sentences.troubles == ()


def test_twins(sentences: Sentences) -> None:
    wrong = []
    for path in files(sentences.language):
        twins = read_yaml(path)
        for text, intent, slots in wanted(twins):
            found = sentences.understand(text, twins.get(LISTS, {}))
            got = [(c.intent, dict(c.slots)) for c in found.commands]
            if got != ([(intent, slots)] if intent else []):
                wrong.append(f"{path.name}: {text!r}: {got} instead of {intent} {slots}")
    assert not wrong, "\n".join(wrong)


def test_each_language_has_hundreds_of_twins(sentences: Sentences) -> None:
    twins = [read_yaml(path) for path in files(sentences.language)]
    texts = {text for table in twins for text, intent, _ in wanted(table) if intent}
    assert len(texts) >= FEWEST


def test_every_language_has_the_same_intents() -> None:
    intents = [Sentences.load(language).intents for language in LANGUAGES]
    assert intents[0] == intents[1] == intents[2]


def test_every_intent_has_twins_and_a_sentence_to_say(sentences: Sentences) -> None:
    twins = [read_yaml(path) for path in files(sentences.language)]
    tested = {intent for table in twins for intent in table}
    offered = {name: words for table in twins for name, words in table.get(LISTS, {}).items()}
    assert sentences.intents <= tested
    assert sentences.intents == {example.intent for example in sentences.examples()}
    for example in sentences.examples():
        found = sentences.understand(example.sentence, offered)
        assert [c.intent for c in found.commands] == [example.intent], example
