"""Walks every state of the screen, and takes each fault where it is seen first."""

from collections.abc import Callable

from tests.ui.legibility.desk import Desk
from tests.ui.legibility.finding import Finding
from tests.ui.legibility.lint import look
from tests.ui.legibility.states import STATES, calm


def walk(desk: Desk, seen: Callable[[str], None] = lambda _: None) -> set[Finding]:
    """All findings of all states; `seen` hears each state's name while it stands."""
    found: set[Finding] = set()
    for name, show in STATES.items():
        calm(desk)
        show(desk)
        desk.settle()
        found |= look(desk.window, name) - found
        seen(name)
    return found
