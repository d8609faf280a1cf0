"""One stage in a process of its own.

    python -m cockpit.maps.importing.child STAGE SOURCE FOLDER PARENTS_PID

Says on stdout, one JSON object a line: {"progress": 0.5}, and at last
{"counts": {…}} or {"trouble": "one line"}. Whatever else is printed goes to stderr.
"""

import ctypes
import importlib
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from cockpit.maps.importing.stages import STAGES
from cockpit.maps.region import MapError

PR_SET_PDEATHSIG = 1
TELL_EVERY_S = 0.1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def die_with(parent: int) -> None:
    """Be killed when process `parent`, which started this one, is: nothing writes on alone."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before that took hold
            os._exit(1)


class Teller:
    """The way to the parent; stdout itself is turned to stderr, for libraries print."""

    def __init__(self) -> None:
        self._out = os.fdopen(os.dup(1), "w", encoding="utf-8")
        os.dup2(2, 1)
        self._last = 0.0

    def tell(self, **words: Any) -> None:
        """Send one line now; a parent that is gone is no news."""
        try:
            print(json.dumps(words), file=self._out, flush=True)
        except BrokenPipeError:
            os._exit(1)

    def progress(self, share: float) -> None:
        """Send progress, but not all the time."""
        now = time.monotonic()
        if now - self._last > TELL_EVERY_S or share >= 1:
            self._last = now
            self.tell(progress=round(min(1.0, max(0.0, share)), 3))


def run_stage(name: str, source: Path, folder: Path, teller: Teller) -> None:
    """Do the stage; tell its counts, or why not."""
    stage = next(s for s in STAGES if s.name == name)
    module, _, function = stage.build.rpartition(".")
    try:
        build = getattr(importlib.import_module(module), function)
        counts = build(source, folder, teller.progress)
        for part in stage.parts:
            _sync(folder / part)
    except MapError as error:
        teller.tell(trouble=one_line(error))
    except MemoryError:
        teller.tell(trouble="not enough memory; close other programs or take a smaller extract")
    except OSError as error:
        teller.tell(trouble=f"{error.strerror or error} ({error.filename or folder})")
    except Exception as error:
        teller.tell(trouble=f"{one_line(error) or type(error).__name__}")
    else:
        teller.tell(counts=counts)


def one_line(error: object) -> str:
    """An error's text without line breaks."""
    return " ".join(str(error).split())


def _sync(path: Path) -> None:
    """To the disk, for a stamp will vouch for it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


if __name__ == "__main__":
    die_with(int(sys.argv[4]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to tell
    run_stage(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), Teller())
