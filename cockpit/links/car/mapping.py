"""The mapping file as checked leaves: structure and spelling only, nothing of the DBC yet."""

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches

from cockpit.links.car.document import Item, LineError
from cockpit.links.car.entries import Leaf, MessageRules, Read, Row, Send, Target, Transform

ROOT = "Vehicle"
MAX_DEPTH = 40
REQUIREMENTS = ("parked", "standstill", "authorised")
INTEGERS = {f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)}
KINDS = {"boolean": "bool", "string": "str", "float": "float", "double": "float"}
KINDS |= dict.fromkeys(INTEGERS, "int")

LEAF_KEYS = (
    "type", "datatype", "unit", "min", "max", "overlay", "dbc2vss", "vss2dbc", "description",
    "comment", "default", "allowed", "deprecation",
)  # fmt: skip
READ_KEYS = (
    "signal", "signals", "message", "bus", "interval_ms", "on_change", "transform", "timeout_ms",
    "sna",
)  # fmt: skip
SEND_KEYS = ("min", "max", "interval_ms", "requires", "echo_ms")
WRITE_KEYS = ("signal", "message", "bus", "transform", "send")
MESSAGE_KEYS = ("bus", "timeout_ms", "crc", "counter")

type Warn = Callable[[int, str], None]


def has_leaves(document: Item) -> bool:
    """Whether the document is a mapping at all: flat or nested VSS paths."""
    return document.is_table and any(_is_path(key) for key, _ in document.pairs())


def _is_path(key: str) -> bool:
    return key == ROOT or key.startswith(f"{ROOT}.")


def read_leaves(document: Item, warn: Warn) -> list[Leaf]:
    """Every leaf that has to do with the bus; one with a mistake is left out with a warning."""
    found: dict[str, Leaf] = {}
    for path, item in _walk(document, warn):
        try:
            leaf = _leaf(path, item)
            if leaf and path in found:
                raise LineError(item.line, f"stands on line {found[path].line} too; remove one")
            if leaf:
                found[path] = leaf
        except LineError as problem:
            warn(problem.line, f"{path}: {problem.what}; skipped")
    return list(found.values())


def read_rules(document: Item, warn: Warn) -> list[MessageRules]:
    """The entries of `messages`; one with a mistake is left out with a warning."""
    rules = []
    entries = next((item for key, item in document.pairs() if key == "messages"), None)
    for name, item in entries.pairs() if entries and entries.is_table else ():
        try:
            rules.append(_rules(name, item))
        except LineError as problem:
            warn(problem.line, f"messages.{name}: {problem.what}; not checked")
            rules.append(MessageRules(name, item.line, broken=True))
    return rules


def _walk(document: Item, warn: Warn) -> Iterator[tuple[str, Item]]:
    for key, item in document.pairs():
        if _is_path(key):
            yield from _descend(key, item, 0)
        elif key != "messages":
            hint = suggest(key.split(".")[0], (ROOT, "messages"))
            warn(item.line, f"{key} is neither a VSS path nor `messages`{hint}; skipped")


def _descend(path: str, item: Item, depth: int) -> Iterator[tuple[str, Item]]:
    entries = dict(item.pairs()) if item.is_table else {}
    children = entries.get("children")
    if children is not None and children.is_table and depth < MAX_DEPTH:
        for name, child in children.pairs():
            yield from _descend(f"{path}.{name}", child, depth + 1)
    elif "type" not in entries or entries["type"].text != "branch":
        yield path, item


def suggest(wrong: str, known: Iterable[str], closeness: float = 0.6) -> str:
    """`; did you mean X?`, or nothing."""
    by_lower = {name.lower(): name for name in known}
    close = get_close_matches(wrong.lower(), by_lower, 1, closeness)
    return f"; did you mean {by_lower[close[0]]}?" if close else ""


# --- one leaf ---------------------------------------------------------------------------------


def _known(item: Item, keys: tuple[str, ...], what: str) -> dict[str, Item]:
    table = item.table()
    for key, entry in table.items():
        if key not in keys:
            hint = suggest(key, keys) or f"; known are {', '.join(keys)}"
            raise LineError(entry.line, f"unknown key {key} in {what}{hint}")
    return table


def _leaf(path: str, item: Item) -> Leaf | None:
    if not item.is_table:
        raise LineError(item.line, "must be a table with datatype and dbc2vss")
    table = item.table()
    for key, entry in table.items():
        # Other tools keep keys of their own in a leaf; only what looks like ours is a mistake.
        if key not in LEAF_KEYS and (hint := suggest(key, LEAF_KEYS, 0.8)):
            raise LineError(entry.line, f"unknown key {key}{hint}")
    read = _read(table["dbc2vss"]) if "dbc2vss" in table else None
    send = _send(table["vss2dbc"]) if "vss2dbc" in table else None
    if read is None and send is None:
        return None
    return Leaf(
        path, item.line, _kind(table), _text(table, "unit") if "unit" in table else None,
        _number(table, "min"), _number(table, "max"), _flag(table, "overlay"), read, send,
    )  # fmt: skip


def _kind(table: dict[str, Item]) -> str:
    datatype = _text(table, "datatype")
    if not datatype:
        return ""
    kind = KINDS.get(datatype.removesuffix("[]"))
    if kind is None:
        raise LineError(
            table["datatype"].line,
            f"datatype {datatype} is not one of VSS{suggest(datatype, KINDS)}",
        )
    return kind + "[]" if datatype.endswith("[]") else kind


