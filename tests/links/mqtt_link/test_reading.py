from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.links.mqtt_link.reading import LARGEST, MOST_SEEN, Reader, read_json


@dataclass
class Raw:
    where: bytes
    payload: bytes | bytearray
    retain: bool = False

    @property
    def topic(self) -> str:
        return self.where.decode()


def test_a_message_is_read_with_its_json() -> None:
    arrived = Reader("home", "cockpit/V1").read(Raw(b"a/b", b'{"on": true}', retain=True))
    assert arrived
    assert (arrived.topic, arrived.value, arrived.retained) == ("a/b", {"on": True}, True)
    assert arrived.broker == "home"


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (Raw(b"\xff\xfe", b""), "the topic is not UTF-8"),
        (Raw(b"a/\0", b""), "the topic has a wildcard or a NUL"),
        (Raw(b"a/#", b""), "the topic has a wildcard or a NUL"),
        (Raw(b"a", b"x" * (LARGEST + 1)), "the payload is too large"),
    ],
)
def test_what_cannot_be_right_is_counted(raw: Raw, why: str) -> None:
    reader = Reader("home", "cockpit/V1")
    assert reader.read(raw) is None
    assert reader.refused == {why: 1}


def test_the_same_id_is_taken_once_on_our_own_topics_only() -> None:
    reader = Reader("home", "cockpit/V1", seen=["cockpit/V1/go old"])
    payload = b'{"id": "7", "lat": 1}'
    assert reader.read(Raw(b"cockpit/V1/go", payload))
    assert reader.read(Raw(b"cockpit/V1/go", payload)) is None
    assert reader.read(Raw(b"cockpit/V1/stop", payload))
    assert reader.read(Raw(b"cockpit/V1/go", b'{"id": "old"}')) is None
    assert reader.read(Raw(b"lamp", payload))
    assert reader.read(Raw(b"lamp", payload))
    assert reader.refused == {"it came before": 2}


def test_old_ids_are_forgotten() -> None:
    reader = Reader("home", "cockpit/V1")
    for n in range(MOST_SEEN + 1):
        assert reader.read(Raw(b"cockpit/V1/go", b'{"id": "%d"}' % n))
    assert reader.read(Raw(b"cockpit/V1/go", b'{"id": "0"}'))


@pytest.mark.parametrize(
    ("payload", "value"),
    [
        (b"21.5", 21.5),
        (b"true", True),
        (b"ON", None),
        (b"NaN", None),
        (b'{"t": Infinity}', None),
        (b"[" * 100_000, None),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, None),
        (b"9" * 5000, None),
        (b'{"a": 1', None),
        (b"\xff\xfe{", None),
    ],
)
def test_json_is_read_or_not(payload: bytes, value: Any) -> None:
    assert read_json(payload) == value


@given(topic=st.binary(max_size=40), payload=st.binary(max_size=200), own=st.booleans())
def test_nothing_that_comes_raises(topic: bytes, payload: bytes, own: bool) -> None:
    Reader("home", "cockpit/V1").read(Raw(b"cockpit/V1/" * own + topic, payload))
