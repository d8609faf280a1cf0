"""Kills imports at random moments and checks that the region is always whole.

Each time an import of an extract begins over the region of the one before, and is killed with
SIGKILL: the whole process group, the parent alone, or one of its children. Then the old region
(or the new one) must be there, whole, and no process may be left; at last an import runs to its
end, and leaves nothing but the region.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from cockpit.maps.importing.verify import verify
from tests.maps.importing.extracts import write_town

NAME = "town"
ENDED_WITHIN_S = 3.0


def start(home: Path, extract: Path) -> subprocess.Popen[str]:
    """An import in a process group of its own."""
    words = [sys.executable, "-m", "cockpit", "map", "import", str(extract), "--name", NAME]
    return subprocess.Popen(
        words,
        env=os.environ | {"XDG_DATA_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def descendants(pid: int) -> list[int]:
    """All processes that this one has started, and those started by them."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [found for child in map(int, children) for found in (child, *descendants(child))]


def busy_in(folder: Path) -> list[str]:
    """The command lines of the processes that work in the folder."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = file.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(folder) in line and int(file.parent.name) != os.getpid():
            found.append(line)
    return found


def kill_once(home: Path, extract: Path, how: str, after_s: float, luck: random.Random) -> str:
    """Start, kill, check; returns how the import ended. Raises AssertionError."""
    folder = home / "cockpit" / "maps" / NAME
    before = (folder / "current").read_text()
    process = start(home, extract)
    time.sleep(after_s)
    match how:
        case "group":
            os.killpg(process.pid, signal.SIGKILL)
        case "parent":
            process.kill()
        case _:
            children = descendants(process.pid)
            if children:
                victim = luck.choice(children)
                with suppress(ProcessLookupError):
                    os.kill(victim, signal.SIGKILL)
    said = process.communicate(timeout=120)[1]
    trouble = [line for line in said.splitlines() if line.startswith("cockpit:")]
    assert "Traceback" not in said, said
    assert process.returncode in (0, 2, -signal.SIGKILL), (process.returncode, said)
    assert len(trouble) == (process.returncode == 2), said
    _wait_until_idle(folder / "work")
    broken = [part for part in verify(folder) if part.trouble]
    assert not broken, (how, after_s, broken)
    new = (folder / "current").read_text() != before
    assert new or process.returncode != 0, "said done, but the old region is there"
    return "finished" if new else "killed" if process.returncode < 0 else "told"


def _wait_until_idle(work: Path) -> None:
    until = time.monotonic() + ENDED_WITHIN_S
    while busy_in(work):
        assert time.monotonic() < until, f"still running: {busy_in(work)}"
        time.sleep(0.05)


def kill_often(home: Path, times: int, seed: int, extract: Path | None = None) -> Counter[str]:
    """Kill as often as asked; returns how often what happened. Raises AssertionError."""
    luck = random.Random(seed)
    extract = extract or write_town(home / "town.osm.pbf")
    began = time.monotonic()
    first = start(home, extract)
    assert first.wait() == 0, first.stderr and first.stderr.read()
    longest = (time.monotonic() - began) * 1.1
    ends = Counter[str]()
    for run in range(times):
        how = ("group", "parent", "child")[run % 3]
        ends[f"{how} {kill_once(home, extract, how, luck.uniform(0, longest), luck)}"] += 1
    last = start(home, extract)
    assert last.wait() == 0, last.stderr and last.stderr.read()
    left = sorted(p.name for p in (home / "cockpit" / "maps" / NAME).iterdir())
    assert len(left) == 2, f"left over: {left}"
    assert left[1] == "current"
    return ends


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--extract", type=Path, help="instead of a small made-up town")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        ends = kill_often(Path(name), given.times, given.seed, given.extract)
    listed = ", ".join(f"{count} × {end}" for end, count in sorted(ends.items()))
    print(f"{given.times} kills: {listed}; the region was whole each time")


if __name__ == "__main__":
    main()
