"""Settings: defaults, then the config file, as one frozen dataclass per subject.

A subject is any frozen dataclass whose fields are bool, int, float or str with defaults; its
table in `cockpit.toml` is its `SECTION`. A field's metadata may name its `choices`.
"""

import dataclasses
import re
import tomllib
from pathlib import Path
from typing import Any, ClassVar, Protocol, cast


class Section(Protocol):
    """A frozen dataclass with defaults that names its table."""

    SECTION: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


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

    def override(self, subject: type[Section], **values: object) -> None:
        """Put values of the command line over the file's; None leaves the file's."""
        given = {key: value for key, value in values.items() if value is not None}
        table = self._tables.get(subject.SECTION)
        self._tables[subject.SECTION] = (table if isinstance(table, dict) else {}) | given

    def of[S: Section](self, subject: type[S]) -> S:
        """The subject's settings; a wrong entry keeps its default and adds a warning."""
        self._asked.add(subject.SECTION)
        table = self._tables.get(subject.SECTION, {})
        if not isinstance(table, dict):
            self._warn(subject.SECTION, f"[{subject.SECTION}] must be a table")
            return subject()
        kinds = {f.name: f for f in dataclasses.fields(cast("Any", subject))}
        name = subject.SECTION
        return subject(**{k: v for k, v in table.items() if self._good(name, kinds.get(k), k, v)})

    def look_for_strangers(self) -> None:
        """Warn of tables that nobody asked for; call it when all have asked."""
        for name in self._tables.keys() - self._asked:
            self._warn(name, f"nothing here reads [{name}]: remove it or mend its spelling")

    def _good(self, section: str, field: Any, key: str, value: object) -> bool:
        if field is None:
            self._warn(key, f"unknown setting {section}.{key}: remove it or mend its spelling")
            return False
        kinds = (int, float) if field.type is float else (field.type,)
        fits = isinstance(value, kinds) and isinstance(value, bool) == (field.type is bool)
        choices = field.metadata.get("choices", ())
        if fits and (not choices or value in choices):
            return True
        wanted = " or ".join(map(repr, choices)) or field.type.__name__
        self._warn(key, f"{section}.{key} must be {wanted}, not {value!r}; using {field.default!r}")
        return False

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
