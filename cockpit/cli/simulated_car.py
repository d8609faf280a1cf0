"""The simulated car as a child process that never outlives the cockpit."""

import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from cockpit.core.paths import ROOT
from cockpit.links.bus_spec import BusSpec

STOP_S = 3.0
BAD_INPUT = 2
"""Its exit code when it cannot make sense of what it was told."""


class SimulatedCar:
    """Starts `python -m simulators.car` on the same buses and stops it again."""

    def __init__(self, car: Path, specs: Sequence[BusSpec], scenario: str, seed: int) -> None:
        buses = [word for spec in specs for word in ("--can", str(spec))]
        self._words = [
            *(sys.executable, "-m", "simulators.car", "--die-with-parent"),
            *("--car", str(car), "--scenario", scenario, "--seed", str(seed), *buses),
        ]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the car; its words go to our terminal."""
        self._process = subprocess.Popen(self._words, cwd=ROOT, stdin=subprocess.DEVNULL)

    def ended(self) -> str | None:
        """Why the car would not start; a car that dies later is the dashboard's everyday."""
        if self._process is None or self._process.poll() != BAD_INPUT:
            return None
        return "the simulated car does not start; its own words are above"

    def stop(self) -> None:
        """Ask the car to stop, then make it."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            click.echo("The simulated car does not answer; killing it.", err=True)
            self._process.kill()
            self._process.wait()
