"""A real virtual microphone with no root: a PulseAudio of our own, in a folder of its own.

What is played into its null sink comes out of a source that programs take for a microphone.
"""

import os
import shutil
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from simulators.microphone.sound import RATE, Sound, as_bytes

PROGRAMS = ("pulseaudio", "pactl", "pacat")
MISSING = "PulseAudio is missing (sudo apt install pulseaudio pulseaudio-utils)"
SINK, SOURCE, NAME = "driver", "virtual_microphone", "Virtual microphone"
LOUDSPEAKER = "loudspeaker"
"""Where other programs' sound goes, so that the microphone does not hear it."""
PATIENCE_S = 10.0


class PulseError(Exception):
    """No virtual microphone; the text is one line."""


def is_there() -> bool:
    """Whether this machine has PulseAudio."""
    return all(shutil.which(program) for program in PROGRAMS)


class VirtualMicrophone:
    """A sound server in `folder`; `env` leads other programs to it. Use it in a `with`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server: subprocess.Popen[bytes] | None = None
        home = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder / "run")}
        self.env = {**home, "PULSE_SERVER": f"unix:{folder}/run/native"}

    def __enter__(self) -> "VirtualMicrophone":
        """Raises PulseError."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start the server and plug the microphone in; raises PulseError."""
        if not is_there():
            raise PulseError(MISSING)
        (self._folder / "run").mkdir(mode=0o700, parents=True, exist_ok=True)
        words = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        words += ["--disallow-exit", "--log-target=null"]
        words += ["-L", f"module-native-protocol-unix socket={self._folder}/run/native"]
        self._server = subprocess.Popen(words, env=os.environ | self.env, stderr=subprocess.DEVNULL)
        until = time.monotonic() + PATIENCE_S
        while self._control("info").returncode:
            if time.monotonic() > until or self._server.poll() is not None:
                self.stop()
                raise PulseError("PulseAudio does not start")
            time.sleep(0.05)
        self._control("load-module", "module-null-sink", f"sink_name={LOUDSPEAKER}")
        self._control("set-default-sink", LOUDSPEAKER)
        self.plug_in()

    def stop(self) -> None:
        """End the server."""
        server, self._server = self._server, None
        if server:
            server.terminate()
            with suppress(subprocess.TimeoutExpired):
                server.wait(PATIENCE_S)
            if server.poll() is None:
                server.kill()
                server.wait()

    def plug_in(self) -> None:
        """Make the microphone appear."""
        shape = f"rate={RATE} channels=1"
        self._control("load-module", "module-null-sink", f"sink_name={SINK}", *shape.split())
        self._control(
            "load-module",
            "module-remap-source",
            f"source_name={SOURCE}",
            f"master={SINK}.monitor",
            f"source_properties='device.description=\"{NAME}\"'",
        )
        self._control("set-default-source", SOURCE)

    def unplug(self) -> None:
        """Make it disappear, in the middle of whatever goes on."""
        self._control("unload-module", "module-remap-source")
        self._control("unload-module", "module-null-sink")

    def say(self, sound: Sound) -> None:
        """Play it, and return when it was played."""
        words = ["pacat", "--playback", f"--device={SINK}", f"--rate={RATE}", "--channels=1"]
        words += ["--format=s16le", "--latency-msec=50"]
        env = os.environ | self.env
        done = subprocess.run(
            words, input=as_bytes(sound), env=env, capture_output=True, check=False
        )
        if done.returncode:
            raise PulseError("the sound cannot be played: is the microphone plugged in?")

    def _control(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        env = os.environ | self.env
        return subprocess.run(["pactl", *words], env=env, capture_output=True, check=False)
