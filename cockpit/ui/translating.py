"""How far a language is translated, and a file to go on with; for the command line."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cockpit.core.paths import ROOT
from cockpit.ui.language_file import COUNT, SHIPPED, Words, file_of, read_words
from cockpit.ui.plurals import forms_of

COMPLETE = "de"
"""A language whose files have every text; a test holds it to that."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Of one language: its words so far, the English texts that lack one, and what is wrong."""

    language: str
    words: Words
    texts: tuple[str, ...]
    troubles: tuple[str, ...]

    @property
    def missing(self) -> list[str]:
        """What stays English."""
        return [text for text in self.texts if text not in self.words]

    def template(self) -> str:
        """A file with every text: what is translated already, and "" for the rest."""
        table = {text: self._entry(text) for text in self.texts}
        return json.dumps(table, ensure_ascii=False, indent=2)

    def _entry(self, text: str) -> str | dict[str, str]:
        names = forms_of(self.language).names if COUNT in text else ("",)
        said = self.words.get(text, ("",) * len(names))
        return dict(zip(names, said, strict=True)) if COUNT in text else said[0]


def folders() -> list[Path]:
    """Where texts lie beside the code."""
    features = (ROOT / "cockpit" / "features").glob("*/texts.*.json")
    return [SHIPPED, *sorted({file.parent for file in features})]


def progress_of(language: str) -> Progress:
    """Look at all files of a language, those of the code and the driver's own."""
    files = [folder / f"texts.{language}.json" for folder in folders()]
    words, troubles = _read([*files, file_of(language)], language)
    if language == "en":
        return Progress(language, words, tuple(words), tuple(troubles))
    known, _ = _read([folder / f"texts.{COMPLETE}.json" for folder in folders()], COMPLETE)
    strange = [
        f"{file_of(language)}: {text!r} is no text here" for text in words if text not in known
    ]
    return Progress(language, words, tuple(sorted(known)), (*troubles, *strange))


def _read(files: Sequence[Path], language: str) -> tuple[Words, list[str]]:
    words: Words = {}
    troubles: list[str] = []
    for file in files:
        found, wrong = read_words(file, language)
        words |= found
        troubles += wrong
    return words, troubles
