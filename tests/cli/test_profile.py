"""Profiles by the command line: what scripts and testers do while no cockpit runs."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cockpit.__main__ import main
from cockpit.features.profiles.fields import SEAT_POSITION, TEMPERATURE
from cockpit.features.profiles.profile import new_profile
from cockpit.features.profiles.session import Session
from cockpit.features.profiles.store import Store

ANNA = new_profile("Anna").having(TEMPERATURE, 22.0).having(SEAT_POSITION, 200)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two drivers; Ben has a PIN."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    store = opened(tmp_path)
    store.add(ANNA)
    ben = store.add(new_profile("Ben").having(TEMPERATURE, 18.5))
    assert isinstance(ben, Session)
    store.locks.set_pin(ben, "2580")
    store.close()
    return tmp_path


def opened(home: Path) -> Store:
    return Store(home / "cockpit" / "profiles")


def call(*words: object) -> Result:
    return CliRunner().invoke(main, ["profile", *map(str, words)])


def temperature(home: Path) -> object:
    store = opened(home)
    session = store.open(ANNA.id)
    store.close()
    assert isinstance(session, Session)
    return session.profile.get(TEMPERATURE)


def test_list(home: Path) -> None:
    lines = call("list").output.splitlines()
    assert lines[0] == f"{ANNA.id}  Anna"
    assert lines[1].endswith("Ben  (locked)")
    assert lines[2].startswith("this car: ")


def test_out_changed_and_in_again_and_undone(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "anna"
    assert call("export", "anna", file).exit_code == 0
    store = opened(home)
    session = store.open(ANNA.id)
    assert isinstance(session, Session)
    store.keep(session, session.profile.having(TEMPERATURE, 25.0))
    store.close()
    shown = call("import", file, "--yes")
    assert "Temperature: 25.0 → 22.0" in shown.output
    assert temperature(home) == 22.0
    assert call("import", f"{file}.before", "--yes").exit_code == 0
    assert temperature(home) == 25.0


def test_a_no_changes_nothing(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "anna"
    call("export", "Anna", file)
    call("delete", "Anna", "--yes")
    asked = CliRunner().invoke(main, ["profile", "import", str(file)], input="n\n")
    assert "Nothing was changed" in asked.output
    assert "Anna" not in call("list").output


def test_who_was_deleted_comes_back_by_his_file(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "anna"
    call("export", "Anna", file)
    assert call("delete", "Anna", "--yes").output == "Anna is gone\n"
    again = call("import", file, "--yes")
    assert f"cockpit profile delete {ANNA.id}" in again.output
    assert temperature(home) == 22.0


def test_a_lock_is_not_gone_round(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "ben"
    wrong = call("export", "Ben", file, "--pin", "1111")
    assert (wrong.exit_code, wrong.stderr) == (2, "cockpit: Wrong PIN\n")
    assert not file.exists()
    assert (
        call("export", "Ben", file, "--pin", "2580", "--passphrase", "long enough").exit_code == 0
    )
    assert b"18.5" not in file.read_bytes()
    assert "needs its passphrase" in call("import", file, "--yes").stderr
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("export", "Eve", "x"), "Eve: no such driver (there are: Anna, Ben)"),
        (("import", "/nowhere/x"), "/nowhere/x: cannot be read (No such file or directory)"),
        (("export", "Anna", "/nowhere/x"), "/nowhere/x: cannot be written"),
        (("trust", "abc", "Other"), "KEY: 64 hexadecimal digits"),
        (("delete", "Eve", "--yes"), "Eve: no such driver"),
    ],
)
def test_what_is_wrong_is_one_line(home: Path, words: tuple[str, ...], why: str) -> None:
    result = call(*words)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"cockpit: {why}")
    assert len(result.stderr.splitlines()) == 1


def test_a_file_of_another_car_needs_trust(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "anna"
    call("export", "Anna", file, "--desk")
    (tmp_path / "cockpit" / "desk").mkdir(exist_ok=True)
    other = Store(tmp_path / "cockpit" / "desk" / "profiles")
    other.add(ANNA)
    other.close()
    assert call("export", "Anna", file, "--desk").exit_code == 0
    refused = call("import", file, "--yes")
    assert "comes from a car that is not trusted" in refused.stderr
    key = refused.stderr.split("trust ")[1].split()[0]
    assert call("trust", key, "My other car").exit_code == 0
    assert call("import", file, "--yes").exit_code == 0


def test_a_file_that_was_touched_changes_nothing(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "anna"
    call("export", "Anna", file)
    data = bytearray(file.read_bytes())
    data[-100] ^= 1
    file.write_bytes(data)
    result = call("import", file, "--yes")
    assert result.exit_code == 2
    assert "This profile was changed or damaged" in result.stderr
