"""A change that a driver repeats in the same weather is offered as his default, once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cockpit.core.signal import Signal, Value
from cockpit.features.profiles.fields import (
    AIR_CONDITIONING,
    AMBIENT,
    AMBIENT_INTENSITY,
    DRIVE_MODE,
    FIELDS,
    REGEN_LEVEL,
    SEAT_HEATING,
    TEMPERATURE,
    WHEEL_HEATING,
    Field,
)
from cockpit.features.profiles.profile import Profile

REPEATED = 3
"""So many drives with the same choice make a habit."""
COLD_BELOW_C, HOT_ABOVE_C = 5.0, 25.0
LEARNED = (
    TEMPERATURE,
    AIR_CONDITIONING,
    SEAT_HEATING,
    WHEEL_HEATING,
    AMBIENT,
    AMBIENT_INTENSITY,
    DRIVE_MODE,
    REGEN_LEVEL,
)
"""What is worth to be learned: what a driver sets by hand, and likes the same each time."""
_WEATHERED = frozenset({TEMPERATURE, AIR_CONDITIONING, SEAT_HEATING, WHEEL_HEATING})
BY_SIGNAL: Mapping[Signal[Any], Field[Any]] = {f.signal: f for f in LEARNED if f.signal}


class When(StrEnum):
    """In which weather a choice holds."""

    COLD = "cold"
    MILD = "mild"
    HOT = "hot"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Habit:
    """A choice, and when the driver makes it."""

    field: Field[Any]
    value: Value
    when: When


def when(field: Field[Any], outside_c: float | None) -> When | None:
    """The weather that matters to this field; None where it is not known."""
    if field not in _WEATHERED:
        return When.ALWAYS
    if outside_c is None:
        return None
    if outside_c < COLD_BELOW_C:
        return When.COLD
    return When.HOT if outside_c > HOT_ABOVE_C else When.MILD


class Habits:
    """One driver's: how often each choice was made, which are his defaults, which he declined.

    `told` is what `keep` was given before, or None; anything else in it is passed over.
    """

    def __init__(self, told: Any, keep: Callable[[Any], None]) -> None:
        self._keep = keep
        self._counts: dict[Habit, int] = {}
        self._asked: set[Habit] = set()
        self.defaults: dict[tuple[str, When], Value] = {}
        """What he wants kept, by the field's name and the weather."""
        for row in told if isinstance(told, list) else ():
            self._read(row)

    def chose(self, habit: Habit) -> bool:
        """He left it so for a drive; whether that makes a habit to be asked about."""
        for other in [h for h in self._counts if (h.field, h.when) == (habit.field, habit.when)]:
            if other != habit:
                del self._counts[other]  # three in a row, not three in a year
        self._counts[habit] = self._counts.get(habit, 0) + 1
        self._write()
        known = self.defaults.get((habit.field.name, habit.when)) == habit.value
        return self._counts[habit] >= REPEATED and habit not in self._asked and not known

    def answer(self, habit: Habit, yes: bool) -> None:
        """Keep it from now on, or never ask about it again."""
        self._asked.add(habit)
        if yes:
            self.defaults[habit.field.name, habit.when] = habit.value
        self._write()

    def default(self, field: Field[Any], outside_c: float | None) -> Value | None:
        """What he wants in this weather; None: what his profile holds."""
        at = when(field, outside_c)
        return None if at is None else self.defaults.get((field.name, at))

    def dressed(self, profile: Profile, outside_c: float | None) -> Profile:
        """The profile as he likes it in this weather."""
        field: Field[Any]
        for field in LEARNED:
            value: Any = self.default(field, outside_c)
            if value is not None:
                profile = profile.having(field, value)
        return profile

    def _write(self) -> None:
        told = set(self._counts) | self._asked
        rows: list[Any] = [
            [h.field.name, h.value, h.when.value, self._counts.get(h, 0), h in self._asked]
            for h in sorted(told, key=lambda h: (h.field.name, h.when, str(h.value)))
        ]
        rows += [[name, value, at.value] for (name, at), value in self.defaults.items()]
        self._keep(rows)

    def _read(self, row: Any) -> None:
        try:
            name, value, at, *rest = row
            field, moment = FIELDS[name], When(at)
            value = field.read(value)
        except (TypeError, ValueError, KeyError):
            return
        habit = Habit(field, value, moment)
        if not rest:
            self.defaults[name, moment] = value
        elif len(rest) == 2 and isinstance(rest[0], int):
            self._counts |= {habit: rest[0]} if rest[0] else {}
            self._asked |= {habit} if rest[1] is True else set()
