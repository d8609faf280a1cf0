import os
import threading
import time
from collections.abc import Iterator

import pytest

from cockpit.maps.worker.client import read_answer
from cockpit.maps.worker.frames import (
    HEAD,
    EndedError,
    LateError,
    packed,
    receive,
    send,
    unpacked,
)

type Pipe = tuple[int, int]


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    ends = os.pipe()
    yield ends
    for end in ends:
        try:
            os.close(end)
        except OSError:
            continue


def test_messages_of_all_sizes_come_whole(pipe: Pipe) -> None:
    reading, writing = pipe
    for size in (0, 1, 5_000, 3_000_000):
        words = {"a": [1, None, "ü"], "b": b"x" * size}
        writer = threading.Thread(target=send, args=(writing, packed(words)))
        writer.start()
        assert unpacked(receive(reading, time.monotonic() + 10)) == words
        writer.join()


def test_a_silent_side_is_late(pipe: Pipe) -> None:
    reading, writing = pipe
    with pytest.raises(LateError):
        receive(reading, time.monotonic() + 0.02)
    with pytest.raises(LateError):
        send(writing, bytes(1_000_000), time.monotonic() + 0.02)


def test_a_side_that_is_gone(pipe: Pipe) -> None:
    reading, writing = pipe
    os.write(writing, HEAD.pack(10) + b"half")
    os.close(writing)
    with pytest.raises(EndedError):
        receive(reading)


@pytest.mark.parametrize("body", [b"", b"\xc1", b"\x92\x01", b"\xa1\xff", b"\x91" * 5000])
def test_nonsense_is_an_end(body: bytes) -> None:
    with pytest.raises(EndedError):
        unpacked(body)


def test_a_length_beyond_all_sense(pipe: Pipe) -> None:
    reading, writing = pipe
    os.write(writing, HEAD.pack(0xFFFFFFFF))
    with pytest.raises(EndedError):
        receive(reading)


@pytest.mark.parametrize("words", [None, 3, [], {}, {"value": 3}, {"error": 1}])
def test_an_answer_that_is_none(words: object) -> None:
    with pytest.raises(EndedError):
        read_answer("locate", words)
    with pytest.raises(EndedError):
        read_answer("route", {"value": {"routes": [words]}})
