"""Sound, messages and bytes that nobody should send, for `fuzz_hearing`."""

import json
import math
import random
import struct
from typing import Any

WORDS = (
    "", "warmer", "hey cockpit", "x" * 3000, "\0", "[unk]", "\ud800", "🚗", "ß" * 50, "\n",
    "-1", "wake", "now", "confirm", "off", "en", "de", "zh", "../..", "and " * 40,
)  # fmt: skip
KINDS = ("configure", "listen", "cancel", "text", "speaking", "ping", "unknown")
KEYS = (
    "how", "within_s", "id", "text", "on", "language", "lists", "taught", "avoid", "model", "name",
)  # fmt: skip

MOST_BYTES = 1 << 16
NO_NUMBERS = (float("nan"), float("-nan"), float("inf"), float("-inf"), 1e-45, 3.4e38)


def odd_sound(chance: random.Random) -> bytes:
    """Noise, tones, silence, clipped, cut, of odd length."""
    if chance.random() < 0.5:
        return odd_buffer(chance)
    length = chance.choice((0, 1, 2, 3, 159, 800, 800, 800, 1600, 5000, 20000))
    kind = chance.randrange(6)
    if kind == 0:
        return chance.randbytes(length)
    if kind == 1:
        return bytes(length)
    if kind == 2:
        return (b"\xff\x7f" * (length // 4) + b"\x00\x80" * (length // 4))[:length]
    if kind == 3:
        return struct.pack("<h", chance.randrange(-32768, 32768)) * (length // 2)
    quiet = chance.choice((3, 30, 300, 3000))
    step = chance.randrange(1, 200)
    values = [chance.randrange(-quiet, quiet) + (n * step) % 700 - 350 for n in range(length // 2)]
    return struct.pack(f"<{len(values)}h", *values)


def odd_buffer(chance: random.Random) -> bytes:
    """Up to 64 kB in one piece, short ones mostly; what is no sound at all among them."""
    length = int(math.exp(math.log(MOST_BYTES) * chance.random() ** 2)) - 1
    kind = chance.randrange(8)
    if kind == 0:
        return bytes(length)
    if kind == 1:
        return chance.randbytes(length)
    if kind == 2:  # numbers that are none, and endless ones, as somebody's floats
        return _repeated(struct.pack("<f", chance.choice(NO_NUMBERS)), length)
    if kind == 3:
        return _repeated(struct.pack("<d", chance.choice(NO_NUMBERS)), length)
    if kind == 4:  # as loud as can be, of any pitch
        half = chance.randrange(1, 400)
        return _repeated(b"\xff\x7f" * half + b"\x00\x80" * half, length)
    if kind == 5:  # a click in silence
        sound = bytearray(length)
        sound[length // 2 : length // 2 + 2] = b"\xff\x7f"[: length - length // 2]
        return bytes(sound)
    if kind == 6:  # steps, as of a torn line
        return _repeated(struct.pack("<hh", *chance.choices(range(-32768, 32768), k=2)), length)
    return chance.choice((b"\xff", b"\x80", b"\x7f", b"\x01")) * length


def _repeated(piece: bytes, length: int) -> bytes:
    return (piece * (length // len(piece) + 1))[:length]


def odd_value(chance: random.Random, depth: int = 0) -> Any:
    """Anything that JSON can say."""
    kind = chance.randrange(9 if depth < 3 else 6)
    if kind < 3:
        return chance.choice(WORDS)
    if kind == 3:
        return chance.choice((None, True, False))
    if kind == 4:
        return chance.choice((0, -1, 1 << 70, 3, 8.0, 1e308, float("nan"), float("inf")))
    if kind == 5:
        return chance.random() * 20
    if kind == 6:
        return [odd_value(chance, depth + 1) for _ in range(chance.randrange(4))]
    return {chance.choice(WORDS): odd_value(chance, depth + 1) for _ in range(chance.randrange(4))}


def odd_message(chance: random.Random) -> dict[str, Any]:
    """Of a known type mostly, with the right keys and any values; no microphone, no disk."""
    message = {key: odd_value(chance) for key in chance.sample(KEYS, chance.randrange(6))}
    message["type"] = chance.choice(KINDS)
    if message["type"] == "listen" and chance.random() < 0.7:
        message |= {"how": chance.choice(("wake", "now", "confirm")), "within_s": 2.0}
    if message["type"] == "configure":
        message |= {"device": "none", "language": "en", "model": "", "folders": []}
        message.pop("avoid", None)
    return message


def odd_bytes(chance: random.Random) -> bytes:
    """Lines that are messages, nearly messages, or nothing at all."""
    line = json.dumps({"type": chance.choice(KINDS), "x": odd_value(chance)}).encode()
    kind = chance.randrange(4)
    if kind == 0:
        return chance.randbytes(chance.randrange(300))
    if kind == 1:
        cut = chance.randrange(len(line))
        return line[:cut] + chance.randbytes(3) + line[cut:] + b"\n"
    if kind == 2:
        return b"[" * chance.randrange(2000) + b"\n"
    return line + b"\n" * chance.randrange(3)
