"""Raw values into and out of a payload, one at a time; decoders are compiled instead (codec.py)."""

import struct

from cockpit.links.car.plan import Layout

FLOATS = {16: "e", 32: "f", 64: "d"}
"""struct's codes of the IEEE floats by their width in bits."""


def float_of(bits: int, pattern: int) -> float:
    """The IEEE float of a bit pattern."""
    code = FLOATS[bits]
    value: float = struct.unpack(f"<{code}", pattern.to_bytes(bits // 8, "little"))[0]
    return value


def take(layout: Layout, data: bytes) -> float:
    """The raw value of a payload that is long enough."""
    order = "big" if layout.big else "little"
    mask = (1 << layout.bits) - 1
    pattern = int.from_bytes(data, order) >> layout.shift(len(data)) & mask  # type: ignore[arg-type]
    if layout.real:
        return float_of(layout.bits, pattern)
    if layout.signed and pattern >> (layout.bits - 1):
        return pattern - (1 << layout.bits)
    return pattern


def place(layout: Layout, raw: float, data: bytes) -> bytes:
    """The payload with the raw value put in; bits that do not fit are cut off."""
    mask = (1 << layout.bits) - 1
    if layout.real:
        packed = struct.pack(f"<{FLOATS[layout.bits]}", raw)
        pattern = int.from_bytes(packed, "little")
    else:
        pattern = int(raw) & mask
    shift = layout.shift(len(data))
    if layout.big:
        word = int.from_bytes(data, "big") & ~(mask << shift) | pattern << shift
        return word.to_bytes(len(data), "big")
    word = int.from_bytes(data, "little") & ~(mask << shift) | pattern << shift
    return word.to_bytes(len(data), "little")
