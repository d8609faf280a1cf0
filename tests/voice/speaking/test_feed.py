"""What the sound card takes."""

import numpy as np

from cockpit.voice.speaking.feed import Feed

LOUD = np.full(1000, 10000, np.int16)


class Knob:
    def __init__(self) -> None:
        self.gain, self.stopped = 1.0, False
        self.feed = Feed(lambda: self.gain, lambda: self.stopped)


def test_all_comes_out_in_order_and_then_silence() -> None:
    feed = Knob().feed
    for value in (1, 2, 3):
        feed.put(np.full(10, value, np.int16))
    feed.end()
    assert feed.take(15).tolist() == [1] * 10 + [2] * 5
    assert not feed.done.is_set()
    assert feed.take(20).tolist() == [2] * 5 + [3] * 10 + [0] * 5
    assert feed.done.is_set()


def test_a_voice_that_is_slow_makes_a_pause_not_an_end() -> None:
    feed = Knob().feed
    assert feed.take(5).tolist() == [0] * 5
    feed.put(LOUD)
    assert feed.take(5).tolist() == [10000] * 5
    assert not feed.done.is_set()


def test_a_stop_fades_within_one_block() -> None:
    knob = Knob()
    knob.feed.put(LOUD)
    knob.feed.take(100)
    knob.stopped = True
    last = knob.feed.take(100)
    assert last[0] == 10000
    assert last[-1] == 0
    assert np.abs(np.diff(last.astype(int))).max() < 200
    assert knob.feed.done.is_set()
    assert not knob.feed.take(100).any()


def test_the_knob_is_followed_without_a_step() -> None:
    knob = Knob()
    knob.feed.put(LOUD)
    knob.feed.take(100)
    knob.gain = 0.5
    block = knob.feed.take(100)
    assert np.abs(np.diff(block.astype(int))).max() < 100
    assert block[-1] == knob.feed.take(100)[0] == 5000
