"""How words are pronounced, and which are frequent: from the pocketsphinx wheel."""

import re
from functools import cache
from pathlib import Path

Pronunciations = dict[str, list[list[str]]]
"""Word → its pronunciations, each a list of base phones."""

OWN: Pronunciations = {
    "cockpit": [["K", "AA", "K", "P", "IH", "T"]],
    "sunroof": [["S", "AH", "N", "R", "UW", "F"]],
    "unmute": [["AH", "N", "M", "Y", "UW", "T"]],
    "redial": [["R", "IY", "D", "AY", "AH", "L"]],
    "zoom": [["Z", "UW", "M"]],
    "defrost": [["D", "IY", "F", "R", "AO", "S", "T"]],
}
"""Said our way, whatever cmudict has."""
PLAIN = re.compile(r"[a-z']+")


def models() -> Path:
    """The folder with cmudict and the language model."""
    import pocketsphinx

    return Path(pocketsphinx.get_model_path()) / "en-us"


def read(text: str) -> Pronunciations:
    """Parse cmudict's lines: `read R EH D`, `read(2) R IY D`."""
    found: Pronunciations = {}
    for line in text.splitlines():
        word, *phones = line.split() or [""]
        if phones:
            found.setdefault(re.sub(r"\(\d+\)$", "", word), []).append(phones)
    return found


@cache
def cmudict() -> Pronunciations:
    """All words of cmudict (about 134,000), and our own."""
    return read((models() / "cmudict-en-us.dict").read_text("utf-8")) | OWN


@cache
def frequent(count: int) -> tuple[str, ...]:
    """The most frequent words that cmudict has, by pocketsphinx's language model."""
    import pocketsphinx

    model = pocketsphinx.NGramModel.readfile(str(models() / "en-us.lm.bin"))
    words = [word for word in cmudict() if _spoken(word) and word not in OWN]
    return tuple(sorted(words, key=lambda word: (model.prob([word]), word), reverse=True)[:count])


def _spoken(word: str) -> bool:
    return bool(PLAIN.fullmatch(word)) and (len(word) > 1 or word in ("a", "i"))
