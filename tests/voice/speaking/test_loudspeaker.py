"""Through a real sound server without a sound card: what is said comes out, and stops."""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from cockpit.core.speech import Priority
from tests.voice.speaking.car import Car
from tests.voice.speaking.talking import wait_until

PROGRAMS = ("pulseaudio", "parec", "pactl")
QUIET = 50

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(not all(map(shutil.which, PROGRAMS)), reason="needs PulseAudio"),
]


class Room:
    """A sound server of our own, and an ear that hears all that it plays."""

    def __init__(self, folder: Path) -> None:
        socket = folder / "native"
        self.server = f"unix:{socket}"
        modules = ("module-null-sink sink_name=room",
                   f"module-native-protocol-unix socket={socket} auth-anonymous=1")  # fmt: skip
        words = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        env = os.environ | {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
        words += [word for module in modules for word in ("-L", module)]
        self._pulse = subprocess.Popen(words, env=env, stderr=subprocess.DEVNULL)
        env |= {"PULSE_SERVER": self.server}
        self._env = env
        wait_until(self._answers)
        hear = ["parec", "-d", "room.monitor", "--rate=22050", "--channels=1", "--raw",
                "--format=s16le", "--latency-msec=10"]  # fmt: skip
        self._ear = subprocess.Popen(hear, env=env, stdout=subprocess.PIPE)
        self.heard = 0
        """How many loud samples came."""
        self.pieces = 0
        threading.Thread(target=self._listen, daemon=True).start()
        wait_until(lambda: self.pieces > 0)

    def close(self) -> None:
        for process in (self._ear, self._pulse):
            process.kill()
            process.wait()
        if self._ear.stdout:
            self._ear.stdout.close()

    def unplug(self) -> None:
        """The sound server dies, and everything with it."""
        self._pulse.kill()
        self._pulse.wait()

    def _answers(self) -> bool:
        asked = subprocess.run(["pactl", "info"], env=self._env, capture_output=True, check=False)
        return asked.returncode == 0

    def _listen(self) -> None:
        assert self._ear.stdout
        while piece := os.read(self._ear.stdout.fileno(), 4096):
            samples = np.frombuffer(piece[: len(piece) // 2 * 2], "<i2").astype(int)
            self.heard += int((np.abs(samples) > QUIET).sum())
            self.pieces += 1


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    room = Room(tmp_path)
    monkeypatch.setenv("PULSE_SERVER", room.server)
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/dev/null")
    yield room
    room.close()


@pytest.fixture
def car(room: Room) -> Iterator[Car]:
    car = Car("")
    car.wait_for_voice()
    yield car
    car.speaker.stop()


LONG = "This is a long sentence that nobody wants to hear to its end, and so on, and so on. "


def test_what_is_said_is_heard_and_a_hush_stops_it(room: Room, car: Car) -> None:
    car.say(LONG * 6)
    car.wait(lambda: room.heard > 2000)
    car.speech.hush()
    pieces = room.pieces
    wait_until(lambda: room.pieces > pieces + 40)
    heard, pieces = room.heard, room.pieces
    wait_until(lambda: room.pieces > pieces + 40)
    assert room.heard == heard
    assert car.troubles == []


def test_a_loudspeaker_that_goes_in_mid_sentence_holds_nobody_up(room: Room, car: Car) -> None:
    car.say(LONG * 6)
    car.wait(lambda: room.heard > 2000)
    room.unplug()
    car.say("Brake!", Priority.DANGER)
    car.wait(lambda: "Brake!" in car.started and not car.speech.ducking)
    car.say("Yes.")
    car.wait(lambda: not car.speech.ducking)
    assert car.started[-1] == "Yes."
    assert [key for key, _ in car.troubles] == ["loudspeaker"]
