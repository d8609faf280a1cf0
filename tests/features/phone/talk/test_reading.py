import base64
import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.messages import Arrived, matches
from cockpit.features.phone.talk.picture import MOST_BYTES, picture
from cockpit.features.phone.talk.reading import (
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_CONTACTS,
    MOST_IDS,
    TOPICS,
    Heard,
    Reader,
    Refusal,
)
from cockpit.features.phone.talk.said import (
    Appointment,
    Call,
    CallState,
    Contact,
    Notification,
    Playing,
    Sort,
    Text,
)

NOW = 1_795_000_000.0
PAGE = Path(__file__).parents[4] / "docs" / "phone-messages.md"


def png(width: int, height: int, more: bytes = b"") -> bytes:
    head = b"IHDR" + width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4) + head + zlib.crc32(head).to_bytes(4) + more


def jpeg(width: int, height: int, comment: bytes = b"") -> bytes:
    said = b"\xff\xfe" + (len(comment) + 2).to_bytes(2) + comment
    frame = b"\xff\xc2\x00\x11\x08" + height.to_bytes(2) + width.to_bytes(2) + b"\x03" + b"\0" * 9
    return b"\xff\xd8" + b"\xff\xe0\x00\x10JFIF\0" + b"\0" * 9 + said + frame


def art(data: bytes) -> str:
    return base64.b64encode(data).decode()


class Car:
    def __init__(self) -> None:
        self.reader = Reader("V1", lambda: NOW)

    def hears(self, topic: str, value: Any, retained: bool = False) -> Any:
        raw = json.dumps(value).encode()
        heard = self.reader.read(Arrived(f"cockpit/V1/phone/{topic}", raw, value, retained))
        return heard.said if isinstance(heard, Heard) else heard


@pytest.fixture
def car() -> Car:
    return Car()


def test_a_call(car: Car) -> None:
    rings = {"state": "ringing", "name": "Anna Ölz", "number": "+49 170 1234567", "ts": NOW - 1}
    assert car.hears("ben/call", rings) == Call(CallState.RINGING, "Anna Ölz", "+491701234567")
    assert car.hears("ben/call", {"state": "active"}) == Call(CallState.ACTIVE, "", "")
    assert car.hears("ben/call", {"state": "held"}) is Refusal.INCOMPLETE
    assert car.hears("ben/call", {"state": ["ringing"]}) is Refusal.INCOMPLETE


def test_a_call_that_came_late_does_not_ring_but_may_end(car: Car) -> None:
    late = {"name": "Anna", "ts": NOW - 61}
    assert car.hears("ben/call", {"state": "ringing", **late}) is Refusal.TOO_OLD
    assert isinstance(car.hears("ben/call", {"state": "ended", **late}), Call)


def test_a_message_and_whose_phone_it_is(car: Car) -> None:
    words = {"sender": "Anna", "text": "Where\nare you?", "app": "Signal", "ts": (NOW - 3) * 1000}
    raw = json.dumps(words).encode()
    heard = car.reader.read(Arrived("cockpit/V1/phone/ben/message", raw, words))
    assert heard == Heard("ben", Text("Anna", "Where are you?", "Signal", NOW - 3))
    assert car.hears("ben/message", {**words, "text": " \u202e "}) is Refusal.INCOMPLETE
    assert car.hears("ben/message", {**words, "sender": 7}) is Refusal.INCOMPLETE
    assert car.hears("ben/message", {**words, "ts": NOW - 86_401}) is Refusal.TOO_OLD


@pytest.mark.parametrize("ts", [NOW + 3600, (NOW + 3600) * 1000, "now", None, -1, 10**400])
def test_a_time_that_cannot_be_is_now(car: Car, ts: Any) -> None:
    assert car.hears("ben/message", {"sender": "A", "text": "b", "ts": ts}).at == NOW


def test_a_notification(car: Car) -> None:
    words = {"title": "Parcel", "text": "is at the door", "app": "Post", "ts": NOW - 5}
    told = Notification("Parcel", "is at the door", "Post", NOW - 5)
    assert car.hears("ben/notification", words) == told
    assert car.hears("ben/notification", {**words, "sort": "message"}).sort is Sort.MESSAGE
    assert car.hears("ben/notification", {**words, "sort": {}}).sort is Sort.OTHER
    assert car.hears("ben/notification", {"app": "Post"}) is Refusal.INCOMPLETE


