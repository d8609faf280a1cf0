"""What arrives of a message where the sender is broken."""

import json
from random import Random

DEEP = 5000


def spoilt(payload: bytes, lot: Random) -> bytes:
    """The message as nobody can read it; `lot` draws how."""
    ways = (
        b"\xff{" + payload,
        payload[: len(payload) // 2],
        b"",
        b"[" * DEEP,
        lot.randbytes(len(payload)),
        _emptied(payload),
    )
    return lot.choice(ways)


def _emptied(payload: bytes) -> bytes:
    """A table that is there, but says nothing; OwnTracks' kind stays."""
    try:
        words = json.loads(payload)
    except ValueError:
        return b"null"
    if not isinstance(words, dict):
        return b"null"
    return json.dumps({key: words[key] if key == "_type" else None for key in words}).encode()
