"""Writes Qt's compiled translations (`.qm`) in memory, for QTranslator.loadFromData().

A translator written in Python would be called from QML's own loader thread while the main thread
holds Python's lock: a deadlock. Qt's compiler for this format, lrelease, is not in PyQt6's wheels
and no library on the package index writes it, so the few lines of the format are here. Messages
bear no context: a text has one translation in the whole cockpit. A text with a count has one for
each plural form of the language; which one is for which number, Qt reads from the file's rules.
"""

import struct
from collections.abc import Mapping, Sequence

MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
SECTION_HASHES, SECTION_MESSAGES, SECTION_RULES = 0x42, 0x69, 0x88
TAG_END, TAG_TRANSLATION, TAG_SOURCE = 1, 3, 6


def write_qm(words: Mapping[str, Sequence[str]], rules: bytes = b"") -> bytes:
    """The .qm file's bytes for these translations of English texts, each in its plural forms."""
    messages, hashes = bytearray(), []
    for source, forms in words.items():
        hashes.append((_elf_hash(source.encode()), len(messages)))
        messages += _message(source, forms)
    table = b"".join(struct.pack(">II", *entry) for entry in sorted(hashes))
    sections = (SECTION_HASHES, table), (SECTION_MESSAGES, bytes(messages)), (SECTION_RULES, rules)
    return MAGIC + b"".join(_section(tag, content) for tag, content in sections if content)


def _section(tag: int, content: bytes) -> bytes:
    return struct.pack(">BI", tag, len(content)) + content


def _message(source: str, forms: Sequence[str]) -> bytes:
    wide = b"".join(_section(TAG_TRANSLATION, form.encode("utf-16-be")) for form in forms)
    return wide + _section(TAG_SOURCE, source.encode()) + struct.pack(">B", TAG_END)


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
