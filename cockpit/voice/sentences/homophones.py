"""Chinese that was written with other characters of the same sound: 作椅 for 座椅."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice, product

from cockpit.voice.sentences.pattern import Literal
from cockpit.voice.sentences.source import Rule

SHORTEST = 2
"""Single syllables sound like too much."""
MOST_READINGS = 8


class Homophones:
    """Known words by their sound."""

    def __init__(self, words: Iterable[str], rules: Iterable[Rule]) -> None:
        known = set(words)
        for rule in rules:
            known |= {n.text for n in rule.node.everything() if isinstance(n, Literal)}
        self._by_sound: dict[tuple[str, ...], str] = {}
        for word in sorted(word for word in known if len(word) >= SHORTEST):
            for sound in islice(product(*_sounds(word)), MOST_READINGS):
                self._by_sound.setdefault(sound, word)
        self._longest = max(map(len, self._by_sound), default=0)

    def repaired(self, text: str) -> str:
        """The text with the characters of known words, the longest first."""
        sounds, said, pos = _sounds(text), "", 0
        while pos < len(text):
            word = self._word_at(sounds, pos)
            said += word or text[pos]
            pos += len(word) or 1
        return said

    def _word_at(self, sounds: Sequence[Sequence[str]], pos: int) -> str:
        for length in range(min(self._longest, len(sounds) - pos), SHORTEST - 1, -1):
            for sound in islice(product(*sounds[pos : pos + length]), MOST_READINGS):
                if sound in self._by_sound:
                    return self._by_sound[sound]
        return ""


@lru_cache(maxsize=4096)
def _readings(character: str) -> tuple[str, ...]:
    """A character's sounds without tones; what is not Chinese sounds like itself."""
    from pypinyin import Style, pinyin

    return tuple(dict.fromkeys(pinyin(character, style=Style.NORMAL, heteronym=True)[0]))


def _sounds(text: str) -> list[tuple[str, ...]]:
    return [_readings(character) for character in text]
