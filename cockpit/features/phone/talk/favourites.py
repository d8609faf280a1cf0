"""Whose messages may be told while driving: found at once, however many people a book has."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cockpit.features.phone.talk.plain import telling_digits
from cockpit.features.phone.talk.said import Contact


@dataclass(frozen=True, slots=True)
class Favourites:
    """Nobody at first."""

    names: frozenset[str] = field(default=frozenset())
    numbers: frozenset[str] = field(default=frozenset())

    def has(self, name: str, number: str) -> bool:
        """Whether it is one of them, by name or by number."""
        return name.casefold() in self.names or telling_digits(number) in self.numbers

    def __or__(self, other: "Favourites") -> "Favourites":
        """Those of both."""
        return Favourites(self.names | other.names, self.numbers | other.numbers)


def favourites_of(book: Iterable[Contact]) -> Favourites:
    """The people whom the owner of a book has marked."""
    marked = [one for one in book if one.favourite]
    numbers = (telling_digits(number) for one in marked for number in one.numbers)
    return Favourites(frozenset(one.name.casefold() for one in marked), frozenset(numbers))
