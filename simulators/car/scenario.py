"""Scenarios: where the car starts, in what weather, and what happens when."""

import tomllib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

SCENARIOS = Path(__file__).parents[1] / "scenarios"
TOP = ("description", "road", "start", "start_m", "time", "speed_kmh", "set", "event")
EVENT = ("at", "every", "set", "fault", "clear")


class ScenarioError(Exception):
    """A scenario cannot be used; the text names file, line and what to do."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happens at a time (s since the start), perhaps again every so many seconds."""

    at: float
    every: float
    set: dict[str, Any]
    fault: dict[str, Any]
    clear: bool
    where: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario as its file tells it."""

    name: str
    description: str
    road: str
    start: str
    """A mark of the road; "" is its start."""
    start_m: float
    """Metres beyond that."""
    unix_time: float
    utc_offset_h: float
    speed_kmh: float
    set: dict[str, Any]
    events: tuple[Event, ...]
    where: str
    lines: dict[str, int] = field(default_factory=dict)

    def line_of(self, name: str) -> str:
        """File and line that speak of `name`."""
        line = self.lines.get(name)
        return f"{self.where}:{line}" if line else self.where


def scenario_names() -> list[str]:
    """The scenarios that ship with the simulator."""
    return sorted(path.stem for path in SCENARIOS.glob("*.toml"))


def load_scenario(name: str) -> Scenario:
    """A scenario by name, or by the path of a .toml file; raises ScenarioError."""
    path = Path(name) if name.endswith(".toml") else SCENARIOS / f"{name}.toml"
    try:
        text = path.read_text("utf-8")
    except OSError:
        known = ", ".join(scenario_names())
        raise ScenarioError(f"no scenario {name!r}; there are: {known}") from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ScenarioError(f"{path}: {error}") from None
    return _Reader(path, text).scenario(data)


class _Reader:
    """Knows the file's lines, to say where something is wrong."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines: dict[str, int] = {}
        for number, line in enumerate(text.splitlines(), 1):
            for word in line.replace("=", " ").replace("{", " ").replace(",", " ").split():
                self.lines.setdefault(word.strip("\"'[]}"), number)

    def fail(self, word: str, text: str) -> ScenarioError:
        return ScenarioError(f"{self.path}:{self.lines.get(word, 1)}: {text}")

    def scenario(self, data: dict[str, Any]) -> Scenario:
        self._known(data, TOP)
        if not isinstance(data.get("description"), str):
            raise self.fail("description", 'needs description = "..."')
        when = data.get("time", datetime.fromisoformat("2026-06-18T08:10:00+02:00"))
        if not isinstance(when, datetime) or when.tzinfo is None:
            raise self.fail("time", "time must be like 2026-06-18T08:10:00+02:00")
        offset = when.utcoffset()
        return Scenario(
            name=self.path.stem,
            description=data["description"],
            road=str(data.get("road", "city")),
            start=str(data.get("start", "")),
            start_m=self._number(data, "start_m"),
            unix_time=when.timestamp(),
            utc_offset_h=offset.total_seconds() / 3600 if offset else 0.0,
            speed_kmh=self._number(data, "speed_kmh"),
            set=self._table(data, "set"),
            events=tuple(self._event(entry) for entry in data.get("event", [])),
            where=str(self.path),
            lines=self.lines,
        )

    def _event(self, entry: dict[str, Any]) -> Event:
        self._known(entry, EVENT)
        if "at" not in entry:
            raise self.fail("event", "an [[event]] needs at = seconds")
        return Event(
            at=self._number(entry, "at"),
            every=self._number(entry, "every"),
            set=self._table(entry, "set"),
            fault=self._table(entry, "fault"),
            clear=bool(entry.get("clear", False)),
            where=str(self.path),
        )

    def _known(self, data: dict[str, Any], names: tuple[str, ...]) -> None:
        for name in data:
            if name not in names:
                raise self.fail(name, f"no {name!r} here; there are: {', '.join(names)}")

    def _number(self, data: dict[str, Any], name: str) -> float:
        value = data.get(name, 0.0)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self.fail(name, f"{name} must be a number, not {value!r}")
        return float(value)

    def _table(self, data: dict[str, Any], name: str) -> dict[str, Any]:
        value = data.get(name, {})
        if not isinstance(value, dict):
            raise self.fail(name, f"{name} must be a table, not {value!r}")
        return _flat(value)


def _flat(table: dict[str, Any], before: str = "") -> dict[str, Any]:
    """`door.front_left = "open"` with or without quotes around the name."""
    flat: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{before}{key}.")
        else:
            flat[before + key] = value
    return flat
