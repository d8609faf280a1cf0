"""Other readings of a sound: the likeliest that is a command."""

from cockpit.voice.hearing.engine import Reading, Word
from cockpit.voice.hearing.second_look import DOUBT, SURE, second_look
from cockpit.voice.meaning import Meaning

COMMANDS = {
    "make it warmer": Meaning("warmer"),
    "make it more warm": Meaning("warmer"),
    "make it cooler": Meaning("cooler"),
    "find warmer": Meaning("find", free=True),
}


def reading(text: str, behind: float) -> Reading:
    return Reading([Word(word, 0, 1, 1) for word in text.split()], behind)


def look(*readings: Reading) -> tuple[str, float] | None:
    found = second_look(readings, lambda words: words, COMMANDS.get)
    return (" ".join(w.text for w in found.words), found.confidence) if found else None


def test_the_likeliest_command_is_found() -> None:
    found = look(reading("make if warmer", 0), reading("make it warmer", 1))
    assert found == ("make it warmer", SURE - 0.1)


def test_the_further_behind_the_less_sure() -> None:
    near = look(reading("make it warmer", 1))
    far = look(reading("make it warmer", 5))
    assert near
    assert far
    assert near[1] > 0.6 > far[1]


def test_nothing_there() -> None:
    assert look() is None
    assert look(reading("the cow jumps", 0), reading("the cow jumped", 1)) is None
    assert look(reading("[unk] make it warmer", 0), reading("", 1)) is None


def test_another_command_as_likely_is_a_doubt() -> None:
    found = look(reading("make it warmer", 1), reading("make it cooler", 1.3))
    assert found == ("make it warmer", DOUBT)
    found = look(reading("make it warmer", 1), reading("make it cooler", 3))
    assert found == ("make it warmer", SURE - 0.1)


def test_the_same_in_other_words_is_no_doubt() -> None:
    found = look(reading("make it warmer", 1), reading("make it more warm", 1.1))
    assert found == ("make it warmer", SURE - 0.1)


def test_free_text_comes_last_and_is_always_a_doubt() -> None:
    assert look(reading("find warmer", 0)) == ("find warmer", DOUBT)
    found = look(reading("find warmer", 0), reading("make it warmer", 2))
    assert found == ("make it warmer", SURE - 0.2)
