"""The phones and their numbers: what network, lexicon and graph agree on.

The network knows 40 context-free phones (silence and the 39 of cmudict) and gives two scores for
each: one on entering it, one for every further frame. The graph knows four variants of a phone,
by its place in the word (Begin, Inside, End, Single), so that a decoder finds the words' borders.
"""

BASE = [
    "AA",
    "AE",
    "AH",
    "AO",
    "AW",
    "AY",
    "B",
    "CH",
    "D",
    "DH",
    "EH",
    "ER",
    "EY",
    "F",
    "G",
    "HH",
    "IH",
    "IY",
    "JH",
    "K",
    "L",
    "M",
    "N",
    "NG",
    "OW",
    "OY",
    "P",
    "R",
    "S",
    "SH",
    "T",
    "TH",
    "UH",
    "UW",
    "V",
    "W",
    "Y",
    "Z",
    "ZH",
]
"""cmudict's phones, without stress."""
BASE_NUMBER = {base: number for number, base in enumerate(BASE, 1)}
"""0 is silence."""
BASES = 1 + len(BASE)
SCORES = 2 * BASES
"""Outputs of the network: 2b on entering base phone b, 2b + 1 on staying."""

SILENCE = "SIL"
PHONES = [SILENCE, *(f"{base}_{place}" for base in BASE for place in "BIES")]
NUMBER = {phone: number for number, phone in enumerate(PHONES, 1)}
"""The graph's numbers; 0 is epsilon."""
TRANSITIONS = 2 * len(PHONES)

WORD_PLACES = {"B": "begin", "I": "internal", "E": "end", "S": "singleton"}


def scores_of(phone: str) -> tuple[int, int]:
    """The network's outputs for a phone of the graph: on entering, on staying."""
    number = BASE_NUMBER.get(phone.split("_", maxsplit=1)[0], 0)
    return 2 * number, 2 * number + 1


def enter(number: int) -> int:
    """The transition into phone `number`: its first frame."""
    return 2 * number


def stay(number: int) -> int:
    """The transition from phone `number` to itself: a further frame."""
    return 2 * number - 1


def placed(pronunciation: list[str]) -> tuple[str, ...]:
    """`K AE T` → `K_B AE_I T_E`."""
    if len(pronunciation) == 1:
        return (f"{pronunciation[0]}_S",)
    first, *inside, last = pronunciation
    return (f"{first}_B", *(f"{phone}_I" for phone in inside), f"{last}_E")


def word_boundaries() -> str:
    """Kaldi's word_boundary.int: the place of each phone."""
    places = (WORD_PLACES[p[-1]] if p != SILENCE else "nonword" for p in PHONES)
    return "".join(f"{number} {place}\n" for number, place in enumerate(places, 1))
