"""A short run of what `tests.tools.fuzz_navigation` does at length."""

from cockpit.maps.region import Region
from tests.tools.fuzz_navigation import attack

COUNT = 300


def test_no_question_brings_the_cockpit_down(valley: Region) -> None:
    done = attack(valley, COUNT, seed=5)
    assert done.bad == []
    assert sum(done.answered.values()) == COUNT
    assert done.answered["answered"] > COUNT / 10
