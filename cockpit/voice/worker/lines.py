"""Messages on a pipe: one table a line, as JSON."""

import json
from typing import Any

LONGEST = 4 * 1024 * 1024

type Message = dict[str, Any]


def packed(message: Message) -> bytes:
    """One line; raises ValueError, TypeError or RecursionError on what cannot be sent."""
    line = json.dumps(message, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
    if len(line) > LONGEST:
        raise ValueError("too long for one message")
    return line


class Lines:
    """Takes bytes as they come and gives the messages that are whole; nonsense is left out."""

    def __init__(self) -> None:
        self._rest = b""

    def take(self, piece: bytes) -> list[Message]:
        """The messages that end in this piece."""
        *whole, rest = (self._rest + piece).split(b"\n")
        self._rest = rest if len(rest) <= LONGEST else b""
        return [message for line in whole if (message := _unpacked(line))]


def _unpacked(line: bytes) -> Message | None:
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if isinstance(message, dict) and isinstance(message.get("type"), str):
        return message
    return None
