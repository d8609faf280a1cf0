"""Which of the places that were found was meant: one for certain, or some to choose from."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from cockpit.maps.geo import distance_m
from cockpit.maps.place import Place

ALIKE = 0.8
"""So much of a name must be as it was said, for a place to be meant without a question."""
SAME_M = 250.0
FIRST = (("favourite", "recent"), ("city", "town"))
"""Of several places of one name these are meant, if there is one of them."""


def meant(said: str, places: Sequence[Place]) -> tuple[Place | None, list[Place]]:
    """The one that was meant, or None; and all that may have been, the best first."""
    apart = _apart(places)
    exact = [place for place in apart if _named(said, place)]
    for kinds in FIRST:
        preferred = [place for place in exact if place.kind in kinds]
        if len(preferred) == 1:
            return preferred[0], exact
    likely = exact or [place for place in apart if _likeness(said, place) >= ALIKE]
    return (likely[0] if len(likely) == 1 else None), likely or apart


def _apart(places: Sequence[Place]) -> list[Place]:
    """Without those that are the same place once more."""
    found: list[Place] = []
    for place in places:
        if not any(p.name == place.name and distance_m(p.point, place.point) < SAME_M
                   for p in found):  # fmt: skip
            found.append(place)
    return found


def _named(said: str, place: Place) -> bool:
    """Whether it is called so: by its whole name, perhaps with words of its address."""
    if _plain(said) == _plain(place.name):
        return True
    asked, name = _words(said), _words(place.name)
    return bool(name) and name <= asked <= name | _words(place.address)


def _likeness(said: str, place: Place) -> float:
    return SequenceMatcher(None, _plain(said), _plain(place.name)).ratio()


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
