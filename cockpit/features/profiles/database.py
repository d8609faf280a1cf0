"""The file that holds all profiles, and its two backups: what is acknowledged is never lost.

SQLite in WAL mode, with one program at a time. After each change the log is folded into the file
and cut to nothing, and both backups are replaced: what was deleted is in none of them (flash may
keep old blocks, which no program can reach). At the start each file is read from end to end. Of
those that are whole the newest is taken; one that is not is put aside as `.broken`, until a driver
deletes something, for then it must not be there either.
"""

import logging
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from cockpit.features.profiles import schema
from cockpit.features.profiles.folder import closed, settle, write_whole
from cockpit.features.profiles.refusal import Trouble

log = logging.getLogger(__name__)

type Step = tuple[str, tuple[Any, ...]]
"""A statement of SQL and its values."""

FILE, BACKUPS = "profiles.sqlite", ("profiles.backup-1", "profiles.backup-2")
_OURS = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
    }
)
"""What is no damage to the file: the disk is full, or another cockpit has it open …"""
_DAMAGE = frozenset({sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ})
"""… but that the disk does not give back what it was given."""
_UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""SQLite's errors may quote the file, where it is damaged too."""
_WRITABLE_AT, _WRITABLE = 18, b"\2\2"
"""In the header: a file in WAL mode. Another number makes a backup that could only be read."""
_SETTINGS = (
    "locking_mode = EXCLUSIVE",
    "synchronous = FULL",
    "secure_delete = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "temp_store = MEMORY",
)


class _NewerError(Exception):
    """A whole store that a later version wrote."""


