"""Which sentences match a text as a whole."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hassil.util import check_excluded_context, check_required_context

from cockpit.voice.sentences.offered import OfferedLists
from cockpit.voice.sentences.pattern import Clauses, Found, Run
from cockpit.voice.sentences.source import Rule


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence that matches, and with what."""

    rule: Rule
    found: Found

    @property
    def slots(self) -> dict[str, Any]:
        """By name; what was said wins over what the sentence has anyway."""
        return {**self.rule.slots, **{name: value.out for name, value in self.found.slots}}

    @property
    def free(self) -> list[str]:
        """What wildcards took."""
        return [value.out for _, value in self.found.slots if value.free]

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """The best has the fewest free words, and then the most literal ones."""
        return (
            len(self.free), sum(map(len, self.free)), -self.found.literal, self.rule.intent,
        )  # fmt: skip


class Matcher:
    """All sentences, found by the words that they cannot do without."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_fragment: dict[str, list[tuple[Rule, Clauses]]] = defaultdict(list)
        self._any_text: list[Rule] = []
        for rule in rules:
            clauses = rule.node.needs()
            if not clauses:
                self._any_text.append(rule)
                continue
            first = min(clauses, key=lambda clause: (len(clause), -max(map(len, clause))))
            for fragment in first:
                self._by_fragment[fragment].append((rule, clauses - {first}))

    def matches(self, text: str, offered: OfferedLists, context: Mapping[str, Any]) -> list[Match]:
        """Every sentence that the text is, in no order."""
        small = text.lower()
        original = text if len(text) == len(small) else small
        run = Run(small, original, offered.values, offered.lengths)
        return [
            Match(rule, found)
            for rule in self._likely(small)
            if _fits(rule, context)
            for found in rule.node.match(run, 0)
            if found.end == len(small)
        ]

    def _likely(self, text: str) -> dict[Rule, None]:
        """The sentences whose words the text holds."""
        likely = dict.fromkeys(self._any_text)
        for fragment, rules in self._by_fragment.items():
            if fragment in text:
                for rule, clauses in rules:
                    if all(any(word in text for word in clause) for clause in clauses):
                        likely[rule] = None
        return likely


def _fits(rule: Rule, context: Mapping[str, Any]) -> bool:
    """Whether the sentence may be said where we are; most may always."""
    if rule.requires and not check_required_context(dict(rule.requires), dict(context)):
        return False
    return not rule.excludes or check_excluded_context(dict(rule.excludes), dict(context))
