import random

import pytest

from simulators.ways.polyline import Point, beyond, compass, decode, encode, metres, turned


def test_a_line_comes_back() -> None:
    chance = random.Random(3)
    line = [Point(chance.uniform(-80, 80), chance.uniform(-170, 170)) for _ in range(50)]
    for before, after in zip(line, decode(encode(line)), strict=True):
        assert metres(before, after) < 0.15


@pytest.mark.parametrize("text", ["_", "\x10\x10", "~~~~~~~~~~~~~~~", "?", "é?"])
def test_nonsense_is_no_line(text: str) -> None:
    with pytest.raises(ValueError, match="polyline"):
        decode(text)


def test_directions_and_distances() -> None:
    start = Point(48.0, 11.0)
    there = beyond(start, 60, 500)
    assert metres(start, there) == pytest.approx(500, abs=0.1)
    assert compass(start, there) == pytest.approx(60, abs=0.1)
    assert turned(350, 10) == 20
    assert turned(10, 350) == -20
