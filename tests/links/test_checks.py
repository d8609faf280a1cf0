from dataclasses import replace

import pytest

from cockpit.links.can_link.checks import CHECKSUM, LENGTH, STUCK, Check
from tests.links.small_car import FRAMES, GEAR, MOTION, PAGES, motion

BY_KEY = {frame.key: frame for frame in FRAMES}


def check(key: int = MOTION) -> Check:
    return Check(BY_KEY[key], lambda _: None)


def test_good_frames_pass() -> None:
    one = check()
    assert all(one.page(motion(50, n)) == MOTION for n in range(40))
    assert (one.crc_errors, one.counter_errors, one.fault) == (0, 0, "")


def test_a_single_bad_checksum_is_dropped_and_counted() -> None:
    one = check()
    assert one.page(motion(50, 0)) == MOTION
    assert one.page(motion(99, 1, wrong=1)) is None
    assert (one.crc_errors, one.fault) == (1, "")
    assert one.page(motion(50, 2)) == MOTION


def test_two_bad_in_a_row_are_a_fault_and_one_good_ends_it() -> None:
    one = check()
    for n in range(2):
        assert one.page(motion(50, n, wrong=1)) is None
    assert one.fault == CHECKSUM
    assert one.page(motion(50, 2)) == MOTION
    assert one.fault == ""


def test_three_bad_of_ten_are_a_fault_until_three_good_in_a_row() -> None:
    one = check()
    for n in range(5):
        one.page(motion(50, n, wrong=n % 2 == 0))
    assert one.fault == CHECKSUM
    assert [one.page(motion(50, n)) for n in (5, 6, 7)] == [None, None, MOTION]
    assert one.fault == ""


def test_a_frozen_counter_is_a_fault_after_three_repeats() -> None:
    one = check()
    one.page(motion(50, 1))
    assert [one.page(motion(50, 1)) for _ in range(2)] == [None, None]
    assert one.fault == ""
    assert one.page(motion(50, 1)) is None
    assert one.fault == STUCK
    assert one.page(motion(50, 2)) == MOTION
    assert one.fault == ""


def test_lost_frames_are_counted_but_used() -> None:
    one = check()
    one.page(motion(50, 0))
    assert one.page(motion(51, 2)) == MOTION
    assert one.counter_errors == 0
    assert one.page(motion(52, 9)) == MOTION
    assert one.counter_errors == 1


@pytest.mark.parametrize("data", [b"", b"\1", bytes(7), bytes(9)])
def test_wrong_length(data: bytes) -> None:
    one = check(GEAR)
    assert one.page(data) is None
    assert one.page(data) is None
    assert (one.fault, one.length_errors) == (LENGTH, 2)


def test_fd_padding_is_no_wrong_length() -> None:
    one = Check(replace(BY_KEY[GEAR], is_fd=True, length=13), lambda _: None)
    assert one.page(bytes(16)) == GEAR
    assert one.page(bytes(20)) is None


def test_a_page_has_a_place_of_its_own() -> None:
    one = check(PAGES)
    assert one.page(b"\0\7") == PAGES
    assert one.page(b"\1\7") == PAGES | 1 << 32
