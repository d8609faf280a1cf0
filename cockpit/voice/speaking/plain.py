"""Takes out of a text what no voice can say; espeak-ng crashes on some of it."""

import unicodedata

LONGEST = 600
"""Characters of one utterance; what is longer is no sentence."""
SAYABLE = frozenset(".,;:!?'’\"()-–−—%‰°℃/&+=€$£¥@#。，！？、；：·•…→←٪،؛؟")
KINDS = frozenset("LNZ")
"""First letters of Unicode's categories: letters, numbers, spaces; marks only upon a letter."""


def plain(text: str) -> str:
    """The text with a space for each sign that is none of a language."""
    kept: list[str] = []
    for sign in unicodedata.normalize("NFC", text[:LONGEST]):
        mark = unicodedata.category(sign)[0] == "M"
        upon_letter = mark and bool(kept) and kept[-1].isalpha()
        kept.append(sign if upon_letter or _sayable(sign) else " ")
    return "".join(kept)


def _sayable(sign: str) -> bool:
    return sign in SAYABLE or unicodedata.category(sign)[0] in KINDS
