"""Walks every state of the screen in every look, and takes each fault where it is seen first."""

from collections.abc import Callable, Iterable
from itertools import product

from tests.ui.legibility.desk import Desk
from tests.ui.legibility.finding import Finding
from tests.ui.legibility.lint import look
from tests.ui.legibility.states import STATES, calm

LOOKS = tuple(product(("day", "night"), ("normal", "large")))
"""Theme and text size."""


def walk(
    desk: Desk,
    looks: Iterable[tuple[str, str]] = LOOKS,
    seen: Callable[[str, str, str], None] = lambda *_: None,
) -> set[Finding]:
    """All findings of all states; `seen` hears each state, theme and size while it stands."""
    found: set[Finding] = set()
    looks = tuple(looks)
    for name, show in STATES.items():
        calm(desk)
        show(desk)
        looks = looks[::-1]  # as the last state left it, for a change of theme takes its time
        for theme, size in looks:
            desk.wear(theme, size)
            found |= look(desk.window, f"{name}: {theme}, {size}") - found
            seen(name, theme, size)
    return found
