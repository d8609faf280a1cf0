"""What all messages have in common: version and kind in front, fixed fields, a tag behind."""

import hmac
from enum import IntEnum
from struct import Struct
from typing import Any

VERSION = 1
LARGEST = 4096
"""Bytes of any message."""
PUBLIC_BYTES, ID_BYTES, TOKEN_BYTES, CHALLENGE_BYTES, EPOCH_BYTES = 65, 16, 16, 16, 16
NONCE_BYTES, SEAL_BYTES = 12, 16
"""AES-GCM's nonce, and the tag that it puts behind what it encrypts."""
TAG_BYTES = HASH_BYTES = 32
"""HMAC-SHA256's, and SHA-256's."""


class Kind(IntEnum):
    """The second byte of each message; what the car says has the highest bit set."""

    JOIN = 0x01
    ASK = 0x02
    COMMAND = 0x03
    JOINED = 0x81
    SESSION = 0x82
    ANSWER = 0x83


def fields(layout: Struct, kind: Kind, payload: bytes) -> tuple[Any, ...] | None:
    """The fields behind version and kind; None for another message. More may follow."""
    if len(payload) < layout.size or payload[:2] != bytes([VERSION, kind]):
        return None
    return layout.unpack_from(payload)[2:]


def short_text(words: str) -> bytes:
    """UTF-8 with its length before it; raises ValueError beyond 255 bytes."""
    raw = words.encode()
    return bytes([len(raw)]) + raw


def read_text(payload: bytes, at: int) -> tuple[str | None, int]:
    """A short text, and where it ends; None where there is none."""
    end = at + 1 + payload[at] if at < len(payload) else at
    try:
        return (payload[at + 1 : end].decode() if at < end <= len(payload) else None), end
    except UnicodeDecodeError:
        return None, end


def tagged(key: bytes, words: bytes) -> bytes:
    """The words with their HMAC-SHA256 behind them."""
    return words + hmac.digest(key, words, "sha256")


def made_with(key: bytes, message: bytes) -> bool:
    """Whether a message was `tagged` with this key."""
    return hmac.compare_digest(tagged(key, message[:-TAG_BYTES]), message)
