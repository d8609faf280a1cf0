"""From a text to intents. Only a sentence that matches as a whole is ever accepted."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

from cockpit.voice.sentences.frame import Frame
from cockpit.voice.sentences.matcher import Match, Matcher
from cockpit.voice.sentences.names import Names
from cockpit.voice.sentences.near import Near, Understand
from cockpit.voice.sentences.offered import Lists, OfferedLists
from cockpit.voice.sentences.phrases import phrases
from cockpit.voice.sentences.source import Grammar, Source
from cockpit.voice.sentences.understood import (
    EMPTY,
    NO_MATCH,
    TOO_LONG,
    UNCLEAR,
    Command,
    Example,
    Understood,
)

FEATURES = Path(__file__).parents[2] / "features"
LONGEST = 200
"""Characters; nobody says more in one breath."""
UNK = "[unk]"
_UNK = re.compile(re.escape(UNK), re.IGNORECASE)


class Sentences:
    """All features' sentences in one language."""

    def __init__(self, source: Source, grammars: Iterable[Grammar]) -> None:
        self.language = source.language
        self.troubles = tuple(source.troubles)
        """One line for each thing that is wrong in the files, with file and line."""
        self._grammars = tuple(grammars)
        self.spelling = source.spelling
        self._frame = Frame(source.language, source.common)
        self.offered = OfferedLists(source.spelling)
        self.common = source.common
        self.rules = [rule for grammar in self._grammars for rule in grammar.rules]
        self._matcher = Matcher(self.rules)
        self._names = Names(source.language, source.common.get("no_name") or {}, self.rules)
        self._near = Near(source.language, self.rules, self.offered)

    @staticmethod
    def load(language: str, folders: Iterable[Path] | None = None) -> "Sentences":
        """Read the intents files of these features (of all, where none are named)."""
        source = Source(language)
        found = (source.grammar(folder) for folder in sorted(folders or FEATURES.iterdir()))
        return Sentences(source, [grammar for grammar in found if grammar])

    def offer(self, lists: Lists) -> None:
        """Fill the lists that are known at run time only."""
        if self.offered.offer(lists):
            self._near.renew()

    def understand(
        self, text: str, lists: Lists | None = None, context: Mapping[str, Any] | None = None
    ) -> Understood:
        """What the text means; `context` is for sentences that need one (hassil's)."""
        if lists is not None:
            self.offer(lists)
        if len(text) > LONGEST:
            return Understood(text[:LONGEST], why=TOO_LONG)
        unclear = UNK in text.lower()
        said = self.spelling.text(_UNK.sub(" ", text))
        if not said:
            return Understood(text, why=UNCLEAR if unclear else EMPTY)
        commands, correction = ((), False) if unclear else self._read(said, context or {})
        if commands:
            return Understood(text, commands, correction)
        near = self._near.candidates(self._frame.bare(said), self._exactly(said, context or {}))
        return Understood(text, candidates=near, why=UNCLEAR if unclear else NO_MATCH)

    def phrases(self, limit: int) -> list[str]:
        """Sentences for a recogniser that must be told what it may hear."""
        return phrases(self.rules, self.offered, self.common, self.language, limit)

    @property
    def intents(self) -> frozenset[str]:
        """Every intent that has a sentence."""
        return frozenset(rule.intent for grammar in self._grammars for rule in grammar.rules)

    def examples(self) -> list[Example]:
        """Sentences for "You can say"."""
        return [
            Example(intent, sentence, grammar.feature)
            for grammar in self._grammars
            for intent, sentences in grammar.says.items()
            for sentence in sentences
        ]

    @property
    def responses(self) -> dict[str, Any]:
        """What is answered: templates by intent and key, and the names that values have."""
        common = self.common
        names = dict(common.get("names") or {})
        table: dict[str, Any] = {"": dict(common.get("responses") or {})}
        for grammar in self._grammars:
            table |= grammar.responses
            for slot, words in grammar.names.items():
                names[slot] = {**names.get(slot, {}), **words}
        return {"language": self.language, "responses": table, "names": names}

    # Matching -------------------------------------------------------------------------------

    def _read(self, said: str, context: Mapping[str, Any]) -> tuple[tuple[Command, ...], bool]:
        """The commands of a text, and whether it corrects the one before."""
        commands = self._commands(said, context)
        if commands:
            return commands, False
        for start in dict.fromkeys((said, self._frame.bare(said))):
            rest = self._frame.corrected(start)
            if rest and (commands := self._commands(rest, context)):
                return commands, True
        return (), False

    def _commands(self, said: str, context: Mapping[str, Any]) -> tuple[Command, ...]:
        whole = self._one(said, context)
        if whole and (whole.rule.whole or not whole.free):
            return (self._command(whole, said),)
        once = cache(lambda part: self._one(part, context))  # splits have parts in common
        for parts in self._frame.split(said):
            found = list(takewhile(_may_join, map(once, parts)))
            if len(found) == len(parts):
                both = zip(found, parts, strict=True)
                return tuple(self._command(match, part) for match, part in both if match)
        return (self._command(whole, said),) if whole else ()

    def _exactly(self, said: str, context: Mapping[str, Any]) -> Understand:
        """Who says what shall not be is not asked whether it shall."""
        negates = self._frame.negates

        def understand(text: str) -> tuple[Command, ...]:
            if negates(said) and not negates(self.spelling.text(text)):
                return ()
            return self._commands(self.spelling.text(text), context)

        return understand

    def _one(self, said: str, context: Mapping[str, Any]) -> Match | None:
        """The one command that the text is, with or without its politeness."""
        free = None
        for text in dict.fromkeys((said, self._frame.bare(said))):
            found = self._matcher.matches(text, self.offered, context)
            best = min(found, key=lambda match: match.rank, default=None)
            if best and not best.free:
                return best
            free = free or best  # what takes politeness for free text must yield to what needs none
        return free

    def _command(self, match: Match, said: str) -> Command:
        rule, free = match.rule, match.free
        doubtful = not rule.whole and any(self._names.doubts(name, rule.feature) for name in free)
        found = rule.intent, match.slots, rule.template, rule.feature
        return Command(*found, free=bool(free), doubtful=doubtful, text=said)


def _may_join(match: Match | None) -> bool:
    """Whether this is a wish that may stand beside another."""
    return match is not None and not match.rule.alone
