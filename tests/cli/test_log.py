from pathlib import Path

import pytest
from click.testing import CliRunner

from cockpit.__main__ import main
from cockpit.links.black_box import BlackBox


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    box = BlackBox(tmp_path / "cockpit" / "desk" / "black_box", buses=("drive",))
    box.start()
    box.take(0, [(n, 0, b"\1", 1.8e9 + n) for n in range(120)])
    box.stop()
    return tmp_path


def test_list_says_what_there_is(state: Path) -> None:
    result = CliRunner().invoke(main, ["log", "list"])
    assert result.exit_code == 0
    assert "2.0 minutes" in result.output
    assert "drive               120 frames" in result.output


def test_export_writes_the_last_minute(state: Path) -> None:
    out = state / "out.blf"
    result = CliRunner().invoke(main, ["log", "export", str(out), "--last", "1"])
    assert result.exit_code == 0
    assert result.output == f"{out}: 61 frames; channels: 1 drive\n"
    assert out.exists()


def test_export_of_nothing_is_one_line(state: Path) -> None:
    words = ["log", "export", "out.blf", "--from", str(state / "none")]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr


def test_verify_ledger(state: Path) -> None:
    from cockpit.links.ledger import Ledger

    folder = state / "cockpit" / "ledger"
    Ledger(folder).append([{"by": "touch"}, {"by": "voice"}])
    good = CliRunner().invoke(main, ["log", "verify-ledger"])
    assert (good.exit_code, good.output) == (0, f"{folder}: 2 entries, unbroken\n")
    file = folder / "ledger.jsonl"
    file.write_text(file.read_text().replace("voice", "nobody"))
    bad = CliRunner().invoke(main, ["log", "verify-ledger"])
    assert bad.exit_code == 1
    assert "ledger.jsonl:2: was changed" in bad.stderr


def test_verify_ledger_without_one(state: Path) -> None:
    result = CliRunner().invoke(main, ["log", "verify-ledger"])
    assert result.exit_code == 2
    assert "no ledger here" in result.stderr
