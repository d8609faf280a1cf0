"""DBC, mapping and catalogue agree: every name on all sides, the same units and ranges."""

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from cantools.database.can import Database, Message
from cantools.database.can import Signal as DbcSignal

from cockpit.core.paths import CAN_DBC
from cockpit.core.signals import ALL, BY_PATH

TRUCK = Path(__file__).parents[1] / "cars" / "truck"

type Leaf = dict[str, Any]
type Leaves = dict[str, Leaf]
type Found = tuple[Message, DbcSignal]

KINDS = {"boolean": bool, "string": str, "float": float, "double": float, "float[]": tuple}
INTEGERS = {f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)}
CONDITIONS = {"parked", "standstill", "authorised"}
SPELLINGS = {"%": "percent", "degC": "celsius", "deg": "degrees", "deg/s": "degrees/s"}
SPELLINGS |= {"m/s2": "m/s^2", "1/m": "", "": ""}
FUNCTIONS = {
    "__builtins__": {},
    "round": round,
    "floor": math.floor,
    "ceil": math.ceil,
    "abs": abs,
    "min": min,
    "max": max,
}


def load_messages(car: Path) -> dict[str, Message]:
    """All messages of a car folder; a name on two buses would be a mistake in ours."""
    found: dict[str, Message] = {}
    for file in sorted(car.glob("*.dbc")):
        bus = Database(strict=True)
        bus.add_dbc_file(file)
        for message in bus.messages:
            assert message.name not in found
            found[message.name] = message
    return found


def flatten(tree: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Leaf]]:
    """The leaves of a nested vss.json, with their full paths."""
    for name, node in tree.items():
        if node["type"] == "branch":
            yield from flatten(node["children"], f"{above}{name}.")
        else:
            yield f"{above}{name}", node


class UniqueLoader(yaml.SafeLoader):
    """Refuses a key that stands twice, which plain YAML lets pass."""


def _mapping_once(loader: UniqueLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key) for key, _ in node.value]
    twice = [key for key, count in Counter(keys).items() if count > 1]
    assert not twice, f"stands twice: {twice}"
    return loader.construct_mapping(node, deep=True)


UniqueLoader.add_constructor("tag:yaml.org,2002:map", _mapping_once)

MESSAGES = load_messages(CAN_DBC)
SIGNALS: dict[str, Found] = {s.name: (m, s) for m in MESSAGES.values() for s in m.signals}
DOCUMENT = yaml.load((CAN_DBC / "mapping.yaml").read_text(), UniqueLoader)
E2E = DOCUMENT["messages"]
LEAVES: Leaves = {path: leaf for path, leaf in DOCUMENT.items() if path != "messages"}
NUMERIC = [p for p, leaf in LEAVES.items() if "min" in leaf]
SENT = [p for p, leaf in LEAVES.items() if "send" in leaf.get("vss2dbc", {})]


def sources(leaf: Leaf) -> list[str]:
    """The DBC signals that a leaf is read from."""
    read = leaf["dbc2vss"]
    return read["signals"] if "signals" in read else [read["signal"]]


def convert(half: Leaf, value: Any) -> Any:
    """A physical value through the transform of `dbc2vss` or `vss2dbc`."""
    transform = half.get("transform", {})
    if "mapping" in transform:
        return {str(row["from"]): row["to"] for row in transform["mapping"]}[str(value)]
    return eval(transform.get("math", "x"), FUNCTIONS, {"x": value})


def sna_of(signal: DbcSignal) -> int | None:
    """The raw value labelled SNA."""
    return next((raw for raw, name in (signal.choices or {}).items() if str(name) == "SNA"), None)


def labels(signal: DbcSignal) -> set[str]:
    """The labels of a signal that carry a meaning."""
    return {str(name) for name in (signal.choices or {}).values()} - {"SNA"}


# --- the buses --------------------------------------------------------------


def test_the_car_is_big_enough() -> None:
    assert len(MESSAGES) >= 38
    assert len(SIGNALS) >= 200
    assert len(LEAVES) >= 200


def test_signal_names_are_unique_over_both_buses() -> None:
    assert len(SIGNALS) == sum(len(m.signals) for m in MESSAGES.values())


