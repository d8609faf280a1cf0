"""How loud to speak."""

import pytest

from cockpit.core.speech import Priority
from cockpit.voice.speaking.loudness import BOOST_DB, MOST_DB, boost_db, loudness

REPLY = Priority.REPLY


def test_faster_is_louder_and_never_clipped() -> None:
    speeds = [loudness(70, kmh, REPLY) for kmh in range(0, 260, 5)]
    assert speeds == sorted(speeds)
    assert loudness(100, 250, REPLY) == pytest.approx(1.0)
    assert loudness(100, 0, REPLY) < 0.4


def test_the_table_is_met_and_ends_flat() -> None:
    for kmh, db in BOOST_DB:
        assert boost_db(kmh) == pytest.approx(db)
    assert boost_db(400) == MOST_DB
    assert boost_db(-5) == 0


def test_an_unknown_speed_is_not_a_standstill() -> None:
    assert loudness(70, None, REPLY) > loudness(70, 0, REPLY)


def test_zero_is_silent_but_for_danger() -> None:
    assert loudness(0, 100, REPLY) == 0
    assert loudness(-5, 100, REPLY) == 0
    assert loudness(0, 100, Priority.DANGER) > 0.05
