"""Intents files on the disk, checked piece by piece: what is wrong is named, the rest is used."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cockpit.voice.sentences.located import SentenceError, line_of, read_yaml
from cockpit.voice.sentences.names import no_name
from cockpit.voice.sentences.pattern import Node
from cockpit.voice.sentences.scope import Scope, WrongSentenceError
from cockpit.voice.sentences.spelling import Spelling

HERE = Path(__file__).parent
SECTIONS = {"language", "intents", "lists", "expansion_rules", "responses", "names"}
BLOCK = {"sentences", "slots", "requires_context", "excludes_context", "whole", "alone"}


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One sentence, and what it means."""

    intent: str
    feature: str
    template: str
    node: Node
    slots: Mapping[str, Any]
    """Those that the sentence has whatever is said."""
    requires: Mapping[str, Any]
    excludes: Mapping[str, Any]
    whole: bool = False
    """Its free text may hold an "and" that does not begin another wish."""
    alone: bool = False
    """Never one of two wishes in a sentence: a yes or no must stand alone."""


@dataclass(slots=True)
class Grammar:
    """One feature's sentences and answers."""

    feature: str
    rules: list[Rule] = field(default_factory=list)
    says: dict[str, list[str]] = field(default_factory=dict)
    """Sentences for "You can say", by intent."""
    responses: dict[str, dict[str, str]] = field(default_factory=dict)
    names: dict[str, dict[str, str]] = field(default_factory=dict)


class Source:
    """Reads intents files of one language; `troubles` tells what was wrong with them."""

    def __init__(self, language: str, common: Path | None = None) -> None:
        self.language = language
        self.troubles: list[str] = []
        self._path = common or HERE / f"common.{language}.yaml"
        self.common = self._read()
        same = {str(k): str(v) for k, v in self._table("spellings", self.common).items()}
        self.spelling = Spelling(language, same)
        self._no_name = no_name(language, self._table("no_name", self.common))
        self._scope = self._filled(Scope(language, self.spelling), self.common)

    def grammar(self, folder: Path) -> Grammar | None:
        """The feature's sentences; None where it has no file in this language."""
        self._path = folder / f"intents.{self.language}.yaml"
        if not self._path.is_file():
            return None
        table = self._read()
        for section in table.keys() - SECTIONS:
            self._wrong(section, f"{section!r} is no section here")
        grammar = Grammar(folder.name)
        scope = self._filled(Scope(self.language, self.spelling, self._scope, self._no_name), table)
        for name, body in self._table("intents", table).items():
            self._add_intent(grammar, scope, name, body)
        grammar.responses = self._texts("responses", table)
        grammar.names = self._texts("names", table)
        return grammar

    # Reading --------------------------------------------------------------------------------

    def _read(self) -> dict[str, Any]:
        try:
            return read_yaml(self._path)
        except SentenceError as error:
            self.troubles.append(str(error))
            return {}

    def _wrong(self, where: object, what: str) -> None:
        self.troubles.append(str(SentenceError(self._path, line_of(where), what)))

    def _table(self, section: str, table: Mapping[str, Any]) -> dict[str, Any]:
        found = table.get(section) or {}
        if isinstance(found, dict):
            return found
        self._wrong(found, f"{section}: a table is expected")
        return {}

    def _texts(self, section: str, table: Mapping[str, Any]) -> dict[str, dict[str, str]]:
        """A table of tables of texts."""
        found: dict[str, dict[str, str]] = {}
        for name, texts in self._table(section, table).items():
            if isinstance(texts, dict):
                found[str(name)] = {str(key): str(text) for key, text in texts.items()}
            else:
                self._wrong(name, f"{section}: {name}: a table is expected")
        return found

    def _filled(self, scope: Scope, table: Mapping[str, Any]) -> Scope:
        """The scope with the file's lists and rules."""
        for name, body in self._table("lists", table).items():
            try:
                scope.add_list(str(name), body)
            except KeyError as error:
                self._wrong(name, f"list {name!r}: {error} is missing or unknown")
            except (ValueError, TypeError, AttributeError) as error:
                self._wrong(name, f"list {name!r}: {error}")
        for name, template in self._table("expansion_rules", table).items():
            try:
                scope.add_rule(str(name), template)
            except WrongSentenceError as error:
                self._wrong(name, f"rule {name!r}: {error}")
        return scope

    # Intents --------------------------------------------------------------------------------

    def _add_intent(self, grammar: Grammar, scope: Scope, name: str, body: Any) -> None:
        blocks = body.get("data") if isinstance(body, dict) else None
        if not isinstance(blocks, list):
            self._wrong(name, f"{name}: `data:` with a list is expected")
            return
        for block in blocks:
            grammar.rules += self._rules(grammar.feature, scope, name, block)
        metadata = body.get("metadata") or {}
        say = metadata.get("say", ()) if isinstance(metadata, dict) else ()
        texts = say if isinstance(say, list) else [say] if say else []
        grammar.says[str(name)] = [str(text) for text in texts]

    def _rules(self, feature: str, scope: Scope, name: str, block: Any) -> Iterator[Rule]:
        sentences = block.get("sentences") if isinstance(block, dict) else None
        if not isinstance(sentences, list):
            self._wrong(name, f"{name}: `sentences:` with a list is expected")
            return
        for key in block.keys() - BLOCK:
            self._wrong(key, f"{name}: {key!r} is not known here")
        slots, requires, excludes = (
            self._plain_table(key, block)
            for key in ("slots", "requires_context", "excludes_context")
        )
        flags = {flag: block.get(flag) is True for flag in ("whole", "alone")}
        for template in sentences:
            try:
                node = scope.sentence(template)
            except WrongSentenceError as error:
                self._wrong((template, name), f"{str(template)[:60]!r}: {error}")
            else:
                yield Rule(
                    str(name), feature, str(template), node, slots, requires, excludes, **flags
                )

    def _plain_table(self, section: str, block: Mapping[str, Any]) -> dict[str, Any]:
        table = self._table(section, block)
        return {str(k): str(v) if isinstance(v, str) else v for k, v in table.items()}
