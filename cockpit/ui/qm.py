"""Writes Qt's compiled translations (`.qm`) in memory, for QTranslator.loadFromData().

A translator written in Python would be called from QML's own loader thread while the main thread
holds Python's lock: a deadlock. Qt's compiler for this format, lrelease, is not in PyQt6's wheels
and no library on the package index writes it, so the few lines of the format are here. Messages
bear no context: a text has one translation in the whole cockpit.
"""

import struct
from collections.abc import Mapping

MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
SECTION_HASHES, SECTION_MESSAGES = 0x42, 0x69
TAG_END, TAG_TRANSLATION, TAG_SOURCE = 1, 3, 6


def write_qm(words: Mapping[str, str]) -> bytes:
    """The .qm file's bytes for these translations of English texts."""
    messages, hashes = bytearray(), []
    for source, translation in words.items():
        hashes.append((_elf_hash(source.encode()), len(messages)))
        messages += _message(source, translation)
    table = b"".join(struct.pack(">II", *entry) for entry in sorted(hashes))
    return MAGIC + _section(SECTION_HASHES, table) + _section(SECTION_MESSAGES, bytes(messages))


def _section(tag: int, content: bytes) -> bytes:
    return struct.pack(">BI", tag, len(content)) + content


def _message(source: str, translation: str) -> bytes:
    wide, narrow = translation.encode("utf-16-be"), source.encode()
    return (
        _section(TAG_TRANSLATION, wide) + _section(TAG_SOURCE, narrow) + struct.pack(">B", TAG_END)
    )


def _elf_hash(text: bytes) -> int:
    """Qt's hash of a source text (the one of ELF symbol tables); never 0."""
    value = 0
    for byte in text:
        value = ((value << 4) + byte) & 0xFFFFFFFF
        high = value & 0xF0000000
        if high:
            value ^= high >> 24
        value &= ~high
    return value or 1
