"""A short run of what `tests.tools.fuzz_hearing` does at length."""

import math
from pathlib import Path

from tests.tools.fuzz_hearing import attack

COUNT = 1000


def test_no_sound_and_no_message_brings_it_down(model: Path) -> None:
    # What is slow is the tool's to find: here, coverage makes all Python three times slower.
    done = attack(model, COUNT, seed=3, slow_s=math.inf)
    assert done.bad == []
    assert done.told["level"] > 10
