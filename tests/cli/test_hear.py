"""`cockpit hear` and `cockpit voice`, as people and scripts call them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cockpit.__main__ import main
from simulators.microphone.sound import silence, write_wav
from tests.voice.conftest import model as model  # noqa: PLC0414 - a fixture
from tests.voice.hearing.fake_model import make_fake
from tests.voice.hearing.speech import spoken

SENTENCE = "set the temperature to twenty two degrees"


@pytest.fixture
def said(tmp_path: Path) -> Path:
    write_wav(tmp_path / "said.wav", spoken(SENTENCE))
    return tmp_path / "said.wav"


def test_what_is_said_and_what_it_means(model: Path, said: Path) -> None:
    result = CliRunner().invoke(main, ["hear", str(said), "--model", str(model), "--json"])
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["text"] == SENTENCE
    assert (found["intent"], found["slots"]) == ("ClimateSetTemperature", {"temperature": 22})
    assert found["accepted"]
    assert 0.5 < found["confidence"] <= 1


def test_many_files_a_line_each(model: Path, said: Path, tmp_path: Path) -> None:
    write_wav(tmp_path / "nothing.wav", silence(1))
    (tmp_path / "odd.wav").write_bytes(b"RIFF")
    paths = f"{said}\n\n{tmp_path}/nothing.wav\n{tmp_path}/odd.wav\n"
    words = ["hear", "--stdin", "--model", str(model), "--json"]
    result = CliRunner().invoke(main, words, input=paths)
    assert result.exit_code == 2
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["accepted"] for row in rows] == [True, False, False]
    assert [row["why"] for row in rows] == ["", "nothing was heard", "error"]


def test_the_wake_phrase_is_waited_for_on_wish(model: Path, said: Path) -> None:
    words = ["hear", "--wake", str(said), "--model", str(model)]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 1
    assert "nothing was heard" in result.stdout


def test_no_model_no_hearing(tmp_path: Path, said: Path) -> None:
    result = CliRunner().invoke(main, ["hear", str(said), "--model", str(tmp_path / "none")])
    assert result.exit_code == 2
    assert result.stderr.startswith("cockpit: none: no such folder")


def test_a_model_comes_and_goes(model: Path) -> None:
    run = CliRunner().invoke
    result = run(main, ["voice", "install", str(model), "--language", "fr", "--json"])
    assert result.exit_code == 0, result.stderr
    name = json.loads(result.stdout)["name"]
    rows = json.loads(run(main, ["voice", "list", "--json"]).stdout)
    (row,) = [row for row in rows if row["language"] == "fr"]
    assert (row["name"], row["installed"], row["trouble"]) == (name, True, "")
    assert run(main, ["voice", "remove", name]).output == f"{name}: removed\n"
    result = run(main, ["voice", "remove", name])
    assert result.exit_code == 2
    assert "no such model" in result.stderr


def test_a_broken_model_is_refused_on_one_line(tmp_path: Path) -> None:
    make_fake(tmp_path / "fake")
    result = CliRunner().invoke(main, ["voice", "install", str(tmp_path / "fake"), "--json"])
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "fake: does not load" in json.loads(result.stdout)["error"]
