"""What came over the network, taken only where it is what it should be."""

import math
from collections.abc import Mapping
from typing import Any

LONGEST_NAME, LONGEST_TEXT, LONGEST_TOPIC, LONGEST_ID = 80, 255, 256, 160
MOST_ITEMS = 1000
LONGEST_MADE = 16_384
"""Letters that a template may read, or make."""
DEEPEST = 16
"""Levels of tables and lists in an announcement; real ones have up to eight."""

CLOSED_ROOTS = frozenset({"cockpit", "homeassistant"})
"""No announcement may make the car write here: below are the car's own topics and announcements."""


class UnusableError(Exception):
    """What was announced or said cannot be used; the message is the reason, for people."""


def name(value: object, otherwise: str = "") -> str:
    """One line to show, of at most 80 characters that can be seen."""
    shown = "".join(c for c in text(value)[: 4 * LONGEST_NAME] if c.isprintable())
    return " ".join(shown.split())[:LONGEST_NAME] or otherwise


def text(value: object, otherwise: str = "") -> str:
    """A single value as text that can be sent; else `otherwise`."""
    if not isinstance(value, str | int | float):
        return otherwise
    try:
        return str(value).encode("utf-8", "replace").decode()
    except ValueError:  # an integer of thousands of digits
        return otherwise


def number(value: object) -> float | None:
    """A finite number, also where it came as text; None else. True is no number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        found = float(value[:LONGEST_TEXT] if isinstance(value, str) else value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def due_number(value: object) -> float:
    """A finite number, or UnusableError."""
    found = number(value)
    if found is None:
        raise UnusableError("says no number where one is due")
    return found


def due_numbers(value: object, count: int) -> list[float]:
    """So many numbers with commas between them, such as a colour; or UnusableError."""
    found = [due_number(one) for one in text(value).split(",", count)]
    if len(found) != count:
        raise UnusableError("says no colour where one is due")
    return found


def percent(value: object, full: float = 100.0, empty: float = 0.0) -> float:
    """A number between `empty` and `full` as per cent, held to 0-100; or UnusableError."""
    return min(max((due_number(value) - empty) / (full - empty) * 100, 0.0), 100.0)


def table(value: object) -> Mapping[str, Any]:
    """A JSON table; empty where it is none."""
    return value if isinstance(value, dict) else {}


def rows(value: object) -> list[Any]:
    """The first thousand entries of a JSON list; none where it is none."""
    return value[:MOST_ITEMS] if isinstance(value, list) else []


def texts(value: object) -> tuple[str, ...]:
    """The names in a JSON list, each once."""
    return tuple(dict.fromkeys(filter(None, (name(one) for one in rows(value)))))


def topic(value: object) -> str:
    """A topic to listen on, or UnusableError: no wildcard, no `$`, nothing that cannot be seen."""
    found = text(value)
    if not 0 < len(found) <= LONGEST_TOPIC or not found.isprintable() or found[0] == "$":
        raise UnusableError("names a topic that is none")
    if "+" in found or "#" in found:
        raise UnusableError("names a topic with wildcards")
    return found


def open_topic(value: object) -> str:
    """A topic that an announcement may make the car write to, or UnusableError."""
    found = topic(value)
    if found.split("/", 1)[0] in CLOSED_ROOTS:
        raise UnusableError("would write where only the car does")
    return found


def shallow(value: object) -> bool:
    """Whether tables and lists are not nested deeper than any real announcement."""
    level = [value]
    for _ in range(DEEPEST):
        level = [child for one in level for child in _children(one)]
        if not level:
            return True
    return False


def _children(value: object) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
