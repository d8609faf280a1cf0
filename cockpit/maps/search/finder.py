"""The search of one region: a question in, the best places out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from cockpit.maps.geo import Point
from cockpit.maps.place import Place
from cockpit.maps.search.answers import cleared, distinct
from cockpit.maps.search.by_name import GOOD, NameSearch
from cockpit.maps.search.categories import Category
from cockpit.maps.search.chargers import fits
from cockpit.maps.search.hit import Hit
from cockpit.maps.search.index import Index
from cockpit.maps.search.own_places import own_places
from cockpit.maps.search.question.asked import Asked, category_in, understand
from cockpit.maps.search.question.phrases import Around
from cockpit.maps.search.ranking import IMPORTANCE, nearness_of
from cockpit.maps.search.rating import km_between, nearest

CATEGORY_NEARNESS = 0.5
"""Of petrol stations the near ones are wanted, hardly the famous."""
SURE, GUESSED = 1.05, 0.75
CALLED_SO, NAMED_SO = 0.86, -0.2
"""Where something is really called so ("Burger K"), other snack bars in K count less."""
AROUND_KM = 15.0
MOST_ROWS = 50


class Finder:
    """Answers questions; one thread at a time."""

    def __init__(self, index: Index) -> None:
        self.index = index
        """Whom it asks."""
        self.by_name = NameSearch(index).search
        # What is loaded at the first question is loaded now, not while the driver types.
        self.by_name("warm up", None)

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
        return distinct(sorted(places, key=lambda p: -p.score))[:limit]

    def _at_a_number(self, hit: Hit) -> Hit:
        """A street on which the number is missing leads to the number that is closest."""
        digits = re.match(r"\d+", hit.missing)
        house = self.index.nearest_number(hit.row.id, int(digits[0])) if digits else None
        return replace(hit, house=house) if house else hit

    def hits(self, asked: Asked, near: Point | None) -> list[Hit]:
        """All answers of the map, the best first."""
        plain_category = asked.category is not None and not asked.rest
        found = self.by_name(
            asked.text, near, begun=asked.begun, loosely=not (plain_category and asked.sure)
        )
        best = max((hit.quality for hit in found), default=0.0)
        less = NAMED_SO if best >= CALLED_SO and asked.rest else 0.0
        found += [replace(h, score=h.score + less) for h in self._of_category(asked, near)]
        for pair in asked.around:
            found += self._around(pair, near)
        return cleared(found)

    def _of_category(self, asked: Asked, near: Point | None) -> list[Hit]:
        category = asked.category
        if category is None:
            return []
        if not asked.rest:
            return self._category(asked, category, near, SURE if asked.sure else GUESSED)
        is_begun = asked.begun and len(asked.rest.split()[-1]) > 2
        hits = self.by_name(asked.rest, near, category, is_begun)
        for hit in hits:
            hit.score += 0.03
        if max((hit.quality for hit in hits), default=0.0) < GOOD and not asked.around:
            hits += self._around(Around(category.key, asked.rest, False), near, category)
        return hits

    def _category(
        self, asked: Asked, category: Category, near: Point | None, quality: float
    ) -> list[Hit]:
        check = fits(asked.min_kw, asked.sockets)
        rows = nearest(self.index, self.index.of_values(category.values), near, check)
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
        anchors = self.by_name(pair.where, near)
        if not anchors or anchors[0].quality < GOOD:
            return []
        there = anchors[0].point
        if category is None or rest:
            hits = self.by_name(rest if category else pair.what, there, category)
        else:
            hits = self._category(Asked(pair.what), category, there, sure)
        less = anchors[0].quality - 1  # as unsure as where that is
        hits = [hit for hit in hits if hit.km is not None and hit.km <= AROUND_KM]
        return [
            replace(hit, score=hit.score + less, km=km_between(hit.point, near)) for hit in hits
        ]

    def _of_code(self, asked: Asked, near: Point | None) -> Point | None:
        if asked.code is None:
            return None
        if asked.code.is_short and asked.code.place:
            anchors = self.by_name(asked.code.place, near)
            near = anchors[0].point if anchors else near
        return asked.code.point(near)

    def _spot(self, asked: Asked, point: Point, near: Point | None, language: str) -> Place:
        kind = "plus_code" if asked.code else "coordinates"
        name = asked.label or (
            asked.code.code if asked.code else f"{point.lat:.5f}, {point.lon:.5f}"
        )
        towns = nearest(self.index, self.index.of_kinds(("city", "town", "village")), point, most=1)
        beside = towns[0][0] if towns and (towns[0][1] or 0) < AROUND_KM else None
        address = Hit(beside, 1.0, 1.0, None).place(language).name if beside else ""
        km = km_between(point, near)
        far = None if km is None else round(km * 1000)
        return Place(name, point, kind, "", address, f"{point.lat:.6f},{point.lon:.6f}", far, 2.0)
