"""From a text to intents. Only a sentence that matches as a whole is ever accepted."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hassil.recognize import RecognizeResult, recognize_all

from cockpit.voice.sentences.frame import Frame
from cockpit.voice.sentences.offered import Lists, Offered
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


class Sentences:
    """All features' sentences in one language."""

    def __init__(self, source: Source, grammars: Iterable[Grammar]) -> None:
        self.language = source.language
        self.troubles = tuple(source.troubles)
        """One line for each thing that is wrong in the files, with file and line."""
        self._grammars = tuple(grammars)
        self._spelling = source.spelling
        self._frame = Frame(source.language, source.common)
        self._offered = Offered(source.spelling)
        self._common = source.common

    @staticmethod
    def load(language: str, folders: Iterable[Path] | None = None) -> "Sentences":
        """Read the intents files of these features (of all, where none are named)."""
        source = Source(language)
        found = (source.grammar(folder) for folder in sorted(folders or FEATURES.iterdir()))
        sentences = Sentences(source, [grammar for grammar in found if grammar])
        sentences.understand("warm up")  # hassil's first match is slow
        return sentences

    def offer(self, lists: Lists) -> None:
        """Fill the lists that are known at run time only."""
        self._offered.offer(lists)

    def understand(
        self, text: str, lists: Lists | None = None, context: Mapping[str, Any] | None = None
    ) -> Understood:
        """What the text means; `context` is for sentences that need one (hassil's)."""
        if lists is not None:
            self.offer(lists)
        if len(text) > LONGEST:
            return Understood(text[:LONGEST], why=TOO_LONG)
        if UNK in text.lower():
            return Understood(text, why=UNCLEAR)
        said = self._spelling.text(text)
        if not said:
            return Understood(text, why=EMPTY)
        commands, correction = self._read(said, context or {})
        return Understood(text, commands, correction, why="" if commands else NO_MATCH)

    @property
    def intents(self) -> frozenset[str]:
        """Every intent that has a sentence."""
        return frozenset(name for grammar in self._grammars for name in grammar.intents.intents)

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
        common = self._common
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
        if whole and not _is_open(whole[1]):
            return (whole[0],)
        for parts in self._frame.split(said):
            found = [self._one(part, context) for part in parts]
            if all(found):
                return tuple(one[0] for one in found if one)
        return (whole[0],) if whole else ()

    def _one(self, said: str, context: Mapping[str, Any]) -> tuple[Command, RecognizeResult] | None:
        """The one command that the text is, with or without its politeness."""
        for text in dict.fromkeys((said, self._frame.bare(said))):
            found = self._matches(text, context)
            if found:
                return min(found, key=_rank)
        return None

    def _matches(
        self, text: str, context: Mapping[str, Any]
    ) -> list[tuple[Command, RecognizeResult]]:
        lists = self._offered.within(text)
        return [
            (_command(result, grammar.feature), result)
            for grammar in self._grammars
            for result in recognize_all(
                text, grammar.intents, slot_lists=lists, intent_context=dict(context)
            )
        ]


def _command(result: RecognizeResult, feature: str) -> Command:
    rule = result.intent_sentence.text if result.intent_sentence else ""
    slots = {entity.name: entity.value for entity in result.entities_list}
    return Command(result.intent.name, slots, rule or "", feature)


def _is_open(result: RecognizeResult) -> bool:
    """Whether free words fill a slot of it."""
    return any(entity.is_wildcard for entity in result.entities_list)


def _rank(found: tuple[Command, RecognizeResult]) -> tuple[int, int, int, str]:
    """The best is the one with the fewest free words, then with the most literal ones."""
    command, result = found
    free = [entity.text for entity in result.entities_list if entity.is_wildcard]
    return len(free), sum(map(len, free)), -result.text_chunks_matched, command.intent
