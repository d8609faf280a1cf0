"""Every mistake in a mapping or a DBC is one line that names file, line and what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cockpit.links.car import load_car
from cockpit.links.car.definition import Car, CarError

type Load = Callable[..., Car]

HVAC = "Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature"
GEAR = "Vehicle.Powertrain.Transmission.SelectedGear"


def wish(send: str, read: str = "{signal: TempIs}", transform: str = "") -> str:
    return (
        f"{HVAC}:\n  datatype: float\n  unit: celsius\n"
        f"  dbc2vss: {read}\n  vss2dbc: {{signal: Temp, {transform}send: {send}}}\n"
    )


def gear(rows: str, more: str = "") -> str:
    return (
        f"{GEAR}:\n  datatype: int8\n  dbc2vss:\n    signal: Gear\n"
        f"    transform: {{mapping: [{rows}]}}\n{more}"
    )


TEXT_BY_MATH = """Vehicle.A:
  overlay: true
  datatype: string
  dbc2vss: {signal: Gear, transform: {math: x}}
"""

MISTAKES = {
    "unknown path": (
        "Vehicle.Sped: {datatype: float, dbc2vss: {signal: Speed}}",
        1,
        "Vehicle.Sped: is not a signal that the cockpit knows; did you mean Vehicle.Speed?",
    ),
    "own path": (
        "Vehicle.Mine.All: {datatype: float, dbc2vss: {signal: Speed}}",
        1,
        "Vehicle.Mine.All: is not a signal that the cockpit knows; mark your own with",
    ),
    "unit": (
        "Vehicle.Speed:\n  datatype: float\n  unit: mph\n  dbc2vss: {signal: Speed}",
        1,
        "unit mph is not VSS's km/h; write km/h and convert by `math`",
    ),
    "datatype": (
        "Vehicle.Speed: {datatype: uint8, dbc2vss: {signal: Speed}}",
        1,
        "datatype is int, but the cockpit's is float; change it",
    ),
    "no such datatype": (
        "Vehicle.Speed: {datatype: flaot, dbc2vss: {signal: Speed}}",
        1,
        "datatype flaot is not one of VSS; did you mean float?",
    ),
    "unknown signal": (
        "Vehicle.Speed:\n  dbc2vss:\n    signal: Sped",
        3,
        "Sped is not a signal of the DBCs; did you mean Speed?",
    ),
    "unknown message": (
        "Vehicle.Speed:\n  dbc2vss:\n    signal: Speed\n    message: Moton",
        3,
        "Moton is not a message of any DBC; did you mean Motion?",
    ),
    "unknown bus": (
        "Vehicle.Speed:\n  dbc2vss:\n    signal: Speed\n    bus: drove",
        3,
        "no DBC for bus drove; did you mean drive?",
    ),
    "other message": (
        "Vehicle.Speed: {dbc2vss: {signal: Speed, message: Wish}}",
        1,
        "Speed is not in Wish but in Motion",
    ),
    "math": (
        'Vehicle.Speed:\n  dbc2vss:\n    signal: Speed\n    transform:\n      math: "open(x)"',
        5,
        "math 'open(x)': 'open' is not a function here",
    ),
    "empty math": (
        'Vehicle.Speed:\n  dbc2vss:\n    signal: Speed\n    transform: {math: ""}',
        4,
        "math '': not arithmetic",
    ),
    "label": (
        gear("{from: X, to: 1}"),
        5,
        "X is not in the value table of Gear; it has P, R, N, D, Gear_SNA",
    ),
    "label spelling": (
        gear("{from: GearSNA, to: 1}"),
        5,
        "GearSNA is not in the value table of Gear; did you mean Gear_SNA?",
    ),
    "number no label": (gear("{from: 9, to: 1}"), 5, "9 is not a value that Gear can have"),
    "mapped type": (gear("{from: P, to: park}"), 5, "park is not a int as"),
    "half a row": (gear("{from: P}"), 5, "a row of mapping needs `from` and `to`"),
    "no transform": (
        "Vehicle.Speed: {dbc2vss: {signal: Speed, transform: {}}}",
        1,
        "transform needs one of `math` and `mapping`",
    ),
    "unknown leaf key": (
        "Vehicle.Speed:\n  datatype: float\n  dbc2vs: {signal: Speed}",
        3,
        "unknown key dbc2vs; did you mean dbc2vss?",
    ),
    "unknown read key": (
        "Vehicle.Speed:\n  dbc2vss:\n    signal: Speed\n    timeout: 3",
        4,
        "unknown key timeout in dbc2vss; did you mean timeout_ms?",
    ),
    "far off key": (
        "Vehicle.Speed:\n  dbc2vss:\n    signal: Speed\n    zzz: 3",
        4,
        "unknown key zzz in dbc2vss; known are signal, signals",
    ),
    "twice a key": (
        "Vehicle.Speed:\n  dbc2vss: {signal: Speed}\n  dbc2vss: {signal: Gear}",
        3,
        "dbc2vss stands twice; remove one",
    ),
    "twice a leaf": (
        "Vehicle.Speed: {dbc2vss: {signal: Speed}}\nVehicle.Speed: {dbc2vss: {signal: Speed}}",
        2,
        "Vehicle.Speed: stands on line 1 too; remove one",
    ),
    "no table": ("Vehicle.Speed: 7", 1, "must be a table with datatype and dbc2vss"),
    "read no table": ("Vehicle.Speed: {dbc2vss: Speed}", 1, "must be a table of `key: value`"),
    "no signal": ("Vehicle.Speed: {dbc2vss: {message: Motion}}", 1, "needs `signal: NAME`"),
    "array needed": (
        "Vehicle.Speed: {dbc2vss: {signals: [Speed, Gear]}}",
        1,
        "`signals` needs an array datatype, not float",
    ),
    "no list": ("Vehicle.Speed: {dbc2vss: {signals: Speed}}", 1, "must be a list [a, b]"),
    "empty array": (
        "Vehicle.A.B: {overlay: true, datatype: 'float[]', dbc2vss: {signals: []}}",
        1,
        "`signals` is empty; name some",
    ),
    "text array": (
        "Vehicle.A.B: {overlay: true, datatype: 'string[]', dbc2vss: {signals: [Gear]}}",
        1,
        "arrays must be of numbers",
    ),
    "overlay without type": (
        "Vehicle.A.B: {overlay: true, dbc2vss: {signal: Gear}}",
        1,
        "an overlay needs a datatype",
    ),
    "text without table": (
        "Vehicle.A.B: {overlay: true, datatype: string, dbc2vss: {signal: Ctr}}",
        1,
        "is text, but Ctr has no value table; add a mapping",
    ),
    "text by math": (
        TEXT_BY_MATH,
        4,
        "math gives no text; use mapping",
    ),
    "sna": (
        "Vehicle.Speed: {dbc2vss: {signal: Speed, sna: [65536]}}",
        1,
        "sna 65536 is not a raw value of Speed (0..65535)",
    ),
    "sna no number": (
        "Vehicle.Speed: {dbc2vss: {signal: Speed, sna: [much]}}",
        1,
        "must be a whole number, not much",
    ),
    "timeout": (
        "Vehicle.Speed: {dbc2vss: {signal: Speed, timeout_ms: 0}}",
        1,
        "timeout_ms must be more than 0",
    ),
    "interval": (
        "Vehicle.Speed: {dbc2vss: {signal: Speed, interval_ms: -1}}",
        1,
        "interval_ms must not be negative",
    ),
    "number": (
        "Vehicle.Speed: {min: low, dbc2vss: {signal: Speed}}",
        1,
        "min must be a number, not low",
    ),
    "flag": (
        "Vehicle.Speed: {overlay: maybe, dbc2vss: {signal: Speed}}",
        1,
        "overlay must be true or false, not maybe",
    ),
    "top key": ("Vehicl.Speed: {dbc2vss: {signal: Speed}}", 1, "did you mean Vehicle?"),
    "send too high": (
        wish("{min: 10, max: 63}"),
        5,
        "send max 63 cannot be sent in Temp: 63 on the bus is outside 0..60",
    ),
    "send too low": (
        wish("{min: -1, max: 30}"),
        5,
        "send min -1 cannot be sent in Temp: -1 on the bus is outside 0..60",
    ),
    "send swapped": (wish("{min: 30, max: 20}"), 5, "send has min above max; swap them"),
    "send requires": (
        wish("{requires: [autorised]}"),
        5,
        "requires: autorised is not known; did you mean authorised?",
    ),
    "send key": (
        wish("{minimum: 3}"),
        5,
        "unknown key minimum in send; did you mean min?",
    ),
    "send interval": (wish("{interval_ms: 0}"), 5, "interval_ms must be more than 0"),
    "no echo": (
        f"{HVAC}: {{vss2dbc: {{signal: Temp, send: {{}}}}}}",
        1,
        "send needs dbc2vss, which must echo what was asked; add it",
    ),
    "send math": (
        wish("{}", transform="transform: {math: 'x ^ 2'}, "),
        5,
        "^ is not allowed; write ** for a power",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_costs_its_leaf_and_one_line(load: Load, name: str) -> None:
    mapping, line, told = MISTAKES[name]
    other = "Vehicle.IsMoving: {datatype: boolean, dbc2vss: {signal: Ready}}\n"
    car = load(f"{mapping}\n{other}")
    assert len(car.warnings) == 1, car.warnings
    where, _, what = car.warnings[0].partition(" ")
    assert where.endswith(f"car/mapping.yaml:{line}:")
    assert told in what
    assert "\n" not in what
    wanted = {"Vehicle.IsMoving"} | ({"Vehicle.Speed"} if name == "twice a leaf" else set())
    assert {signal.path for signal in car.sources} == wanted
    assert not car.commands


MESSAGE_MISTAKES = {
    "Moton: {timeout_ms: 50}": "is not a message of the DBCs; did you mean Motion?",
    "Motion: {crc: {algorithm: sae_j1851, signal: Crc}}": "did you mean sae_j1850?",
    "Motion: {crc: {algorithm: sae_j1850, signal: Crcc}}": "not in Motion; did you mean Crc?",
    "Motion: {crc: {algorithm: sae_j1850, signal: Ctr}}": "crc signal Ctr must be one whole byte",
    "Motion: {crc: {algorithm: sae_j1850, signal: Crc, data_id: 65536}}": "0 to 0xFFFF",
    "Motion: {counter: {signal: Cntr}}": "counter signal Cntr is not in Motion; did you mean Ctr?",
    "Motion: {counter: {signal: Ctr, max_step: 16}}": "max_step 16 is more than 4 bits count",
    "Motion: {counter: {signal: Ctr, max_step: 0}}": "max_step must be at least 1",
    "Motion: {crk: {}}": "unknown key crk in messages; did you mean crc?",
}


@pytest.mark.parametrize("rule", MESSAGE_MISTAKES)
def test_a_wrong_message_rule_is_told_and_the_signal_stays(
    load: Load, speed: str, rule: str
) -> None:
    car = load(f"{speed}messages:\n  {rule}\n")
    assert len(car.warnings) == 1
    assert "mapping.yaml:7: messages." in car.warnings[0]
    assert MESSAGE_MISTAKES[rule] in car.warnings[0]
    frame = next(iter(car.frames.values()))
    assert frame.crc is None
    assert frame.counter is None


def test_a_name_on_two_messages_must_be_told_apart(load: Load, dbc: str, speed: str) -> None:
    twin = dbc.replace("BO_ 256 Motion", "BO_ 256 Motion2")
    car = load(speed, drive=dbc, body=twin)
    assert "Speed is in Motion2 on body and Motion on drive; add `message:`" in car.warnings[0]
    car = load(speed, drive=dbc, body=dbc)
    assert "add `bus:`" in car.warnings[0]
    car = load(speed.replace("Speed}", "Speed, bus: drive}"), drive=dbc, body=dbc)
    assert [frame.bus for frame in car.frames.values()] == ["drive"]


def test_a_name_with_a_line_end_stays_on_one_line(load: Load) -> None:
    car = load('Vehicle.Speed: {dbc2vss: {signal: "a\\nb"}}')
    assert "a b is not a signal of the DBCs" in car.warnings[0]


# --- the whole car --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("mapping.yaml", "Vehicle.Speed:\n  a: [1\n", "mapping.yaml:3: not valid YAML ("),
        ("mapping.json", '{\n "Vehicle": {\n', "mapping.json:3: not valid JSON ("),
        ("mapping.json", "{" + '"a":[' * 100_000, "mapping.json:1: "),
        ("mapping.yaml", "speed: 1\n", "mapping.yaml:1: has no VSS leaves (Vehicle.…);"),
        ("mapping.yaml", "", "mapping.yaml:1: has no VSS leaves"),
        ("readme.txt", "x", "has no mapping; add mapping.yaml"),
    ],
)
def test_a_car_without_mapping_is_refused(load: Load, name: str, text: str, told: str) -> None:
    with pytest.raises(CarError, match=r"\A[^\n]*\Z") as error:
        load(text, name)
    assert told in str(error.value)


def test_a_mapping_that_is_not_text_is_refused(load: Load, tmp_path: Path) -> None:
    load()
    (tmp_path / "car" / "mapping.yaml").write_bytes(b"a: 1\nb: \xff\n")
    with pytest.raises(CarError, match=r"mapping.yaml:2: not UTF-8 text; save the file as UTF-8"):
        load_car(tmp_path / "car", cache=tmp_path / "cache")


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CarError, match=r"nowhere: cannot be read \(no such file .*give another"):
        load_car(tmp_path / "nowhere", cache=tmp_path)


def test_no_dbc_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CarError, match=r"has no \*.dbc; put the car's DBC files into it"):
        load_car(tmp_path, cache=tmp_path)


def test_a_second_mapping_is_told(load: Load, speed: str) -> None:
    load(speed, "other.yaml")
    assert "other.yaml:1: not read; mapping.yaml is the mapping already" in load().warnings[0]


def test_a_broken_file_beside_the_mapping_is_told(load: Load, tmp_path: Path) -> None:
    load()
    (tmp_path / "car" / "notes.yaml").write_text("a:\n  [")
    assert "notes.yaml:3: not valid YAML" in load().warnings[0]


# --- DBCs -----------------------------------------------------------------------------------


def test_a_broken_dbc_is_refused_with_its_line(load: Load, dbc: str) -> None:
    broken = dbc.replace("BO_ 512 Wish: 8 COCKPIT", "BO_ 512 Wish 8 COCKPIT")
    with pytest.raises(CarError, match=r"drive.dbc:13: not a valid message line \('BO_ 512 Wish"):
        load(drive=broken)


def test_a_broken_message_line_is_named_though_its_signals_stumble(load: Load, dbc: str) -> None:
    (number,) = (n for n, line in enumerate(dbc.split("\n"), 1) if line.startswith("BO_ 256 "))
    with pytest.raises(CarError, match=rf"drive.dbc:{number}: not a valid message line"):
        load(drive=dbc.replace("BO_ 256 Motion: 8 ECU", "BO_ 256 Motion 8 ECU"))


def test_one_broken_dbc_of_two_costs_its_bus_only(load: Load, dbc: str) -> None:
    car = load(drive=dbc, body="VERSION 1")
    assert car.buses == ("drive",)
    assert "body.dbc:1: not a valid DBC" in car.warnings[0]
    assert "the whole bus is skipped" in car.warnings[0]


def test_an_empty_dbc_is_refused(load: Load) -> None:
    with pytest.raises(CarError, match=r"drive\.dbc:1: "):
        load(drive="")


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("Gear : 16|3@1+", "Gear : 62|3@1+", "Gear does not fit into the 8 bytes of its message"),
        ("Gear : 16|3@1+", "Gear : 63|9@0+", "Gear does not fit into the 8 bytes of its message"),
        ("Gear : 16|3@1+", "Gear : 16|0@1+", "Gear has no bits"),
        ("Gear : 16|3@1+", "Gear : 0|65@1+", "Gear has 65 bits, more than 64"),
        ("Gear : 16|3@1+", "3Gear : 16|3@1+", "not a valid signal line ('SG_ 3Gear"),
        ("Gear : 16|3@1+ (1,0)", "Gear : 16|3@1+ (0,0)", "Gear has the scale (0,0)"),
        ("Gear : 16|3@1+", "Gear m1 : 16|3@1+", "Gear has no multiplexer; add SG_MUL_VAL_"),
    ],
)
def test_a_bad_signal_costs_itself_only(
    load: Load, dbc: str, good: str, bad: str, told: str
) -> None:
    car = load(drive=dbc.replace(good, bad))
    assert len(car.warnings) == 1
    assert "car/drive.dbc:8: " in car.warnings[0]
    assert told in car.warnings[0]
    assert "skipped" in car.warnings[0]
    assert {signal.path for signal in car.sources} == {"Vehicle.Speed"}


def test_a_message_id_twice_is_told(load: Load, dbc: str) -> None:
    car = load(drive=dbc.replace("BO_ 513 Is", "BO_ 256 Is"))
    assert "drive.dbc:19: id 256 of Is is that of line 6 too; give it its own" in car.warnings[0]


def test_an_id_of_29_bits_without_its_mark_is_mended(load: Load, dbc: str) -> None:
    car = load(drive=dbc.replace(" 256 ", " 2560 "))
    assert "drive.dbc:6: id 2560 of Motion has 29 bits; write 2147486208" in car.warnings[0]
    ((_, key),) = car.frames
    assert key == 2560 | 1 << 31
    assert next(iter(car.frames.values())).cycle_s == 0.1


def test_value_tables_of_signals_that_are_gone_do_no_harm(load: Load, dbc: str) -> None:
    assert not load(
        drive=dbc + 'VAL_ 256 Gone 0 "A; B" 1 "C" ;\nSIG_VALTYPE_ 999 Gone : 1;\n'
    ).warnings


def test_old_and_new_encodings_are_read(load: Load, dbc: str, tmp_path: Path) -> None:
    load(drive=dbc.replace("km/h", "°km"))
    file = tmp_path / "car" / "drive.dbc"
    for text in (dbc.encode("cp1252"), dbc.replace("km/h", "°").encode("utf-8-sig")):
        file.write_bytes(text.replace(b"\n", b"\r\n"))
        assert not load_car(tmp_path / "car", cache=tmp_path / "cache").warnings
