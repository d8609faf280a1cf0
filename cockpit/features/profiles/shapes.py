"""What a value may be: each shape reads what JSON told of it, and tells it again."""

import base64
import json
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol

from cockpit.core.picture import kind_of

type Json = bool | int | float | str | list[Json] | dict[str, Json] | None

JOINERS = frozenset("\u200c\u200d")
"""Format signs that belong to words (Persian, Hindi) and to emoji."""
MOST_MARKS = 3
"""Accents upon one letter; more is meant to spill over other lines."""
MOST_PICTURE = 32 * 1024
"""Bytes: a face of 256 × 256 pixels."""


class Shape[T](Protocol):
    """The kind and range of a value."""

    def read(self, told: object) -> T:
        """The value; raises ValueError for what is none."""

    def tell(self, value: T) -> Json:
        """As `read` takes it."""


class _Plain[T: (bool, int, float, str)]:
    """A value that JSON has itself."""

    __slots__ = ()

    def tell(self, value: T) -> Json:
        """As it is."""
        return value


class Switch(_Plain[bool]):
    """On or off."""

    __slots__ = ()

    def read(self, told: object) -> bool:
        """True or false, nothing that is like it."""
        if not isinstance(told, bool):
            raise ValueError("neither on nor off")
        return told


@dataclass(frozen=True, slots=True)
class Whole(_Plain[int]):
    """A whole number within bounds."""

    least: int
    most: int

    def read(self, told: object) -> int:
        """A whole number; 3.0 is none."""
        if isinstance(told, bool) or not isinstance(told, int):
            raise ValueError("not a whole number")
        if not self.least <= told <= self.most:
            raise ValueError(f"not from {self.least} to {self.most}")
        return told


@dataclass(frozen=True, slots=True)
class Real(_Plain[float]):
    """A number within bounds; never endless, never NaN."""

    least: float
    most: float

    def read(self, told: object) -> float:
        """A number, whole or not."""
        if isinstance(told, bool) or not isinstance(told, int | float):
            raise ValueError("not a number")
        # Compared before it is converted: JSON has integers that no float holds.
        if not self.least <= told <= self.most:
            raise ValueError(f"not from {self.least:g} to {self.most:g}")
        return float(told)


@dataclass(frozen=True, slots=True)
class Choice(_Plain[str]):
    """One of a few names."""

    names: tuple[str, ...]

    def read(self, told: object) -> str:
        """One of `names`."""
        if not isinstance(told, str) or told not in self.names:
            raise ValueError(f"none of {', '.join(self.names)}")
        return told


@dataclass(frozen=True, slots=True)
class Words(_Plain[str]):
    """One line of text without control signs."""

    longest: int
    least: int = 0
    """Characters; spaces around them do not count."""

    def read(self, told: object) -> str:
        """The text as it is; what is not fit to be shown is refused, not mended."""
        if not isinstance(told, str) or len(told) > self.longest or len(told.strip()) < self.least:
            raise ValueError(f"not a text of {self.least} to {self.longest} characters")
        marks = 0
        for sign in told:
            kind = unicodedata.category(sign)
            marks = marks + 1 if kind[0] == "M" else 0
            odd = (kind[0] == "C" and sign not in JOINERS) or kind in ("Zl", "Zp")
            if odd or marks > MOST_MARKS:
                raise ValueError("a text with signs that cannot be shown")
        return told


class Picture:
    """A small JPEG or PNG file; b"" is none."""

    __slots__ = ()

    def read(self, told: object) -> bytes:
        """The file, from base64."""
        if not isinstance(told, str) or len(told) > MOST_PICTURE * 4 // 3 + 4:
            raise ValueError(f"not a picture of at most {MOST_PICTURE} bytes")
        data = base64.b64decode(told.encode("ascii", "replace"), validate=True)
        if data and (len(data) > MOST_PICTURE or not kind_of(data)):
            raise ValueError("neither a JPEG nor a PNG that may be shown")
        return data

    def tell(self, value: bytes) -> Json:
        """In base64."""
        return base64.b64encode(value).decode()


@dataclass(frozen=True, slots=True)
class Listed[T]:
    """Several values of one shape, in order."""

    each: Shape[T]
    most: int

    def read(self, told: object) -> tuple[T, ...]:
        """All of them; one bad value spoils the list."""
        if not isinstance(told, list) or len(told) > self.most:
            raise ValueError(f"not a list of at most {self.most}")
        return tuple(self.each.read(one) for one in told)

    def tell(self, value: tuple[T, ...]) -> Json:
        """As a list."""
        return [self.each.tell(one) for one in value]


@dataclass(frozen=True, slots=True)
class Record[T]:
    """A dataclass, part by part."""

    make: Callable[..., T]
    parts: Mapping[str, Shape[Any]]

    def read(self, told: object) -> T:
        """Exactly these parts must be there."""
        if not isinstance(told, dict) or told.keys() != self.parts.keys():
            raise ValueError(f"not a table of {', '.join(self.parts)}")
        return self.make(**{name: part.read(told[name]) for name, part in self.parts.items()})

    def tell(self, value: T) -> Json:
        """As a table."""
        return {name: part.tell(getattr(value, name)) for name, part in self.parts.items()}


MOST_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Table:
    """A table of whatever JSON has, by name; `most` bytes of JSON in all."""

    most: int

    def read(self, told: object) -> Mapping[str, Any]:
        """Raises ValueError for what is no table, too deep or too large."""
        if not isinstance(told, Mapping) or not _shallow(told, MOST_DEPTH):
            raise ValueError("no table")
        if len(json.dumps(dict(told), ensure_ascii=False, allow_nan=False).encode()) > self.most:
            raise ValueError("too large")
        return MappingProxyType(dict(told))

    def tell(self, value: Mapping[str, Any]) -> Json:
        """As JSON has it."""
        return dict(value)


def _shallow(told: object, left: int) -> bool:
    if isinstance(told, Mapping):
        inner = tuple(told.values()) if all(isinstance(key, str) for key in told) else (object(),)
    elif isinstance(told, list):
        inner = tuple(told)
    else:
        return told is None or isinstance(told, bool | int | float | str)
    return left > 0 and all(_shallow(one, left - 1) for one in inner)
