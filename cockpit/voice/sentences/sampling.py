"""Sentences made up from the patterns, evenly and always the same."""

from collections.abc import Iterator, Sequence

from cockpit.voice.sentences.offered import OfferedLists
from cockpit.voice.sentences.pattern import Node, OneOf, Picker, UnsaidError, Words
from cockpit.voice.sentences.pattern import Offered as OfferedNode


class InTurn(Picker):
    """Takes at each choice the next alternative, wherever the choice is met."""

    def __init__(
        self, offered: OfferedLists, between: str = "", blank: str = "", short: bool = False
    ) -> None:
        self._offered = offered
        self.between, self.blank, self._short = between, blank, short
        self._turns: dict[int, int] = {}

    def choose(self, node: Node, choices: int) -> int:
        turn = self._turns.get(id(node), 0)
        self._turns[id(node)] = turn + 1
        if self._short and isinstance(node, OneOf) and node.optional:
            turn -= 1  # what may be left out is left out first
        return turn % choices

    def offered(self, name: str) -> Sequence[str]:
        return self._offered.words(name)

    def open(self, nodes: Sequence[Node]) -> bool:
        """Whether one of these choices still has alternatives that were never taken."""
        return any(self._turns.get(id(node), 0) < _choices(node, self) for node in nodes)


def covering(node: Node, picker: InTurn, most: int) -> Iterator[str]:
    """Sentences until each alternative was said at least once, `most` at the most."""
    choices = [n for n in node.everything() if isinstance(n, OneOf | Words | OfferedNode)]
    for _ in range(most):
        yield from said(node, picker)
        if not picker.open(choices):
            return


def said(node: Node, picker: Picker) -> Iterator[str]:
    """One sentence; none where it has free text."""
    try:
        yield " ".join(node.say(picker).split())
    except UnsaidError:
        return


def _choices(node: Node, picker: Picker) -> int:
    if isinstance(node, OneOf):
        return node.choices
    if isinstance(node, Words):
        return len(node.spoken)
    return len(picker.offered(node.name)) if isinstance(node, OfferedNode) else 0