class Database:
    """Open, checked, brought up to date. `folder` None, or one that cannot be used: in memory.

    Writing takes some 10 ms on a desktop's disk, more on a card: not on the main thread. Whoever
    calls sees to it that one thread does at a time.
    """

    def __init__(self, folder: Path | None) -> None:
        self.mended: Trouble | None = None
        """What was found at the start; stays."""
        self.trouble: Trouble | None = None
        """What is wrong now."""
        self._folder = folder
        self._rows = self._opened()

    def read(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """What a SELECT finds; nothing where the file cannot be read any more."""
        try:
            return self._rows.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            log.warning("profiles cannot be read: %s", error)
            self.trouble = Trouble.UNUSABLE
            return []

    def change(self, *steps: Step, forget: bool = False) -> bool:
        """All of it or nothing; False where it could not be written.

        `forget`: a driver wants something gone, so files that were put aside go too.
        """
        try:
            self._rows.execute("BEGIN IMMEDIATE")
            for sql, values in steps:
                self._rows.execute(sql, values)
            schema.stamp(self._rows)
            self._rows.execute("COMMIT")
        except sqlite3.Error as error:
            log.warning("profiles cannot be written: %s", error)
            with suppress(sqlite3.Error):
                self._rows.execute("ROLLBACK")
            self.trouble = Trouble.FULL
            return False
        self._back_up()
        if forget and self._folder:
            for file in self._folder.glob("*.broken"):
                file.unlink(missing_ok=True)
        return True

    def close(self) -> None:
        """The file is left whole."""
        self._rows.close()

    def _opened(self) -> sqlite3.Connection:
        if self._folder is not None:
            try:
                closed(self._folder)
                return self._whole(self._folder)
            except _NewerError:
                self.trouble = Trouble.NEWER
            except (OSError, sqlite3.Error) as error:
                log.warning("%s: cannot be used (%s)", self._folder, error)
                self.trouble = Trouble.UNUSABLE
        self._folder = None
        rows = _connect(":memory:")
        schema.migrate(rows)
        return rows

    def _whole(self, folder: Path) -> sqlite3.Connection:
        """The newest whole file, whatever it is called; mends the others."""
        for rest in folder.glob("*.new"):
            rest.unlink()
        file, backups = folder / FILE, [folder / name for name in BACKUPS]
        backed_up = any(backup.exists() for backup in backups)
        counts = {backup: _count(backup) for backup in backups}
        best = max(backups, key=lambda backup: counts[backup] or 0)
        rows, count = _checked(file)
        if rows is None or count < (counts[best] or 0) or (backed_up and not count):
            if rows:
                rows.close()
            self._mend(file, best if counts[best] else None)
            rows, count = _checked(file)
        if rows is None:
            raise OSError(f"{file}: cannot be mended")
        try:
            if schema.migrate(rows) or set(counts.values()) != {count}:
                self._back_up(rows)
        except sqlite3.Error:
            rows.close()
            raise
        return rows

    def _mend(self, file: Path, backup: Path | None) -> None:
        image = backup.read_bytes() if backup else b""
        for bad in (file,) if backup else (file, *(file.with_name(name) for name in BACKUPS)):
            if bad.exists() and bad.stat().st_size:
                bad.replace(bad.with_name(f"{bad.name}.broken"))
        # A log of another file would be taken for this one's: it goes first.
        for rest in ("-wal", "-shm", "-journal"):
            file.with_name(file.name + rest).unlink(missing_ok=True)
        settle(file.parent)
        write_whole(file, image)
        self.mended = Trouble.MENDED if backup else Trouble.LOST
        log.warning("%s was damaged; %s", file, f"took {backup.name}" if backup else "starts anew")

    def _back_up(self, rows: sqlite3.Connection | None = None) -> None:
        if self._folder is None:
            return
        rows = rows or self._rows
        try:
            rows.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            image = rows.serialize()
            for name in BACKUPS:
                write_whole(self._folder / name, image)
            self.trouble = None
        except (OSError, sqlite3.Error) as error:
            log.warning("profiles cannot be backed up: %s", error)
            self.trouble = Trouble.NO_BACKUP


def _connect(name: str, *, uri: bool = False) -> sqlite3.Connection:
    rows = sqlite3.connect(name, 1.0, isolation_level=None, check_same_thread=False, uri=uri)
    try:
        for setting in _SETTINGS:
            rows.execute(f"PRAGMA {setting}").fetchall()
    except _UNREADABLE:
        rows.close()
        raise
    return rows


def _checked(file: Path) -> tuple[sqlite3.Connection | None, int]:
    """The file open, and how often it was changed; None where it is not whole."""
    rows = None
    try:
        rows = _connect(str(file))
        rows.execute("PRAGMA journal_mode = WAL").fetchall()
        # A damaged header can make a file that is whole and cannot be written.
        rows.execute("BEGIN IMMEDIATE")
        rows.execute("PRAGMA user_version = 0")
        rows.execute("ROLLBACK")
        count = schema.generation(rows)
        if count is not None:
            _not_newer(rows)
            kept, rows = rows, None
            return kept, count
    except _UNREADABLE as error:
        if not _is_damage(error):
            raise
        log.warning("%s: %s", file, error)
    finally:
        if rows:
            rows.close()
    return None, 0


def _count(backup: Path) -> int | None:
    """How often a backup was changed; None where there is none that is whole."""
    if not backup.exists():
        return None
    try:
        with backup.open("rb") as head:
            if head.read(len(_WRITABLE) + _WRITABLE_AT)[_WRITABLE_AT:] != _WRITABLE:
                return None
        name = f"{backup.resolve().as_uri()}?mode=ro&immutable=1"
        with closing(_connect(name, uri=True)) as rows:
            count = schema.generation(rows)
            if count:
                _not_newer(rows)
            return count or None
    except (OSError, *_UNREADABLE) as error:
        log.warning("%s: %s", backup, error)
        return None


def _not_newer(rows: sqlite3.Connection) -> None:
    if schema.version(rows) > len(schema.MIGRATIONS):
        raise _NewerError


def _is_damage(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return code in _DAMAGE or code & 0xFF not in _OURS
