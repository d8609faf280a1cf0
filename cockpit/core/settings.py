"""Settings: defaults, the config file, the command line, and what was changed on the screen.

A subject is any frozen dataclass whose fields are bool, int, float or str with defaults; its table
in `cockpit.toml` is its `SECTION`. What a field may be says its `setting` (see setting.py).
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cockpit.core.setting import Section, Setting, settings_of
from cockpit.core.stored import Stored

__all__ = ["ConfigError", "Section", "Settings"]

UNKNOWN = "There is no such setting"


class ConfigError(Exception):
    """The config file is wrong; the message is one line: file, line, what to do."""


class Settings:
    """What the config file says; `of(Subject)` gives a subject with its defaults filled in."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.warnings: list[str] = []
        self._text = _read(path) if path else ""
        self._tables = _parse(self._text, path)
        self._asked: set[str] = set()
        self._subjects: dict[str, type[Section]] = {}
        self._changed: dict[str, dict[str, Any]] = {}
        self._given: dict[str, dict[str, Any]] = {}
        self._kept: Stored | None = None
        self._watchers: dict[str, list[Callable[[], None]]] = {}
        self._all: list[Callable[[], None]] = []

    def keep_in(self, stored: Stored) -> None:
        """Where changes of the screen outlive the run; what is kept there counts from now on."""
        self._kept = stored
        words = stored.read()
        if words is None:
            return
        if not isinstance(words, dict) or not all(isinstance(t, dict) for t in words.values()):
            stored.put_aside("not tables of settings")
            return
        self._changed = words

    def override(self, subject: type[Section], **values: object) -> None:
        """Put values of the command line over all others; None leaves theirs."""
        given = {key: value for key, value in values.items() if value is not None}
        self._given[subject.SECTION] = self._given.get(subject.SECTION, {}) | given

    def of[S: Section](self, subject: type[S]) -> S:
        """The subject's settings; a wrong entry keeps its default and adds a warning."""
        self._asked.add(subject.SECTION)
        self._subjects[subject.SECTION] = subject
        table = self._tables.get(subject.SECTION, {})
        if not isinstance(table, dict):
            self._warn(subject.SECTION, f"[{subject.SECTION}] must be a table")
            return subject()
        known = {one.name: one for one in settings_of(subject)}
        given = self._given.get(subject.SECTION, {})
        said = table | given
        good = {k: v for k, v in said.items() if self._good(subject.SECTION, known.get(k), k, v)}
        # A kept change may come from another version: what does not fit any more is passed over.
        changed = {
            name: value
            for name, value in self._changed.get(subject.SECTION, {}).items()
            if name in known.keys() - given.keys()
            and not known[name].rule.why_not(value, known[name].kind)
        }
        return subject(**good | changed)

    @property
    def table(self) -> tuple[Setting, ...]:
        """Every setting of the subjects that were asked for, in their order."""
        return tuple(one for subject in self._subjects.values() for one in settings_of(subject))

    def value(self, key: str) -> Any:
        """What `section.name` is now; None where there is none of that name."""
        section, _, name = key.partition(".")
        subject = self._subjects.get(section)
        return getattr(self.of(subject), name, None) if subject else None

    def change(self, key: str, value: object) -> str:
        """Change `section.name` for good; why not, as a sentence, or ""."""
        found = next((one for one in self.table if one.key == key), None)
        if found is None:
            return UNKNOWN
        wrong = found.rule.why_not(value, found.kind)
        if wrong:
            return f"{found.key} must be {wrong}"
        if self.value(key) != value:
            self._put(found, value)
        return ""

    def adopt(self, changes: Mapping[str, Mapping[str, Any]]) -> None:
        """Take these changes in place of all made before: another driver sits down."""
        before, self._changed = self._changed, {s: dict(t) for s, t in changes.items()}
        self._keep()
        for section in before.keys() | self._changed.keys():
            if before.get(section) != self._changed.get(section):
                self._tell(section)

    @property
    def changes(self) -> Mapping[str, Mapping[str, Any]]:
        """What was changed on the screen, by section."""
        return {section: dict(table) for section, table in self._changed.items()}

    def watch(self, subject: type[Section], told: Callable[[], None]) -> None:
        """Call `told` after each change of the subject's settings, which join the table."""
        self._subjects.setdefault(subject.SECTION, subject)
        self._watchers.setdefault(subject.SECTION, []).append(told)

    def watch_all(self, told: Callable[[], None]) -> None:
        """Call `told` after each change, whatever the subject."""
        self._all.append(told)

    def _put(self, found: Setting, value: object) -> None:
        self._given.get(found.section, {}).pop(found.name, None)
        self._changed.setdefault(found.section, {})[found.name] = value
        self._keep()
        self._tell(found.section)

    def _keep(self) -> None:
        if self._kept:
            self._kept.write(self._changed)

    def _tell(self, section: str) -> None:
        for told in (*self._watchers.get(section, ()), *self._all):
            told()

    def look_for_strangers(self) -> None:
        """Warn of tables that nobody asked for; call it when all have asked."""
        for name in self._tables.keys() - self._asked:
            self._warn(name, f"nothing here reads [{name}]: remove it or mend its spelling")

    def _good(self, section: str, known: Setting | None, key: str, value: object) -> bool:
        if known is None:
            self._warn(key, f"unknown setting {section}.{key}: remove it or mend its spelling")
            return False
        wanted = known.rule.why_not(value, known.kind)
        if wanted:
            usual = known.default
            self._warn(key, f"{section}.{key} must be {wanted}, not {value!r}; using {usual!r}")
        return not wanted

    def _warn(self, key: str, what: str) -> None:
        entry = re.compile(rf"\s*\[?\s*{re.escape(key)}\b")
        lines = enumerate(self._text.splitlines(), 1)
        line = next((number for number, text in lines if entry.match(text)), 1)
        warning = f"{self.path}:{line}: {what}"
        if warning not in self.warnings:
            self.warnings.append(warning)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be read ({error.strerror}); give another --config"
        ) from None
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"{path}: is not UTF-8 text (byte {error.start}); save it as UTF-8"
        ) from None


def _parse(text: str, path: Path | None) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = f"{path}:{line[1]}" if line else f"{path}"
        raise ConfigError(f"{where}: not valid TOML ({error}); mend that line") from None
