"""From words to rows that may be meant: strict questions to the index first, then looser ones."""

from collections.abc import Iterator

import numpy as np

from cockpit.maps.geo import Point
from cockpit.maps.search.index import MOST_MATCHES, Ids, Index
from cockpit.maps.search.layout import cells_around, kind_word
from cockpit.maps.search.ranking import IMPORTANCE, NEARNESS, nearness
from cockpit.maps.search.wanted import Wanted, widened
from cockpit.maps.search.words import is_unspaced, whole

MOST_LOOKED_AT = 130
"""Rows whose names are compared word by word."""
MOST_WHOLE = 60
RARE = 3000
"""A word of fewer rows may be asked for alone."""
COLUMNS = "{name around}"


class Candidates:
    """Finds rows for one question, from strict to loose."""

    def __init__(
        self, index: Index, wanted: list[Wanted], near: Point | None, values: tuple[str, ...] = ()
    ) -> None:
        self._index = index
        self._wanted = wanted
        self._near = near
        quoted = " OR ".join(f'"{kind_word(value)}"' for value in values)
        self._filter = f" AND kind : ({quoted})" if values else ""

    def strict(self) -> Ids:
        """Rows called so as a whole, and rows that have every word."""
        found = [self._whole()]
        required = [w for w in self._wanted if not w.optional]
        if any(w.number for w in required):
            found.append(self._all(required, MOST_LOOKED_AT // 2))
            required = [w for w in required if not w.number] or required
        found.append(self._all(required or self._wanted))
        return np.unique(np.concatenate(found))

    def every(self) -> Ids:
        """All rows that have every word, as many as the index gives."""
        required = [w for w in self._wanted if not w.optional] or self._wanted
        return self._all(required, MOST_MATCHES)

    def loose(self) -> Iterator[Ids]:
        """Ever looser: words corrected, then one left out, then any rare one."""
        vocabulary = self._index.vocabulary
        found = widened(self._wanted, vocabulary)
        words = [w for w in found if not (w.optional or w.number)]
        if not words:
            return
        yield self._all(words)
        if len(words) > 1:
            words.sort(key=lambda w: -w.weight)
            dropped = [self._all([w for w in words if w is not out], 50) for out in words[:5]]
            yield np.unique(np.concatenate(dropped))
            yield self._any(words)

    def _all(self, words: list[Wanted], most: int = MOST_LOOKED_AT) -> Ids:
        parts = [w.expression(COLUMNS) for w in words]
        named = " OR ".join(w.expression("name") for w in words)
        if not self._filter:
            # Not all that lies in Springfield is called so.
            parts = [named] if len(words) == 1 else [*parts, f"({named})"]
        return self._best(" AND ".join(parts), most)

    def _any(self, words: list[Wanted]) -> Ids:
        rare = [w for w in words if min(map(self._index.vocabulary.count, w.means)) < RARE][:4]
        if not rare:
            return np.empty(0, np.int64)
        return self._best("(" + " OR ".join(w.expression("name") for w in rare) + ")")

    def _whole(self) -> Ids:
        texts = [w.text for w in self._wanted if not w.number]
        joined = whole(texts or [w.text for w in self._wanted])
        with_numbers = whole([w.text for w in self._wanted])
        exact = " OR ".join(f'"{text}"' for text in {joined, with_numbers})
        ids = self._best(f"whole : ({exact})", MOST_WHOLE)
        if self._wanted and (self._wanted[-1].prefix or is_unspaced(joined)) and len(joined) > 2:
            begun = self._best(f'whole : ("{joined}" *)', MOST_WHOLE)
            ids = np.concatenate([ids, begun])
        return ids

    def _best(self, expression: str, most: int = MOST_LOOKED_AT) -> Ids:
        expression = f"({expression}){self._filter}"
        ids = self._index.match(expression)
        if len(ids) >= MOST_MATCHES and self._near is not None:
            # So many that the least important were cut off: look once more, close by.
            cells = " OR ".join(f'"{cell}"' for cell in cells_around(*self._near))
            close_by = self._index.match(f"({expression}) AND cell : ({cells})")
            ids = np.unique(np.concatenate([ids, close_by]))
        return self.promising(ids, most)

    def promising(self, ids: Ids, most: int) -> Ids:
        """Those of the ids that are important or near."""
        if len(ids) <= most:
            return ids
        score = self._index.importances[ids - 1].astype(np.float32) / 255 * IMPORTANCE
        if self._near is not None:
            score += NEARNESS * nearness(self._index.km_from(self._near, ids))
        return ids[np.argpartition(-score, most)[:most]]
