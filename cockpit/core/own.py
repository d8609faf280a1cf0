"""One subject that is whoever drives' own: his profile holds it; while nobody is known, a file."""

import json
import logging
from collections.abc import Callable
from typing import Any

from cockpit.core.personal import NOBODY, Personal
from cockpit.core.stored import Stored

log = logging.getLogger(__name__)


class Own:
    """Read and written like a `Stored`; `watch` hears of another driver, whose words it then reads.

    The first driver of a car takes over what was nobody's; then the file is emptied, for what he
    seals must not lie beside it.
    """

    def __init__(self, personal: Personal, subject: str, file: Stored) -> None:
        self._personal, self._subject, self._file = personal, subject, file
        self._watchers: list[Callable[[], None]] = []
        self._nobodys: Any = None
        self._was = personal.driver
        if personal.driver == NOBODY:
            self._take_up()
        personal.watch(self._changed)

    @property
    def driver(self) -> str:
        """Whose it is now; NOBODY: the car's."""
        return self._personal.driver

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` after another has sat down: what was read before is not his."""
        self._watchers.append(told)

    def read(self) -> Any:
        """As JSON tells it; None where there is nothing."""
        return self._personal.of(self._subject)

    def write(self, words: Any) -> None:
        """Keep it; a driver's waits for no disk."""
        plain = json.loads(json.dumps(words))
        if self._personal.driver == NOBODY:
            self._nobodys = plain
            self._file.write(plain)
        self._personal.keep(self._subject, plain)

    def empty(self) -> None:
        """What was nobody's is gone: a driver has it now."""
        self._nobodys = None
        self._file.write(None)

    def put_aside(self, why: str) -> None:
        """What was read cannot be used; a file is kept under another name."""
        if self._personal.driver == NOBODY:
            self._nobodys = None
            self._file.put_aside(why)
        else:
            log.warning("%s of a driver cannot be used (%s)", self._subject, why)

    def _take_up(self) -> None:
        self._nobodys = self._file.read()
        if self._nobodys is not None:
            self._personal.keep(self._subject, self._nobodys)

    def _changed(self) -> None:
        before, self._was = self._was, self._personal.driver
        if self._was == NOBODY:
            if self._nobodys is not None:
                self._personal.keep(self._subject, self._nobodys)
        elif before == NOBODY and self._nobodys is not None and self.read() == self._nobodys:
            self.empty()
        for told in tuple(self._watchers):
            told()
