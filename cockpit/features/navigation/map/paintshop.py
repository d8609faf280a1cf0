"""Keeps the painter's process busy, and alive: the cockpit's side of the pipe."""

import json
import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, NamedTuple

from PyQt6.QtGui import QImage

from cockpit.core.paths import ROOT
from cockpit.features.navigation.map.painter import FAILED, HEAD, TILE

log = logging.getLogger(__name__)

SIDE = 512
IN_FLIGHT = 2
RESTART_S = (0.1, 0.5, 2.0, 10.0)
"""Wait before each new start; the last one for all that follow."""


class TileKey(NamedTuple):
    """One tile of one region in one theme."""

    file: str
    theme: str
    zoom: int
    column: int
    row: int


class Paintshop:
    """Asks for few tiles at a time, so that what is wanted now is never behind what was."""

    def __init__(self, tell: Callable[[Callable[[], None]], None]) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._asked: dict[int, Callable[[bytes | None], None]] = {}
        self._number = 0
        self._running = False
        self._deaths = 0
        self._complained = ""
        self._thread = threading.Thread(target=self._run, name="painter", daemon=True)

    @property
    def free(self) -> bool:
        """Whether another request would be begun soon."""
        return self._running and len(self._asked) < IN_FLIGHT

    def start(self) -> None:
        """Start the process; it begins to answer some hundred milliseconds later."""
        self._running = True
        self._thread.start()

    def stop(self) -> None:
        """End the process."""
        self._running = False
        with self._lock:
            process = self._process
        if process:
            process.kill()
            process.wait()

    def tile(self, key: TileKey, done: Callable[[QImage | None], None]) -> None:
        """Have a tile painted; None where it cannot be."""

        def take(body: bytes | None) -> None:
            image = None
            if body is not None:
                image = QImage(body, SIDE, SIDE, QImage.Format.Format_RGB32)
                image.bits_kept = body  # type: ignore[attr-defined]
            done(image)

        self._ask({"do": "tile", **key._asdict()}, take)

    def labels(
        self,
        file: str,
        zoom: float,
        box: tuple[float, float, float, float],
        language: str,
        done: Callable[[list[Any]], None],
    ) -> None:
        """What may be written in a box of the square."""

        def take(body: bytes | None) -> None:
            done(json.loads(body) if body else [])

        asked = {"do": "labels", "file": file, "zoom": zoom, "box": box, "language": language}
        self._ask(asked, take)

    def _ask(self, words: dict[str, Any], done: Callable[[bytes | None], None]) -> None:
        with self._lock:
            self._number += 1
            self._asked[self._number] = done
            line = json.dumps({**words, "number": self._number}).encode() + b"\n"
            process = self._process
        try:
            if process and process.stdin:
                process.stdin.write(line)
                process.stdin.flush()
                return
        except (OSError, ValueError):
            pass
        self._answer(self._number, None)

    def _run(self) -> None:
        while self._running:
            words = [sys.executable, "-m", "cockpit.features.navigation.map.painter"]
            process = subprocess.Popen(
                words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            with self._lock:
                self._process = process
            if self._stopped():  # it was stopped before there was anything to stop
                process.kill()
            assert process.stdin
            assert process.stdout
            self._read(process.stdout)
            process.stdout.close()
            process.wait()
            self._forget()
            with suppress(OSError):  # a line that it never read is lost
                process.stdin.close()
            if self._running:
                wait = RESTART_S[min(self._deaths, len(RESTART_S) - 1)]
                self._deaths += 1
                log.warning("the map's painter ended (%s); starting it anew", process.returncode)
                time.sleep(wait)

    def _stopped(self) -> bool:
        return not self._running

    def _read(self, pipe: IO[bytes]) -> None:
        while len(head := pipe.read(HEAD.size)) == HEAD.size:
            kind, number, length = HEAD.unpack(head)
            body = pipe.read(length)
            if len(body) < length:
                return
            if kind == FAILED:
                self._complain(body.decode(errors="replace"))
                continue
            self._deaths = 0 if kind == TILE else self._deaths
            self._answer(number, body)

    def _complain(self, why: str) -> None:
        """In the log, once: the next hundred tiles will not do either."""
        if why != self._complained:
            self._complained = why
            log.warning("the map's painter: %s", why)

    def _answer(self, number: int, body: bytes | None) -> None:
        with self._lock:
            done = self._asked.pop(number, None)
        if done:
            self._tell(lambda: done(body))

    def _forget(self) -> None:
        """A dead painter answers nothing any more."""
        with self._lock:
            numbers = list(self._asked)
            self._process = None
        for number in numbers:
            self._answer(number, None)
