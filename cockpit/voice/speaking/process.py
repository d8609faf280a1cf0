"""Keeps the speaking process alive: the cockpit's side of the pipe."""

import json
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any

from cockpit.core.paths import ROOT

log = logging.getLogger(__name__)

PAUSES_S = (0.1, 0.5, 2.0, 10.0)
"""Wait before each new start; the last one for all that follow."""
GOOD_S = 30.0
"""A process that has lived so long has not failed at the start."""
STOP_S = 2.0
ENDED = {"type": "ended"}

type Message = dict[str, Any]
type Tell = Callable[[Callable[[], None]], None]


class SpeakingProcess:
    """Its messages go to `on_event` through `tell`, and `ended` where it has crashed."""

    def __init__(self, tell: Tell, on_event: Callable[[Message], None]) -> None:
        self._tell, self._on_event = tell, on_event
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="speaker", daemon=True)

    @property
    def pid(self) -> int | None:
        """Of the process; None where none runs."""
        process = self._process
        return process.pid if process else None

    def start(self) -> None:
        """Have it started; `ready` comes some hundred milliseconds later."""
        self._thread.start()

    def stop(self) -> None:
        """End it; nothing is told any more."""
        with self._lock:
            self._stopping.set()
            process = self._process
        if process:
            process.kill()
        if self._thread.is_alive():
            self._thread.join(STOP_S)

    def send(self, message: Message) -> None:
        """Write a message; never waits. Where the process does not read, it is ended."""
        line = json.dumps(message).encode() + b"\n"
        with self._lock:
            process = self._process
            if process is None or process.stdin is None:
                return
            try:
                whole = os.write(process.stdin.fileno(), line) == len(line)
            except (OSError, ValueError):
                whole = False
        if not whole:
            process.kill()

    # --- the thread ---------------------------------------------------------

    def _run(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            began = time.monotonic()
            self._live()
            if self._stopping.is_set():
                return
            failures = 0 if time.monotonic() - began > GOOD_S else failures
            pause = PAUSES_S[min(failures, len(PAUSES_S) - 1)]
            failures += 1
            log.warning("the speaking process ended; starting it anew in %s s", pause)
            self._give(ENDED)
            self._stopping.wait(pause)

    def _live(self) -> None:
        """From the start of a process to its end."""
        try:
            process = _started()
        except OSError as error:
            log.warning("the speaking process does not start: %s", error.strerror)
            return
        assert process.stdin
        assert process.stdout
        os.set_blocking(process.stdin.fileno(), False)
        with self._lock:
            self._process = process
            if self._stopping.is_set():  # it was stopped before there was anything to stop
                process.kill()
        self._read(process.stdout)
        with self._lock:
            self._process = None
        process.kill()
        process.wait()
        process.stdout.close()
        with suppress(OSError):  # a line that it never read is lost
            process.stdin.close()

    def _read(self, pipe: IO[bytes]) -> None:
        for line in pipe:
            with suppress(ValueError, RecursionError):
                message = json.loads(line)
                if isinstance(message, dict):
                    self._give(message)

    def _give(self, message: Message) -> None:
        def told() -> None:
            if not self._stopping.is_set():
                self._on_event(message)

        if not self._stopping.is_set():
            self._tell(told)


def _started() -> subprocess.Popen[bytes]:
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(
        [sys.executable, "-m", "cockpit.voice.speaking", "--parent", str(os.getpid())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
    )
