"""What has not reached a broker yet, on the disk: nothing is lost by a crash.

SQLite in WAL mode. A command is on the platter before it is sent (synchronous FULL); telemetry
goes in batches that a power cut may lose, a crash not (NORMAL). State is not here: only its
newest counts, and who told it tells it again after a start.
"""

import logging
import sqlite3
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from cockpit.core.messages import Kind, Message

log = logging.getLogger(__name__)

MOST_TELEMETRY = 20_000
MOST_COMMANDS = 5_000
MOST_SEEN = 4_096
STEADY_S = 1.0
"""A clock that is put right by less was not set back."""
_TABLES = """
CREATE TABLE IF NOT EXISTS waiting
    (n INTEGER PRIMARY KEY AUTOINCREMENT, telemetry INTEGER, topic TEXT, payload BLOB,
     until REAL, lasts REAL);
CREATE TABLE IF NOT EXISTS seen (n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE);
"""


type _Row = tuple[bool, str, bytes, float | None, float | None]


class Waiting(NamedTuple):
    """A message with its place in the row."""

    n: int
    message: Message
    until: float | None = None
    """When it is no longer to be sent, seconds since 1970; None: it is sent however late."""
    lasts_s: float = 0.0

    def left_s(self, now: float) -> float | None:
        """How long it is still good; 0 too late, None: for ever.

        By a clock that was set back nobody knows how old it is: then it is too late, too.
        """
        if self.until is None:
            return None
        left = self.until - now
        return max(left, 0.0) if left <= self.lasts_s + STEADY_S else 0.0


class Outbox:
    """The rows of one broker; belongs to one thread. A broken file is put aside."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._rows = _open(file)
        count = self._rows.execute(
            "SELECT count(*), coalesce(sum(telemetry), 0) FROM waiting"
        ).fetchone()
        self._telemetry: int = count[1]
        self._commands: int = count[0] - count[1]

    def __len__(self) -> int:
        return self._telemetry + self._commands

    def put(self, messages: Sequence[Message]) -> Sequence[Message]:
        """Keep commands and telemetry, in order; returns the commands that found no room."""
        room = MOST_COMMANDS - self._commands
        commands = [m for m in messages if m.kind is Kind.COMMAND]
        refused = commands[max(room, 0) :]
        rows = [
            (m.kind is Kind.TELEMETRY, m.topic, m.payload, _until(m), m.expires_s)
            for m in messages
            if not any(m is one for one in refused)
        ]
        self._commit("FULL" if commands else "NORMAL", rows)
        self._commands += len(commands) - len(refused)
        self._telemetry += len(messages) - len(commands)
        if self._telemetry > MOST_TELEMETRY:
            self._thin()
        return refused

    def after(self, n: int, most: int) -> list[Waiting]:
        """The next messages behind place `n`."""
        rows = self._rows.execute(
            "SELECT n, telemetry, topic, payload, until, lasts FROM waiting WHERE n > ?"
            " ORDER BY n LIMIT ?",
            (n, most),
        )
        kinds = (Kind.COMMAND, Kind.TELEMETRY)
        return [Waiting(r[0], Message(r[2], r[3], kinds[r[1]]), r[4], r[5] or 0.0) for r in rows]

    def arrived(self, places: Iterable[int]) -> None:
        """These have reached the broker."""
        for n in places:
            gone = self._rows.execute("DELETE FROM waiting WHERE n = ? RETURNING telemetry", (n,))
            for (telemetry,) in gone.fetchall():
                self._telemetry -= telemetry
                self._commands -= not telemetry
        self._rows.commit()

    def seen(self) -> list[str]:
        """The ids of what was taken lately, the oldest first."""
        return [row[0] for row in self._rows.execute("SELECT id FROM seen ORDER BY n")]

    def remember(self, ids: Sequence[str]) -> None:
        """These were taken: what comes again with such an id is dropped."""
        self._rows.executemany("INSERT OR IGNORE INTO seen (id) VALUES (?)", [(i,) for i in ids])
        self._rows.execute(
            "DELETE FROM seen WHERE n <= (SELECT max(n) FROM seen) - ?", (MOST_SEEN,)
        )
        self._rows.commit()

    def close(self) -> None:
        """The file is left whole."""
        with suppress(sqlite3.Error):
            self._rows.commit()
        self._rows.close()

    def _commit(self, synchronous: str, rows: Sequence[_Row]) -> None:
        self._rows.execute(f"PRAGMA synchronous = {synchronous}")
        self._rows.executemany(
            "INSERT INTO waiting (telemetry, topic, payload, until, lasts) VALUES (?, ?, ?, ?, ?)",
            rows,
        )
        self._rows.commit()

    def _thin(self) -> None:
        """Take out every second of the older half of the telemetry."""
        gone = self._rows.execute(
            "DELETE FROM waiting WHERE n IN (SELECT n FROM (SELECT n, row_number() OVER"
            " (ORDER BY n) AS place FROM waiting WHERE telemetry) WHERE place <= ? AND place % 2)",
            (self._telemetry // 2,),
        )
        self._telemetry -= gone.rowcount
        self._rows.commit()


def _until(message: Message) -> float | None:
    return None if message.expires_s is None else time.time() + message.expires_s


def _open(file: Path) -> sqlite3.Connection:
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _connect(file)
    except sqlite3.DatabaseError as error:
        aside = file.with_suffix(".broken")
        log.warning("%s: cannot be used (%s); kept as %s", file, error, aside.name)
        file.replace(aside)
        for rest in ("-wal", "-shm"):
            file.with_name(file.name + rest).unlink(missing_ok=True)
        return _connect(file)


def _connect(file: Path) -> sqlite3.Connection:
    rows = sqlite3.connect(file, check_same_thread=False)
    try:
        rows.execute("PRAGMA journal_mode = WAL")
        if rows.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("its pages are damaged")
        rows.executescript(_TABLES)
        columns = {column[1] for column in rows.execute("PRAGMA table_info(waiting)")}
        if "until" not in columns:  # a file of before messages could expire
            rows.execute("ALTER TABLE waiting ADD COLUMN until REAL")
        if "lasts" not in columns:
            rows.execute("ALTER TABLE waiting ADD COLUMN lasts REAL")
    except sqlite3.Error:
        rows.close()
        raise
    return rows