def test_bus_load_is_believable() -> None:
    assert sum(1000 / m.cycle_time for m in MESSAGES.values() if m.cycle_time) < 1500


def test_every_frame_kind_is_there() -> None:
    assert any(m.is_fd and m.length == 64 for m in MESSAGES.values())
    assert sum(m.is_extended_frame for m in MESSAGES.values()) >= 3
    assert any(m.is_multiplexed() for m in MESSAGES.values())


@pytest.mark.parametrize("name", SIGNALS)
def test_sna_lies_outside_the_range(name: str) -> None:
    signal = SIGNALS[name][1]
    sna = sna_of(signal)
    assert signal.minimum is not None
    assert signal.maximum is not None
    if sna is not None:
        physical = sna * signal.scale + signal.offset
        assert physical < signal.minimum or physical > signal.maximum


def test_only_counters_and_pages_are_always_available() -> None:
    bare = {name for name, (_, signal) in SIGNALS.items() if sna_of(signal) is None}
    assert all(n.endswith(("_Crc", "_Ctr")) or SIGNALS[n][1].is_multiplexer for n in bare)


@pytest.mark.parametrize("name", [n for n in MESSAGES if n.startswith("CMD_")])
def test_a_command_at_rest_wishes_nothing(name: str) -> None:
    message = MESSAGES[name]
    assert message.send_type == "Event"
    assert name in E2E
    for signal in message.signals:
        if not signal.name.endswith(("_Crc", "_Ctr")):
            assert signal.raw_initial == sna_of(signal), signal.name
    message.encode({s.name: s.initial if s.initial is not None else 0 for s in message.signals})


# --- mapping and catalogue ----------------------------------------------------


def test_catalogue_and_mapping_name_the_same_leaves() -> None:
    assert set(LEAVES) == set(BY_PATH)
    assert len(ALL) == len(BY_PATH)


@pytest.mark.parametrize("path", LEAVES)
def test_leaf_agrees_with_the_catalogue(path: str) -> None:
    leaf, signal = LEAVES[path], BY_PATH[path]
    assert leaf.get("unit", "") == signal.unit
    assert (leaf.get("min"), leaf.get("max")) == (signal.low, signal.high)
    expected = int if leaf["datatype"] in INTEGERS else KINDS[leaf["datatype"]]
    assert signal.kind is expected


@pytest.mark.parametrize("path", LEAVES)
def test_every_mapped_dbc_name_exists(path: str) -> None:
    leaf = LEAVES[path]
    wanted = set(sources(leaf))
    if "vss2dbc" in leaf:
        wanted.add(leaf["vss2dbc"]["signal"])
    assert wanted <= set(SIGNALS)


def test_no_dbc_signal_feeds_two_leaves() -> None:
    fed = Counter(name for leaf in LEAVES.values() for name in sources(leaf))
    assert [name for name, count in fed.items() if count > 1] == []


@pytest.mark.parametrize("path", NUMERIC)
def test_range_of_the_bus_fits_the_leaf(path: str) -> None:
    leaf = LEAVES[path]
    if "mapping" in leaf["dbc2vss"].get("transform", {}):
        return
    for name in sources(leaf):
        signal = SIGNALS[name][1]
        ends = [convert(leaf["dbc2vss"], end) for end in (signal.minimum, signal.maximum)]
        assert leaf["min"] <= min(ends)
        assert max(ends) <= leaf["max"]


@pytest.mark.parametrize("path", NUMERIC)
def test_units_agree_unless_converted(path: str) -> None:
    leaf = LEAVES[path]
    if "math" in leaf["dbc2vss"].get("transform", {}) or leaf.get("unit") == "unix-time":
        return
    for name in sources(leaf):
        unit = SIGNALS[name][1].unit or ""
        assert SPELLINGS.get(unit, unit) == leaf.get("unit", "")


@pytest.mark.parametrize("path", LEAVES)
def test_whole_numbers_stay_whole(path: str) -> None:
    leaf = LEAVES[path]
    if leaf["datatype"] in INTEGERS:
        signal = SIGNALS[sources(leaf)[0]][1]
        scale = signal.scale if not leaf["dbc2vss"].get("transform") else 1
        assert float(scale).is_integer()


