"""Chinese names as they are typed in Latin letters: xian, wangfujing, wfj."""

from cockpit.maps.search.letters import HAN, UNSPACED, plain

LONGEST_JOIN = 4
"""Syllables; words of more are typed with the first ones as a prefix."""


def syllables(text: str) -> list[str]:
    """The pinyin of all Chinese characters in a text, without tones."""
    # pypinyin's tables take 30 MB: loaded only where a text is Chinese.
    from pypinyin import Style, lazy_pinyin

    parts = [run for run in UNSPACED.findall(text) if HAN.search(run)]
    return [s for run in parts for s in lazy_pinyin(run, style=Style.NORMAL, errors="ignore")]


def joined(found: list[str]) -> list[str]:
    """All ways to type a name of these syllables: runs of them, the whole, the initials."""
    joins = {
        "".join(found[start : start + length])
        for length in range(1, LONGEST_JOIN + 1)
        for start in range(len(found) - length + 1)
    }
    initials = "".join(s[0] for s in found)
    joins |= {"".join(found)} | ({initials} if len(initials) > 1 else set())
    return sorted(joins)


def typed(text: str) -> str:
    """A Chinese text as one run of pinyin; two texts that sound alike are equal."""
    return plain("".join(syllables(text)))
