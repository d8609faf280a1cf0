"""What somebody asked the car to do, and what became of it."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from cockpit.core.signal import Signal, Value

_numbers = itertools.count(1)


class Outcome(Enum):
    """The life of a request: it ends as DONE or REFUSED, and never goes back."""

    PENDING = "pending"
    DONE = "done"
    REFUSED = "refused"


@dataclass(slots=True, eq=False)
class Request:
    """One wish for the car: `signal` shall read `value` (VSS unit).

    `by` is who asked (`touch`, `voice`, `phone` …), `why` is the reason kept in the ledger.
    """

    signal: Signal[Value]
    value: Value
    by: str
    why: str
    outcome: Outcome = Outcome.PENDING
    reason: str = ""
    number: int = field(default_factory=lambda: next(_numbers))


type Send = Callable[[Request], None]
"""Takes a request to the bus without blocking; the answer comes back through the mailbox."""
