from pathlib import Path

import pytest

from cockpit.features.profiles.lockout import FREE, LOCKED_S, WAITS_S, Lockout, wait_s
from cockpit.features.profiles.refusal import Reason, Refused
from cockpit.features.profiles.sealing import fresh_key
from cockpit.features.profiles.store import Store
from tests.features.profiles.drivers import CHEAP, driver, session

DAY = 86_400.0


class Clock:
    def __init__(self) -> None:
        self.wall, self.steady = 1.8e9, 100.0

    def go(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


def lockout(folder: Path, clock: Clock) -> Lockout:
    return Lockout(folder, lambda: clock.wall, lambda: clock.steady)


def open_store(folder: Path, clock: Clock) -> Store:
    return Store(folder, CHEAP, lambda: clock.wall, lambda: clock.steady)


def test_waits_grow_and_never_fall() -> None:
    waits = [wait_s(wrong) for wrong in range(40)]
    assert waits == sorted(waits)
    assert waits[FREE - 1] == 0
    assert waits[FREE] == WAITS_S[0]
    assert waits[-1] == LOCKED_S


def test_so_many_pins_are_tried_in_a_year_at_most(tmp_path: Path, clock: Clock) -> None:
    store, tried, began = open_store(tmp_path, clock), 0, clock.wall
    anna = session(store.locks.set_pin(session(store.add(driver())), "4711"))
    while clock.wall < began + 365 * DAY:
        answer = store.unlock(anna.profile.id, "0000")
        assert isinstance(answer, Refused)
        tried += answer.reason is Reason.WRONG_PIN
        clock.go(answer.wait_s + 1)
    assert tried < 380


def test_while_one_waits_even_the_right_pin_is_not_looked_at(tmp_path: Path, clock: Clock) -> None:
    store, secret = open_store(tmp_path, clock), fresh_key()
    anna = session(store.locks.set_pin(session(store.add(driver())), "4711"))
    anna = session(store.locks.add_phone(anna, "phone", secret))
    answers = [store.unlock(anna.profile.id, "0000") for _ in range(FREE)]
    assert answers[-1] == Refused(Reason.WRONG_PIN, WAITS_S[0])
    assert store.unlock(anna.profile.id, "4711") == Refused(Reason.WAIT, WAITS_S[0])
    clock.go(WAITS_S[0])
    assert store.unlock(anna.profile.id, "4711") == anna
    assert store.unlock(anna.profile.id, "0000") == Refused(Reason.WRONG_PIN)
    for _ in range(FREE):
        store.unlock(anna.profile.id, "0000")
    assert store.unlock_by_phone(anna.profile.id, "phone", secret) == anna
    assert store.unlock(anna.profile.id, "4711") == anna


def test_a_restart_does_not_shorten_the_wait(tmp_path: Path, clock: Clock) -> None:
    before = lockout(tmp_path, clock)
    for _ in range(FREE):
        before.count("anna")
    clock.go(10)
    clock.steady = 0.0
    assert lockout(tmp_path, clock).left_s("anna") == pytest.approx(WAITS_S[0] - 10)


def test_a_try_that_is_cut_short_counts(tmp_path: Path, clock: Clock) -> None:
    for _ in range(FREE):
        lockout(tmp_path, clock).count("anna")
    assert lockout(tmp_path, clock).left_s("anna") > 0


def test_setting_the_clock_neither_shortens_a_wait_nor_makes_it_endless(
    tmp_path: Path, clock: Clock
) -> None:
    first = lockout(tmp_path, clock)
    for _ in range(FREE):
        first.count("anna")
    clock.wall += 1000 * DAY
    assert first.left_s("anna") == pytest.approx(WAITS_S[0])
    clock.wall -= 3000 * DAY
    later = lockout(tmp_path, clock)
    assert later.left_s("anna") == pytest.approx(WAITS_S[0])
    clock.steady += WAITS_S[0]
    assert later.left_s("anna") == 0


def test_a_try_that_cannot_be_counted_is_not_made(tmp_path: Path, clock: Clock) -> None:
    store = open_store(tmp_path, clock)
    anna = session(store.locks.set_pin(session(store.add(driver())), "4711"))
    (tmp_path / "tries.new").mkdir()
    assert store.unlock(anna.profile.id, "4711") == Refused(Reason.NOT_KEPT)
    (tmp_path / "tries.new").rmdir()
    assert store.unlock(anna.profile.id, "4711") == anna


@pytest.mark.parametrize("words", ["[1]", '{"a": 3}', '{"a": ["x", 1]}', '{"a": [1e999, 0]}'])
def test_broken_counts_are_put_aside(tmp_path: Path, clock: Clock, words: str) -> None:
    (tmp_path / "tries.json").write_text(words)
    assert lockout(tmp_path, clock).left_s("a") == 0
    assert (tmp_path / "tries.broken").exists()
