"""The one door between threads."""

import threading
from functools import partial

from cockpit.core.mailbox import Mailbox
from cockpit.core.reading import Sample
from cockpit.core.signal import Signal

SPEED = Signal("Vehicle.Speed", float, "km/h")


def test_the_newest_sample_of_a_signal_wins() -> None:
    mailbox = Mailbox()
    mailbox.post({SPEED: Sample(1.0, 0.0)})
    mailbox.post({SPEED: Sample(2.0, 1.0)})
    samples, _ = mailbox.drain()
    assert samples[SPEED].value == 2.0
    assert mailbox.drain() == ({}, [])


def test_no_call_is_lost_between_threads() -> None:
    mailbox = Mailbox()
    done: list[int] = []

    def tell(start: int) -> None:
        for n in range(start, start + 500):
            mailbox.tell(partial(done.append, n))

    threads = [threading.Thread(target=tell, args=(i * 500,)) for i in range(4)]
    for thread in threads:
        thread.start()
    while any(t.is_alive() for t in threads):
        for call in mailbox.drain()[1]:
            call()
    for call in mailbox.drain()[1]:
        call()
    assert sorted(done) == list(range(2000))
    for start in range(0, 2000, 500):
        mine = [n for n in done if start <= n < start + 500]
        assert mine == sorted(mine)
