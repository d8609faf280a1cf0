"""Pictures out of the network: small JPEG or PNG files only, whatever they call themselves."""

import base64
from binascii import Error as NotBase64
from typing import Any

MOST_BYTES = 200_000
MOST_SIDE = 2048
"""Pixels: a small file can hold a picture that fills the memory."""
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG's markers that are followed by the picture's size (ITU T.81, B.2.2)."""


def picture(value: Any) -> bytes | None:
    """The file in a base64 text; None where it is no picture that may be shown."""
    if not isinstance(value, str) or len(value) > MOST_BYTES * 4 // 3 + 4:
        return None
    try:
        data = base64.b64decode(value, validate=True)
    except (NotBase64, ValueError):
        return None
    sides = _sides(data) if len(data) <= MOST_BYTES else None
    return data if sides and min(sides) > 0 and max(sides) <= MOST_SIDE else None


def _sides(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels."""
    if data.startswith(_PNG) and data[12:16] == b"IHDR":
        return _two(data[16:24])
    return _jpeg_sides(data) if data.startswith(_JPEG) else None


def _jpeg_sides(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        if data[at + 1] in _FRAMES:
            return _two(data[at + 5 : at + 9])
        at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4]))
    return None


def _two(pair: bytes) -> tuple[int, int]:
    half = len(pair) // 2
    return int.from_bytes(pair[:half]), int.from_bytes(pair[half:])
