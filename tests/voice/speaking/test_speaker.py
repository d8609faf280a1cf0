"""The queue of speech with its voice: a real process, which speaks into a folder."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.core.speech import Priority
from cockpit.voice.speaking.speaker import LISTENING
from cockpit.voice.speaking.troubles import CRASHED, NO_LOUDSPEAKER
from tests.voice.speaking.car import Car
from tests.voice.speaking.talking import wait_until

LONG = "This is a long sentence that nobody wants to hear to its end, and so on, and so on. "


@pytest.fixture(autouse=True)
def no_sound_card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/dev/null")


@pytest.fixture
def car(tmp_path: Path) -> Iterator[Car]:
    car = Car(str(tmp_path))
    yield car
    car.speaker.stop()


def test_all_that_is_queued_is_said_in_order(car: Car) -> None:
    car.say("One.")  # also what came before the process was there
    car.wait_for_voice()
    car.say("Two.")
    car.say("Three.", Priority.GUIDANCE)
    assert car.speech.ducking
    car.wait(lambda: not car.speech.ducking)
    assert car.started == ["One.", "Three.", "Two."]
    assert [p.read_text() for p in sorted(car.folder.glob("*.txt"))] == [
        f"{text}\n" for text in car.started
    ]


def test_a_danger_cuts_in_and_a_hush_stops(car: Car) -> None:
    car.wait_for_voice()
    car.say(LONG * 4)
    car.wait(lambda: bool(car.started))
    car.say("Brake!", Priority.DANGER)
    car.wait(lambda: not car.speech.ducking)
    assert car.started[-1] == "Brake!"
    car.say(LONG * 4)
    car.wait(lambda: len(car.started) == 3)
    car.speech.hush()
    car.say("Yes.")
    car.wait(lambda: not car.speech.ducking)
    assert car.started[-1] == "Yes."


def test_after_a_crash_the_queue_goes_on(car: Car) -> None:
    car.wait_for_voice()
    car.say(LONG * 4)
    car.wait(lambda: bool(car.started))
    pid = car.speaker.pid
    assert pid
    os.kill(pid, signal.SIGKILL)
    car.say("Yes.")
    car.wait(lambda: "Yes." in car.started)
    assert car.started == [LONG * 4, "Yes."]
    assert car.troubles == [("speaking", CRASHED), ("speaking", "")]
    assert car.speaker.pid not in (None, pid)


def test_a_crash_before_the_first_sound_loses_nothing(car: Car) -> None:
    car.wait_for_voice()
    pid = car.stop_voice()
    car.say("Turn right.")
    os.kill(pid, signal.SIGKILL)
    car.wait(lambda: not car.speech.ducking)
    assert car.started == ["Turn right."]


def test_what_kills_the_voice_twice_is_given_up(car: Car) -> None:
    car.wait_for_voice()
    killed = car.stop_voice()
    for text in ("Killer.", "No killer."):
        car.say(text)
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: car.calls.qsize() >= 2)  # that it ended, and that another one is ready
    killed = car.stop_voice()
    car.turn()
    assert car.speech.now
    assert car.speech.now.text == "Killer."
    os.kill(killed, signal.SIGKILL)
    car.wait(lambda: not car.speech.ducking)
    assert car.started == ["No killer."]


def test_a_process_that_reads_no_more_holds_nobody_up(car: Car) -> None:
    car.wait_for_voice()
    car.stop_voice()
    for _ in range(300):
        car.speech.say(LONG * 6, "en", Priority.REPLY, "long")
        car.speech.forget("long")
    car.wait(lambda: ("speaking", "") in car.troubles)
    car.say("Yes.")
    car.wait(lambda: "Yes." in car.started)


def test_volume_and_sounds(car: Car) -> None:
    car.wait_for_voice()
    car.say("Yes.")
    car.speaker.volume = 150
    assert car.speaker.volume == 100
    car.wait(lambda: not car.speech.ducking)
    car.speaker.play(LISTENING)
    car.wait(lambda: len(list(car.folder.glob("*.wav"))) == 2)
    car.speech.muted = True
    car.speaker.play(LISTENING)
    car.say("Brake!", Priority.DANGER)
    car.wait(lambda: not car.speech.ducking)
    texts = [p.read_text().strip() for p in sorted(car.folder.glob("*.txt"))]
    assert texts == ["Yes.", LISTENING, "Brake!"]


def test_without_a_loudspeaker_all_takes_its_time_and_is_told_once() -> None:
    car = Car("")
    car.wait_for_voice()
    for text in ("Yes.", "No."):
        car.say(text)
    car.wait(lambda: not car.speech.ducking)
    assert car.started == ["Yes.", "No."]
    assert car.troubles == [("loudspeaker", NO_LOUDSPEAKER)]
    car.speaker.stop()


def test_a_stop_before_the_start_and_twice_is_fine(tmp_path: Path) -> None:
    car = Car(str(tmp_path))
    car.speaker.stop()
    car.speaker.stop()
    car.say("Yes.")
    assert car.speaker.pid is None
