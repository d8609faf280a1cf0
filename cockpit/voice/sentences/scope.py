"""Names that sentences use: lists and rules of a file, and behind them the common file's."""

import re
from collections.abc import Mapping
from typing import Any

from hassil.expression import (
    Alternative,
    Expression,
    Group,
    ListReference,
    Permutation,
    RuleReference,
    TextChunk,
)
from hassil.expression import Sentence as Parsed
from hassil.parse_expression import parse_sentence
from hassil.parser import ParseError

from cockpit.voice.sentences.numbers import forms
from cockpit.voice.sentences.pattern import (
    MAX_EXPANDED,
    All,
    Anything,
    Literal,
    Node,
    Offered,
    OneOf,
    Slot,
    UnsaidError,
    Words,
    any_order,
)
from cockpit.voice.sentences.spelling import Spelling

STEPS = {"halves": 2, "tenths": 10}
MAX_NUMBERS = 5000
MAX_ORDERED = 4
"""Pieces that may stand in any order: 24 orders."""


class WrongSentenceError(ValueError):
    """Why a sentence, a rule or a list cannot be used, in a few words."""


class Scope:
    """What a file may name. A common rule means the common lists, whoever uses it."""

    def __init__(
        self,
        language: str,
        spelling: Spelling,
        common: "Scope | None" = None,
        no_name: re.Pattern[str] | None = None,
    ) -> None:
        self._language, self._spelling, self._common = language, spelling, common
        self._no_name = no_name
        self._lists: dict[str, Node] = {}
        self._rules: dict[str, Parsed] = {}
        self._made: dict[str, Node] = {}
        self._making: list[str] = []

    def add_list(self, name: str, body: Mapping[str, Any]) -> None:
        """A list by its table. Raises WrongSentenceError."""
        if body.get("wildcard"):
            unlike = self._no_name if body.get("name") else None
            self._lists[name] = Anything(self._language != "zh", unlike)
        elif body.get("offered"):
            self._lists[name] = Offered(name)
        else:
            words = [pair for value in body.get("values") or () for pair in self._value(value)]
            words += self._numbers(body["range"]) if "range" in body else []
            if not words:
                raise WrongSentenceError("`values`, `range`, `offered` or `wildcard` is expected")
            self._lists[name] = Words(words)

    def add_rule(self, name: str, template: Any) -> None:
        """A rule; what it names is looked up when a sentence uses it."""
        self._rules[name] = self._parsed(template)

    def sentence(self, template: Any) -> Node:
        """A sentence, ready to be matched. Raises WrongSentenceError."""
        return self._node(self._parsed(template).expression)

    # Lists ----------------------------------------------------------------------------------

    def _value(self, value: Any) -> list[tuple[str, Any]]:
        """Every way to say one value."""
        template, out = value, value
        if isinstance(value, dict):
            if "in" not in value or "out" not in value:
                raise WrongSentenceError("a value has `in` and `out`")
            template, out = value["in"], value["out"]
        out = str(out) if isinstance(out, str) else out
        try:
            said = list(self._node(self._parsed(template).expression).strings())
        except UnsaidError as error:
            raise WrongSentenceError(str(error)) from None
        if len(said) > MAX_EXPANDED:
            raise WrongSentenceError(f"more than {MAX_EXPANDED} ways to say one value")
        return [(words, out) for words in said]

    def _numbers(self, table: Mapping[str, Any]) -> list[tuple[str, Any]]:
        parts = STEPS[table["fractions"]] if "fractions" in table else 1
        step = int(table.get("step", 1)) if parts == 1 else 1
        numbers = range(int(table["from"]) * parts, int(table["to"]) * parts + 1, step)
        if not 0 < len(numbers) <= MAX_NUMBERS:
            raise WrongSentenceError(f"from … to: 1..{MAX_NUMBERS} numbers are expected")
        times, unit = table.get("multiplier", 1), str(table.get("unit", ""))
        return [
            (self._spelling.text(said), _plain(number / parts * times))
            for number in numbers
            for said in forms(self._language, _plain(number / parts), unit)
        ]

    # Sentences ------------------------------------------------------------------------------

    def _parsed(self, template: Any) -> Parsed:
        if not isinstance(template, str) or not template.strip():
            raise WrongSentenceError("a text is expected")
        try:
            return parse_sentence(self._spelling.template(template))
        except (ParseError, AssertionError, IndexError, RecursionError):
            raise WrongSentenceError("brackets do not match") from None

    def _node(self, part: Expression) -> Node:
        if isinstance(part, TextChunk):
            return Literal(part.text)
        if isinstance(part, ListReference):
            return Slot(part.slot_name, self._list(part.list_name))
        if isinstance(part, RuleReference):
            return self._rule(part.rule_name)
        if not isinstance(part, Group):
            raise WrongSentenceError(f"what is {part}?")
        return self._group(part)

    def _group(self, group: Group) -> Node:
        if isinstance(group, Alternative):
            kept = [i for i in group.items if not (group.is_optional and _is_empty(i))]
            return OneOf([self._node(item) for item in kept], group.is_optional)
        items = [self._node(item) for item in group.items]
        if isinstance(group, Permutation):
            if len(items) > MAX_ORDERED:
                raise WrongSentenceError(f"more than {MAX_ORDERED} pieces in any order")
            return any_order(items)
        return items[0] if len(items) == 1 else All(items)

    def _list(self, name: str) -> Node:
        if name in self._lists:
            return self._lists[name]
        if self._common is not None:
            return self._common._list(name)
        raise WrongSentenceError(f"there is no list {{{name}}}")

    def _rule(self, name: str) -> Node:
        if name in self._made:
            return self._made[name]
        if name in self._making:
            raise WrongSentenceError(f"the rule <{name}> names itself")
        if name not in self._rules:
            if self._common is not None:
                return self._common._rule(name)
            raise WrongSentenceError(f"there is no rule <{name}>")
        self._making.append(name)
        try:
            made = self._made[name] = self._node(self._rules[name].expression)
        finally:
            self._making.pop()
        return made


def _is_empty(part: Expression) -> bool:
    return isinstance(part, TextChunk) and not part.text


def _plain(number: float) -> float:
    """21 rather than 21.0, for slots and for number words."""
    return int(number) if number == int(number) else round(number, 3)
