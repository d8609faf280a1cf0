"""A thread that does one thing after the other, and brings what came of it to the main thread."""

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from cockpit.core.mailbox import Mailbox
from cockpit.features.profiles.refusal import Reason, Refused

if TYPE_CHECKING:
    from concurrent.futures import Executor

log = logging.getLogger(__name__)


class Worker:
    """Started with the first work; what fails is a refusal, and in the log."""

    def __init__(self, name: str, mailbox: Mailbox) -> None:
        self._name, self._mailbox = name, mailbox
        self._threads: Executor | None = None

    def do(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Comes back at once; `done` gets what `work` gave, on the main thread."""
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor  # not needed for the first frame

            self._threads = ThreadPoolExecutor(1, self._name)
        self._threads.submit(self._run, work, done)

    def stop(self) -> None:
        """What was begun is finished."""
        if self._threads:
            self._threads.shutdown()

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        try:
            result = work()
        except Exception:
            log.exception("%s: something is wrong with the store", self._name)
            result = Refused(Reason.NOT_KEPT)
        self._mailbox.tell(partial(done, result))
