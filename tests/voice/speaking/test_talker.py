"""Saying one thing at a time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.core.paths import data_dir
from cockpit.voice.speaking.sound import read_wav
from cockpit.voice.speaking.troubles import BROKEN_PIPER, NO_PIPER
from tests.voice.speaking.talking import Talking

LONG = "This is a long sentence that nobody wants to hear to its end, and so on, and so on."


@pytest.fixture
def talking(tmp_path: Path) -> Iterator[Talking]:
    talking = Talking(tmp_path / "said")
    yield talking
    talking.end()


def test_what_is_said_lies_in_the_folder(talking: Talking) -> None:
    talking.say(1, "Yes.")
    talking.wait("spoken", 1)
    talking.say(2, "好。", language="zh")
    talking.wait("spoken", 2)
    assert talking.texts == ["Yes.", "好。"]
    assert read_wav(talking.folder / "002.wav").seconds > 0.1
    assert talking.numbers("started") == talking.numbers("spoken") == [1, 2]


def test_a_stop_ends_it(talking: Talking) -> None:
    talking.say(1, LONG * 5)
    talking.wait("started", 1)
    talking.send("stop", number=1)
    talking.wait("spoken", 1)


def test_a_new_text_takes_the_place_of_the_old_one(talking: Talking) -> None:
    talking.say(1, LONG * 5)
    talking.say(2, LONG * 5)
    talking.say(3, "No.")
    talking.wait("spoken", 3)
    assert talking.numbers("spoken") == [1, 2, 3]
    assert talking.texts[-1] == "No."


def test_a_sound_is_not_cut_by_a_text(talking: Talking) -> None:
    talking.send("say", number=-1, sound="not_understood")
    talking.say(1, "No.")
    talking.wait("spoken", 1)
    assert talking.texts == ["not_understood", "No."]


def test_what_is_no_sound_is_over_at_once(talking: Talking) -> None:
    for number, sound in enumerate(("nobody", "../icons/abs", "x" * 300), 1):
        talking.send("say", number=number, sound=sound)
        talking.wait("spoken", number)
    assert talking.texts == []


def test_nonsense_is_refused_and_speaking_goes_on(talking: Talking) -> None:
    for wrong in ({}, {"number": "x"}, {"number": 1, "volume": "loud"}, {"number": None}):
        with pytest.raises((KeyError, TypeError, ValueError)):
            talking.send("say", **wrong)
    with pytest.raises(ValueError, match="no message"):
        talking.send("sing")
    for number, text in enumerate(("", "\0\0", "\ud800", "🚗", " \n "), 1):
        talking.say(number, text)
        talking.wait("spoken", number)
    talking.say(9, "Yes.")
    talking.wait("spoken", 9)
    assert talking.texts[-1] == "Yes."


def test_a_folder_that_cannot_be_written_is_told_once(talking: Talking, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    talking.send("configure", folder=str(tmp_path / "file" / "folder"))
    for number in (1, 2):
        talking.say(number, "Yes.")
        talking.wait("spoken", number)
    assert [m["key"] for m in talking.told if m["type"] == "trouble"] == ["loudspeaker"]
    talking.send("configure", folder=str(talking.folder))
    talking.say(3, "Yes.")
    assert talking.wait("mended")["key"] == "loudspeaker"


def test_a_broken_piper_voice_is_told_and_espeak_speaks(talking: Talking) -> None:
    folder = data_dir() / "voice" / "piper" / "en"
    folder.mkdir(parents=True)
    (folder / "anna.onnx").write_text("no voice")
    talking.say(1, "Yes.")
    trouble = talking.wait("trouble", None)
    assert trouble["key"] == "voice"
    assert trouble["text"] in (NO_PIPER, BROKEN_PIPER)
    talking.wait("spoken", 1)
    assert talking.texts == ["Yes."]
