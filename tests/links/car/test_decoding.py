"""What frames mean in VSS: types, transforms, faults, pages, arrays, short frames."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.signal import Signal
from cockpit.core.signals import BY_PATH, SPEED
from cockpit.links.car.definition import Car
from cockpit.links.car.evaluate import evaluator, inline
from cockpit.links.car.expression import namespace
from cockpit.links.car.plan import Conversion, FieldPlan, Layout

type Load = Callable[..., Car]
type Found = dict[str, tuple[Any, str]]

GEAR = "Vehicle.Powertrain.Transmission.SelectedGear"
READY = "Vehicle.IsMoving"


def decode(car: Car, data: bytes) -> Found:
    (frame,) = car.frames.values()
    made = frame.decoder(frozenset(frame.signals))
    assert made is not None
    return {signal.path: (value, fault) for signal, value, fault in made(data)}


def payload(**fields: int) -> bytes:
    places = {"speed": 0, "gear": 16, "ready": 19}
    return sum(value << places[name] for name, value in fields.items()).to_bytes(8, "little")


def test_a_number(load: Load) -> None:
    assert decode(load(), payload(speed=12345)) == {"Vehicle.Speed": (123.45, "")}


@pytest.mark.parametrize(
    ("raw", "value", "fault"),
    [
        (0, 0.0, ""),
        (25000, 250.0, ""),
        (25001, None, "out of range"),
        (65535, None, "not available"),
    ],
)
def test_faults_of_a_number(load: Load, raw: int, value: float | None, fault: str) -> None:
    assert decode(load(), payload(speed=raw)) == {"Vehicle.Speed": (value, fault)}


def test_the_leafs_own_range_counts_too(load: Load, speed: str) -> None:
    car = load(speed + "  max: 100\n")
    assert decode(car, payload(speed=10000)) == {"Vehicle.Speed": (100.0, "")}
    assert decode(car, payload(speed=10001)) == {"Vehicle.Speed": (None, "out of range")}


def test_sna_of_the_mapping_replaces_that_of_the_dbc(load: Load, speed: str) -> None:
    car = load(speed.replace("Speed}", "Speed, sna: [7, 0x8]}"))
    assert decode(car, payload(speed=7)) == {"Vehicle.Speed": (None, "not available")}
    assert decode(car, payload(speed=8)) == {"Vehicle.Speed": (None, "not available")}
    assert decode(car, payload(speed=65535)) == {"Vehicle.Speed": (None, "out of range")}


@pytest.mark.parametrize(
    ("math", "result"),
    [("x * 2", 20.0), ("round(x / 3)", 3.0), ("max(x, 0) - min(x, 4)", 6.0), ("x ** 2 / 4", 25.0)],
)
def test_math(load: Load, speed: str, math: str, result: float) -> None:
    car = load(speed.replace("Speed}", f'Speed, transform: {{math: "{math}"}}}}'))
    value, fault = decode(car, payload(speed=1000))["Vehicle.Speed"]
    assert (value, fault) == (result, "")
    assert type(value) is float


@pytest.mark.parametrize("math", ["1 / x", "(x - 1) ** 0.5", "1 / (x - x)"])
def test_math_that_fails_is_a_fault_not_a_crash(load: Load, speed: str, math: str) -> None:
    car = load(speed.replace("Speed}", f'Speed, transform: {{math: "{math}"}}}}'))
    assert decode(car, payload())["Vehicle.Speed"] == (None, "out of range")


def test_a_result_beyond_the_leafs_range_is_a_fault(load: Load, speed: str) -> None:
    car = load(speed.replace("Speed}", 'Speed, transform: {math: "x * 3"}}') + "  max: 300\n")
    assert decode(car, payload(speed=10000))["Vehicle.Speed"] == (300.0, "")
    assert decode(car, payload(speed=10001))["Vehicle.Speed"] == (None, "out of range")


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (0, (126, "")),
        (1, (-1, "")),
        (3, (127, "")),
        (5, (None, "out of range")),
        (7, (None, "not available")),
    ],
)
def test_labels_become_numbers(load: Load, raw: int, found: tuple[int | None, str]) -> None:
    rows = "{from: P, to: 126}, {from: R, to: -1}, {from: N, to: 0}, {from: 3, to: 127}"
    car = load(f"{GEAR}: {{dbc2vss: {{signal: Gear, transform: {{mapping: [{rows}]}}}}}}")
    assert decode(car, payload(gear=raw))[GEAR] == found


def test_labels_that_yaml_takes_for_booleans(load: Load) -> None:
    rows = "{from: NO, to: false}, {from: YES, to: true}"
    car = load(f"{READY}: {{dbc2vss: {{signal: Ready, transform: {{mapping: [{rows}]}}}}}}")
    assert not car.warnings
    assert [decode(car, payload(ready=raw))[READY][0] for raw in (0, 1)] == [False, True]


def test_a_flag(load: Load) -> None:
    car = load(f"{READY}: {{dbc2vss: {{signal: Ready}}}}")
    assert [decode(car, payload(ready=raw))[READY] for raw in range(4)] == [
        (False, ""),
        (True, ""),
        (None, "out of range"),
        (None, "not available"),
    ]


def test_an_overlay_of_words(load: Load) -> None:
    car = load("Vehicle.A.B: {overlay: true, datatype: string, dbc2vss: {signal: Gear}}")
    assert decode(car, payload(gear=2))["Vehicle.A.B"] == ("N", "")
    assert decode(car, payload(gear=4))["Vehicle.A.B"] == (None, "out of range")
    (signal,) = car.sources
    assert (signal.kind, signal.unit) == (str, "")


def test_only_what_is_wanted_is_decoded(load: Load, speed: str) -> None:
    car = load(f"{speed}{READY}: {{dbc2vss: {{signal: Ready}}}}\n")
    (frame,) = car.frames.values()
    assert frame.decoder(frozenset((BY_PATH[GEAR],))) is None
    speed_only = frame.decoder(frozenset((SPEED, BY_PATH[GEAR])))
    assert speed_only is not None
    assert speed_only(payload(speed=100, ready=1)) == [(SPEED, 1.0, "")]
    assert frame.decoder(frozenset((SPEED,))) is speed_only


def test_short_frames_cost_only_what_they_lack(load: Load, speed: str) -> None:
    car = load(f"{speed}{READY}: {{dbc2vss: {{signal: Ready}}}}\n")
    full = payload(speed=100, ready=1)
    for size, missing in (
        (3, set()),
        (2, {READY}),
        (1, {READY, SPEED.path}),
        (0, {READY, SPEED.path}),
    ):
        found = decode(car, full[:size])
        assert {p for p, (_, fault) in found.items() if fault == "frame too short"} == missing
        assert (SPEED.path in missing) or found[SPEED.path] == (1.0, "")


def test_longer_frames_are_read_too(load: Load) -> None:
    assert decode(load(), payload(speed=100) + b"\xff" * 56) == {SPEED.path: (1.0, "")}


# --- pages and arrays -------------------------------------------------------------------------

PAGES = """VERSION ""
NS_ :
BS_:
BU_: A
BO_ 1 Cells: 3 A
 SG_ Page M : 7|8@0+ (1,0) [0|0] "" A
 SG_ C1 m0 : 15|8@0+ (1,0) [0|200] "" A
 SG_ C2 m0 : 23|8@0+ (1,0) [0|200] "" A
 SG_ C3 m1 : 15|8@0+ (1,0) [0|200] "" A
