"""What a sentence is made of, and how a text is matched against it.

hassil reads the sentences; we match them ourselves: each piece is tried once at each place of the
text, whichever sentences share it (docs/adr/0012).
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations, product
from typing import Any

MAX_VALUES = 60
"""A list of more values tells too little about a text to be looked for first."""
MAX_EXPANDED = 500
"""Ways to say one value of a list."""

type Clauses = set[frozenset[str]]
"""A text can only match if it holds at least one fragment of each of these."""


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """What a list's words stand for; one is one, however equal another looks."""

    out: Any
    free: bool = False
    """Taken from the text as it is, by a wildcard."""


@dataclass(frozen=True, slots=True)
class Found:
    """A way in which a part of the text was matched."""

    end: int
    slots: tuple[tuple[str, Value], ...] = ()
    literal: int = 0
    """Characters that stood in the sentence itself, rather than in a list."""


@dataclass(slots=True)
class Run:
    """One text on its way through the sentences."""

    text: str
    """In small letters, words one space apart."""
    original: str
    offered: Mapping[str, Mapping[str, Value]]
    lengths: Mapping[str, Sequence[int]]
    """Of the offered lists' words."""
    memo: dict[tuple[int, int], list[Found]] = field(default_factory=dict)

    def at_word(self, pos: int) -> bool:
        """Whether a word begins or ends here."""
        return pos in (0, len(self.text)) or self.text[pos - 1] == " " or self.text[pos] == " "


class Picker(ABC):
    """Decides what is said where there is a choice."""

    between = ""
    """Stands between two pieces; a space for ears that know Chinese by words."""
    blank = ""
    """Stands for any number; empty: numbers are said."""

    @abstractmethod
    def choose(self, node: "Node", choices: int) -> int:
        """One of 0..choices-1."""

    @abstractmethod
    def offered(self, name: str) -> Sequence[str]:
        """What can be said in this list now."""


class UnsaidError(ValueError):
    """A sentence that cannot be made up: it has free text, or an empty list."""


class Node(ABC):
    """A piece of a sentence."""

    @abstractmethod
    def match(self, run: Run, pos: int) -> list[Found]:
        """Every way to match at this place."""

    @abstractmethod
    def say(self, picker: Picker) -> str:
        """One way to say it. Raises UnsaidError."""

    def needs(self) -> Clauses:
        """What a text must hold, for a quick no."""
        return set()

    def parts(self) -> Iterable["Node"]:
        """The pieces of this piece."""
        return ()

    def strings(self) -> Iterator[str]:
        """Every way to say it, where it names no list."""
        raise UnsaidError("a list within a list's value")

    def everything(self) -> Iterator["Node"]:
        """This piece and all pieces within."""
        yield self
        for part in self.parts():
            yield from part.everything()


