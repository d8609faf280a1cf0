"""Sentences that nobody wrote sentences from: what is done is what was meant."""

import pytest

from cockpit.voice.sentences.engine import Sentences
from cockpit.voice.sentences.understood import NO_MATCH
from tests.tools.aside_sentences import ASIDE, Fate, Tally, tally

LANGUAGES = sorted(path.stem for path in ASIDE.glob("*.yaml"))
MOST_WRONG = 0.005
"""Of all that is said. Nothing of it may be risky."""
MANY = {"en": 3000, "de": 150, "zh": 150}
UNDERSTOOD = {"en": 0.5, "de": 0.4, "zh": 0.4}
"""Of the commands, whoever says them in his own words; a floor that only rises."""


@pytest.fixture(scope="module", params=LANGUAGES)
def done(request: pytest.FixtureRequest) -> tuple[str, Tally]:
    return request.param, tally(request.param)


def test_hardly_anything_is_done_that_was_not_meant(done: tuple[str, Tally]) -> None:
    language, fared = done
    wrong = fared.of(Fate.WRONG, Fate.RISKY, Fate.ACTED)
    assert fared.total >= MANY[language]
    assert len(wrong) <= MOST_WRONG * fared.total, [f"{one.text}: {what}" for one, what in wrong]


def test_nothing_risky_is_done_or_asked_for_that_was_not_meant(done: tuple[str, Tally]) -> None:
    assert done[1].of(Fate.RISKY, Fate.ACTED) == []


def test_most_commands_are_understood(done: tuple[str, Tally]) -> None:
    language, fared = done
    meant = [fate for fate, one, _ in fared.told if one.meanings]
    assert meant.count(Fate.RIGHT) >= UNDERSTOOD[language] * len(meant)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "don't make it warmer"),
        ("en", "never turn on the interior light"),
        ("de", "mach es nicht wärmer"),
        ("de", "keine innenbeleuchtung an"),
        ("zh", "不要打开空调"),
        ("zh", "别开车内灯"),
    ],
)
def test_who_says_no_is_not_asked_whether_to_do_it(language: str, text: str) -> None:
    found = Sentences.load(language).understand(text)
    assert found.why == NO_MATCH
    assert all(
        any(word in f" {one.sentence} " for word in (" not ", " no ", "nicht", "kein", "不", "别"))
        for one in found.candidates
    ), found


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [("take me to Mill Street 4", False), ("find a Lidl", True), ("find the boot", True)],
)
def test_free_text_that_is_hardly_a_name_is_doubtful(text: str, doubtful: bool) -> None:
    (command,) = Sentences.load("en").understand(text).commands
    assert command.doubtful is doubtful


@pytest.mark.parametrize(
    "text", ["take me to your leader", "go to the", "take me to work not home"]
)
def test_free_text_that_is_no_name_means_nothing(text: str) -> None:
    assert not Sentences.load("en").understand(text)
