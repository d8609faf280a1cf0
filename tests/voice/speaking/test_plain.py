"""What no voice can say is taken out."""

import random

import pytest

from cockpit.voice.speaking.aloud import aloud
from cockpit.voice.speaking.espeak import Espeak
from cockpit.voice.speaking.plain import LONGEST, plain

SAID = [
    ("Turn right, onto “Mill Street”!", "Turn right, onto  Mill Street !"),
    ("21.5 °C – 80 % · A57/A44", "21.5 °C – 80 % · A57/A44"),
    ("[[kw]]<b>|_\0\n", "  kw   b     "),
    ("Straße, 前方，右转。", "Straße, 前方，右转。"),
    ("Cafe\u0301 🚗\u0301", "Café   "),
    ("ไม่ नमस्ते شكرًا", "ไม่ नमस्ते شكرًا"),
]


@pytest.mark.parametrize(("written", "left"), SAID)
def test_letters_numbers_and_stops_are_left(written: str, left: str) -> None:
    assert plain(written) == left


def test_nobody_speaks_for_ever() -> None:
    assert len(plain("a " * 10_000)) == LONGEST


def test_no_text_crashes_espeak() -> None:
    """Without `plain`, one of these does within seconds."""
    chance, espeak = random.Random(4), Espeak()
    odd = [
        "",
        "  ",
        "🚗",
        "\u202e",
        "好",
        "A 4",
        "12",
        "½",
        "\u0301",
        "[[",
        "|",
        "_:",
        "\x7f",
        "ע",
        "क",
    ]
    for _ in range(300):
        signs = (
            chance.choice(odd) if chance.random() < 0.7 else chr(chance.randrange(32, 0x9FFF))
            for _ in range(chance.randrange(30))
        )
        language = chance.choice(["en", "de", "zh", "ar"])
        espeak.speak(aloud(plain("".join(signs)), language), language)
