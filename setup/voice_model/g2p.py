"""Pronunciations of words that cmudict lacks: espeak-ng's, in cmudict's phones."""

import re
import subprocess

_IPA = """
tʃ CH    dʒ JH    aɪ AY    aʊ AW    eɪ EY    oʊ OW    əʊ OW    ɔɪ OY    ɪə IH R  eə EH R  ʊə UH R
ɛɹ EH R  iː IY    uː UW    ɑːɹ AA R ɑː AA    ɔː AO    ɜː ER    oː AO    əl AH L
ɚ ER     ɝ ER     ɐ AH     æ AE     ʌ AH     ɑ AA     ɒ AA     ɔ AO     ə AH     ɛ EH     e EH
ɪ IH     i IY     ʊ UH     u UW     a AE     o OW     ᵻ IH
b B      d D      ð DH     f F      ɡ G      g G      h HH     k K      l L      m M      n N
ŋ NG     p P      ɹ R      r R      ɾ T      s S      ʃ SH     t T      θ TH     v V      w W
j Y      z Z      ʒ ZH     x K      ʔ T
"""
IPA = {
    ipa: phones.split() for ipa, phones in re.findall(r"([^\sA-Z]+) ((?:[A-Z]+ ?)+)(?=\s|$)", _IPA)
}
"""Sounds of espeak-ng's English → base phones."""
_SOUND = re.compile("|".join(sorted(map(re.escape, IPA), key=len, reverse=True)))
_MARKS = re.compile(r"[ˈˌ\s.\-̩͡\u200d]")
"""Stress, borders of syllables and ties."""


def phones_of(ipa: str) -> list[str]:
    """Base phones of an IPA text; sounds that English lacks are left out."""
    sounds = _SOUND.findall(_MARKS.sub("", ipa))
    return [phone for sound in sounds for phone in IPA[sound]]


def pronounce(word: str) -> list[str]:
    """How espeak-ng's American voice says the word; empty if it cannot."""
    command = ["espeak-ng", "-q", "--ipa", "-v", "en-us", word]
    said = subprocess.run(command, capture_output=True, text=True, timeout=10, check=True)
    return phones_of(said.stdout)
