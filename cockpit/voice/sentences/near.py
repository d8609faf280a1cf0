"""What may have been meant: only ever to ask "Did you mean …?", never to be done."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import product

from rapidfuzz import fuzz, process

from cockpit.voice.sentences.homophones import Homophones
from cockpit.voice.sentences.numbers import forms
from cockpit.voice.sentences.offered import OfferedLists
from cockpit.voice.sentences.pattern import Offered, Words
from cockpit.voice.sentences.sampling import InTurn, covering
from cockpit.voice.sentences.source import Rule
from cockpit.voice.sentences.understood import Candidate, Command

PER_RULE = 6
"""Made-up sentences of each rule to compare with."""
LOOKED_AT = 10
MOST = 3
ALIKE, WORD_ALIKE = 60, 70
"""From here on a sentence, a word is near; 100 is the same."""
BLANK = "#"
MOST_STRANGE = 2

type Understand = Callable[[str], tuple[Command, ...]]


class Near:
    """Sentences near to a text; each is understood itself, so that its meaning is known."""

    def __init__(self, language: str, rules: Sequence[Rule], offered: OfferedLists) -> None:
        self._language, self._offered = language, offered
        self._open = [r for r in rules if any(isinstance(n, Offered) for n in r.node.everything())]
        self._fixed = self._sampled(rule for rule in rules if rule not in set(self._open))
        self._words = {
            word
            for rule in rules
            for node in rule.node.everything()
            if isinstance(node, Words)
            for said in node.values
            for word in said.split()
        }
        self._homophones = Homophones(self._words, rules) if language == "zh" else None
        self.renew()
        self.candidates("warm up 1", lambda _: ())

    def renew(self) -> None:
        """The lists that are filled at run time have changed."""
        self._pool = self._fixed + self._sampled(self._open)
        self._known = self._words.union(*(sentence.split() for sentence in self._pool))
        lists = self._offered.values.values()
        self._known.update(word for words in lists for said in words for word in said.split())
        self._known_list = sorted(word for word in self._known if word != BLANK)

    def candidates(self, said: str, understand: Understand) -> tuple[Candidate, ...]:
        """The nearest three that mean different things, the nearest first."""
        said = said.lower()
        scores = {text: fuzz.ratio(said, text) for text in self._sentences(said)}
        found: dict[tuple[str, str], Candidate] = {}
        for text in sorted(scores, key=lambda text: (-scores[text], text)):
            if len(found) == MOST or scores[text] < ALIKE:
                break
            commands = understand(text)
            if len(commands) == 1:
                (one,) = commands
                key = (one.intent, repr(sorted(one.slots.items())))
                near = Candidate(text, one.intent, one.slots, round(scores[text], 1))
                found.setdefault(key, near)
        return tuple(found.values())

    def _sentences(self, said: str) -> Iterator[str]:
        """Sentences that may be near, in no order."""
        yield from self._repaired(said)
        yield from self._alike(said, [])
        numbers = _numbers(self._language).findall(said)
        if numbers:
            yield from self._alike(_numbers(self._language).sub(BLANK, said), numbers)

    def _repaired(self, said: str) -> Iterator[str]:
        """The text without the words that nobody knows, or with the nearest ones instead."""
        if self._homophones:
            yield self._homophones.repaired(said)
            return
        words = said.split()
        strange = [w for w in words if w not in self._known and not w[0].isdigit()]
        yield " ".join(word for word in words if word not in strange)
        instead = [self._near_words(word) for word in strange[:MOST_STRANGE]]
        for chosen in product(*instead):
            known = dict(zip(strange, chosen, strict=False))
            yield " ".join(known.get(word, word) for word in words)

    def _near_words(self, word: str) -> list[str]:
        near = process.extract(
            word, self._known_list, scorer=fuzz.ratio, score_cutoff=WORD_ALIKE, limit=MOST
        )
        return [one for one, _, _ in near] or [word]

    def _alike(self, said: str, numbers: list[str]) -> Iterator[str]:
        """Made-up sentences that look like the text, with the numbers that it had."""
        for sentence, _, _ in process.extract(
            said, self._pool, scorer=fuzz.ratio, limit=LOOKED_AT, score_cutoff=ALIKE - 15
        ):
            if sentence.count(BLANK) <= len(numbers):
                left = iter(numbers)
                yield "".join(next(left) if c == BLANK else c for c in sentence)

    def _sampled(self, rules: Iterable[Rule]) -> list[str]:
        picker = InTurn(self._offered, blank=BLANK, short=True)
        said = (s.lower() for rule in rules for s in covering(rule.node, picker, PER_RULE))
        return list(dict.fromkeys(said))


@cache
def _numbers(language: str) -> re.Pattern[str]:
    """Any number, in digits or words."""
    words = {said for n in range(101) for said in forms(language, n)}
    words |= {said for n in range(50) for said in forms(language, n + 0.5)}
    any_of = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    rule = any_of if language == "zh" else rf"(?<!\w)(?:{any_of})(?!\w)"
    return re.compile(rf"\d+(?:\.\d+)?|{rule}")
