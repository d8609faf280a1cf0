import struct

import pytest

from cockpit.voice.hearing.sound import BLOCK, RATE, Clock, Floor, Ring, loudness_db, shown


def square(height: int, samples: int = 800) -> bytes:
    return struct.pack("<hh", height, -height) * (samples // 2)


def test_loudness_of_blocks() -> None:
    assert loudness_db(b"") == loudness_db(bytes(BLOCK)) == -96
    assert loudness_db(square(32767)) == pytest.approx(0, abs=0.01)
    assert loudness_db(square(3277)) == pytest.approx(-20, abs=0.01)
    assert loudness_db(square(3277) + b"x") == pytest.approx(-20, abs=0.01)


def test_what_is_shown_is_between_nothing_and_full() -> None:
    assert [shown(db) for db in (-96, -60, -35, -10, 0)] == [0, 0, 0.5, 1, 1]


def test_the_ring_keeps_the_last_seconds_and_their_numbers() -> None:
    ring = Ring(1.0)
    for number in range(50):
        ring.add(struct.pack("<h", number) * 800)
    assert (ring.begin, ring.end) == (30 * 800, 50 * 800)
    first, sound = ring.since(48 * 800 + 10)
    assert first == 48 * 800 + 10
    assert sound == struct.pack("<h", 48) * 790 + struct.pack("<h", 49) * 800
    assert ring.since(0)[0] == ring.begin
    assert ring.since(99 * 800) == (ring.end, b"")


def test_the_clock_believes_the_blocks_that_came_first() -> None:
    clock = Clock()
    for number, late in enumerate((0.2, 0.0, 0.4, 0.1)):
        clock.arrived((number + 1) * RATE, 100 + number + 1 + late)
    assert clock.at(3 * RATE) == pytest.approx(103)


def test_quiet_is_what_is_as_quiet_as_it_gets() -> None:
    floor = Floor()
    for _ in range(20):
        assert floor.is_quiet(-50)
    assert not floor.is_quiet(-30)
    for _ in range(80):
        floor.is_quiet(-30)
    assert floor.is_quiet(-29)
