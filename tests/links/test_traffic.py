from cockpit.core.reading import Sample
from cockpit.core.signals import SPEED
from cockpit.links.can_link.checks import CHECKSUM, LENGTH
from cockpit.links.can_link.traffic import Traffic
from cockpit.links.car.definition import Frame
from cockpit.links.raw_frame import ERROR, RawFrame
from tests.links.small_car import (
    FRAMES,
    HVAC,
    LEFT,
    MOTION,
    PAGES,
    RANGE,
    RIGHT,
    TARGET,
    TRIP,
    motion,
)

ALL = frozenset((SPEED, LEFT, RIGHT, TARGET))
NOW = 100.0


def raw(key: int, data: bytes, at: float = NOW) -> RawFrame:
    return key, 0, data, at


def test_the_newest_frame_wins() -> None:
    frames = [raw(MOTION, motion(n, n), NOW + n / 1000) for n in range(20)]
    samples = Traffic(FRAMES).take(frames, ALL, NOW + 1, 0.0)
    assert samples == {SPEED: Sample(19.0, NOW + 0.019)}


def test_pages_do_not_hide_each_other() -> None:
    frames = [raw(PAGES, b"\0\7"), raw(PAGES, b"\1\5"), raw(PAGES, b"\0\6")]
    samples = Traffic(FRAMES).take(frames, ALL, NOW, 0.0)
    assert (samples[LEFT].value, samples[RIGHT].value) == (6, 5)


def test_a_bad_newest_frame_leaves_the_good_one_before() -> None:
    frames = [raw(MOTION, motion(50, 0)), raw(MOTION, motion(99, 1, wrong=1))]
    assert Traffic(FRAMES).take(frames, ALL, NOW, 0.0)[SPEED].value == 50


def test_only_what_is_wanted_is_decoded() -> None:
    traffic = Traffic(FRAMES)
    frames = [raw(MOTION, motion(50, 0)), raw(HVAC, b"\x2c\0\0")]
    assert traffic.take(frames, frozenset((TARGET,)), NOW, 0.0).keys() == {TARGET}


def test_what_is_wanted_later_shows_the_last_frame_with_its_age() -> None:
    traffic = Traffic(FRAMES)
    assert traffic.take([raw(HVAC, b"\x2c\0\0")], frozenset(), NOW, 0.0) == {}
    assert traffic.take([], ALL, NOW + 3, 0.0) == {TARGET: Sample(22.0, NOW)}


def test_equal_values_are_posted_again_so_that_they_do_not_age() -> None:
    traffic, posted = Traffic(FRAMES), 0
    for n in range(100):
        at = NOW + n / 100
        samples = traffic.take([raw(MOTION, motion(50, n), at)], ALL, at, 0.0)
        posted += SPEED in samples
    assert 15 <= posted <= 40


def test_a_fault_takes_the_value_away_and_gives_it_back() -> None:
    traffic = Traffic(FRAMES)
    assert traffic.take([raw(MOTION, motion(50, 0))], ALL, NOW, 0.0)[SPEED].value == 50
    bad = [raw(MOTION, motion(50, n, wrong=1)) for n in (1, 2)]
    assert traffic.take(bad, ALL, NOW, 0.0) == {SPEED: Sample(None, NOW, CHECKSUM)}
    again = traffic.take([raw(MOTION, motion(50, 3))], ALL, NOW, 0.0)
    assert again == {SPEED: Sample(50.0, NOW)}


def test_a_wrong_length_is_a_fault() -> None:
    traffic = Traffic(FRAMES)
    for _ in range(2):
        samples = traffic.take([raw(HVAC, b"\x2c")], ALL, NOW, 0.0)
    assert samples[TARGET].fault == LENGTH
    assert traffic.take([raw(HVAC, b"\x2c\0\0")], ALL, NOW, 0.0)[TARGET].value == 22


def test_who_looks_during_a_fault_sees_the_fault() -> None:
    traffic = Traffic(FRAMES)
    traffic.take([raw(MOTION, motion(1, 1, wrong=1))] * 2, frozenset(), NOW, 0.0)
    assert traffic.take([], ALL, NOW, 0.0)[SPEED].fault == CHECKSUM


def test_unknown_ids_are_counted_and_error_frames_kept() -> None:
    traffic = Traffic(FRAMES)
    frames = [raw(0x7F0, b""), raw(0x7F0, b"\1"), raw(ERROR | 0x40, bytes(8)), raw(0x7F1, b"")]
    assert traffic.take(frames, ALL, NOW, 0.0) == {}
    assert traffic.unknown == {0x7F0: 2, 0x7F1: 1}
    assert traffic.error_frames == [raw(ERROR | 0x40, bytes(8))]


def test_a_clock_that_jumps_dates_nothing_into_the_future() -> None:
    samples = Traffic(FRAMES).take([raw(HVAC, b"\x2c\0\0", NOW + 3600)], ALL, NOW, 0.0)
    assert samples[TARGET].at == NOW


def test_the_period_is_learnt_where_the_files_are_silent() -> None:
    learnt: list[tuple[Frame, float]] = []
    traffic = Traffic(FRAMES, lambda frame, timeout: learnt.append((frame, timeout)))
    for n in range(20):
        at = NOW + n * 0.2 + (0.3 if n == 5 else 0)
        traffic.take([raw(TRIP, bytes((n, 0)), at)], frozenset((RANGE,)), at, 0.0)
    ((frame, timeout),) = learnt
    assert frame.key == TRIP
    assert 0.59 < timeout < 0.65


def test_a_message_that_cannot_be_decoded_does_not_stop_the_others() -> None:
    def broken(_: object) -> object:
        def decode(_: bytes) -> object:
            raise KeyError

        return decode

    from dataclasses import replace

    frames = [replace(f, decoder=broken) if f.key == HVAC else f for f in FRAMES]  # type: ignore[arg-type]
    samples = Traffic(frames).take([raw(HVAC, bytes(3)), raw(MOTION, motion(7, 0))], ALL, NOW, 0.0)
    assert samples == {SPEED: Sample(7.0, NOW)}
