"""A short flood of random frames; the long one is `python -m tests.tools.fuzz_bus`."""

import pytest

from tests.tools.fuzz_bus import fuzz

FRAMES = 20_000


@pytest.mark.system
def test_random_frames_break_nothing(qapp: object) -> None:
    result = fuzz(FRAMES)
    print(f"\n{result}")
    health = result.health.buses.values()
    assert sum(bus.frames for bus in health) > FRAMES / 2
    assert all(bus.unknown and bus.junk and bus.crc_errors for bus in health)
    assert result.signals > 200
