"""The door to the ledger for what is no request to the car: who was let in, who was turned away."""

from collections.abc import Callable, Mapping
from typing import Any

type Line = Mapping[str, Any]
"""What happened, as JSON: an `event`, and what tells it from others."""


class Evidence:
    """Nothing is kept until somebody offers to write it down."""

    def __init__(self) -> None:
        self._write: Callable[[Line], None] | None = None

    def offer(self, write: Callable[[Line], None] | None) -> None:
        """A link writes from now on, without blocking; None: no more."""
        self._write = write

    def keep(self, event: str, **about: Any) -> None:
        """Have a line written that nobody can take out again unnoticed."""
        if self._write:
            self._write({"event": event, **about})