def test_music(car: Car) -> None:
    cover = jpeg(300, 300)
    words = {
        "title": "Autobahn",
        "artist": "Kraftwerk",
        "album": "Autobahn",
        "source": "Music",
        "playing": True,
        "position_s": 61.5,
        "length_s": 1363,
        "art": art(cover),
        "ts": NOW - 2,
    }
    assert car.hears("ben/media", words, retained=True) == Playing(
        "Autobahn", "Kraftwerk", "Autobahn", "Music", True, NOW - 2, 61.5, 1363.0, cover
    )
    stream = car.hears("ben/media", {"title": "Radio", "playing": False, "position_s": -4})
    assert (stream.length_s, stream.position_s, stream.art) == (None, None, b"")
    assert car.hears("ben/media", {**words, "position_s": 2000}).position_s is None
    assert car.hears("ben/media", {**words, "playing": "yes"}) is Refusal.INCOMPLETE
    assert not car.reader.refused[Refusal.BAD_PICTURE]


@pytest.mark.parametrize(
    "data",
    [png(64, 64), jpeg(2048, 1), jpeg(64, 48, b"x" * 5000), png(9, 9, bytes(MOST_BYTES - 33))],
)
def test_pictures(data: bytes) -> None:
    assert picture(art(data)) == data


@pytest.mark.parametrize(
    "value",
    [
        art(b"GIF89a" + bytes(40)),
        art(b"<svg onload='x'/>"),
        art(png(30_000, 30_000)),
        art(png(0, 9)),
        art(jpeg(9, 2049)),
        art(jpeg(9, 9)[:30]),
        art(b"\xff\xd8\xff"),
        art(png(9, 9)[:20]),
        art(png(9, 9, bytes(MOST_BYTES))),
        "A" * 400_000,
        "data:image/png;base64," + art(png(9, 9)),
        "ä",
        7,
    ],
)
def test_what_is_no_picture_or_too_large_is_left_out(car: Car, value: Any) -> None:
    assert picture(value) is None
    words = {"title": "a", "playing": True, "art": value}
    heard = car.hears("ben/media", words)
    assert heard is Refusal.TOO_LARGE or heard.art == b""
    assert sum(car.reader.refused.values()) == 1


def test_an_appointment(car: Car) -> None:
    words = {"title": "Dentist", "where": "Mill Street 3", "starts": NOW + 1800}
    told = Appointment("Dentist", "Mill Street 3", NOW + 1800)
    assert car.hears("ben/event", words, retained=True) == told
    assert car.hears("ben/event", words | {"starts": (NOW + 1800) * 1000}) == told
    placed = car.hears("ben/event", words | {"lat": 47.66, "lon": 9.18})
    assert placed.place == (47.66, 9.18)
    assert car.hears("ben/event", words | {"lat": 91, "lon": 9.18}).place is None
    assert car.hears("ben/event", words | {"starts": NOW - 86_401}) is Refusal.TOO_OLD
    for word in words:
        assert car.hears("ben/event", words | {word: None}) is Refusal.INCOMPLETE


def test_what_the_network_brings_twice_is_taken_once(car: Car) -> None:
    words = {"sender": "A", "text": "b", "id": "one"}
    assert isinstance(car.hears("ben/message", words), Text)
    assert car.hears("ben/message", words) is Refusal.TWICE
    assert isinstance(car.hears("eve/message", words), Text)
    assert isinstance(car.hears("ben/message", words | {"id": ""}), Text)
    assert isinstance(car.hears("ben/message", words | {"id": ""}), Text)
    for count in range(MOST_IDS):
        car.hears("ben/message", words | {"id": f"{count}"})
    assert isinstance(car.hears("ben/message", words), Text)


