"""The driver's own places take part: favourites, recents, contacts."""

from collections.abc import Sequence
from dataclasses import replace

from cockpit.maps.geo import Point, distance_m
from cockpit.maps.place import Place
from cockpit.maps.search.ranking import NEARNESS, Matcher, nearness_of
from cockpit.maps.search.vocabulary import Vocabulary
from cockpit.maps.search.wanted import wanted
from cockpit.maps.search.words import split

BONUS = {"favourite": 0.35, "contact": 0.28, "recent": 0.25}
OTHER_BONUS = 0.2
WORST = 0.6
CALLED = {
    "home": ("home", "my home", "Zuhause", "nach Hause", "daheim", "家", "回家"),
    "work": ("work", "my work", "office", "Arbeit", "Büro", "zur Arbeit", "公司", "上班", "单位"),
}
"""What home and work are called besides their own names."""


def own_places(
    places: Sequence[Place], text: str, near: Point | None, vocabulary: Vocabulary
) -> list[Place]:
    """Those of the places that the text may mean, with score and distance."""
    looked_for = wanted(split(text), True, vocabulary)
    if not looked_for or not places:
        return []
    for it in looked_for:
        _correct_to_own(it.means, it.text, places)
    matcher = Matcher(looked_for, vocabulary)
    rated = []
    for place in places:
        names = (place.name, *CALLED.get(place.key, ()))
        forms = [" ".join(split(name)) for name in names]
        match = matcher.match([f for f in forms if f], frozenset(split(place.address)))
        if match.quality >= WORST:
            rated.append(_rated(place, match.quality, near))
    return rated


def _correct_to_own(means: dict[str, float], text: str, places: Sequence[Place]) -> None:
    """A contact's name is no word of the map: its typing errors are found here."""
    from rapidfuzz.distance import OSA

    allowed = 0 if len(text) < 4 else 1 if len(text) < 7 else 2
    for word in {word for place in places for word in split(place.name)}:
        distance = OSA.distance(text, word, score_cutoff=allowed)
        if 0 < distance <= allowed:
            means[word] = max(means.get(word, 0.0), 1 - 0.17 * distance)


def _rated(place: Place, quality: float, near: Point | None) -> Place:
    metres = None if near is None else distance_m(near, place.point)
    score = quality + BONUS.get(place.kind, OTHER_BONUS)
    score += NEARNESS * nearness_of(None if metres is None else metres / 1000)
    return replace(place, distance_m=metres, score=round(score, 4))
