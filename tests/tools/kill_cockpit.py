"""Kills the whole dashboard at random moments, from its first millisecond on.

`python -m tests.tools.kill_cockpit --times 200`. One simulated car drives on; a dashboard starts on
its bus, asks for another temperature all the time, and says on stdout which wishes were granted.
After each SIGKILL: the newest recorded frame is at most a second older than the kill, every granted
wish is in the ledger, the chain is whole, and the next start comes up by itself.
"""

import argparse
import itertools
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cockpit.core.request import Outcome, Request
from cockpit.core.signals import DRIVER_TEMPERATURE
from cockpit.links.bus_spec import parse_specs
from cockpit.links.ledger import read, verify
from cockpit.links.recording.boxes import newest_time
from tests.benchmarks.timing import spin, start_qt
from tests.qa.car import DeskCar
from tests.qa.screen import Dashboard

MOST_LOST_S = 1.0
RECORDS_AFTER_S = 1.2
"""From the first frame on the screen: the bus is open by then, and a block was written."""
START_S = 15.0


def child(folder: Path, words: list[str]) -> None:
    """The dashboard that will be killed."""
    start_qt()
    dashboard = Dashboard(parse_specs(words, ("body", "drive")), folder)
    print("started", flush=True)
    for wish in itertools.cycle((20.0, 20.5, 21.0, 21.5)):
        request = dashboard.vehicle.request(DRIVER_TEMPERATURE, wish, "test", "killed soon")
        while request.outcome is Outcome.PENDING:
            spin(0.02)
        _tell(request)
        spin(0.05)


def _tell(request: Request) -> None:
    if request.outcome is Outcome.DONE:
        print("granted", flush=True)


def kill_once(folder: Path, car: DeskCar, after_s: float) -> float | None:
    """Start, kill, check; returns the seconds of frames lost, None if it never recorded."""
    before = _granted(folder)
    command = [sys.executable, "-m", "tests.tools.kill_cockpit", "--child", str(folder)]
    process = subprocess.Popen([*command, *car.words], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    began = time.monotonic()
    started = after_s < 0 or process.stdout.readline() == "started\n"
    assert started, "the dashboard did not start after the kill before"
    assert time.monotonic() - began < START_S, "the start took too long"
    time.sleep(abs(after_s))
    process.kill()
    killed = time.time()
    told = process.communicate()[0].count("granted")
    broken = verify(folder / "ledger") if (folder / "ledger").exists() else ""
    assert not broken, broken
    assert _granted(folder) - before >= told, "a granted wish is not in the ledger"
    if after_s < RECORDS_AFTER_S:
        return None
    lost = killed - newest_time(sorted((folder / "black_box").glob("*.box")))
    assert lost <= MOST_LOST_S, f"{lost:.2f} s of frames lost"
    return lost


def _granted(folder: Path) -> int:
    if not (folder / "ledger").exists():
        return 0
    return sum(entry.get("event") == "done" for entry in read(folder / "ledger"))


def kill_often(times: int, seed: int = 1) -> list[float]:
    """Every third time during the start, else up to three seconds after it."""
    luck = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        car = DeskCar(folder)
        moments = [
            luck.uniform(-0.6, 0) if n % 3 == 0 else luck.uniform(0, 3) for n in range(times)
        ]
        lost = [kill_once(folder, car, moment) for moment in moments]
        car.stop()
    return [seconds for seconds in lost if seconds is not None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("words", nargs="*", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(given.child, given.words)
    lost = kill_often(given.times, given.seed)
    mean = sum(lost) / len(lost)
    print(f"{given.times} kills of the dashboard: frames lost at most {max(lost):.2f} s, mean")
    print(f"{mean:.2f} s; every granted wish is in the ledger; the chain is whole")


if __name__ == "__main__":
    main()
