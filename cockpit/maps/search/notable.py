"""What is known by name around here: for ears that must be told what they may hear."""

import numpy as np

from cockpit.maps.geo import Point
from cockpit.maps.search.index import Index, Row
from cockpit.maps.search.ranking import IMPORTANCE, NEARNESS, nearness

KINDS = (
    "poi", "street", "city", "town", "village", "suburb", "quarter", "island", "square", "locality",
)  # fmt: skip
STREET_SHARE = 0.35
"""So many of the names are streets, where there are so many."""


def notable(index: Index, near: Point | None, most: int) -> list[tuple[Row, float, float | None]]:
    """The most important and nearest rows with a name, the best first: row, score, km."""
    score = index.importances.astype(np.float32) / 255 * IMPORTANCE
    km = None if near is None else index.km_from(near)
    if km is not None:
        score += NEARNESS * nearness(km)
    streets = _best(index, ("street",), score, round(most * STREET_SHARE))
    others = _best(index, tuple(k for k in KINDS if k != "street"), score, most - len(streets))
    rows = [row for row in index.rows([*streets, *others]) if row.names]
    rows.sort(key=lambda row: -score[row.id - 1])
    return [
        (row, float(score[row.id - 1]), None if km is None else float(km[row.id - 1]))
        for row in rows
    ]


def _best(index: Index, kinds: tuple[str, ...], score: np.ndarray, most: int) -> list[int]:
    """Ids of the best rows of these kinds."""
    ids = index.of_kinds(kinds)
    if len(ids) > most:
        ids = ids[np.argpartition(-score[ids - 1], most)[:most]]
    return [int(i) for i in ids]
