"""Takes frames from the links and writes them from a thread of its own."""

import contextlib
import errno
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from cockpit.links.black_box.blocks import Batch, pack_block
from cockpit.links.black_box.segments import SegmentWriter
from cockpit.links.raw_frame import RawFrame

log = logging.getLogger(__name__)

LOOK_S = 0.1
BLOCK_AGE_S = 0.4
BLOCK_FRAMES = 2800
"""About 64 kB before compression."""
WAITING_BATCHES = 4000
"""Bounds the memory while the disk stands still: about ten seconds of a busy car."""
RETRY_S = 2.0
CALM_S = 10.0
"""So long must writing succeed before the trouble counts as over: no blinking notice."""
STOP_S = 3.0
NO_ROOM = "The disk is full: the black box pauses"
NO_FOLDER = "The black box cannot be written: recording pauses"


class BlackBox:
    """Keeps the newest `keep_s` seconds of frames, in at most `max_bytes`, in `folder`.

    `on_trouble` is called from the writing thread: with one line when recording pauses, with ""
    when it goes on. Nothing here ever blocks or stops the caller.
    """

    def __init__(
        self,
        folder: Path,
        buses: Sequence[str] = (),
        keep_s: float = 1800.0,
        max_bytes: int = 512 << 20,
        on_trouble: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._writer = SegmentWriter(folder, buses, keep_s, max_bytes)
        self._on_trouble = on_trouble
        self._queue: deque[Batch] = deque()
        self._waiting: list[Batch] = []
        self._waiting_since = 0.0
        self._retry_at = self._calm_at = 0.0
        self._paused = False
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="black box", daemon=True)
        self.recorded = 0
        """Frames on disk so far."""
        self.lost = 0
        """Frames that could not be written."""

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def take(self, bus: int, frames: Sequence[RawFrame]) -> None:
        """Record frames of bus number `bus` (a place in `buses`); the list must not change later.

        Costs one append; may be called from any thread.
        """
        if len(self._queue) < WAITING_BATCHES:
            self._queue.append((bus, frames))
        else:
            self.lost += len(frames)

    def stop(self) -> None:
        """Write what is waiting and end; waits at most a few seconds for a slow disk."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(STOP_S)

    # The writing thread -----------------------------------------------------------------------

    def _run(self) -> None:
        while not self._stopping.wait(LOOK_S):
            self._look(flush=False)
        self._look(flush=True)
        try:
            self._writer.close()
        except OSError as error:
            log.warning("black box: %s", error)

    def _look(self, flush: bool) -> None:
        """Move what came into blocks, and write those that are full or old enough."""
        now = time.monotonic()
        if not self._waiting:
            self._waiting_since = now
        count = sum(len(frames) for _, frames in self._waiting)
        for _ in range(len(self._queue)):
            batch = self._queue.popleft()
            self._waiting.append(batch)
            count += len(batch[1])
            if count >= BLOCK_FRAMES:
                self._write_block(count)
                count = 0
        if count and (flush or now - self._waiting_since >= BLOCK_AGE_S - LOOK_S):
            self._write_block(count)

    def _write_block(self, count: int) -> None:
        batches, self._waiting = self._waiting, []
        self._waiting_since = time.monotonic()
        if time.monotonic() < self._retry_at:
            self.lost += count
            return
        try:
            self._store(pack_block(batches))
        except OSError as error:
            self.lost += count
            self._pause(error)
        except Exception:  # a frame that cannot be packed costs its block, not the recorder
            self.lost += count
            log.exception("black box: %d frames cannot be recorded", count)
        else:
            self.recorded += count
            self._resume()

    def _store(self, block: bytes) -> None:
        """Append, deleting the oldest segments while the disk is full."""
        while True:
            try:
                return self._writer.append(block)
            except OSError as error:
                if not _is_full(error) or not self._writer.make_room():
                    raise

    def _pause(self, error: OSError) -> None:
        if not self._paused:
            self._paused = True
            log.warning("black box: %s", error)
            self._tell(NO_ROOM if _is_full(error) else NO_FOLDER)
        with contextlib.suppress(OSError):
            self._writer.close()  # the next attempt begins a new segment
        self._retry_at = time.monotonic() + RETRY_S
        self._calm_at = time.monotonic() + CALM_S

    def _resume(self) -> None:
        if self._paused and time.monotonic() >= self._calm_at:
            self._paused = False
            log.warning("black box: records again; %d frames were lost", self.lost)
            self._tell("")

    def _tell(self, text: str) -> None:
        try:
            self._on_trouble(text)
        except Exception:
            log.exception("black box: on_trouble failed")


def _is_full(error: OSError) -> bool:
    return error.errno in (errno.ENOSPC, errno.EDQUOT)
