"""Kills a recorder at random moments and checks what is left.

A child records a busy bus into a black box and asks things of a ledger; it is killed with
SIGKILL. Then: at most the last second of frames is gone, no frame before it; every acknowledged
ledger entry is there; the next start is normal, and at the end the ledger's chain is unbroken.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from cockpit.links.black_box import BlackBox
from cockpit.links.ledger import Ledger, read, verify
from cockpit.links.raw_frame import EXTENDED, RawFrame

BATCH, BATCH_S = 80, 0.005
"""16,000 frames a second."""
ASK_EVERY = 4
MOST_LOST_S = 1.0
START_S = 10.0


def child(folder: Path, run: int) -> None:
    """Record and ask until killed; says on stdout what it has handed over, and when."""
    box = BlackBox(folder / "box", buses=("drive",))
    box.start()
    ledger = Ledger(folder / "ledger")
    due = time.monotonic()
    for batch in count():
        now, first = time.time(), batch * BATCH
        frames: list[RawFrame] = [
            (run | EXTENDED, 0, (first + n).to_bytes(8, "little"), now) for n in range(BATCH)
        ]
        box.take(0, frames)
        os.write(1, b"frames %d %r\n" % (first + BATCH, now))
        if batch % ASK_EVERY == 0:
            ledger.append([{"run": run, "ask": batch}])
            os.write(1, b"asked %d\n" % batch)
        due += BATCH_S
        time.sleep(max(0.0, due - time.monotonic()))


@dataclass
class Told:
    """What a child said before it died."""

    times: list[tuple[int, float]] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)

    def hear(self, said: bytes) -> None:
        """Take in its whole lines."""
        for line in said.splitlines(keepends=True):
            match line.split():
                case [b"frames", last, now] if line.endswith(b"\n"):
                    self.times.append((int(last), float(now)))
                case [b"asked", batch] if line.endswith(b"\n"):
                    self.asked.append(int(batch))
                case _:
                    pass  # the line that the kill cut short


def kill_once(folder: Path, run: int, after_s: float) -> float:
    """Start, kill, check; returns the seconds of frames lost. Raises AssertionError."""
    words = [sys.executable, __file__, "--child", str(folder), "--run", str(run)]
    before = set((folder / "box").glob("*"))
    began = time.monotonic()
    with subprocess.Popen(words, stdout=subprocess.PIPE) as process:
        assert process.stdout
        first = process.stdout.readline()
        started = time.monotonic() - began
        assert first, f"run {run}: did not start after the kill before"
        assert started < START_S, f"run {run}: took {started:.1f} s to start"
        time.sleep(after_s)
        process.kill()
        told = Told()
        told.hear(first + process.stdout.read())
    asked = {entry["ask"] for entry in read(folder / "ledger") if entry.get("run") == run}
    missing = set(told.asked) - asked
    assert not missing, f"run {run}: acknowledged entries lost: {sorted(missing)}"
    return _lost(folder, before, run, told)


def _lost(folder: Path, before: set[Path], run: int, told: Told) -> float:
    from cockpit.links.recording.boxes import read_boxes

    written = sorted(set((folder / "box").glob("*")) - before)
    kept = list(read_boxes(written, [], float("-inf")))
    numbers = [int.from_bytes(frame[4], "little") for frame in kept]
    assert numbers == list(range(len(numbers))), f"run {run}: frames are missing in the middle"
    assert all(frame[2] == run | EXTENDED for frame in kept), f"run {run}: somebody else's frames"
    gone = [now for last, now in told.times if last > len(numbers)]
    lost = told.times[-1][1] - gone[0] if gone else 0.0
    assert lost <= MOST_LOST_S, f"run {run}: {lost:.2f} s of frames lost"
    return lost


def kill_often(folder: Path, times: int, longest_s: float, seed: int) -> list[float]:
    """Kill as often as asked; returns the seconds lost each time."""
    luck = random.Random(seed)
    lost = [kill_once(folder, run, luck.uniform(0, longest_s)) for run in range(1, times + 1)]
    Ledger(folder / "ledger").append([{"end": True}])
    broken = verify(folder / "ledger")
    assert not broken, broken
    return lost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--longest", type=float, default=2.0, help="seconds until the kill")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--run", type=int, default=0, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(given.child, given.run)
    with tempfile.TemporaryDirectory() as name:
        lost = kill_often(Path(name), given.times, given.longest, given.seed)
    print(
        f"{len(lost)} kills: frames lost at most {max(lost):.2f} s, mean"
        f" {sum(lost) / len(lost):.2f} s; every acknowledged ledger entry is there; chain unbroken"
    )


if __name__ == "__main__":
    main()
