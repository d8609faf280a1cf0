"""`cockpit voice last`."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cockpit.__main__ import main
from cockpit.features.voice.timeline import Record, Timeline


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "cockpit"


def last(*words: str) -> Result:
    return CliRunner().invoke(main, ["voice", "last", *words])


def kept(file: Path) -> None:
    """Two commands, as a running cockpit leaves them."""
    file.parent.mkdir(parents=True)

    def write(records: list[dict[str, Any]]) -> None:
        file.write_text(json.dumps(records))

    timeline = Timeline(write)
    timeline.begin(Record("make it warmer", "2026-05-04T08:00:00.000+00:00", confidence=0.93))
    heard = Record(
        "open the windo",
        "2026-05-04T08:01:00.000+00:00",
        verdict="ask: not sure",
        candidates=[{"sentence": "open the window", "score": 91.2}],
        audio_level=-31.4,
        reply="Did you mean “open the window”?",
    )
    for stage, at in (("speech_end", 10.0), ("text", 10.42), ("judged", 10.424)):
        heard.mark(stage, at)
    timeline.begin(heard)
    timeline.end()


def test_the_last_command_with_its_stages(state: Path) -> None:
    kept(state / "desk" / "voice" / "commands.json")
    done = last()
    assert done.exit_code == 0
    assert "“open the windo”" in done.output
    assert "make it warmer" not in done.output
    assert "near     open the window (91)" in done.output
    assert "   420.0 ms  text" in done.output
    assert "     4.0 ms  judged" in done.output
    assert "-31 dB" in done.output


def test_more_of_them_for_scripts(state: Path) -> None:
    kept(state / "voice" / "commands.json")
    done = last("5", "--json")
    records = json.loads(done.output)
    assert [record["text"] for record in records] == ["make it warmer", "open the windo"]
    assert records[1]["steps_ms"]["text"] == pytest.approx(420)


def test_an_empty_list_is_nothing_yet(state: Path) -> None:
    file = state / "voice" / "commands.json"
    file.parent.mkdir(parents=True)
    file.write_text("[]")
    done = last()
    assert done.exit_code == 1
    assert "no command yet" in done.stderr


def test_nothing_yet_is_one_line(state: Path) -> None:
    done = last()
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert "no command yet" in done.stderr


@pytest.mark.parametrize(
    "text", ["{", "{}", "[1]", '[{"text": "a"}]', '[{"text": "", "at": "", "rules": 3}]']
)
def test_a_broken_file_is_one_line(state: Path, text: str) -> None:
    file = state / "voice" / "commands.json"
    file.parent.mkdir(parents=True)
    file.write_text(text)
    done = last()
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert str(file) in done.stderr
    assert "remove it" in done.stderr
