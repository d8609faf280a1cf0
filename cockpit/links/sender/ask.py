"""One request on its way to the car, what is judged of it, and what the ledger keeps of it."""

import logging
from dataclasses import dataclass, field
from typing import Any

from cockpit.core.reading import Sample
from cockpit.core.request import Request
from cockpit.links.car.definition import Command
from cockpit.links.ledger import Entry
from cockpit.links.raw_frame import ID_MASK

log = logging.getLogger(__name__)

NOT_LISTED = "not on the send list"
NOT_ALLOWED_VALUE = "out of range"
TOO_OFTEN = "too often"
ASKED_ANEW = "asked anew"
NO_CONNECTION = "no connection to the car"
NO_LEDGER = "ledger cannot be written"
NO_ANSWER = "the car did not answer"
STOPPED = "the cockpit stops"

_TOLERANCE = 1e-6


@dataclass(slots=True, eq=False)
class Ask:
    """A request on its way. `checked` are the preconditions and what they said."""

    request: Request
    command: Command | None
    refused: str = ""
    checked: dict[str, bool] = field(default_factory=dict)
    data: bytes = b""
    counter: int = 0
    sent_at: float = 0.0

    @property
    def listed(self) -> Command:
        """The command, once it is known that there is one."""
        assert self.command is not None
        return self.command


def refusal_of_value(ask: Ask) -> str:
    """Why the car may not be asked for this value at all; empty if it may."""
    command, value = ask.command, ask.request.value
    if command is None:
        return NOT_LISTED
    try:
        command.encode(value, 0)
    except (ValueError, TypeError, ArithmeticError) as error:
        log.info("%s: %s", command.signal.path, error)
        return NOT_ALLOWED_VALUE
    return "" if _in_range(command, value) else NOT_ALLOWED_VALUE


def _in_range(command: Command, value: Any) -> bool:
    if command.allowed and value not in command.allowed:
        return False
    if isinstance(value, str):
        return True
    low_enough = command.high is None or value <= command.high
    return low_enough and (command.low is None or value >= command.low)


def echoes(ask: Ask, sample: Sample[Any]) -> bool:
    """Whether the car shows what was asked, as exactly as its frames can."""
    if sample.fault or sample.value is None:
        return False
    wish, seen = ask.request.value, sample.value
    if isinstance(wish, str | bool | tuple) or isinstance(seen, str | bool | tuple):
        return bool(wish == seen)
    slack = max(ask.listed.step / 2, abs(wish) * _TOLERANCE)
    return bool(abs(wish - seen) <= slack * (1 + _TOLERANCE))


def asked(ask: Ask) -> Entry:
    """The ledger's line of who asked what, and by which rule it may or may not be sent."""
    request, command = ask.request, ask.command
    entry: Entry = {
        "event": "asked",
        "request": request.number,
        "by": request.by,
        "why": request.why,
        "signal": request.signal.path,
        "value": request.value,
    }
    if command is not None:
        entry |= {
            "bus": command.bus,
            "id": f"{command.key & ID_MASK:X}",
            "data": ask.data.hex(),
            "rule": {
                "message": command.message,
                "low": command.low,
                "high": command.high,
                "requires": ask.checked,
            },
        }
    return entry


def ended(ask: Ask, event: str, why: str = "") -> Entry:
    """The ledger's line of what became of it: sent, done or refused."""
    return {"event": event, "request": ask.request.number} | ({"reason": why} if why else {})
