"""The tables of the store, how old ones become new, and whether they are whole."""

import hashlib
import json
import sqlite3

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE whole (generation INTEGER NOT NULL, digest BLOB NOT NULL) STRICT",
        """CREATE TABLE profile (id TEXT PRIMARY KEY, name TEXT NOT NULL, picture BLOB NOT NULL,
        sealed INTEGER NOT NULL, body BLOB NOT NULL) STRICT""",
        """CREATE TABLE lock (profile TEXT NOT NULL REFERENCES profile ON DELETE CASCADE,
        way TEXT NOT NULL, salt BLOB NOT NULL, passes INTEGER NOT NULL, memory INTEGER NOT NULL,
        wrapped BLOB NOT NULL, PRIMARY KEY (profile, way)) STRICT""",
        "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        "CREATE TABLE trusted (car BLOB PRIMARY KEY, name TEXT NOT NULL) STRICT",
        "INSERT INTO whole VALUES (0, x'')",
    ),
)
"""One step for each version; never changed once it was released. The last is today's."""


def version(rows: sqlite3.Connection) -> int:
    """How many of the migrations have been done."""
    return int(rows.execute("PRAGMA user_version").fetchone()[0])


def migrate(rows: sqlite3.Connection) -> bool:
    """All that is missing, in one transaction; whether anything was. Raises sqlite3.Error."""
    done = version(rows)
    if done == len(MIGRATIONS):
        return False
    rows.execute("BEGIN IMMEDIATE")
    try:
        for step in MIGRATIONS[done:]:
            for statement in step:
                rows.execute(statement)
        rows.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        stamp(rows)
        rows.execute("COMMIT")
    except BaseException:
        rows.execute("ROLLBACK")
        raise
    return True


def stamp(rows: sqlite3.Connection) -> None:
    """Write at the end of each transaction what everything adds up to."""
    rows.execute("UPDATE whole SET generation = generation + 1")
    rows.execute("UPDATE whole SET digest = ?", (_digest(rows),))


def generation(rows: sqlite3.Connection) -> int | None:
    """How often the store was changed; 0 where it is blank, None where it is not whole.

    SQLite finds damage to its own structure only; the digest finds that of what is in it. Raises
    sqlite3.Error for what cannot even be read.
    """
    if rows.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        return None
    if not _tables(rows) and not version(rows):
        return 0
    found = rows.execute("SELECT generation FROM whole WHERE digest = ?", (_digest(rows),))
    one = found.fetchone()
    return int(one[0]) if one else None


def _tables(rows: sqlite3.Connection) -> list[tuple[str, str]]:
    # Indexes of SQLite's own have no SQL, and follow from the tables.
    found = rows.execute("SELECT name, sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY name")
    return found.fetchall()


def _digest(rows: sqlite3.Connection) -> bytes:
    """Of the version, the tables and every row. This rule outlives all versions of the tables."""
    total = hashlib.blake2b(str(version(rows)).encode(), digest_size=32)
    total.update(json.dumps(_tables(rows)).encode())
    for name, _ in _tables(rows):
        columns = "generation" if name == "whole" else "*"
        for row in rows.execute(f'SELECT {columns} FROM "{name}" ORDER BY rowid'):
            total.update(json.dumps([name, row], default=bytes.hex).encode())
    return total.digest()
