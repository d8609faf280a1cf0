"""DBC files as plain tables: what the bus carries, free of cantools' own classes."""

import math
import re
from dataclasses import dataclass, field
from typing import Any

from cockpit.links.car.dbc_text import EXTENDED, DbcText, decode_text, mend
from cockpit.links.car.definition import CarError

MAX_RETRIES = 20
LEAST_SCALE = 1e-30
DEFAULT_SNA = ("SNA", "INVALID", "ERROR")
_HEADER = re.compile(r"\s*BO_ +\d+ +\w+ *: *\d+ +\w+\s*$")
_AT = re.compile(r"line (\d+), column (\d+)")


@dataclass(frozen=True, slots=True)
class DbcSignal:
    """One SG_ line."""

    name: str
    line: int
    start: int
    bits: int
    big: bool
    signed: bool
    real: bool
    scale: float
    offset: float
    low: float | None
    high: float | None
    unit: str
    labels: dict[int, str]
    initial: float
    pages: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """(multiplexer, its values), from the outermost inwards; empty where always there."""

    @property
    def sna(self) -> tuple[int, ...]:
        """The raw values whose label says `not available`."""
        return tuple(raw for raw, label in self.labels.items() if _means_sna(label))


@dataclass(frozen=True, slots=True)
class DbcMessage:
    """One BO_ with its signals; `key` has bit 31 set for 29-bit ids."""

    bus: str
    file: str
    line: int
    key: int
    name: str
    length: int
    is_fd: bool
    cycle_s: float | None
    signals: dict[str, DbcSignal] = field(default_factory=dict)


def _means_sna(label: str) -> bool:
    label = label.upper()
    return label in DEFAULT_SNA or label.endswith(tuple(f"_{word}" for word in DEFAULT_SNA))


def read_dbc(name: str, data: bytes) -> tuple[list[DbcMessage], list[str]]:
    """The messages of one DBC and the warnings about it; CarError where it cannot be parsed."""
    dbc = mend(name, decode_text(data))
    database = _parse(dbc)
    bus = name.rsplit(".", 1)[0]
    start = _default_start(database)
    messages = [_message(dbc, bus, message, start) for message in database.messages]
    if not messages:
        raise CarError(f"{name}:1: has no messages (BO_ lines); give a DBC that has some")
    return messages, dbc.warnings


def _parse(dbc: DbcText) -> Any:
    from cantools.database.can.formats.dbc import load_string

    for _ in range(MAX_RETRIES):
        try:
            return load_string(dbc.text, strict=False)
        except Exception as error:  # cantools raises nearly anything on odd files
            _give_way(dbc, error)
    raise CarError(f"{dbc.name}:1: more than {MAX_RETRIES} broken SG_ lines; mend those above")


def _give_way(dbc: DbcText, error: Exception) -> None:
    """Leave out the SG_ line that the parser stumbled over; any other line is the file's end."""
    found = _AT.search(str(error))
    line = int(found[1]) if found else 1
    lines = dbc.text.split("\n")
    _blame_header(dbc.name, lines)
    # The parser points past the fault where the line ends too early.
    while line > 1 and not lines[line - 1].strip():
        line -= 1
    text = lines[line - 1].strip()
    if not found or not text.startswith("SG_"):
        what = f"near {text[:40]!r}" if found else " ".join(str(error).split())[:160]
        raise CarError(f"{dbc.name}:{line}: not a valid DBC ({what}); mend that line") from None
    dbc.warn(line, f"not a valid signal line ({text[:40]!r}); mend it; skipped")
    _forget(dbc, line)


def _blame_header(name: str, lines: list[str]) -> None:
    # The parser stumbles over what follows a broken BO_ line, not over the line itself.
    for number, text in enumerate(lines, 1):
        if text.startswith("BO_ ") and not _HEADER.match(text):
            what = f"not a valid message line ({text.strip()[:40]!r})"
            raise CarError(f"{name}:{number}: {what}; mend that line") from None


def _forget(dbc: DbcText, line: int) -> None:
    dbc.blank(line)
    again = mend(dbc.name, dbc.text)
    dbc.text, dbc.signals = again.text, again.signals


def _default_start(database: Any) -> float:
    definition = database.dbc.attribute_definitions.get("GenSigStartValue")
    value = definition.default_value if definition else None
    return value if isinstance(value, int | float) else 0


def _message(dbc: DbcText, bus: str, message: Any, start: float) -> DbcMessage:
    key = message.frame_id | (EXTENDED if message.is_extended_frame else 0)
    line = dbc.messages.get(key, 1)
    cycle = message.cycle_time
    made = DbcMessage(
        bus, dbc.name, line, key, message.name, message.length, _is_fd(message),
        cycle / 1000 if cycle else None,
    )  # fmt: skip
    by_name = {signal.name: signal for signal in message.signals}
    for signal in message.signals:
        where = dbc.signals.get((key, signal.name), line)
        if (key, signal.name) in dbc.paged and not signal.multiplexer_ids:
            dbc.warn(where, f"signal {signal.name} has no multiplexer; add SG_MUL_VAL_; skipped")
        elif reason := _odd(signal):
            dbc.warn(where, f"signal {signal.name} {reason}; mend it; skipped")
        else:
            made.signals[signal.name] = _signal(signal, where, by_name, start)
    return made


def _is_fd(message: Any) -> bool:
    return bool(message.is_fd) or message.length > 8


def _odd(signal: Any) -> str:
    if signal.is_float and signal.length not in (16, 32, 64):
        return f"is a float of {signal.length} bits"
    if not math.isfinite(signal.offset) or not LEAST_SCALE <= abs(signal.scale) <= 1 / LEAST_SCALE:
        return f"has the scale ({signal.scale},{signal.offset})"
    return ""


def _signal(signal: Any, line: int, by_name: dict[str, Any], start: float) -> DbcSignal:
    return DbcSignal(
        name=signal.name,
        line=line,
        start=signal.start,
        bits=signal.length,
        big=signal.byte_order == "big_endian",
        signed=bool(signal.is_signed) and not signal.is_float,
        real=bool(signal.is_float),
        scale=signal.scale,
        offset=signal.offset,
        low=_finite(signal.minimum),
        high=_finite(signal.maximum),
        unit=signal.unit or "",
        labels={int(raw): str(label) for raw, label in (signal.choices or {}).items()},
        initial=start if signal.raw_initial is None else signal.raw_initial,
        pages=_pages(signal, by_name),
    )


def _finite(end: float | None) -> float | None:
    return end if end is not None and math.isfinite(end) else None


def _pages(signal: Any, by_name: dict[str, Any]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    chain: list[tuple[str, tuple[int, ...]]] = []
    while signal is not None and signal.multiplexer_ids and len(chain) < len(by_name):
        chain.append((signal.multiplexer_signal, tuple(sorted(signal.multiplexer_ids))))
        signal = by_name.get(signal.multiplexer_signal)
    return tuple(reversed(chain))
