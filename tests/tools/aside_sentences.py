"""Sentences that nobody wrote sentences from, as if typed: done, asked about, or not understood.

`python -m tests.tools.aside_sentences [--language en] [--lost]` prints how many of those in
`tests/voice/aside/LANGUAGE.yaml` came out right, and each one that came out wrong.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from cockpit.core.intents import Answer, Intent, Intents
from cockpit.features.voice.heard import Heard
from cockpit.features.voice.judge import Verdict, judge
from cockpit.voice.sentences.engine import FEATURES, Sentences
from cockpit.voice.sentences.located import read_yaml

ASIDE = Path(__file__).parents[1] / "voice" / "aside"
SECTIONS = ("paraphrases", "near", "nonsense", "generated")
NONE = "none"


class Fate(Enum):
    """What became of a sentence."""

    RIGHT = "accepted right"
    WRONG = "accepted wrong"
    RISKY = "risky wrong, waits for a yes"
    ACTED = "risky wrong, done without a yes"
    ASKED = "did you mean, the right one among them"
    ASKED_WRONG = "did you mean, all others"
    LOST = "not understood"
    """Right where nothing may be done."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A sentence, and all that may be done when it is said."""

    text: str
    section: str
    meanings: tuple[tuple["Wish", ...], ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish of a meaning: `ClimateWarmer zone=driver? degrees=*`."""

    intent: str
    slots: Mapping[str, str]
    optional: frozenset[str]
    any_slots: bool = False

    @staticmethod
    def of(text: str) -> "Wish":
        intent, *words = text.split()
        pairs = [word.split("=", 1) for word in words if word != "*"]
        optional = frozenset(name for name, value in pairs if value.endswith("?"))
        slots = {name: _spaced(value.rstrip("?")) for name, value in pairs}
        return Wish(intent, slots, optional, "*" in words)

    def is_meant_by(self, wish: Intent) -> bool:
        """Whether the wish is this one."""
        if wish.name != self.intent:
            return False
        said = {name: _spaced(_plain(value)) for name, value in wish.slots.items()}
        if self.any_slots:
            return True
        if not set(self.slots) - self.optional <= set(said) <= set(self.slots):
            return False
        return all(self.slots[name] in ("*", value) for name, value in _same(said, self.slots))


@dataclass(slots=True)
class Tally:
    """How all of them fared."""

    fates: dict[str, Counter[Fate]] = field(default_factory=dict)
    told: list[tuple[Fate, Aside, str]] = field(default_factory=list)
    offered: list[tuple[Aside, str]] = field(default_factory=list)
    """A risky wish was among the choices, and nobody had meant it."""

    def add(self, one: Aside, fate: Fate, what: str) -> None:
        self.fates.setdefault(one.section, Counter())[fate] += 1
        self.told.append((fate, one, what))

    def of(self, *fates: Fate) -> list[tuple[Aside, str]]:
        """The sentences of these fates, and what was done."""
        return [(one, what) for fate, one, what in self.told if fate in fates]

    @property
    def total(self) -> int:
        return len(self.told)


def _spaced(value: str) -> str:
    return value.replace("_", " ")


def _plain(value: Any) -> str:
    return str(value["name"]) if isinstance(value, Mapping) else str(value)


def _same(said: Mapping[str, str], slots: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Slots by name, with numbers as the key writes them."""
    for name, value in said.items():
        wanted = slots[name]
        number = wanted.replace(".", "", 1).lstrip("-").isdigit()
        try:
            equal = number and float(value) == float(wanted)
        except ValueError:
            equal = False
        yield name, wanted if equal else value


def kept_aside(language: str) -> tuple[list[Aside], dict[str, Any]]:
    """The sentences, and what is offered while they are said."""
    table = read_yaml(ASIDE / f"{language}.yaml")
    found: dict[str, Aside] = {}
    for section in SECTIONS:
        for key, texts in (table.get(section) or {}).items():
            meanings = () if key == NONE else tuple(
                tuple(map(Wish.of, meaning.split(" & "))) for meaning in key.split(" or ")
            )  # fmt: skip
            for text in texts.splitlines():
                found.setdefault(text.strip(), Aside(text.strip(), section, meanings))
    return [one for text, one in found.items() if text], table.get("lists") or {}


@cache
def handled(sentences: Sentences) -> Intents:
    """All intents as the features have them, risky or not; nothing is done."""
    risky: set[str] = set()
    for folder in FEATURES.iterdir():
        if (folder / "spoken.py").is_file():
            risky |= import_module(f"cockpit.features.{folder.name}.spoken").RISKY
    intents = Intents()
    for name in sentences.intents:
        intents.on(name, lambda _: Answer(), risky=name in risky)
    return intents


def fare(one: Aside, sentences: Sentences) -> tuple[Fate, str, str]:
    """What became of it, what was done or asked, and the risky one that was offered."""
    intents = handled(sentences)
    judged = judge(Heard(sentences.understand(one.text), typed=True), intents)
    if judged.verdict is Verdict.LOST:
        return Fate.LOST, judged.why, ""
    if judged.verdict is Verdict.ASK:
        offers = [choice.intents for choice in judged.choices]
        right = any(_meant(one, offer) for offer in offers)
        unmeant = [o for o in offers if not _meant(one, o)]
        risky = any(intents.risky(wish.name) for offer in unmeant for wish in offer)
        told = " / ".join(choice.sentence for choice in judged.choices)
        return (Fate.ASKED if right else Fate.ASKED_WRONG), told, told if risky else ""
    did = " & ".join(f"{wish.name} {dict(wish.slots)}" for wish in judged.intents)
    if _meant(one, judged.intents):
        return Fate.RIGHT, did, ""
    dangers = [wish.name for wish in judged.intents if wish.name in RISKY_NAMES]
    if not dangers:
        return Fate.WRONG, did, ""
    return (Fate.RISKY if all(map(intents.risky, dangers)) else Fate.ACTED), did, ""


RISKY_NAMES = ("CabinUnlock", "CabinOpenBoot", "CabinCloseBoot", "CabinOpenFlap")
"""Whatever the features say, these must wait for a yes."""


def _meant(one: Aside, wishes: tuple[Intent, ...]) -> bool:
    """Whether that is what the sentence says, wishes in any order."""
    return any(
        len(meaning) == len(wishes)
        and all(any(wish.is_meant_by(done) for done in wishes) for wish in meaning)
        for meaning in one.meanings
    )


def tally(language: str) -> Tally:
    """Put each through the way of a typed sentence."""
    every, lists = kept_aside(language)
    sentences = Sentences.load(language)
    sentences.offer(lists)
    done = Tally()
    for one in every:
        fate, what, risky = fare(one, sentences)
        done.add(one, fate, what)
        if risky:
            done.offered.append((one, risky))
    return done


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--language", default="en")
    options.add_argument("--lost", action="store_true", help="paraphrases not understood, too")
    given = options.parse_args()
    done = tally(given.language)
    for section, fates in done.fates.items():
        print(f"{section}: {fates.total()}")
        for fate in Fate:
            print(f"  {fates[fate]:5} {100 * fates[fate] / fates.total():5.1f} %  {fate.value}")
    wrong = done.of(Fate.WRONG, Fate.RISKY, Fate.ACTED)
    print(f"wrong: {len(wrong)} of {done.total}, {100 * len(wrong) / done.total:.2f} %")
    for one, what in wrong:
        print(f"  [{one.section}] {one.text} → {what}")
    print(f"risky wrong: {len(done.of(Fate.RISKY, Fate.ACTED))}; "
          f"offered though not meant: {len(done.offered)}")  # fmt: skip
    for one, what in done.offered:
        print(f"  [{one.section}] {one.text} → {what}?")
    if given.lost:
        for one, what in done.of(Fate.ASKED, Fate.ASKED_WRONG, Fate.LOST):
            if one.meanings:
                print(f"  lost: {one.text} → {what}")


if __name__ == "__main__":
    main()
