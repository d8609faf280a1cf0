import random

from cockpit.links.mqtt_link.pace import EAGER_FOR_S, EAGER_S, FIRST_S, LONGEST_S, Pace


def test_the_waits_grow_and_stay_short_in_the_first_minute() -> None:
    pace = Pace(random.Random(1))
    waited, waits = 0.0, []
    while waited < EAGER_FOR_S:
        waits.append(pace.next())
        waited += waits[-1]
    assert waits[0] <= FIRST_S
    assert max(waits) <= EAGER_S
    assert LONGEST_S / 2 <= pace.next() <= LONGEST_S


def test_no_two_cars_knock_at_once() -> None:
    assert Pace(random.Random(1)).next() != Pace(random.Random(2)).next()


def test_who_was_let_in_starts_anew() -> None:
    pace = Pace(random.Random(1))
    for _ in range(200):
        pace.next()
    pace.restart()
    assert pace.next() <= FIRST_S
