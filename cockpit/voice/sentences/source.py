"""Intents files on the disk, checked piece by piece: what is wrong is named, the rest is used."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hassil.expression import Alternative, Expression, Group, ListReference, RuleReference
from hassil.expression import Sentence as Parsed
from hassil.intents import (
    Intent,
    IntentData,
    Intents,
    SlotList,
    TextSlotList,
    TextSlotValue,
    WildcardSlotList,
)
from hassil.parse_expression import parse_sentence
from hassil.parser import ParseError

from cockpit.voice.sentences.located import SentenceError, line_of, read_yaml
from cockpit.voice.sentences.numbers import forms
from cockpit.voice.sentences.spelling import Spelling

HERE = Path(__file__).parent
SECTIONS = {"language", "intents", "lists", "expansion_rules", "responses", "names"}
FRAME_SECTIONS = {
    "skip_words", "openings", "endings", "spellings", "joiners", "corrections",
}  # fmt: skip
"""What only the common file may hold."""
STEPS = {"halves": 2, "tenths": 10}
MAX_NUMBERS = 5000


@dataclass(slots=True)
class Grammar:
    """One feature's sentences, ready to be matched."""

    feature: str
    intents: Intents
    says: dict[str, list[str]] = field(default_factory=dict)
    """Sentences for "You can say", by intent."""
    responses: dict[str, dict[str, str]] = field(default_factory=dict)
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    offered: set[str] = field(default_factory=set)
    """Lists that are filled at run time."""


