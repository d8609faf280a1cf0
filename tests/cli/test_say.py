"""`cockpit say`: what a sentence means, for people and scripts."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cockpit.__main__ import main
from cockpit.cli.say import risky_intents
from cockpit.voice.door import Door


def say(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["say", *arguments], input=stdin)


def test_json() -> None:
    result = say("make it 2 degrees warmer and turn on the seat heating", "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == 0
    assert told["accepted"] is True
    assert told["intent"] == "ClimateWarmer"
    assert told["slots"] == {"degrees": 2}
    assert [one["intent"] for one in told["commands"]] == ["ClimateWarmer", "ClimateSeatHeating"]
    assert told["reply"] is None
    assert told["confirm"] is False


def test_not_understood_tells_why_and_what_is_near() -> None:
    result = say("set the temparature to 22", "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["accepted"], told["why"]) == (1, False, "no such sentence")
    assert told["candidates"][0]["sentence"] == "set the temperature to 22"
    assert "Did you mean: set the temperature to 22" in say("set the temparature to 22").stdout


def test_many_lines_and_bytes_that_are_no_text() -> None:
    result = say("--stdin", "--json", stdin=b"warmer\n\n\xff\xfe\nfan to 50%\n")
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["accepted"] for one in told] == [True, False, False, True]
    assert told[1]["why"] == "empty"


@pytest.mark.parametrize(("language", "text"), [("de", "mach es wärmer"), ("zh", "再热一点")])
def test_languages(language: str, text: str) -> None:
    result = say(text, "--language", language)
    assert (result.exit_code, result.stdout.split()[0]) == (0, "ClimateWarmer")


def test_a_running_cockpit_answers_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "voice.sock"
    record = {
        "text": "zoom in", "confidence": 1.0, "accepted": True, "verdict": "do", "asked": [],
        "intents": [{"name": "NavigationZoomIn", "slots": {}}], "candidates": [],
        "reply": "Closer.",
    }  # fmt: skip
    door = Door(lambda _, done: done(record), path)
    assert door.open() == ""
    monkeypatch.setenv("COCKPIT_DOOR", str(path))
    assert say("zoom in").stdout.splitlines() == ["NavigationZoomIn", "Closer."]
    door.close()


def test_either_a_text_or_lines() -> None:
    assert say().exit_code == 2
    assert say("warmer", "--stdin").exit_code == 2


def test_risky_intents_are_the_handlers_own() -> None:
    assert all(name[0].isupper() for name in risky_intents())
