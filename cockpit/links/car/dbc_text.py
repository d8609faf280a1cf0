"""The text of a DBC before it is parsed: line numbers, and repairs that cost one line, not all.

Real DBCs have signals that do not fit, value tables of signals that are gone, and 29-bit ids
without bit 31. cantools refuses the whole file for each of these.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

EXTENDED = 1 << 31

_MESSAGE = re.compile(r"\s*BO_\s+(\d+)\s+(\w+)\s*:\s*(\d+)")
_SIGNAL = re.compile(
    r"\s*SG_\s+(\w+)\s*(m\d+M?|M)?\s*:\s*(-?\d+)\s*\|\s*(-?\d+)\s*@\s*([01])\s*[+-]"
)
_NAMED = re.compile(r'^(?:VAL_|SIG_VALTYPE_)\s+(\d+)\s+(\w+)\s(?:"[^"]*"|[^";])*;', re.MULTILINE)
_WITH_ID = (
    r"^(\s*(?:BO_|VAL_|SIG_VALTYPE_|SG_MUL_VAL_|SIG_GROUP_|BO_TX_BU_|CM_\s+(?:BO_|SG_)"
    r'|BA_\s+"[^"]*"\s+(?:BO_|SG_))\s+){}\b'
)


@dataclass(slots=True)
class DbcText:
    """One DBC's text, the lines of its messages and signals, and what was wrong with it."""

    name: str
    text: str
    messages: dict[int, int] = field(default_factory=dict)
    """Line by id, with bit 31 for 29-bit ids."""
    signals: dict[tuple[int, str], int] = field(default_factory=dict)
    paged: set[tuple[int, str]] = field(default_factory=set)
    """Signals that stand on a multiplexer's page."""
    warnings: list[str] = field(default_factory=list)

    def warn(self, line: int, what: str) -> None:
        """Note one mistake."""
        self.warnings.append(f"{self.name}:{line}: {what}")

    def blank(self, line: int) -> None:
        """Empty a line, keeping the numbers of the others."""
        lines = self.text.split("\n")
        lines[line - 1] = ""
        self.text = "\n".join(lines)


def decode_text(data: bytes) -> str:
    """DBC bytes as text: UTF-8 where they are, else Windows-1252 as the format has it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def mend(name: str, text: str) -> DbcText:
    """Scan and repair; each repair is a warning."""
    dbc = DbcText(name, text)
    _extend_ids(dbc)
    _scan(dbc)
    _drop_orphans(dbc)
    return dbc


def _extend_ids(dbc: DbcText) -> None:
    for number, line in enumerate(dbc.text.split("\n"), 1):
        found = _MESSAGE.match(line)
        if found and 0x7FF < int(found[1]) < EXTENDED:
            key = int(found[1])
            dbc.warn(number, f"id {key} of {found[2]} has 29 bits; write {key | EXTENDED}")
            pattern = re.compile(_WITH_ID.format(key), re.MULTILINE)
            dbc.text = pattern.sub(rf"\g<1>{key | EXTENDED}", dbc.text)


def _scan(dbc: DbcText) -> None:
    message, length, bad = 0, 0, []
    for number, line in enumerate(dbc.text.split("\n"), 1):
        if head := _MESSAGE.match(line):
            message, length = int(head[1]), int(head[3])
            _note_message(dbc, message, head[2], number)
        elif found := _SIGNAL.match(line):
            if reason := _misfit(int(found[3]), int(found[4]), found[5] == "0", length):
                dbc.warn(number, f"signal {found[1]} {reason}; mend its `start|length`; skipped")
                bad.append(number)
                continue
            dbc.signals[message, found[1]] = number
            if (found[2] or "").startswith("m"):
                dbc.paged.add((message, found[1]))
    for number in bad:
        dbc.blank(number)


def _note_message(dbc: DbcText, key: int, name: str, line: int) -> None:
    if key in dbc.messages:
        first = dbc.messages[key]
        dbc.warn(line, f"id {key} of {name} is that of line {first} too; give it its own")
    dbc.messages.setdefault(key, line)


def _misfit(start: int, bits: int, big: bool, length: int) -> str:
    if bits <= 0:
        return "has no bits"
    if bits > 64:
        return f"has {bits} bits, more than 64"
    last = (8 * (start // 8) + 7 - start % 8 if big else start) + bits
    if start < 0 or last > 8 * length:
        return f"does not fit into the {length} bytes of its message"
    return ""


def _drop_orphans(dbc: DbcText) -> None:
    # Value tables of signals that do not exist would make cantools refuse the file.
    def keep(found: re.Match[str]) -> str:
        known = (int(found[1]), found[2]) in dbc.signals
        return found[0] if known else "\n" * found[0].count("\n")

    replace: Callable[[re.Match[str]], str] = keep
    dbc.text = _NAMED.sub(replace, dbc.text)
