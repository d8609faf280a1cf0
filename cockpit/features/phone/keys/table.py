"""A command's words: a JSON table with one meaning only (RFC 7493, I-JSON, and not deep)."""

import json
import math
from collections.abc import Iterable
from typing import Any, NoReturn

from cockpit.core.messages import Payload

DEEPEST = 8
"""Tables and lists within each other."""


def table(raw: bytes) -> Payload | None:
    """None for all but a UTF-8 JSON table.

    The same name twice, NaN, what no double holds and half a surrogate pair count as no JSON.
    """
    try:
        words = json.loads(
            raw.decode(), object_pairs_hook=_once, parse_int=_whole, parse_constant=_no_number
        )
        if not isinstance(words, dict) or _too_deep(words):
            return None
        json.dumps(words, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):
        return None
    return words


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    words = dict(pairs)
    if len(words) != len(pairs):
        raise ValueError("the same name twice")
    return words


def _whole(word: str) -> int:
    if math.isinf(float(word)):
        raise ValueError("no double holds it")
    return int(word)


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON")


def _too_deep(words: Payload) -> bool:
    layer: list[Any] = [words]
    for _ in range(DEEPEST):
        layer = [inner for each in layer for inner in _inside(each)]
    return any(isinstance(each, dict | list) for each in layer)


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
