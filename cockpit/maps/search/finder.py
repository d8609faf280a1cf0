"""The search of one region: a question in, the best places out."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np

from cockpit.maps.geo import Point, distance_m
from cockpit.maps.place import Place
from cockpit.maps.search.candidates import Candidates
from cockpit.maps.search.categories import Category
from cockpit.maps.search.chargers import fits
from cockpit.maps.search.hit import Hit
from cockpit.maps.search.index import Ids, Index, Row
from cockpit.maps.search.layout import KINDS, SETTLEMENTS
from cockpit.maps.search.own_places import own_places
from cockpit.maps.search.question.asked import Asked, category_in, understand
from cockpit.maps.search.question.phrases import Around
from cockpit.maps.search.ranking import (
    BARE,
    IMPORTANCE,
    NEARNESS,
    WORST,
    Match,
    Matcher,
    nearness_of,
)  # fmt: skip
from cockpit.maps.search.wanted import MOST_WORDS, wanted
from cockpit.maps.search.words import split, whole

GOOD = 0.78
"""A match of this quality ends the search for looser ones."""
CLEAR, FAR_BELOW = 0.9, 0.62
"""Where one answer is that clear, those this much worse are not shown."""
HOUSE_BONUS, NO_HOUSE = 0.12, -0.1
CATEGORY_NEARNESS = 0.5
"""Of petrol stations the near ones are wanted, hardly the famous."""
SURE, GUESSED = 1.05, 0.75
CALLED_SO, NAMED_SO = 0.86, -0.2
"""Where something is really called so ("Burger K"), other snack bars in K count less."""
NEAREST = 60
SAME_M, SAME_STREET_M = 30.0, 1000.0
"""Two answers of one name nearer than this are one."""
AROUND_KM = 15.0
BESIDE_TOWN = 0.06
MOST_TOWNS = 4
SETTLED = [KINDS.index(kind) for kind in SETTLEMENTS]
NUMBERED = frozenset({"street", "square", "hamlet", "village", "suburb", "locality"})
_NUMBER = re.compile(r"\d+(?:\s?[a-z]\b)?(?:\s?[-/]\s?\d*[a-z]?)?", re.IGNORECASE)
MOST_ROWS = 50


class Finder:
    """Answers questions; one thread at a time."""

    def __init__(self, index: Index) -> None:
        self.index = index
        """Whom it asks."""
        # What is loaded at the first question is loaded now, not while the driver types.
        self.by_words("warm up", None)

    def search(
        self, query: str, near: Point | None = None, limit: int = 10, language: str = "en",
        own: Sequence[Place] = (),
    ) -> list[Place]:  # fmt: skip
        """The best answers first; none for a question without letters. Never raises for words."""
        asked = understand(query)
        point = asked.point or self._of_code(asked, near)
        limit = max(1, min(limit, MOST_ROWS))
        if point is not None:
            return [self._spot(asked, point, near, language)]
        hits = self.hits(asked, near)[: limit * 2]
        places = [self._at_a_number(hit).place(language) for hit in hits]
        places += own_places(own, asked.text, near, self.index.vocabulary)
        return _distinct(sorted(places, key=lambda p: -p.score))[:limit]

    def _at_a_number(self, hit: Hit) -> Hit:
        """A street on which the number is missing leads to the number that is closest."""
        digits = re.match(r"\d+", hit.missing)
        house = self.index.nearest_number(hit.row.id, int(digits[0])) if digits else None
        return replace(hit, house=house) if house else hit

    def hits(self, asked: Asked, near: Point | None) -> list[Hit]:
        """All answers of the map, the best first."""
        plain_category = asked.category is not None and not asked.rest
        found = self.by_words(
            asked.text, near, begun=asked.begun, loosely=not (plain_category and asked.sure)
        )
        best = max((hit.quality for hit in found), default=0.0)
        less = NAMED_SO if best >= CALLED_SO and asked.rest else 0.0
        found += [replace(h, score=h.score + less) for h in self._of_category(asked, near)]
        for pair in asked.around:
            found += self._around(pair, near)
        return _cleared(found)

    def by_words(
        self, text: str, near: Point | None, category: Category | None = None, begun: bool = True,
        loosely: bool = True,
    ) -> list[Hit]:  # fmt: skip
        """Whatever is called so, of one category or of all; the best first."""
        vocabulary = self.index.vocabulary
        looked_for = wanted(split(text), begun, vocabulary)
        if not looked_for:
            return []
        values = category.values if category else ()
        candidates = Candidates(self.index, looked_for, near, values)
        # Within a category its name is matched already: the rest may all be around.
        bare = 1.0 if category else BARE
        numbers = _numbers(text)
        hits = self._rated(
            candidates.strict(), Matcher(looked_for, vocabulary, bare), near, numbers
        )
        best = max((hit.quality for hit in hits), default=0.0)
        if best < GOOD and loosely:
            for step, ids in enumerate(candidates.loose()):
                matcher = Matcher(looked_for, vocabulary, bare)
                hits += self._rated(ids, matcher, near, numbers)
                if step == 0 and category is None:
                    hits += self._beside_town(split(text), near, numbers)
                if max((hit.quality for hit in hits), default=0.0) >= GOOD:
                    break
        return _cleared(hits)

    def _beside_town(self, words: list[str], near: Point | None, numbers: list[str]) -> list[Hit]:
        """For "Mill Street Springfield" where Mill Street is in the next village, for the map."""
        vocabulary = self.index.vocabulary
        hits: list[Hit] = []
        for there, rest in self._towns_in(words[:MOST_WORDS], near):
            looked_for = wanted(rest, False, vocabulary)
            ids = Candidates(self.index, looked_for, there.point).strict()
            found = self._rated(ids, Matcher(looked_for, vocabulary), there.point, numbers)
            for hit in found:
                if hit.km is not None and hit.km <= AROUND_KM and hit.row.id != there.id:
                    km = _km(hit.point, near)
                    hits.append(replace(hit, score=hit.score - BESIDE_TOWN, km=km))
        return hits

    def _towns_in(self, words: list[str], near: Point | None) -> list[tuple[Row, list[str]]]:
        """The settlements that the words begin or end with, and the words left over."""
        cuts = range(1, len(words))
        pairs = [(words[cut:], words[:cut]) for cut in cuts]
        pairs += [(words[:cut], words[cut:]) for cut in cuts]
        names = {whole(town): rest for town, rest in pairs if len(whole(town)) > 1}
        if not names:
            return []
        ids = self.index.match("whole : (" + " OR ".join(f'"{name}"' for name in names) + ")")
        ids = ids[np.isin(self.index.kinds[ids - 1], SETTLED)]
        best = Candidates(self.index, [], near).promising(ids, MOST_TOWNS)
        found = []
        for row in self.index.rows(best.tolist()):
            called = [n for n in (whole(form.split()) for form in row.forms) if n in names]
            if called:
                found.append((row, names[max(called, key=len)]))
        return found

    def nearest(
        self, ids: Ids, near: Point | None, wanted_if: Callable[[Row], bool] | None = None,
        most: int = NEAREST,
    ) -> list[tuple[Row, float | None]]:  # fmt: skip
        """Of these rows the nearest, or the most important where nobody knows where one is."""
        if near is None:
            chosen, far = ids[:most], None
        else:
            km = self.index.km_from(near, ids)
            order = np.argsort(km, kind="stable")[: most * (4 if wanted_if else 1)]
            chosen, far = ids[order], km
        rows = {row.id: row for row in self.index.rows(chosen.tolist())}
        kept = [rows[i] for i in chosen.tolist() if wanted_if is None or wanted_if(rows[i])]
        if far is None or near is None:
            return [(row, None) for row in kept[:most]]
        return [(row, distance_m(near, row.point) / 1000) for row in kept[:most]]

    def _of_category(self, asked: Asked, near: Point | None) -> list[Hit]:
        category = asked.category
        if category is None:
            return []
        if not asked.rest:
            return self._category(asked, category, near, SURE if asked.sure else GUESSED)
        is_begun = asked.begun and len(asked.rest.split()[-1]) > 2
        hits = self.by_words(asked.rest, near, category, is_begun)
        for hit in hits:
            hit.score += 0.03
        if max((hit.quality for hit in hits), default=0.0) < GOOD and not asked.around:
            hits += self._around(Around(category.key, asked.rest, False), near, category)
        return hits

    def _category(
        self, asked: Asked, category: Category, near: Point | None, quality: float
    ) -> list[Hit]:
        check = fits(asked.min_kw, asked.sockets)
        rows = self.nearest(self.index.of_values(category.values), near, check)
        return [
            Hit(row, min(1.0, quality),
                quality + row.importance * IMPORTANCE / 2 + CATEGORY_NEARNESS * nearness_of(km), km)
            for row, km in rows
        ]  # fmt: skip

    def _around(
        self, pair: Around, near: Point | None, category: Category | None = None
    ) -> list[Hit]:
        """X near Y: find Y, then X from there."""
        rest, sure = "", SURE if category is None else GUESSED
        if category is None:
            category, rest, _ = category_in(pair.what)
        if category is None and not pair.close:
            return []  # "Mill Street in Springfield": the words alone find it
        anchors = self.by_words(pair.where, near)
        if not anchors or anchors[0].quality < GOOD:
            return []
        there = anchors[0].point
        if category is None or rest:
            hits = self.by_words(rest if category else pair.what, there, category)
        else:
            hits = self._category(Asked(pair.what), category, there, sure)
        less = anchors[0].quality - 1  # as unsure as where that is
        hits = [hit for hit in hits if hit.km is not None and hit.km <= AROUND_KM]
        return [replace(hit, score=hit.score + less, km=_km(hit.point, near)) for hit in hits]

    def _rated(
        self, ids: Ids, matcher: Matcher, near: Point | None, numbers: list[str]
    ) -> list[Hit]:
        rows = self.index.rows(ids.tolist())
        matches = [(row, matcher.match(row.forms, row.around)) for row in rows]
        matches = [(row, match) for row, match in matches if match.quality >= WORST]
        return self._with_houses(matches, near, numbers)

    def _with_houses(
        self, matches: list[tuple[Row, Match]], near: Point | None, numbers: list[str]
    ) -> list[Hit]:
        streets = [row.id for row, m in matches if m.numbers_left and row.kind in NUMBERED]
        houses = self.index.houses(streets, numbers) if streets and numbers else {}
        hits = []
        for row, match in matches:
            house = houses.get(row.id)
            missing = match.numbers_left[-1] if match.numbers_left and house is None else ""
            km = _km(house.point if house else row.point, near)
            score = match.quality + IMPORTANCE * row.importance + NEARNESS * nearness_of(km)
            score += HOUSE_BONUS if house else NO_HOUSE if missing else 0.0
            hits.append(Hit(row, match.quality, score, km, house, missing))
        return hits

    def _of_code(self, asked: Asked, near: Point | None) -> Point | None:
        if asked.code is None:
            return None
        if asked.code.is_short and asked.code.place:
            anchors = self.by_words(asked.code.place, near)
            near = anchors[0].point if anchors else near
        return asked.code.point(near)

    def _spot(self, asked: Asked, point: Point, near: Point | None, language: str) -> Place:
        kind = "plus_code" if asked.code else "coordinates"
        name = asked.label or (
            asked.code.code if asked.code else f"{point.lat:.5f}, {point.lon:.5f}"
        )
        towns = self.nearest(self.index.of_kinds(("city", "town", "village")), point, most=1)
        beside = towns[0][0] if towns and (towns[0][1] or 0) < AROUND_KM else None
        address = Hit(beside, 1.0, 1.0, None).place(language).name if beside else ""
        km = _km(point, near)
        far = None if km is None else round(km * 1000)
        return Place(name, point, kind, "", address, f"{point.lat:.6f},{point.lon:.6f}", far, 2.0)


def _km(point: Point, near: Point | None) -> float | None:
    return None if near is None else distance_m(near, point) / 1000


def _numbers(text: str) -> list[str]:
    """The house numbers that a text may hold, the longest reading first: "12 a", then "12"."""
    keys: dict[str, None] = {}
    for written in _NUMBER.findall(text):
        tight = re.sub(r"\s", "", written.lower()).rstrip("-/")
        keys |= {tight: None}
    for written in _NUMBER.findall(text):
        keys |= dict.fromkeys(re.findall(r"\d+[a-z]?", written.lower()))
        keys |= dict.fromkeys(re.findall(r"\d+", written))
    return list(keys)[:8]


def _cleared(hits: Iterable[Hit]) -> list[Hit]:
    """Each answer once, the best first, without those far below a clear one."""
    best: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        known = best.get(hit.identity)
        if known is None or hit.score > known.score:
            best[hit.identity] = hit
    ordered = sorted(best.values(), key=lambda hit: -hit.score)
    if any(hit.quality >= CLEAR for hit in ordered):
        ordered = [hit for hit in ordered if hit.quality >= FAR_BELOW]
    return ordered


def _distinct(places: list[Place]) -> list[Place]:
    """One's own favourite and the same place of the map are one."""
    kept: list[Place] = []
    for place in places:
        if not any(_is_same(place, other) for other in kept):
            kept.append(place)
    return kept


def _is_same(a: Place, b: Place) -> bool:
    if a.key and a.key == b.key and a.name == b.name:
        return True
    near = SAME_STREET_M if a.kind == b.kind == "street" and a.address == b.address else SAME_M
    return a.name == b.name and distance_m(a.point, b.point) < near
