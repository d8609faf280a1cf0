"""The child process as its owner sees it: started, written to, read from, ended."""

import os
import subprocess
import sys

from cockpit.core.paths import ROOT

END_S = 2.0
CHUNK = 1 << 16


class Child:
    """A running voice process; its pipes never block."""

    def __init__(self) -> None:
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "cockpit.voice.worker", "--parent", str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        )
        assert self._process.stdin
        assert self._process.stdout
        self.to, self.back = self._process.stdin.fileno(), self._process.stdout.fileno()
        os.set_blocking(self.to, False)
        os.set_blocking(self.back, False)

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    def write(self, what: bytes) -> int:
        """How many bytes the pipe took; raises OSError where the child is gone."""
        try:
            return os.write(self.to, what[:CHUNK])
        except BlockingIOError:
            return 0

    def read(self) -> bytes | None:
        """What came; None at the end."""
        try:
            return os.read(self.back, CHUNK) or None
        except BlockingIOError:
            return b""
        except OSError:
            return None

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def bury(self) -> None:
        """Kill it and give back what it held."""
        self.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:
                    continue
        self._process.wait(END_S)
