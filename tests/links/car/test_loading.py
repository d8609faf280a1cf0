"""Folders, formats, timeouts and the cache."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cockpit.core.paths import CAN_DBC, ROOT
from cockpit.core.signals import BY_PATH, SPEED
from cockpit.links.car import load_car
from cockpit.links.car.definition import Car

type Load = Callable[..., Car]

TRUCK = Path(__file__).parents[2] / "cars" / "truck"
NESTED = """{
\t"Vehicle": {"type": "branch", "children": {
\t\t"Speed": {"type": "sensor", "datatype": "float", "unit": "km/h", "max": 1e3, "uuid": "x",
\t\t\t"dbc2vss": {"signal": "Speed"}},
\t\t"Unused": {"type": "sensor", "datatype": "whatever"}
\t}}
}"""
FLAT = """Vehicle: {type: branch}
Vehicle.Speed: {type: sensor, datatype: float, dbc2vss: {signal: Speed}}
Vehicle.Unused: {type: sensor, datatype: whatever}
"""


def test_our_own_car_is_faultless(tmp_path: Path) -> None:
    car = load_car(CAN_DBC, cache=tmp_path)
    assert car.warnings == ()
    assert set(car.sources) == set(BY_PATH.values())
    assert (car.name, set(car.buses)) == ("can_dbc", {"drive", "body"})


def test_the_truck_lacks_only_what_the_cockpit_does_not_know(tmp_path: Path) -> None:
    car = load_car(TRUCK, cache=tmp_path)
    assert len(car.warnings) == 1
    assert "mapping.json:28: Vehicle.Trailer.IsConnected" in car.warnings[0]
    assert len(car.commands) == 2
    assert all(frame.key >> 31 for frame in car.frames.values())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("vss.json", NESTED),
        ("car.vspec", FLAT),
        ("m.yml", FLAT),
        ("vss.yaml", NESTED.replace("\t", " ")),
    ],
)
def test_flat_and_nested_mappings(load: Load, name: str, text: str) -> None:
    car = load(text, name)
    assert car.warnings == ()
    assert list(car.sources) == [SPEED]


def test_yaml_anchors_and_merges(load: Load) -> None:
    car = load(
        "Vehicle.Speed: &all {datatype: float, dbc2vss: {signal: Speed}}\n"
        "Vehicle.A.B: {<<: *all, overlay: true}\n"
    )
    assert car.warnings == ()
    assert len(car.sources) == 2


def test_a_tree_that_contains_itself_ends(load: Load, speed: str) -> None:
    car = load(f"{speed}Vehicle.A: &a {{children: {{B: *a}}}}\n")
    assert SPEED in car.sources


@pytest.mark.parametrize(
    ("leaf", "rule", "timeout"),
    [
        ("{signal: Speed}", "", 0.3),
        ("{signal: Speed}", "messages: {Motion: {timeout_ms: 70}}", 0.07),
        ("{signal: Speed, timeout_ms: 90}", "messages: {Motion: {timeout_ms: 70}}", 0.09),
    ],
)
def test_whose_timeout_counts(load: Load, leaf: str, rule: str, timeout: float) -> None:
    car = load(f"Vehicle.Speed: {{dbc2vss: {leaf}}}\n{rule}\n")
    assert car.timeouts == {SPEED: pytest.approx(timeout)}


def test_a_timeout_is_never_too_short(load: Load) -> None:
    car = load("Vehicle.A.B: {overlay: true, datatype: float, dbc2vss: {signal: TempIs}}")
    assert list(car.timeouts.values()) == [0.15]
    assert [frame.timeout_s for frame in car.frames.values()] == [0.15]


def test_an_unknown_cycle_is_left_to_the_link(load: Load, dbc: str) -> None:
    car = load(drive=dbc.replace('BA_ "GenMsgCycleTime" BO_ 256 100;\n', ""))
    assert car.timeouts == {SPEED: 1.0}
    assert [frame.cycle_s for frame in car.frames.values()] == [None]


def test_intervals(load: Load, speed: str) -> None:
    assert load().intervals == {}
    assert load(speed.replace("Speed}", "Speed, interval_ms: 500}")).intervals == {SPEED: 0.5}


# --- the cache --------------------------------------------------------------------------------


def test_a_cached_car_is_the_same_car(tmp_path: Path) -> None:
    cold, warm = (load_car(CAN_DBC, cache=tmp_path) for _ in range(2))
    assert len(list(tmp_path.iterdir())) == 1
    assert list(cold.sources) == list(warm.sources)
    assert (cold.timeouts, cold.intervals) == (warm.timeouts, warm.intervals)
    for one, other in zip(cold.commands.values(), warm.commands.values(), strict=True):
        value = one.allowed[0] if one.allowed else one.low
        assert value is not None
        assert one.encode(value, 3) == other.encode(value, 3)
    for place, frame in cold.frames.items():
        decode, again = (f.decoder(frozenset(frame.signals)) for f in (frame, warm.frames[place]))
        assert decode is not None
        assert again is not None
        data = bytes(range(3, 3 + frame.length))
        assert decode(data) == again(data)


def test_a_start_from_the_cache_needs_neither_cantools_nor_yaml(tmp_path: Path) -> None:
    load_car(CAN_DBC, cache=tmp_path)
    code = (
        "import sys; from pathlib import Path; from cockpit.links.car import load_car;"
        f"load_car(Path({str(CAN_DBC)!r}), cache=Path({str(tmp_path)!r}));"
        "print([m for m in ('cantools', 'yaml', 'fastcrc', 'can') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert run.stdout.strip() == b"[]"


def test_the_definition_alone_is_light() -> None:
    code = (
        "import sys, cockpit.links.car.definition;"
        "print([m for m in ('cantools', 'yaml', 'json', 'cockpit.links.car.loader')"
        " if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert run.stdout.strip() == b"[]"


def test_a_changed_file_is_read_anew(load: Load, speed: str) -> None:
    assert not load().warnings
    assert load(speed.replace("signal: Speed", "signal: Sped")).warnings
    assert not load().warnings


def test_warnings_are_cached_with_the_folder_of_this_start(
    load: Load, speed: str, tmp_path: Path
) -> None:
    first = load(speed.replace("signal: Speed", "signal: Sped")).warnings
    (tmp_path / "car").rename(tmp_path / "other")
    second = load_car(tmp_path / "other", cache=tmp_path / "cache").warnings
    assert len(list((tmp_path / "cache").iterdir())) == 1
    assert second == tuple(line.replace("/car/", "/other/") for line in first)


@pytest.mark.parametrize("spoil", [b"", b"rubbish", b"{}\n{}", None])
def test_a_spoilt_cache_is_made_anew(load: Load, tmp_path: Path, spoil: bytes | None) -> None:
    load()
    (kept,) = (tmp_path / "cache").iterdir()
    good = kept.read_bytes()
    kept.write_bytes(good[:-9] + b"]" * 9 if spoil is None else spoil)
    assert list(load().sources) == [SPEED]
    assert kept.read_bytes() == good


def test_a_cache_that_cannot_be_written_does_no_harm(load: Load, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, not a folder")
    assert list(load().sources) == [SPEED]


def test_old_cars_are_thrown_away(load: Load, tmp_path: Path, speed: str) -> None:
    for seconds in range(1, 25):
        load(speed + f"  max: {100 + seconds}\n")
    assert len(list((tmp_path / "cache").iterdir())) == 16