BO_ 2 More: 2 A
 SG_ C4 : 0|16@1+ (1,0) [0|60000] "" A
BA_DEF_ BO_ "GenMsgCycleTime" INT 0 10000;
BA_DEF_DEF_ "GenMsgCycleTime" 100;
VAL_ 1 C1 255 "SNA" ;
"""
CELLS = "Vehicle.A.Cells: {overlay: true, datatype: 'float[]', dbc2vss: {signals: [C1, C2, C3]}}"


def test_pages_fill_an_array(load: Load) -> None:
    car = load(CELLS, drive=PAGES)
    assert decode(car, b"\x00\x0a\x0b") == {"Vehicle.A.Cells": ((10.0, 11.0, None), "")}
    assert decode(car, b"\x01\x0c\x00") == {"Vehicle.A.Cells": ((10.0, 11.0, 12.0), "")}
    assert decode(car, b"\x00\xff\xc9") == {"Vehicle.A.Cells": ((None, None, 12.0), "")}
    assert decode(car, b"\x02\x01\x01") == {}


def test_an_element_whose_page_stopped_is_forgotten(load: Load) -> None:
    car = load(CELLS, drive=PAGES)
    decode(car, b"\x01\x0c\x00")
    for _ in range(100):
        found = decode(car, b"\x00\x0a\x0b")
    assert found["Vehicle.A.Cells"] == ((10.0, 11.0, None), "")


def test_an_array_over_two_messages(load: Load) -> None:
    car = load(CELLS.replace("C3]", "C3, C4]"), drive=PAGES)
    everything = frozenset(car.sources)
    first, second = (frame.decoder(everything) for frame in car.frames.values())
    assert first is not None
    assert second is not None
    first(b"\x00\x0a\x0b")
    assert second(b"\x05\x00")[0][1] == (10.0, 11.0, None, 5.0)
    assert [frame.name for frame in car.sources.values()] == ["Cells"]


def test_pages_one_by_one_and_their_timeout(load: Load) -> None:
    leaf = "Vehicle.A.C{0}: {{overlay: true, datatype: uint8, dbc2vss: {{signal: C{0}}}}}\n"
    car = load(leaf.format(1) + leaf.format(3), drive=PAGES)
    assert decode(car, b"\x00\x0a\x0b") == {"Vehicle.A.C1": (10, "")}
    assert decode(car, b"\x01\x0a\x0b") == {"Vehicle.A.C3": (10, "")}
    assert decode(car, b"\x01") == {
        "Vehicle.A.C1": (None, "frame too short"),
        "Vehicle.A.C3": (None, "frame too short"),
    }
    (frame,) = car.frames.values()
    assert (frame.mux_start, frame.mux_bits) == (0, 8)
    assert list(car.timeouts.values()) == [pytest.approx(0.6), pytest.approx(0.6)]


# --- the hot path says what the plain one says -------------------------------------------------

numbers = st.floats(-1000, 1000).filter(lambda x: abs(x) > 1e-3)
ends = st.none() | st.integers(-40000, 70000)


@given(
    raw=st.integers(-32768, 65535),
    scale=numbers | st.integers(1, 10),
    offset=numbers | st.just(0),
    low=ends,
    high=ends,
    sna=st.lists(st.integers(-32768, 65535), max_size=2),
    math=st.sampled_from(["", "x * 3.6", "round(x)", "x - abs(x) / 3", "max(x, 5)"]),
    kind=st.sampled_from([int, float]),
)
def test_inline_code_and_plain_function_agree(
    raw: int, scale: float, offset: float, low: int | None, high: int | None,
    sna: list[int], math: str, kind: type[Any],
) -> None:  # fmt: skip
    signal: Signal[Any] = Signal("Vehicle.X", kind)
    conversion = Conversion(scale, offset, low, high, (*sna, raw)[: len(sna)], None, math)
    field = FieldPlan(0, Layout(0, 17, signed=True), conversion)
    code = inline(field, signal, "(RAW)")
    assert code is not None
    value, condition = code
    names = {**namespace(), "RAW": raw}
    expected = evaluator(field, signal)(raw)
    if condition and not eval(condition, names):
        assert expected[1] is None
    else:
        names |= {} if condition else {"r": raw}
        assert eval(value, names) == expected[1]
        assert type(eval(value, names)) is kind