class Source:
    """Reads intents files of one language; `troubles` tells what was wrong with them."""

    def __init__(self, language: str, common: Path | None = None) -> None:
        self.language = language
        self.troubles: list[str] = []
        self.path = common or HERE / f"common.{language}.yaml"
        self.common = self._read(self.path)
        self.spelling = Spelling(language, self.common.get("spellings") or {})
        self._lists = self._all_lists(self.common, self.path)
        self._rules = self._all_rules(self.common, self.path)

    def grammar(self, folder: Path) -> Grammar | None:
        """The feature's sentences; None where it has no file in this language."""
        path = folder / f"intents.{self.language}.yaml"
        if not path.is_file():
            return None
        table = self._read(path)
        for section in table.keys() - SECTIONS:
            self._wrong(path, line_of(section), f"{section!r} is no section here")
        lists = {**self._lists, **self._all_lists(table, path)}
        rules = {**self._rules, **self._all_rules(table, path)}
        grammar = Grammar(folder.name, Intents(self.language, {}, lists, rules))
        grammar.offered = {name for name, found in lists.items() if _offered(found)}
        for name, body in self._table(table, "intents", path).items():
            self._add_intent(grammar, name, body, path)
        grammar.responses = self._texts(table, "responses", path)
        grammar.names = self._texts(table, "names", path)
        return grammar

    # Reading --------------------------------------------------------------------------------

    def _read(self, path: Path) -> dict[str, Any]:
        try:
            return read_yaml(path)
        except SentenceError as error:
            self.troubles.append(str(error))
            return {}

    def _wrong(self, path: Path, line: int, what: str) -> None:
        self.troubles.append(str(SentenceError(path, line, what)))

    def _table(self, table: Mapping[str, Any], section: str, path: Path) -> dict[str, Any]:
        found = table.get(section) or {}
        if isinstance(found, dict):
            return {str(key): value for key, value in found.items()}
        self._wrong(path, line_of(found), f"{section}: a table is expected")
        return {}

    def _texts(
        self, table: Mapping[str, Any], section: str, path: Path
    ) -> dict[str, dict[str, str]]:
        """A table of tables of texts."""
        found: dict[str, dict[str, str]] = {}
        for name, texts in self._table(table, section, path).items():
            if isinstance(texts, dict):
                found[name] = {str(key): str(text) for key, text in texts.items()}
            else:
                self._wrong(path, line_of(texts), f"{section}: {name}: a table is expected")
        return found

    def _all_lists(self, table: Mapping[str, Any], path: Path) -> dict[str, SlotList]:
        lists: dict[str, SlotList] = {}
        for name, body in self._table(table, "lists", path).items():
            try:
                lists[name] = self._list(name, body)
            except (ValueError, TypeError, KeyError, AttributeError, ParseError) as error:
                self._wrong(path, line_of(body), f"list {name!r}: {_what(error)}")
        return lists

    def _list(self, name: str, body: Mapping[str, Any]) -> SlotList:
        if body.get("wildcard"):
            return WildcardSlotList(name)
        values = [self._value(value) for value in body.get("values") or ()]
        if "range" in body:
            values += self._numbers(body["range"])
        if not values and not body.get("offered"):
            raise ValueError("`values`, `range`, `wildcard` or `offered` is expected")
        return TextSlotList(name, values)

    def _value(self, value: Any) -> TextSlotValue:
        words, out = (value["in"], value.get("out")) if isinstance(value, dict) else (value, value)
        parsed = parse_sentence(self.spelling.template(str(words))).expression
        return TextSlotValue(parsed, str(out) if isinstance(out, str) else out)

    def _numbers(self, table: Mapping[str, Any]) -> list[TextSlotValue]:
        parts = STEPS[table["fractions"]] if "fractions" in table else 1
        step = int(table.get("step", 1)) if parts == 1 else 1
        numbers = range(int(table["from"]) * parts, int(table["to"]) * parts + 1, step)
        if not 0 < len(numbers) <= MAX_NUMBERS:
            raise ValueError(f"from … to: 1..{MAX_NUMBERS} numbers are expected")
        times = table.get("multiplier", 1)
        return [
            TextSlotValue(parse_sentence(said).expression, _plain(number / parts * times))
            for number in numbers
            for said in forms(self.language, _plain(number / parts), str(table.get("unit", "")))
        ]

    def _all_rules(self, table: Mapping[str, Any], path: Path) -> dict[str, Parsed]:
        rules: dict[str, Parsed] = {}
        for name, body in self._table(table, "expansion_rules", path).items():
            parsed = self._parse(body, path)
            if parsed:
                rules[name] = parsed
        return rules

    def _parse(self, template: Any, path: Path) -> Parsed | None:
        try:
            return parse_sentence(self.spelling.template(template), keep_text=True)
        except (ParseError, AssertionError, AttributeError, TypeError, RecursionError) as error:
            self._wrong(path, line_of(template), f"{str(template)[:60]!r}: {_what(error)}")
            return None

    # Intents --------------------------------------------------------------------------------

    def _add_intent(self, grammar: Grammar, name: str, body: Any, path: Path) -> None:
        line = line_of(body)
        blocks = body.get("data") if isinstance(body, dict) else None
        if not isinstance(blocks, list):
            self._wrong(path, line, f"{name}: `data:` with a list is expected")
            return
        intent = Intent(name)
        for block in blocks:
            data = self._data(grammar, name, block, path)
            if data:
                intent.data.append(data)
        if intent.data:
            grammar.intents.intents[name] = intent
        say = (body.get("metadata") or {}).get("say", [])
        grammar.says[name] = [str(s) for s in (say if isinstance(say, list) else [say])]

    def _data(self, grammar: Grammar, name: str, block: Any, path: Path) -> IntentData | None:
        sentences = block.get("sentences") if isinstance(block, dict) else None
        if not isinstance(sentences, list):
            self._wrong(path, line_of(block), f"{name}: `sentences:` with a list is expected")
            return None
        good = list(self._good(grammar, sentences, path))
        slots = block.get("slots") or {}
        if not good or not isinstance(slots, dict):
            return None
        lists = grammar.intents.slot_lists
        return IntentData(
            sentence_texts=good,
            slots={str(k): str(v) if isinstance(v, str) else v for k, v in slots.items()},
            requires_context=block.get("requires_context") or {},
            excludes_context=block.get("excludes_context") or {},
            wildcard_list_names={n for n, x in lists.items() if isinstance(x, WildcardSlotList)},
        )

    def _good(self, grammar: Grammar, sentences: Sequence[Any], path: Path) -> Iterator[str]:
        """The sentences that can be matched, in our spelling."""
        for sentence in sentences:
            parsed = self._parse(sentence, path)
            if parsed is None:
                continue
            missing = _missing(parsed.expression, grammar.intents, ())
            if missing:
                self._wrong(path, line_of(sentence), f"{str(sentence)[:60]!r}: {missing}")
            else:
                yield parsed.text or ""


def _missing(part: Expression, intents: Intents, within: tuple[str, ...]) -> str:
    """What a sentence names that is not there, or names itself; empty where all is well."""
    if isinstance(part, Group):
        if isinstance(part, Alternative) and not part.items:
            return "an empty choice"
        return next(filter(None, (_missing(p, intents, within) for p in part.items)), "")
    if isinstance(part, ListReference):
        known = part.list_name in intents.slot_lists
        return "" if known else f"there is no list {{{part.list_name}}}"
    if isinstance(part, RuleReference):
        name = part.rule_name
        if name in within:
            return f"the rule <{name}> names itself"
        rule = intents.expansion_rules.get(name)
        if rule is None:
            return f"there is no rule <{name}>"
        return _missing(rule.expression, intents, (*within, name))
    return ""


def _offered(found: SlotList) -> bool:
    return isinstance(found, TextSlotList) and not found.values


def _plain(number: float) -> float:
    """21 rather than 21.0, for slots and for number words."""
    return int(number) if number == int(number) else round(number, 3)


def _what(error: Exception) -> str:
    """What an exception of YAML's or hassil's depths tells a writer of sentences."""
    if isinstance(error, KeyError):
        return f"{error} is missing"
    if isinstance(error, ParseError):
        return "brackets do not match" if not str(error) else str(error).splitlines()[0]
    return str(error).splitlines()[0] if str(error) else type(error).__name__
