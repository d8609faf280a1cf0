"""Pictures out of the network: JPEG or PNG files, whatever they call themselves."""

MOST_SIDE = 2048
"""Pixels: a small file can hold a picture that fills the memory."""
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG's markers that are followed by the picture's size (ITU T.81, B.2.2)."""


def kind_of(data: bytes) -> str:
    """`image/png` or `image/jpeg`; empty where it is no picture that may be shown."""
    sides = _sides(data)
    if sides is None or min(sides) <= 0 or max(sides) > MOST_SIDE:
        return ""
    return "image/png" if data.startswith(_PNG) else "image/jpeg"


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