def _target(item: Item, table: dict[str, Item]) -> Target:
    if ("signal" in table) == ("signals" in table):
        raise LineError(item.line, "needs `signal: NAME` (or `signals: [...]` for an array)")
    if "signals" in table:
        names = tuple(entry.text for entry in table["signals"].list())
    else:
        names = (_text(table, "signal"),)
    transform = _transform(table["transform"]) if "transform" in table else Transform()
    line = table["signal" if "signal" in table else "signals"].line
    return Target(line, names, _text(table, "message"), _text(table, "bus"), transform)


def _read(item: Item) -> Read:
    table = _known(item, READ_KEYS, "dbc2vss")
    _flag(table, "on_change")
    timeout = _positive(table, "timeout_ms")
    sna = tuple(_whole(entry) for entry in table["sna"].list()) if "sna" in table else None
    interval = _number(table, "interval_ms") or 0
    if interval < 0:
        raise LineError(table["interval_ms"].line, "interval_ms must not be negative")
    return Read(_target(item, table), interval / 1000, timeout, sna)


def _transform(item: Item) -> Transform:
    table = _known(item, ("math", "mapping"), "transform")
    if len(table) != 1:
        raise LineError(item.line, "transform needs one of `math` and `mapping`")
    if "math" in table:
        return Transform(table["math"].line, math=table["math"].text)
    rows = tuple(_row(entry) for entry in table["mapping"].list())
    return Transform(item.line, rows=rows)


def _row(item: Item) -> Row:
    table = _known(item, ("from", "to"), "mapping")
    if len(table) != 2:
        raise LineError(item.line, "a row of mapping needs `from` and `to`")
    source, target = table["from"], table["to"]
    return Row(item.line, source.value, source.text, target.value, target.text)


def _send(item: Item) -> Send | None:
    table = _known(item, WRITE_KEYS, "vss2dbc")
    if "send" not in table:
        return None  # not on the send list: never transmitted
    rules = _known(table["send"], SEND_KEYS, "send")
    requires = _requires(rules)
    return Send(
        table["send"].line, _target(item, table), _number(rules, "min"), _number(rules, "max"),
        _positive(rules, "interval_ms") or 0.1, requires, _positive(rules, "echo_ms") or 1.5,
    )  # fmt: skip


def _requires(rules: dict[str, Item]) -> tuple[str, ...]:
    names = tuple(entry.text for entry in rules["requires"].list()) if "requires" in rules else ()
    for name in names:
        if name not in REQUIREMENTS:
            hint = suggest(name, REQUIREMENTS) or f"; known are {', '.join(REQUIREMENTS)}"
            raise LineError(rules["requires"].line, f"requires: {name} is not known{hint}")
    return names


def _rules(name: str, item: Item) -> MessageRules:
    table = _known(item, MESSAGE_KEYS, "messages")
    crc = counter = None
    if "crc" in table:
        crc = _crc(table["crc"])
    if "counter" in table:
        part = _known(table["counter"], ("signal", "max_step"), "counter")
        step = _positive_count(part, "max_step", 1)
        counter = (table["counter"].line, _text(part, "signal"), step)
    bus, timeout = _text(table, "bus"), _positive(table, "timeout_ms")
    return MessageRules(name, item.line, bus, timeout, crc, counter)


def _crc(item: Item) -> tuple[int, str, str, int | None]:
    part = _known(item, ("algorithm", "signal", "data_id"), "crc")
    data_id = _whole(part["data_id"]) if "data_id" in part else None
    if data_id is not None and not 0 <= data_id <= 0xFFFF:
        raise LineError(part["data_id"].line, "data_id must be 0 to 0xFFFF")
    return item.line, _text(part, "algorithm"), _text(part, "signal"), data_id


# --- single values ----------------------------------------------------------------------------


def _text(table: dict[str, Item], key: str) -> str:
    return table[key].text if key in table else ""


def _number(table: dict[str, Item], key: str) -> float | None:
    if key not in table:
        return None
    value = table[key].value
    if type(value) not in (int, float) or value != value or abs(value) == float("inf"):
        raise LineError(
            table[key].line, f"{key} must be a number, not {table[key].text or 'a list'}"
        )
    return float(value) if isinstance(value, float) else value


def _positive(table: dict[str, Item], key: str) -> float | None:
    """Milliseconds greater than 0, as seconds."""
    value = _number(table, key)
    if value is not None and value <= 0:
        raise LineError(table[key].line, f"{key} must be more than 0")
    return None if value is None else value / 1000


def _positive_count(table: dict[str, Item], key: str, default: int) -> int:
    value = _whole(table[key]) if key in table else default
    if value < 1:
        raise LineError(table[key].line, f"{key} must be at least 1")
    return value


def _whole(item: Item) -> int:
    value = item.value
    if type(value) is not int:
        raise LineError(item.line, f"must be a whole number, not {item.text}")
    return value


def _flag(table: dict[str, Item], key: str) -> bool:
    value = table[key].value if key in table else False
    if not isinstance(value, bool):
        raise LineError(table[key].line, f"{key} must be true or false, not {table[key].text}")
    return value
