"""A short run of what `tests.tools.fuzz_hearing` does at length."""

from pathlib import Path

from tests.tools.fuzz_hearing import attack

COUNT = 1000


def test_no_sound_and_no_message_brings_it_down(model: Path) -> None:
    done = attack(model, COUNT, seed=3)
    assert done.bad == []
    assert done.told["level"] > 10
