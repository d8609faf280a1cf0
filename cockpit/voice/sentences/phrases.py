"""What a recogniser should be ready to hear: every word at least once, in sentences."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import cycle
from typing import Any

from cockpit.voice.sentences.offered import OfferedLists
from cockpit.voice.sentences.sampling import InTurn, covering, said
from cockpit.voice.sentences.source import Rule

PER_RULE = 2000
"""Sentences of one rule until all of its words must have been said."""
ROUNDS = 50
VARIANTS = 3
"""Sentences for each other spelling."""
FRAME = ("skip_words", "openings", "endings", "joiners")


def phrases(
    rules: Sequence[Rule],
    offered: OfferedLists,
    common: Mapping[str, Any],
    language: str,
    limit: int,
) -> list[str]:
    """The same ones whenever the files and lists are the same.

    First come those that say every word and every list's value once: all of them, whatever the
    limit is. More sentences fill it up.
    """
    picker = InTurn(offered, between=" " if language == "zh" else "")
    found = dict.fromkeys(_covering_all(rules, picker))
    found |= dict.fromkeys(_framed(list(found), common))
    if language != "zh":
        found |= dict.fromkeys(_otherwise(list(found), common.get("spellings") or {}))
    needed = len(found)
    for _ in range(ROUNDS):
        if len(found) >= limit:
            break
        found |= dict.fromkeys(s for rule in rules for s in said(rule.node, picker))
    return list(found)[: max(limit, needed)]


def _covering_all(rules: Iterable[Rule], picker: InTurn) -> Iterator[str]:
    """Sentences in which each word of each rule is said; what says nothing new is left out."""
    known: set[str] = set()
    for rule in rules:
        for phrase in covering(rule.node, picker, PER_RULE):
            words = set(phrase.split())
            if not words <= known:
                known |= words
                yield phrase


def _framed(sentences: Sequence[str], common: Mapping[str, Any]) -> Iterator[str]:
    """Politeness, "and then", "no": each with a sentence."""
    if not sentences:
        return
    some = cycle(sentences)
    corrections = (common.get("corrections") or {}).get("words") or ()
    for words in (*common.get("openings", ()), *corrections):
        yield f"{words} {next(some)}"
    for words in (*common.get("endings", ()), *common.get("skip_words", ())):
        yield f"{next(some)} {words}"
    for words in common.get("joiners", ()):
        yield f"{next(some)} {words} {next(some)}"


def _otherwise(sentences: Sequence[str], spellings: Mapping[str, Any]) -> Iterator[str]:
    """Sentences with the spellings that are brought into ours when they are heard."""
    padded = [f" {sentence} " for sentence in sentences]
    for heard, ours in spellings.items():
        if not str(heard).replace(" ", "").replace("'", "").isalpha() or not ours:
            continue
        those = [sentence for sentence in padded if f" {ours} " in sentence][:VARIANTS]
        yield from (s.replace(f" {ours} ", f" {heard} ").strip() for s in those)
        if not those:
            yield str(heard)
