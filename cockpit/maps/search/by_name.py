"""What is called so: the search for names, addresses among them."""

from dataclasses import replace

import numpy as np

from cockpit.maps.geo import Point
from cockpit.maps.search.answers import cleared
from cockpit.maps.search.candidates import Candidates
from cockpit.maps.search.categories import Category
from cockpit.maps.search.hit import Hit
from cockpit.maps.search.index import Index, Row
from cockpit.maps.search.layout import KINDS, SETTLEMENTS
from cockpit.maps.search.ranking import BARE, Matcher
from cockpit.maps.search.rating import km_between, numbers_in, rated
from cockpit.maps.search.wanted import MOST_WORDS, wanted
from cockpit.maps.search.words import split, whole

GOOD = 0.78
"""A match of this quality ends the search for looser ones."""
BESIDE_KM = 15.0
BESIDE_TOWN = 0.06
MOST_TOWNS = 4
SETTLED = [KINDS.index(kind) for kind in SETTLEMENTS]


class NameSearch:
    """Finds by name; strictly at first, and the looser the less is found."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def search(
        self, text: str, near: Point | None, category: Category | None = None, begun: bool = True,
        loosely: bool = True,
    ) -> list[Hit]:  # fmt: skip
        """Whatever is called so, of one category or of all; the best first."""
        vocabulary = self._index.vocabulary
        looked_for = wanted(split(text), begun, vocabulary)
        if not looked_for:
            return []
        values = category.values if category else ()
        candidates = Candidates(self._index, looked_for, near, values)
        # Within a category its name is matched already: the rest may all be around.
        bare = 1.0 if category else BARE
        numbers = numbers_in(text)
        hits = rated(
            self._index, candidates.strict(), Matcher(looked_for, vocabulary, bare), near, numbers
        )
        best = max((hit.quality for hit in hits), default=0.0)
        if best < GOOD and loosely:
            for step, ids in enumerate(candidates.loose()):
                matcher = Matcher(looked_for, vocabulary, bare)
                hits += rated(self._index, ids, matcher, near, numbers)
                if step == 0 and category is None:
                    hits += self._beside_town(split(text), near, numbers)
                if max((hit.quality for hit in hits), default=0.0) >= GOOD:
                    break
        return cleared(hits)

    def _beside_town(self, words: list[str], near: Point | None, numbers: list[str]) -> list[Hit]:
        """For "Mill Street Springfield" where Mill Street is in the next village, for the map."""
        vocabulary = self._index.vocabulary
        hits: list[Hit] = []
        for there, rest in self._towns_in(words[:MOST_WORDS], near):
            looked_for = wanted(rest, False, vocabulary)
            ids = Candidates(self._index, looked_for, there.point).strict()
            found = rated(self._index, ids, Matcher(looked_for, vocabulary), there.point, numbers)
            for hit in found:
                if hit.km is not None and hit.km <= BESIDE_KM and hit.row.id != there.id:
                    km = km_between(hit.point, near)
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
        ids = self._index.match("whole : (" + " OR ".join(f'"{name}"' for name in names) + ")")
        ids = ids[np.isin(self._index.kinds[ids - 1], SETTLED)]
        best = Candidates(self._index, [], near).promising(ids, MOST_TOWNS)
        found = []
        for row in self._index.rows(best.tolist()):
            called = [n for n in (whole(form.split()) for form in row.forms) if n in names]
            if called:
                found.append((row, names[max(called, key=len)]))
        return found
