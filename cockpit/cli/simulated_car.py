"""The simulated car as a child process that never outlives the cockpit."""

import json
import logging
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import click

from cockpit.core.paths import ROOT
from cockpit.links.bus_spec import BusSpec

log = logging.getLogger(__name__)

STOP_S = 3.0
ANSWER_S = 5.0
BAD_INPUT = 2
"""Its exit code when it cannot make sense of what it was told."""


class SimulatedCar:
    """Starts `python -m simulators.car` on the same buses and stops it again."""

    def __init__(
        self,
        car: Path,
        specs: Sequence[BusSpec],
        scenario: str,
        seed: int,
        outing: Sequence[str] = (),
    ) -> None:
        """`outing` are more words for it, such as --route work."""
        buses = [word for spec in specs for word in ("--can", str(spec))]
        self._words = [
            *(sys.executable, "-m", "simulators.car", "--die-with-parent"),
            *("--car", str(car), "--scenario", scenario, "--seed", str(seed), *buses, *outing),
        ]
        self._process: subprocess.Popen[bytes] | None = None
        self._driver: _Driver | None = None

    def start(self) -> None:
        """Start the car; its words go to our terminal."""
        ours, its = socket.socketpair()
        self._process = subprocess.Popen(
            [*self._words, "--guest", str(its.fileno())],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            pass_fds=(its.fileno(),),
        )
        its.close()
        self._driver = _Driver(ours)

    def follow(self, shape: str | None) -> None:
        """Have the car drive a route (a polyline of precision 6) from where it is; returns at once.

        None: nobody tells the way any more, and the car drives on as it likes.
        """
        if self._driver:
            self._driver.tell({"route": None if shape is None else {"shape": shape}})

    def ended(self) -> str | None:
        """Why the car would not start; a car that dies later is the dashboard's everyday."""
        if self._process is None or self._process.poll() != BAD_INPUT:
            return None
        return "the simulated car does not start; its own words are above"

    def stop(self) -> None:
        """Ask the car to stop, then make it."""
        if self._process is None:
            return
        if self._driver:
            self._driver.stop()
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            click.echo("The simulated car does not answer; killing it.", err=True)
            self._process.kill()
            self._process.wait()


class _Driver:
    """Who sits at the simulated wheel and is told things; a thread, for the car may be slow."""

    def __init__(self, door: socket.socket) -> None:
        self._door = door
        self._door.settimeout(ANSWER_S)
        self._wishes: SimpleQueue[object] = SimpleQueue()
        self._thread = Thread(target=self._run, name="simulated driver", daemon=True)
        self._thread.start()

    def tell(self, words: object) -> None:
        """Say it, some time soon."""
        self._wishes.put(words)

    def stop(self) -> None:
        """End the thread and hang up."""
        self._wishes.put(None)
        self._thread.join(STOP_S)

    def _run(self) -> None:
        with self._door, self._door.makefile("rb") as answers:
            while (words := self._wishes.get()) is not None:
                try:
                    self._door.sendall(json.dumps(words).encode() + b"\n")
                    answer = json.loads(answers.readline() or b"{}")
                except (OSError, ValueError) as error:
                    log.warning("the simulated car does not answer: %s", error)
                    return
                if not answer.get("ok"):
                    log.warning("the simulated car does not follow: %s", answer.get("error"))