class Literal(Node):
    """Words as they stand; a space is where a word ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._before, self._after = text[:1].isspace(), text[-1:].isspace()
        self._words = " ".join(text.split()).lower()

    def match(self, run: Run, pos: int) -> list[Found]:
        if self._before:
            pos = _past_space(run, pos)
        if pos < 0 or not run.text.startswith(self._words, pos):
            return []
        end = pos + len(self._words)
        if self._after:
            end = _past_space(run, end)
        return [] if end < 0 else [Found(end, (), len(self._words))]

    def say(self, picker: Picker) -> str:
        return self.text

    def needs(self) -> Clauses:
        return {frozenset((word,)) for word in self._words.split()}

    def strings(self) -> Iterator[str]:
        yield self.text


def _past_space(run: Run, pos: int) -> int:
    """After the space that is here, or here where a word begins or ends; else -1."""
    if not run.at_word(pos):
        return -1
    return pos + 1 if run.text[pos : pos + 1] == " " else pos


class Shared(Node):
    """A piece whose matches are remembered: others ask for them at the same place."""

    def match(self, run: Run, pos: int) -> list[Found]:
        key = (id(self), pos)
        found = run.memo.get(key)
        if found is None:
            found = run.memo[key] = self._match(run, pos)
        return found

    @abstractmethod
    def _match(self, run: Run, pos: int) -> list[Found]: ...


class All(Shared):
    """One piece after the other."""

    def __init__(self, items: Sequence[Node]) -> None:
        self._items = tuple(items)

    def _match(self, run: Run, pos: int) -> list[Found]:
        founds = [Found(pos)]
        for item in self._items:
            founds = [
                Found(new.end, old.slots + new.slots, old.literal + new.literal)
                for old in founds
                for new in item.match(run, old.end)
            ]
            if not founds:
                return founds
            if len(founds) > 1:
                founds = _unique(founds)
        return founds

    def say(self, picker: Picker) -> str:
        return picker.between.join(item.say(picker) for item in self._items)

    def needs(self) -> Clauses:
        return set().union(*(item.needs() for item in self._items))

    def parts(self) -> Iterable[Node]:
        return self._items

    def strings(self) -> Iterator[str]:
        for said in product(*(list(item.strings()) for item in self._items)):
            yield "".join(said)


class OneOf(Shared):
    """One piece of several, or perhaps none."""

    def __init__(self, items: Sequence[Node], optional: bool = False) -> None:
        self._items = tuple(items)
        self.optional = optional
        self.choices = len(self._items) + optional

    def _match(self, run: Run, pos: int) -> list[Found]:
        founds = [found for item in self._items for found in item.match(run, pos)]
        if self.optional:
            founds.append(Found(pos))
        return _unique(founds) if len(founds) > 1 else founds

    def say(self, picker: Picker) -> str:
        chosen = picker.choose(self, self.choices)
        return self._items[chosen].say(picker) if chosen < len(self._items) else ""

    def needs(self) -> Clauses:
        each = [item.needs() for item in self._items]
        if self.optional or not all(each):
            return set()
        return {frozenset().union(*(min(needs, key=len) for needs in each))}

    def parts(self) -> Iterable[Node]:
        return self._items

    def strings(self) -> Iterator[str]:
        for item in self._items:
            yield from item.strings()
        if self.optional:
            yield ""


def any_order(items: Sequence[Node]) -> Node:
    """All of the pieces, in whatever order."""
    space = Literal(" ")
    orders = [
        All([part for item in order for part in (space, item, space)])
        for order in permutations(items)
    ]
    return OneOf(orders)


class Words(Node):
    """A list's words and what each stands for."""

    def __init__(self, values: Iterable[tuple[str, Any]]) -> None:
        self.values: dict[str, Value] = {}
        outs: dict[tuple[str, str], Value] = {}
        for words, out in values:
            value = outs.setdefault((type(out).__name__, repr(out)), Value(out))
            self.values.setdefault(" ".join(words.lower().split()), value)
        self.values.pop("", None)
        self._lengths = tuple(sorted({len(words) for words in self.values}))
        self.spoken = [said for said in self.values if not any(c.isdigit() for c in said)]
        self.numbers = len(self.spoken) < len(self.values)

    def match(self, run: Run, pos: int) -> list[Found]:
        text, values = run.text, self.values
        return [
            Found(pos + length, (("", values[words]),))
            for length in self._lengths
            if (words := text[pos : pos + length]) in values and pos + length <= len(text)
        ]

    def say(self, picker: Picker) -> str:
        if self.numbers and picker.blank:
            return picker.blank
        if not self.spoken:
            raise UnsaidError("nothing to say in a list")
        return self.spoken[picker.choose(self, len(self.spoken))]

    def needs(self) -> Clauses:
        if not self.values or len(self.values) > MAX_VALUES:
            return set()
        return {frozenset(max(words.split(), key=len) for words in self.values)}


class Offered(Node):
    """A list that is filled at run time."""

    def __init__(self, name: str) -> None:
        self.name = name

    def match(self, run: Run, pos: int) -> list[Found]:
        values = run.offered.get(self.name, {})
        return [
            Found(pos + length, (("", values[words]),))
            for length in run.lengths.get(self.name, ())
            if pos + length <= len(run.text) and (words := run.text[pos : pos + length]) in values
        ]

    def say(self, picker: Picker) -> str:
        words = picker.offered(self.name)
        if not words:
            raise UnsaidError(f"nothing is offered in {self.name}")
        return words[picker.choose(self, len(words))]


class Anything(Node):
    """Free text: at least a word; none that is `unlike` what is looked for."""

    def __init__(self, spaced: bool, unlike: re.Pattern[str] | None = None) -> None:
        self._spaced, self._unlike = spaced, unlike

    def match(self, run: Run, pos: int) -> list[Found]:
        if self._spaced and not run.at_word(pos):
            return []
        start = pos + (run.text[pos : pos + 1] == " ")
        return [
            Found(end, (("", Value(run.original[start:end].strip(), free=True)),))
            for end in range(start + 1, len(run.text) + 1)
            if run.text[end - 1] != " " and (not self._spaced or run.at_word(end))
            if not (self._unlike and self._unlike.search(run.text[start:end]))
        ]

    def say(self, picker: Picker) -> str:
        raise UnsaidError("free text")


class Slot(Shared):
    """A list whose value goes into a slot."""

    def __init__(self, slot: str, words: Node) -> None:
        self.slot, self.words = slot, words

    def _match(self, run: Run, pos: int) -> list[Found]:
        return [
            Found(found.end, ((self.slot, found.slots[0][1]),), found.literal)
            for found in self.words.match(run, pos)
        ]

    def say(self, picker: Picker) -> str:
        return self.words.say(picker)

    def needs(self) -> Clauses:
        return self.words.needs()

    def parts(self) -> Iterable[Node]:
        return (self.words,)


def _unique(founds: list[Found]) -> list[Found]:
    """One for each end and slots, the most literal one."""
    best: dict[tuple[int, tuple[tuple[str, Value], ...]], Found] = {}
    for found in founds:
        key = (found.end, found.slots)
        known = best.get(key)
        if known is None or known.literal < found.literal:
            best[key] = found
    return list(best.values())
