"""Writes into the ledger what no request to the car leads to, in a thread of its own."""

import logging
import queue
import threading
from collections.abc import Mapping
from typing import Any

from cockpit.links.ledger import Entry, Ledger, LedgerError

log = logging.getLogger(__name__)

MOST_WAITING = 1000
"""Lines; a disk that is slower than that loses some, and says so in the log."""


class Bookkeeper:
    """Takes lines on any thread, and never makes it wait for the disk."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lines: queue.Queue[Entry | None] = queue.Queue(MOST_WAITING)
        self._thread = threading.Thread(target=self._run, name="ledger", daemon=True)

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def keep(self, line: Mapping[str, Any]) -> None:
        """Have a line written soon."""
        try:
            self._lines.put_nowait(dict(line))
        except queue.Full:
            log.error("the ledger is too slow; lost: %s", line)

    def stop(self) -> None:
        """Write what is waiting, then no more."""
        self._lines.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (line := self._lines.get()) is not None:
            try:
                self._ledger.append([line])
            except LedgerError as error:
                log.error("%s", error)
