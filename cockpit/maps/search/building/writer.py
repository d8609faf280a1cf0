"""The last step of building: number the rows by importance and write them."""

import sqlite3
from array import array
from collections.abc import Iterator
from typing import Any

from cockpit.maps.search.layout import DEGREES, FORMAT, SCHEMA, cell, kind_word
from cockpit.maps.search.letters import plain, sound
from cockpit.maps.search.words import indexed, is_unspaced, whole

_ROWS = """SELECT id, kind, category, names, forms, line, coalesce(area, 0), extra, lat, lon,
importance, key, facts FROM ready ORDER BY importance DESC, id"""


class Writer:
    """Fills an empty search.sqlite from the scratch tables."""

    def __init__(self, target: sqlite3.Connection) -> None:
        self._target = target
        target.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;" + SCHEMA)
        self._lats, self._lons = array("f"), array("f")
        self._importances, self._kinds, self._categories = array("B"), array("B"), array("H")
        self._values: dict[str, int] = {}
        self._numbers = array("I")

    def areas(self, rows: list[tuple[int, str, str]]) -> None:
        """What the rows' area numbers stand for."""
        self._around = {number: words for number, _, words in rows}
        self._target.executemany("INSERT INTO area VALUES (?, ?, ?)", rows)

    def places(self, source: sqlite3.Connection) -> None:
        """All rows, the most important first."""
        last = source.execute("SELECT max(id) FROM ready").fetchone()[0] or 0
        # From the scratch table's ids to the rows'; 0 for what is not there any more.
        self._numbers = array("I", bytes(4 * (last + 1)))
        rows = source.execute(_ROWS)
        while batch := rows.fetchmany(5000):
            first = len(self._kinds)
            for number, row in enumerate(batch, first + 1):
                self._numbers[row[0]] = number
                self._note(row)
            self._target.executemany(
                "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((n, *row[1:]) for n, row in enumerate(batch, first + 1)),
            )
            self._target.executemany(
                "INSERT INTO words (rowid, name, around, kind, whole, cell)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                ((n, *self._words(row)) for n, row in enumerate(batch, first + 1)),
            )

    def houses(self, source: sqlite3.Connection) -> int:
        """House numbers, each on its street, once the rows are written. Returns how many."""
        rows = source.execute("SELECT street, number, key, shown, lat, lon FROM numbered")
        before = self._target.total_changes
        self._target.executemany(
            "INSERT OR IGNORE INTO house VALUES (?, ?, ?, ?, ?, ?)",
            ((self._numbers[row[0]], *row[1:]) for row in rows),
        )
        return self._target.total_changes - before

    def finish(self) -> None:
        """The arrays, the vocabulary, and everything in its final order on the disk."""
        self._terms()
        blobs: dict[str, array[Any]] = {
            "lats": self._lats, "lons": self._lons, "importances": self._importances,
            "kinds": self._kinds, "categories": self._categories,
        }  # fmt: skip
        rows: list[tuple[str, object]] = [(k, blob.tobytes()) for k, blob in blobs.items()]
        rows += [("format", FORMAT), ("values", "\n".join(self._values))]
        self._target.executemany("INSERT INTO meta VALUES (?, ?)", rows)
        self._target.execute("INSERT INTO words (words) VALUES ('optimize')")
        self._target.execute("COMMIT")

    def _note(self, row: Any) -> None:
        self._kinds.append(row[1])
        self._categories.append(self._values.setdefault(row[2] or "", len(self._values)))
        self._lats.append(row[8] / DEGREES)
        self._lons.append(row[9] / DEGREES)
        self._importances.append(round(row[10] * 255))

    def _words(self, row: Any) -> tuple[str, str, str, str, str]:
        names: dict[str, None] = {}
        wholes: dict[str, None] = {}
        for form in row[4].split("\n"):
            words = form.split()
            if form.startswith("="):
                names |= dict.fromkeys(joins([w.lstrip("=") for w in words]))
            elif words:
                names |= dict.fromkeys(indexed(words))
                wholes[whole(words)] = None
        around = f"{self._around.get(row[6], '')} {row[7] or ''}"
        where = cell(row[8] / DEGREES, row[9] / DEGREES)
        return " ".join(names), around, kind_word(row[2] or ""), " ".join(wholes), where

    def _terms(self) -> None:
        self._target.execute("CREATE VIRTUAL TABLE temp.seen USING fts5vocab (main, words, 'col')")
        counts: dict[str, int] = {}
        for term, count in self._target.execute(
            "SELECT term, doc FROM seen WHERE col IN ('name', 'around')"
        ):
            counts[term] = counts.get(term, 0) + count
        self._target.executemany(
            "INSERT INTO term VALUES (?, ?, ?)",
            ((t, n, sound(t)) for t, n in sorted(counts.items()) if not is_unspaced(t)),
        )
        self._target.execute("CREATE INDEX term_sound ON term (sound) WHERE sound != ''")


def joins(syllables: list[str]) -> Iterator[str]:
    """Each way to type a Chinese name in Latin letters."""
    from cockpit.maps.search.pinyin import joined

    return (plain(text) for text in joined(syllables))
