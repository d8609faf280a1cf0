"""Vosk: a model, and recognisers that know a list of phrases."""

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cockpit.voice.hearing.sound import RATE

UNK = "[unk]"
LONGEST_WORD = 6
"""Of Chinese characters."""


@dataclass(frozen=True, slots=True)
class Word:
    """As the recogniser heard it; times in samples since the recogniser's first."""

    text: str
    begin: float
    end: float
    confidence: float


class Engine:
    """One model in this process; loading may take seconds, and may crash on a broken one."""

    def __init__(self, folder: Path) -> None:
        import vosk

        vosk.SetLogLevel(-1)
        self._vosk = vosk
        self._model = vosk.Model(str(folder))
        self.folder = folder
        self.fixed = (folder / "graph" / "HCLG.fst").is_file()
        """Such a model ignores phrases and hears everything that it knows."""

    def knows(self, word: str) -> bool:
        """Whether this word can be recognised."""
        return word == UNK or int(self._model.vosk_model_find_word(word)) >= 0

    def sayable(self, phrase: str) -> str:
        """The phrase in the model's own words, or "" where it lacks one."""
        parts = self._parts(phrase)
        return parts[0] if len(parts) == 1 else ""

    def _parts(self, phrase: str) -> list[str]:
        """The phrase, or what is left of it between words that the model does not know."""
        parts: list[list[str]] = [[]]
        for word in phrase.casefold().split():
            pieces = [word] if self.knows(word) else self._pieces(word)
            if pieces:
                parts[-1] += pieces
            else:
                parts.append([])
        return [" ".join(part) for part in parts]

    def _pieces(self, word: str) -> list[str]:
        """Chinese is written without spaces: the longest known words, from the left."""
        pieces: list[str] = []
        while word and is_chinese(word[0]):
            longest = next((n for n in range(LONGEST_WORD, 0, -1) if self.knows(word[:n])), 0)
            if not longest:
                return []
            pieces.append(word[:longest])
            word = word[longest:]
        return [] if word else pieces

    def known(self, phrases: Iterable[str]) -> tuple[str, ...]:
        """Of these phrases what the model knows, for a recogniser."""
        parts = (part for phrase in phrases for part in self._parts(phrase))
        return tuple(dict.fromkeys(part for part in parts if part))

    def recogniser(self, known: Iterable[str]) -> "Recogniser":
        """One that knows these phrases, and that other words are unknown ones."""
        return Recogniser(self._vosk, self._model, (*known, UNK))

    def readings(self, known: Iterable[str], sound: bytes, count: int) -> list["Reading"]:
        """Up to `count` ways to read a whole sound, the likeliest first."""
        recogniser = self.recogniser(known)
        return recogniser.readings(sound, count)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a sound."""

    words: list[Word]
    behind: float
    """How much less likely than the first; a difference of logarithms."""


class Recogniser:
    """Takes sound piece by piece; gives text so far, and words at the end."""

    def __init__(self, vosk: object, model: object, phrases: Sequence[str]) -> None:
        grammar = json.dumps(phrases, ensure_ascii=False)
        self._kaldi = vosk.KaldiRecognizer(model, RATE, grammar)  # type: ignore[attr-defined]
        self._kaldi.SetWords(True)

    def take(self, sound: bytes) -> bool:
        """Whether the model says that a sentence has ended here."""
        return bool(self._kaldi.AcceptWaveform(sound))

    def partial(self) -> str:
        """What it is so far; may still change."""
        return joined(json.loads(self._kaldi.PartialResult()).get("partial", "").split())

    def result(self) -> list[Word]:
        """The words of the sentence that has ended."""
        return _words(self._kaldi.Result())

    def readings(self, sound: bytes, count: int) -> list[Reading]:
        """The whole sound at once; this recogniser has no other use afterwards."""
        self._kaldi.SetMaxAlternatives(count)
        self._kaldi.AcceptWaveform(sound)
        found = json.loads(self._kaldi.FinalResult()).get("alternatives", ())
        first = found[0]["confidence"] if found else 0.0
        return [Reading(_listed(one), first - one["confidence"]) for one in found]

    def end(self) -> list[Word]:
        """The words up to here, whether it has ended or not."""
        return _words(self._kaldi.FinalResult())


def _words(answer: str) -> list[Word]:
    return _listed(json.loads(answer))


def _listed(answer: Mapping[str, Any]) -> list[Word]:
    return [
        Word(one["word"], one["start"] * RATE, one["end"] * RATE, one.get("conf", 1.0))
        for one in answer.get("result", ())
    ]


def is_chinese(letter: str) -> bool:
    """Whether it is written without spaces around."""
    return unicodedata.name(letter, "").startswith("CJK UNIFIED")


def joined(texts: Iterable[str]) -> str:
    """Words as one text; no spaces between Chinese ones."""
    text = ""
    for word in texts:
        glued = not text or (is_chinese(text[-1]) and is_chinese(word[0]))
        text += word if glued else f" {word}"
    return text


def find(words: Sequence[str], phrase: Sequence[str]) -> int | None:
    """Where the phrase begins."""
    length = len(phrase)
    for at in range(len(words) - length + 1):
        if tuple(words[at : at + length]) == tuple(phrase):
            return at
    return None
