"""A simulated car for tests: a process of its own, on buses that no other test hears."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from cockpit.core.paths import CAN_DBC, ROOT
from cockpit.links.bus_spec import BusSpec, parse_specs
from simulators.client import CarControl

GROUP = "239.74.163.2"
FIRST_PORT = 44000
PORTS_PER_PROCESS = 40
STOP_S = 5.0

_next_port = FIRST_PORT + os.getpid() % 400 * PORTS_PER_PROCESS


def free_words(buses: tuple[str, ...]) -> list[str]:
    """`--can` words for buses that nobody else uses: one port each, by process."""
    global _next_port  # noqa: PLW0603 (each car of a test run takes the next ports)
    words = []
    for bus in buses:
        words.append(f"{bus}=udp_multicast:{GROUP}:{_next_port}")
        _next_port += 1
    return words


class DeskCar:
    """Starts `python -m simulators.car`, waits until it is ready, and controls it."""

    def __init__(
        self,
        folder: Path,
        scenario: str = "parked",
        *,
        car: Path = CAN_DBC,
        buses: tuple[str, ...] = ("body", "drive"),
        seed: int = 1,
        speed_up: float = 1.0,
    ) -> None:
        self.words = free_words(buses)
        self.specs: list[BusSpec] = list(parse_specs(self.words, buses))
        # A Unix socket's path may have 107 characters; pytest's folders are longer than that.
        self._door = Path(
            f"/tmp/cockpit-test-{os.getpid()}-{self.words[0].rpartition(':')[2]}.sock"
        )
        can = [part for word in self.words for part in ("--can", word)]
        options = ["--scenario", scenario, "--car", str(car), "--seed", str(seed)]
        options += ["--speed-up", str(speed_up)]
        self._command = [
            *(sys.executable, "-m", "simulators.car", "--die-with-parent"),
            *options,
            *can,
            *("--control", str(self._door)),
        ]
        self.start()

    def start(self) -> None:
        """Start the process, on the same buses each time, and wait until it is ready."""
        self._process = subprocess.Popen(self._command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout
        line = self._process.stdout.readline()
        while line and not line.startswith("ready"):
            line = self._process.stdout.readline()
        assert line, "the simulated car did not start; its words are above"
        self.control = CarControl(self._door)

    def set(self, **values: Any) -> None:
        """Change the car by hand: `car.set(speed=50, gear="D")`; dots are written as `__`."""
        self.control.set({name.replace("__", "."): value for name, value in values.items()})

    def fault(self, kind: str, **what: Any) -> None:
        """Inject a fault: `car.fault("silence", message="VCU_Motion", for_s=3)`."""
        self.control.fault(kind, **what)

    def kill(self) -> None:
        """Kill the car's process, as a power loss would; `start` brings it back."""
        self._process.kill()
        self._hang_up()

    def stop(self) -> None:
        """Stop the car's process and wait for it."""
        if self._process.poll() is None:
            self._process.terminate()
            self._hang_up()
        self._door.unlink(missing_ok=True)

    def _hang_up(self) -> None:
        self._process.wait(STOP_S)
        self.control.close()
        if self._process.stdout:
            self._process.stdout.close()
