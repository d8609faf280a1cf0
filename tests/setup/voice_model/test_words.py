"""Pronunciations and phones."""

from setup.voice_model.g2p import phones_of
from setup.voice_model.lexicon import read
from setup.voice_model.phones import (
    NUMBER,
    PHONES,
    SCORES,
    enter,
    placed,
    scores_of,
    stay,
    word_boundaries,
)


def test_cmudict_with_two_ways() -> None:
    table = read("read R EH D\nread(2) R IY D\n\ncar K AA R\n")
    assert table == {"read": [["R", "EH", "D"], ["R", "IY", "D"]], "car": [["K", "AA", "R"]]}


def test_sounds_of_espeak() -> None:
    assert phones_of("tʃˈɑːɹdʒɚ") == ["CH", "AA", "R", "JH", "ER"]
    assert phones_of("ˈoʊk jˈɑːɹd") == ["OW", "K", "Y", "AA", "R", "D"]


def test_a_phone_knows_its_place() -> None:
    assert placed(["K", "AE", "T"]) == ("K_B", "AE_I", "T_E")
    assert placed(["AY"]) == ("AY_S",)


def test_numbers_agree() -> None:
    assert {enter(n) for n in NUMBER.values()} | {stay(n) for n in NUMBER.values()} == set(
        range(1, 2 * len(PHONES) + 1)
    )
    assert scores_of("SIL") == (0, 1)
    assert scores_of("ZH_E") == (SCORES - 2, SCORES - 1)
    assert scores_of("ZH_B") == scores_of("ZH_S")


def test_word_boundaries() -> None:
    lines = word_boundaries().splitlines()
    assert lines[0] == "1 nonword"
    assert lines[1:5] == ["2 begin", "3 internal", "4 end", "5 singleton"]
