"""One setting as the table declares it: type, range, default, prose, who may change it, and when.

`text_size: str = setting("normal", "How large …", choices=SIZES, label="Text size")` in a frozen
dataclass is the one place where a setting is described. What the file may say, what the page shows
and asks, what can be said by voice, and docs/settings.md all come from it.
"""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Any, ClassVar, Protocol, cast

RULE = "rule"
"""The key of a field's metadata."""


class When(Enum):
    """When a setting may be changed on the screen."""

    ALWAYS = "always"
    PARKED = "parked"
    FILE = "file"
    """Only in the file, by who sets the car up."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is true of a setting whatever its value. A setting without a label is on no page."""

    prose: str
    """One sentence, in English."""
    label: str = ""
    choices: tuple[str, ...] = ()
    more: Callable[[], tuple[str, ...]] = tuple
    """Choices besides those, such as files bring along."""
    low: float | None = None
    high: float | None = None
    step: float = 1.0
    unit: str = ""
    when: When = When.FILE
    restart: bool = False
    """Whether it counts from the next start on."""
    personal: bool = False
    """Whether it belongs to the driver's profile."""

    @property
    def offered(self) -> tuple[str, ...]:
        """All that can be chosen now."""
        return tuple(dict.fromkeys((*self.choices, *self.more())))

    def why_not(self, value: object, kind: type) -> str:
        """Why a value cannot be, as the end of "… must be …"; "" where it can."""
        kinds = (int, float) if kind is float else (kind,)
        if not isinstance(value, kinds) or isinstance(value, bool) is not (kind is bool):
            return " or ".join(map(repr, self.offered)) or kind.__name__
        if self.choices and value not in self.choices and value not in self.more():
            return " or ".join(map(repr, self.offered))
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self._out_of_range(value)
        return ""

    def _out_of_range(self, value: float) -> str:
        low, high = self.low, self.high
        inside = (low is None or value >= low) and (high is None or value <= high)
        if inside and value == value:
            return ""
        if low is not None and high is not None:
            return f"from {low:g} to {high:g}"
        return f"{low:g} or more" if low is not None else f"{high:g} or less"


def setting[T](default: T, prose: str, **rule: Any) -> T:
    """A field of a settings dataclass; `rule` as in `Rule`."""
    return field(default=default, metadata={RULE: Rule(prose, **rule)})


class Section(Protocol):
    """A frozen dataclass with defaults that names its table."""

    SECTION: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting of a subject: `section.name`."""

    section: str
    name: str
    kind: type
    default: Any
    rule: Rule

    @property
    def key(self) -> str:
        """As in `display.theme`."""
        return f"{self.section}.{self.name}"


@cache
def settings_of(subject: type[Section]) -> tuple[Setting, ...]:
    """Each setting of a subject, in its order."""
    return tuple(_settings_of(subject))


def _settings_of(subject: type[Section]) -> Iterator[Setting]:
    for one in dataclasses.fields(cast("Any", subject)):
        rule = one.metadata.get(RULE) or Rule("", choices=tuple(one.metadata.get("choices", ())))
        yield Setting(subject.SECTION, one.name, cast("type", one.type), one.default, rule)