def test_contacts(car: Car) -> None:
    book = [
        {"name": "Anna", "numbers": ["+49 170 1", "+491701", "x"], "favourite": True},
        {"name": "No number", "numbers": []},
        {"name": "", "numbers": ["1"]},
        "Ben",
        {"name": "Ben", "numbers": ["12"] + ["3"] * 50, "favourite": "yes"},
    ]
    assert car.hears("ben/contacts", {"contacts": book}, retained=True) == (
        Contact("Anna", ("+491701",), True),
        Contact("Ben", ("12", "3")),
    )
    assert car.hears("ben/contacts", {"contacts": {}}) is Refusal.INCOMPLETE


def test_a_large_book_is_cut_and_that_is_counted(car: Car) -> None:
    book = [{"name": f"Person {at}", "numbers": [str(at)]} for at in range(MOST_CONTACTS + 1)]
    heard = car.hears("ben/contacts", {"contacts": book})
    assert len(heard) == MOST_CONTACTS
    assert car.reader.refused == {Refusal.TOO_MANY: 1}


def test_texts_are_bounded(car: Car) -> None:
    heard = car.hears("ben/message", {"sender": "a" * 500, "text": "b" * 9000, "app": "c" * 500})
    assert (len(heard.sender), len(heard.text)) == (LONGEST_NAME, LONGEST_TEXT)


@pytest.mark.parametrize("name", ["call", "message", "notification"])
def test_news_that_was_retained_is_refused(car: Car, name: str) -> None:
    words = {"state": "ringing", "sender": "a", "text": "b", "title": "c"}
    assert car.hears(f"ben/{name}", words, retained=True) is Refusal.RETAINED
    assert not isinstance(car.hears(f"ben/{name}", words), Refusal)


@pytest.mark.parametrize(
    "topic", ["ben", "ben/cmd", "/call", "a/b/call", "ben/call/x", "ü" * 65 + "/call"]
)
def test_other_topics(car: Car, topic: str) -> None:
    assert car.hears(topic, {"state": "ended"}) is Refusal.OTHER_TOPIC


def test_another_cars_phone(car: Car) -> None:
    heard = car.reader.read(Arrived("cockpit/V2/phone/ben/call", b"", {"state": "ended"}))
    assert heard is Refusal.OTHER_TOPIC


@pytest.mark.parametrize("name", TOPICS)
def test_large_and_unreadable(car: Car, name: str) -> None:
    topic = f"cockpit/V1/phone/ben/{name}"
    large = Arrived(topic, bytes(TOPICS[name].most_bytes + 1), {})
    assert car.reader.read(large) is Refusal.TOO_LARGE
    assert car.reader.read(Arrived(topic, b"\xff")) is Refusal.UNREADABLE
    assert car.reader.refused == {Refusal.TOO_LARGE: 1, Refusal.UNREADABLE: 1}
    assert any(matches(pattern, topic) for pattern in car.reader.patterns)


def test_every_example_of_the_page_is_understood(car: Car) -> None:
    page = PAGE.read_text("utf-8")
    examples = re.findall(r"^### `(\w+)`$.*?^```json\n(.*?)^```", page, re.M | re.S)
    said = {name: car.hears(f"anna/{name}", json.loads(words)) for name, words in examples}
    assert said.keys() == TOPICS.keys()
    assert not [name for name, words in said.items() if isinstance(words, Refusal)]
    assert not car.reader.refused


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
KEYS = "state name number sender text app title sort artist playing position_s length_s art ts"
STATES = st.sampled_from(["ringing", "active", "ended"])
PEOPLE = st.lists(st.fixed_dictionaries({}, optional={"name": JSON, "numbers": JSON}) | JSON)
TABLES = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(KEYS.split(), JSON) | {"contacts": PEOPLE, "state": STATES | JSON},
)


@given(st.sampled_from(sorted(TOPICS)) | st.text(), JSON | TABLES, st.binary(), st.booleans())
def test_nothing_that_comes_raises(name: str, value: Any, raw: bytes, retained: bool) -> None:
    car = Car()
    heard = car.reader.read(Arrived(f"cockpit/V1/phone/ben/{name}", raw, value, retained))
    assert isinstance(heard, Heard) or car.reader.refused[heard] == 1


@given(st.binary(max_size=200), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"]))
def test_no_bytes_raise(data: bytes, magic: bytes) -> None:
    assert picture(art(magic + data)) in (None, magic + data)
