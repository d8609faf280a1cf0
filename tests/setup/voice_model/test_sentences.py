"""What is said in training."""

import random

from setup.voice_model.sentences import plain, row, sentence, spoken

COMMANDS = ["make it warmer", "open the boot"]


def test_plain_is_what_a_model_hears() -> None:
    assert plain("Don’t stop – it’s 5 o'clock!") == "don t stop it s o'clock"


def test_a_row_has_two_to_eight_of_the_words() -> None:
    rng = random.Random(1)
    words = [f"word{number}" for number in range(100)]
    rows = [row(words, rng).split() for _ in range(200)]
    assert {len(one) for one in rows} == set(range(2, 9))
    assert {word for one in rows for word in one} <= set(words)


def test_commands_come_as_people_give_them() -> None:
    rng = random.Random(2)
    said = [spoken(COMMANDS, rng) for _ in range(500)]
    assert any(one.startswith("hey cockpit ") for one in said)
    assert "hey cockpit" in said
    assert any(" and " in one for one in said)
    assert any(one.endswith(" please") for one in said)
    assert said.count("open the boot") > 100


def test_half_of_the_sentences_are_commands() -> None:
    rng = random.Random(3)
    said = [sentence(COMMANDS, ["word"], rng) for _ in range(400)]
    assert 150 < sum("word" in one for one in said) < 250
