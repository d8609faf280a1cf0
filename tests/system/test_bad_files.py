"""Files that are wrong, as real ones are: one line says where and what to do; the rest drives."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cockpit.core.paths import CAN_DBC, ROOT
from tests.qa.car import free_words

pytestmark = [pytest.mark.system, pytest.mark.timeout(60)]

BAD_INPUT = 2
MOST_LINES = 5


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the car's folder, to be spoilt."""
    shutil.copytree(CAN_DBC, tmp_path / "mine")
    return tmp_path / "mine"


def spoil(file: Path, old: str, new: str) -> int:
    """Replace the first `old`; returns its line."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def cockpit(command: str, *words: str) -> tuple[int, list[str], str]:
    """Run a command; returns its exit code, the lines of its stderr and its stdout."""
    can = [w for word in free_words(("body",)) for w in ("--can", word)] if command == "run" else []
    options = ["--headless", "--for", "1"] if command in ("run", "demo") else []
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    done = subprocess.run(
        [sys.executable, "-m", "cockpit", command, *options, *can, *words],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if k not in hidden},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr.splitlines(), done.stdout


@pytest.mark.parametrize("command", ["run", "demo", "doctor"])
def test_a_car_without_one_readable_dbc_ends_at_once(folder: Path, command: str) -> None:
    for name in ("body.dbc", "drive.dbc"):
        (folder / name).write_text("This is no DBC\n")
    code, lines, out = cockpit(command, "--car", str(folder))
    said = out.splitlines() if command == "doctor" else lines
    (told,) = [line for line in said if f"{folder}/body.dbc:1: not a valid DBC" in line]
    assert told.endswith("mend that line")
    if command != "doctor":
        assert (code, len(lines)) == (BAD_INPUT, 1)
    else:
        assert code == 1


def test_a_broken_mapping_names_its_line(folder: Path) -> None:
    line = spoil(folder / "mapping.yaml", "Vehicle.IsMoving:", "Vehicle.IsMoving: [oh: {no\nV:")
    code, lines, _ = cockpit("run", "--car", str(folder))
    assert (code, len(lines)) == (BAD_INPUT, 1)
    # The parser may see it only on the line after.
    assert lines[0].startswith(f"cockpit: {folder}/mapping.yaml:")
    assert f"mapping.yaml:{line}: " in lines[0] or f"mapping.yaml:{line + 1}: " in lines[0]
    assert "not valid YAML" in lines[0]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("Vehicle.Speed:", "Vehicle.Sped:", "did you mean Vehicle.Speed?"),
        ("  unit: km/h", "  unit: furlongs", "unit furlongs is not VSS's km/h"),
    ],
)
def test_a_wrong_leaf_costs_itself_only(folder: Path, old: str, new: str, says: str) -> None:
    spoil(folder / "mapping.yaml", old, new)
    code, lines, _ = cockpit("run", "--car", str(folder))
    assert (code, len(lines)) == (0, 1)
    assert lines[0].startswith(f"cockpit: {folder}/mapping.yaml:")
    assert says in lines[0]


def test_the_doctor_tells_of_a_wrong_leaf(folder: Path) -> None:
    spoil(folder / "mapping.yaml", "Vehicle.Speed:", "Vehicle.Sped:")
    code, _, out = cockpit("doctor", "--car", str(folder))
    assert code == 0
    assert "did you mean Vehicle.Speed?" in out


def test_one_broken_dbc_costs_its_bus_only_and_few_words(folder: Path) -> None:
    (folder / "drive.dbc").write_text('VERSION ""\n\nBO_ nonsense\n')
    code, lines, _ = cockpit("run", "--car", str(folder))
    assert code == 0
    assert f"{folder}/drive.dbc:3: not a valid message line" in lines[0]
    assert lines[0].endswith("the whole bus is skipped")
    assert len(lines) <= MOST_LINES
    assert "--verbose" in lines[-1]
    _, all_lines, _ = cockpit("run", "--verbose", "--car", str(folder))
    assert sum("is not a signal of the DBCs" in line for line in all_lines) > 100


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("[display\n", BAD_INPUT, ":1: not valid TOML"),
        (
            "[display]\ntheme = 3\n",
            0,
            ":2: display.theme must be 'auto' or 'sun' or 'day' or 'night', not 3",
        ),
        ("[display]\nlanguage = 'en'\ncolour = 'red'\n", 0, ":3: unknown setting display.colour"),
    ],
)
def test_a_wrong_config_names_its_line(tmp_path: Path, text: str, code: int, says: str) -> None:
    config = tmp_path / "cockpit.toml"
    config.write_text(text)
    got, lines, _ = cockpit("run", "--config", str(config))
    assert (got, len(lines)) == (code, 1)
    assert lines[0].startswith(f"cockpit: {config}{says}")
