"""The child process as its owner sees it: started, asked, ended."""

import os
import subprocess
import sys
import time
from pathlib import Path

from cockpit.core.paths import ROOT
from cockpit.maps.worker.frames import receive, send

END_S = 1.0


class Child:
    """A running worker process. One thread asks; any thread may kill."""

    def __init__(self, region: Path, nice: int) -> None:
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [
                sys.executable, "-m", "cockpit.maps.worker", "--region", str(region),
                "--parent", str(os.getpid()), "--nice", str(nice),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        )  # fmt: skip

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    def ask(self, question: bytes, timeout_s: float) -> bytes:
        """The answer to a packed question; raises EndedError or LateError."""
        assert self._process.stdin
        assert self._process.stdout
        until = time.monotonic() + timeout_s
        send(self._process.stdin.fileno(), question, until)
        return receive(self._process.stdout.fileno(), until)

    def kill(self) -> None:
        """End it at once; whoever waits for an answer hears that it ended."""
        self._process.kill()

    def bury(self) -> None:
        """Kill it and give back what it held; by the thread that asks."""
        self.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:
                    continue
        self._process.wait(END_S)
