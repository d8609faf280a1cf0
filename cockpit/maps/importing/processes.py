"""Runs stages as child processes, some at a time, and hears how far they are."""

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from cockpit.core.paths import ROOT
from cockpit.maps.importing.stages import Stage
from cockpit.maps.importing.tiles import how_it_ended
from cockpit.maps.importing.work import Work

CHILD = "cockpit.maps.importing.child"
AT_ONCE = min(3, os.cpu_count() or 1)


class StageError(Exception):
    """A stage has failed; the text says why, in one line."""

    def __init__(self, stage: Stage, why: str) -> None:
        super().__init__(why)
        self.stage = stage


class Running:
    """One stage's process."""

    def __init__(self, stage: Stage, work: Work, lock: int) -> None:
        self.stage = stage
        self._work = work
        self._began = time.monotonic()
        self._counts: dict[str, int] | None = None
        self._trouble = ""
        source = work.original if stage.name == "check" else work.source
        work.begin(stage)
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        with work.log(stage).open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", CHILD, stage.name, source, work.parts, str(os.getpid())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                pass_fds=(lock,),
                env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
            )

    def hear(self, progress: Callable[[Stage, float], None]) -> bool:
        """Take in one line; False when the process has ended. Raises StageError."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            self._end()
            return False
        words: dict[str, Any] = json.loads(line)
        if "progress" in words:
            progress(self.stage, words["progress"])
        self._counts = words.get("counts", self._counts)
        self._trouble = words.get("trouble", self._trouble)
        return True

    def _end(self) -> None:
        code = self.process.wait()
        if self._trouble:
            raise StageError(self.stage, self._trouble)
        if code or self._counts is None:
            raise StageError(self.stage, f"crashed ({self._last_words() or how_it_ended(code)})")
        self._work.finish(self.stage, self._counts, time.monotonic() - self._began)

    def _last_words(self) -> str:
        lines = self._work.log(self.stage).read_text("utf-8", "replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")[:200]

    def kill(self) -> None:
        """End it now, if it still runs; its own children die with it."""
        self.process.kill()
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()


def run_stages(
    stages: Sequence[Stage], work: Work, lock: int, progress: Callable[[Stage, float], None]
) -> None:
    """Run all of these, as many at a time as there are cores; raises StageError."""
    waiting, running = list(stages), list[Running]()
    with selectors.DefaultSelector() as selector:
        try:
            while waiting or running:
                while waiting and len(running) < AT_ONCE:
                    started = Running(waiting.pop(0), work, lock)
                    running.append(started)
                    assert started.process.stdout
                    selector.register(started.process.stdout, selectors.EVENT_READ, started)
                for key, _ in selector.select():
                    if not key.data.hear(progress):
                        selector.unregister(key.fileobj)
                        running.remove(key.data)
                        key.data.kill()
        finally:
            for left in running:
                left.kill()


def unfinished(stages: Sequence[Stage], work: Work) -> list[Stage]:
    """Those of the stages that have no valid stamp."""
    return [stage for stage in stages if work.stamp(stage) is None]