@pytest.mark.parametrize("path", [p for p, f in LEAVES.items() if f["datatype"] == "string"])
def test_every_label_has_a_word(path: str) -> None:
    leaf = LEAVES[path]
    rows = leaf["dbc2vss"]["transform"]["mapping"]
    assert {row["from"] for row in rows} == labels(SIGNALS[sources(leaf)[0]][1])


@pytest.mark.parametrize("path", [p for p, f in LEAVES.items() if f.get("overlay")])
def test_overlays_say_what_they_are(path: str) -> None:
    assert LEAVES[path]["description"]


# --- the send list ------------------------------------------------------------


@pytest.mark.parametrize("path", SENT)
def test_what_is_sent_is_bounded_and_echoed(path: str) -> None:
    leaf = LEAVES[path]
    send, signal = leaf["vss2dbc"]["send"], SIGNALS[leaf["vss2dbc"]["signal"]][1]
    assert sna_of(signal) is not None
    assert send["interval_ms"] >= 20
    assert set(send["requires"]) <= CONDITIONS
    message = SIGNALS[sources(leaf)[0]][0]
    assert send["echo_ms"] >= 3 * message.cycle_time  # type: ignore[operator]
    if "min" in leaf:
        assert leaf["min"] <= send["min"] < send["max"] <= leaf["max"]
        for end in (send["min"], send["max"]):
            assert signal.minimum <= convert(leaf["vss2dbc"], end) <= signal.maximum


@pytest.mark.parametrize("path", SENT)
def test_a_wish_and_its_echo_have_the_same_shape(path: str) -> None:
    leaf = LEAVES[path]
    wish, echo = SIGNALS[leaf["vss2dbc"]["signal"]][1], SIGNALS[sources(leaf)[0]][1]
    assert (wish.scale, wish.offset) == (echo.scale, echo.offset)
    assert labels(wish) == labels(echo)


@pytest.mark.parametrize("path", SENT)
def test_words_survive_the_way_there_and_back(path: str) -> None:
    leaf = LEAVES[path]
    for row in leaf["vss2dbc"].get("transform", {}).get("mapping", []):
        assert convert(leaf["dbc2vss"], row["to"]) == row["from"]


def test_every_wish_on_the_bus_has_a_leaf() -> None:
    carried = {n for n, (m, _) in SIGNALS.items() if m.name.startswith("CMD_")}
    carried = {n for n in carried if not n.endswith(("_Crc", "_Ctr"))}
    assert carried == {LEAVES[path]["vss2dbc"]["signal"] for path in SENT}


# --- checked end to end -------------------------------------------------------


@pytest.mark.parametrize("name", E2E)
def test_checked_messages_have_their_crc_and_counter(name: str) -> None:
    message, rules = MESSAGES[name], E2E[name]
    crc = message.get_signal_by_name(rules["crc"]["signal"])
    counter = message.get_signal_by_name(rules["counter"]["signal"])
    assert (crc.start, crc.length) == (0, 8)
    assert (counter.start, counter.length) == (8, 4)
    assert rules["crc"]["data_id"] == message.frame_id


def test_no_checked_message_is_forgotten() -> None:
    assert set(E2E) == {m.name for m, s in SIGNALS.values() if s.name.endswith("_Crc")}


# --- the second car -----------------------------------------------------------


def test_the_truck_is_unlike_the_sedan() -> None:
    messages = load_messages(TRUCK)
    assert all(m.is_extended_frame and m.cycle_time is None for m in messages.values())
    assert all(s.byte_order == "big_endian" for m in messages.values() for s in m.signals)


def test_the_truck_speaks_of_the_same_things() -> None:
    names = {s.name for m in load_messages(TRUCK).values() for s in m.signals}
    leaves = dict(flatten(json.loads((TRUCK / "mapping.json").read_text())))
    for leaf in leaves.values():
        assert leaf["dbc2vss"]["signal"] in names
        assert leaf.get("vss2dbc", {"signal": "SetTempCmd"})["signal"] in names
    strange = {path for path in leaves if path not in BY_PATH}
    assert strange == {"Vehicle.Trailer.IsConnected"}
    assert all(leaves[p].get("unit", "") == BY_PATH[p].unit for p in leaves.keys() - strange)
