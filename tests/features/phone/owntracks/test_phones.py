import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.messages import Arrived, Kind, Message
from cockpit.features.phone.owntracks.asking import report_location, set_waypoints
from cockpit.features.phone.owntracks.joining import WORD, Door, qr_text
from cockpit.features.phone.owntracks.phone import MOST_REGIONS, MOST_WAYPOINTS, Phone, Waypoint
from cockpit.features.phone.owntracks.phones import LARGEST, Known, Phones
from cockpit.features.phone.owntracks.position import Connection, Freshness
from cockpit.features.phone.owntracks.refusal import Refusal
from cockpit.features.phone.owntracks.sealed import box, new_key, opened, seal
from cockpit.maps.geo import Point

NOW = 1_795_000_000.0
KEY = "a-key-that-anna-and-the-car-have"
ANNA, BEN = "owntracks/anna/pixel", "owntracks/ben/iphone"
PIXEL = {
    "_type": "location",
    "BSSID": "3c:37:12:aa:bb:cc",
    "SSID": "Blue car",
    "acc": 12,
    "alt": 154,
    "batt": 78,
    "bs": 1,
    "cog": 271,
    "conn": "w",
    "created_at": NOW - 4,
    "inregions": ["Home"],
    "inrids": ["a1b2c3"],
    "lat": 47.99012,
    "lon": 7.84211,
    "m": 1,
    "t": "u",
    "tid": "an",
    "topic": ANNA,
    "tst": NOW - 5,
    "vac": 3,
    "vel": 4,
}
ENTERS = {
    "_type": "transition",
    "acc": 21.5,
    "desc": "Work",
    "event": "enter",
    "lat": 48.001,
    "lon": 7.85,
    "rid": "f7676c",
    "t": "c",
    "tid": "an",
    "tst": NOW - 2,
    "wtst": 1_610_104_395,
}
CIRCLE = {
    "_type": "waypoint",
    "desc": "Home",
    "lat": 47.99,
    "lon": 7.842,
    "rad": 80,
    "tst": 1_610_104_395,
}


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


class Pocket:
    """Anna's phone encrypts; Ben's does not, and may do so."""

    def __init__(self) -> None:
        self.clock = Clock()
        anna = Known("anna", "pixel", "Anna", KEY)
        ben = Known("ben", "iphone", "Ben", plain=True)
        self.phones = Phones([anna, ben], self.clock)

    def says(self, topic: str, value: Any, retained: bool = False) -> Refusal | None:
        raw = json.dumps(value).encode()
        return self.phones.take(Arrived(topic, raw, value, retained))

    def anna_says(self, value: Any, retained: bool = False) -> Refusal | None:
        return self.says(ANNA, seal(value, box(KEY)), retained)

    def ben_says(self, retained: bool = False, **changed: Any) -> Refusal | None:
        return self.says(BEN, {**PIXEL, **changed}, retained)

    @property
    def anna(self) -> Phone:
        return self.phones.phones[ANNA]

    @property
    def ben(self) -> Phone:
        return self.phones.phones[BEN]


@pytest.fixture
def pocket() -> Pocket:
    return Pocket()


def test_an_encrypted_location(pocket: Pocket) -> None:
    assert pocket.anna_says(PIXEL) is None
    here = pocket.anna.position
    assert here is not None
    assert here.point == Point(47.99012, 7.84211)
    assert (here.accuracy_m, here.battery, here.speed_kmh, here.course) == (12, 78, 4, 271)
    assert (here.connection, here.wifi, here.at) == (Connection.WIFI, "Blue car", NOW - 5)
    assert pocket.anna.regions == ("Home",)
    assert pocket.anna.online is True
    assert not pocket.phones.refused


def test_what_the_recorder_and_the_apps_encrypt_is_opened() -> None:
    # Key "s3kr1t-s3kr1t-s3kr1t" padded with NULs, nonce of 24 bytes 0..23, made with libsodium.
    sealed = (
        base64.b64encode(bytes(range(24))).decode()
        + "ciTyWNrhpRYH0vp6xOcuZwELjiLY8tr7E4rm2EFeNgC6pGd49667"
    )
    table = opened({"_type": "encrypted", "data": sealed}, box("s3kr1t-s3kr1t-s3kr1t"))
    assert table == {"_type": "lwt", "tst": 1}


def test_plain_counts_only_where_the_driver_allows_it(pocket: Pocket) -> None:
    assert pocket.says(ANNA, PIXEL) is Refusal.PLAIN
    assert pocket.anna.position is None
    assert pocket.ben_says() is None
    assert pocket.ben.position is not None


def test_another_key_a_changed_byte_and_no_key(pocket: Pocket) -> None:
    assert pocket.says(ANNA, seal(PIXEL, box(new_key()))) is Refusal.WRONG_KEY
    sealed = seal(PIXEL, box(KEY))
    raw = bytearray(base64.b64decode(sealed["data"]))
    for at in range(len(raw)):
        raw[at] ^= 1
        sealed["data"] = base64.b64encode(raw).decode()
        assert pocket.says(ANNA, sealed) is Refusal.WRONG_KEY
        raw[at] ^= 1
    assert pocket.says(BEN, seal(PIXEL, box(KEY))) is Refusal.NO_KEY
    assert pocket.phones.refused[Refusal.NO_KEY] == 1


@pytest.mark.parametrize("data", ["", "?", "AAAA", None, 7, ["A"], "ä" * 60, "A" * 56])
def test_what_is_no_cipher_text_is_refused(pocket: Pocket, data: Any) -> None:
    assert pocket.says(ANNA, {"_type": "encrypted", "data": data}) is Refusal.WRONG_KEY


@pytest.mark.parametrize("plain", [b"[1]", b"NaN", b'{"lat": NaN}', b"\xff", b"", b"[" * 40_000])
def test_odd_things_within_the_encryption(pocket: Pocket, plain: bytes) -> None:
    data = base64.b64encode(box(KEY).encrypt(plain)).decode()
    assert pocket.says(ANNA, {"_type": "encrypted", "data": data}) is Refusal.UNREADABLE


def test_a_replay_and_what_is_older_change_nothing(pocket: Pocket) -> None:
    pocket.ben_says(lat=48.0)
    assert pocket.ben_says(lat=48.0) is Refusal.OLD
    assert pocket.ben_says(lat=49.0, tst=NOW - 60) is Refusal.OLD
    assert pocket.ben.position
    assert pocket.ben.position.point.lat == 48.0
    assert pocket.phones.refused == {Refusal.OLD: 2}


def test_the_future_is_refused_a_clock_a_little_ahead_is_not(pocket: Pocket) -> None:
    assert pocket.ben_says(tst=NOW + 3600) is Refusal.FUTURE
    assert pocket.ben_says(tst=NOW + 30) is None
    assert pocket.ben.position
    assert pocket.ben.position.age_s(NOW) == 0


def test_a_car_clock_that_is_put_right_does_not_shut_the_phone_out(pocket: Pocket) -> None:
    pocket.clock.now = NOW + 86_400
    pocket.ben_says(tst=NOW + 86_400)
    pocket.says(f"{BEN}/event", {**ENTERS, "tst": NOW + 86_400})
    pocket.clock.now = NOW
    assert pocket.ben_says(tst=NOW) is None
    assert pocket.ben.regions == ("Home",)


def test_retained_is_taken_and_aged_by_its_own_time(pocket: Pocket) -> None:
    assert pocket.ben_says(retained=True, tst=NOW - 20 * 60) is None
    assert pocket.ben.online is None
    here = pocket.ben.position
    assert here is not None
    assert here.freshness(NOW) is Freshness.FADED
    assert here.freshness(NOW - 10 * 60) is Freshness.FRESH
    assert here.freshness(NOW + 41 * 60) is Freshness.UNKNOWN


@pytest.mark.parametrize(("acc", "rough"), [(500, False), (501, True), (None, True), (0, True)])
def test_a_fix_that_tells_no_more_than_the_town_is_rough(
    pocket: Pocket, acc: float | None, rough: bool
) -> None:
    pocket.ben_says(acc=acc)
    assert pocket.ben.position
    assert pocket.ben.position.rough is rough


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"lat": 91}, Refusal.NO_PLACE),
        ({"lon": "7.8"}, Refusal.NO_PLACE),
        ({"lat": None}, Refusal.NO_PLACE),
        ({"lat": True}, Refusal.NO_PLACE),
        ({"lat": 0, "lon": 0}, Refusal.NO_PLACE),
        ({"lat": 10**400}, Refusal.NO_PLACE),
        ({"tst": None}, Refusal.NO_TIME),
        ({"tst": "now"}, Refusal.NO_TIME),
        ({"tst": 0}, Refusal.NO_TIME),
        ({"tst": 4e9}, Refusal.FUTURE),
        ({"tst": 10**400}, Refusal.NO_TIME),
    ],
)
def test_no_place_or_no_time(pocket: Pocket, changed: dict[str, Any], refusal: Refusal) -> None:
    assert pocket.ben_says(**changed) is refusal
    assert pocket.ben.position is None


def test_odd_extras_are_left_out_the_place_counts(pocket: Pocket) -> None:
    odd: dict[str, Any] = {"batt": -1, "vel": -1, "cog": 400, "conn": ["w"], "SSID": 7}
    assert pocket.ben_says(**odd, inregions="Home", acc="12") is None
    here = pocket.ben.position
    assert here is not None
    assert (here.battery, here.speed_kmh, here.course) == (None, None, None)
    assert here.connection is None
    assert (here.wifi, here.accuracy_m, pocket.ben.regions) == ("", None, ())


def test_regions_are_entered_and_left(pocket: Pocket) -> None:
    pocket.anna_says(PIXEL)
    event = f"{ANNA}/event"
    assert pocket.says(event, seal(ENTERS, box(KEY))) is None
    assert list(pocket.anna.regions) == ["Home", "Work"]
    gone = {**ENTERS, "desc": "Home", "event": "leave", "tst": NOW - 1}
    assert pocket.says(event, seal(gone, box(KEY))) is None
    assert list(pocket.anna.regions) == ["Work"]
    assert pocket.says(event, seal(ENTERS, box(KEY))) is Refusal.OLD
    assert pocket.says(event, seal({**gone, "event": "?"}, box(KEY))) is Refusal.NO_REGION
    assert pocket.says(event, seal({**gone, "desc": ""}, box(KEY))) is Refusal.NO_REGION


def test_a_late_location_does_not_undo_a_transition(pocket: Pocket) -> None:
    pocket.ben_says(tst=NOW - 100)
    pocket.says(f"{BEN}/event", ENTERS)
    assert pocket.ben_says(tst=NOW - 50) is None
    assert pocket.ben.regions == ("Home", "Work")


def test_waypoints_are_listed_replaced_and_bounded(pocket: Pocket) -> None:
    home = Waypoint("Home", Point(47.99, 7.842), 80, 1_610_104_395)
    assert pocket.says(f"{BEN}/waypoint", CIRCLE) is None
    assert pocket.ben.waypoints == (home,)
    pocket.says(f"{BEN}/waypoint", {**CIRCLE, "rad": 120})
    assert [each.radius_m for each in pocket.ben.waypoints] == [120]
    beacon = {"_type": "waypoint", "desc": "Desk", "uuid": "CA271EAE", "tst": 1_610_104_396}
    many = [{**CIRCLE, "tst": 1_610_000_000 + at} for at in range(500)]
    listed = {"_type": "waypoints", "waypoints": [beacon, 7, *many]}
    assert pocket.says(f"{BEN}/waypoints", listed) is None
    assert len(pocket.ben.waypoints) == MOST_WAYPOINTS - 2
    assert pocket.says(f"{BEN}/waypoint", beacon) is Refusal.NO_PLACE
    assert pocket.says(f"{BEN}/waypoints", {"_type": "waypoints"}) is Refusal.NO_PLACE


def test_memory_is_bounded(pocket: Pocket) -> None:
    for at in range(3 * MOST_REGIONS):
        pocket.says(f"{BEN}/event", {**ENTERS, "desc": f"Region {at}"})
        pocket.says(f"{BEN}/waypoint", {**CIRCLE, "tst": 1_610_000_000 + at})
    assert len(pocket.ben.regions) == MOST_REGIONS
    assert len(pocket.ben.waypoints) == MOST_WAYPOINTS
    pocket.ben_says(inregions=["x" * 200] * 200, tst=NOW)
    assert pocket.ben.regions == ("x" * 80,)


def test_the_last_will_says_that_a_phone_is_gone(pocket: Pocket) -> None:
    pocket.anna_says(PIXEL)
    assert pocket.says(ANNA, {"_type": "lwt", "tst": NOW - 9000}) is None
    assert pocket.anna.online is False
    assert pocket.anna.position is not None


@pytest.mark.parametrize(
    ("topic", "value"),
    [
        (f"{BEN}/info", {"_type": "card", "name": "Ben", "face": "iVBORw0KGgo="}),
        (f"{BEN}/step", {"_type": "steps", "tst": NOW, "steps": 12, "from": 0, "to": 1}),
        (f"{BEN}/cmd", {"_type": "cmd", "action": "reportLocation"}),
        (f"{BEN}/status", {"_type": "status", "android": {"ps": 0}}),
        (BEN, {"_type": "beacon", "tst": NOW}),
        (BEN, {"_type": ["location"]}),
        (BEN, {}),
    ],
)
def test_what_means_nothing_to_the_car_is_passed_by(pocket: Pocket, topic: str, value: Any) -> None:
    before = pocket.ben
    assert pocket.says(topic, value) is None
    assert pocket.ben is before


def test_strangers_large_and_unreadable_messages_are_counted(pocket: Pocket) -> None:
    assert pocket.says("owntracks/eve/phone", PIXEL) is Refusal.STRANGER
    assert pocket.says("owntracks/anna", PIXEL) is Refusal.STRANGER
    large = Arrived(BEN, b" " * (LARGEST + 1), PIXEL)
    assert pocket.phones.take(large) is Refusal.TOO_LARGE
    assert pocket.phones.take(Arrived(BEN, b"\xff")) is Refusal.UNREADABLE
    assert sum(pocket.phones.refused.values()) == 4
    assert len(pocket.phones.phones) == 2


def test_it_asks_for_the_topics_of_its_phones_only(pocket: Pocket) -> None:
    assert pocket.phones.patterns == (f"{ANNA}/#", f"{BEN}/#")


@pytest.mark.parametrize(
    ("user", "device", "key"),
    [
        ("a/b", "x", ""),
        ("+", "x", ""),
        ("a", "#", ""),
        ("", "x", ""),
        ("a", "x\n", ""),
        ("a", "x", "short"),
        ("a", "x", "k" * 33),
        ("a", "x", "ü" * 17),
    ],
)
def test_a_phone_that_cannot_work_is_not_set_up(user: str, device: str, key: str) -> None:
    with pytest.raises(ValueError, match=r"topic|bytes"):
        Known(user, device, "name", key)


def test_a_key_does_not_show_in_a_log() -> None:
    assert KEY not in repr(Known("anna", "pixel", "Anna", KEY))
    assert "s3cret" not in repr(Door("host", 8883, True, "s3cret"))


def table_in(message: Message, key: str) -> Any:
    table = json.loads(message.payload)
    return opened(table, box(key)) if key else table


@pytest.mark.parametrize("key", ["", KEY])
def test_commands_are_encrypted_where_the_phone_has_a_key(key: str) -> None:
    known = Known("anna", "pixel", "Anna", key)
    asks = report_location(known)
    assert asks.topic == f"{ANNA}/cmd"
    assert table_in(asks, key) == {"_type": "cmd", "action": "reportLocation"}
    home = Waypoint("Home", Point(47.99, 7.842), 80, 1_610_104_395)
    sets = set_waypoints(known, [home])
    assert sets.kind is Kind.COMMAND
    circles = {"_type": "waypoints", "waypoints": [CIRCLE]}
    assert table_in(sets, key) == {"_type": "cmd", "action": "setWaypoints", "waypoints": circles}
    assert (b"reportLocation" in asks.payload) is not bool(key)


@given(st.text(st.characters(codec="utf-8"), max_size=30), st.sampled_from(["", KEY, "k>~?" * 8]))
def test_the_qr_code_holds_all_and_survives_any_decoder(password: str, key: str) -> None:
    known = Known("anna", "pixel", "Anna", key)
    text = qr_text(known, Door("home.example", 8883, True, password))
    inline = text.removeprefix(WORD)
    assert inline.isalnum()
    words = json.loads(base64.b64decode(inline, validate=True))
    assert (words["_type"], words["mode"], words["host"]) == ("configuration", 0, "home.example")
    assert (words["port"], words["tls"], words["auth"]) == (8883, True, True)
    assert (words["username"], words["deviceId"]) == ("anna", "pixel")
    assert (words["password"], words.get("encryptionKey", "")) == (password, key)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
TYPES = ["location", "transition", "waypoint", "waypoints", "lwt", "encrypted", "card"]
EXTRAS = [name for name in [*PIXEL, "desc", "event", "data"] if name != "_type"]
TABLES = st.fixed_dictionaries(
    {"_type": st.sampled_from(TYPES)},
    optional={name: JSON | st.just(PIXEL.get(name)) for name in EXTRAS}
    | {"waypoints": st.lists(JSON, max_size=3), "rad": JSON},
)
TAILS = st.sampled_from(["", "/event", "/waypoints", "/waypoint", "/a/b/c", "/"]) | st.text()


@given(st.sampled_from([ANNA, BEN]), TAILS, JSON | TABLES, st.binary(), st.booleans())
def test_nothing_that_comes_raises(
    topic: str, tail: str, value: Any, raw: bytes, retained: bool
) -> None:
    pocket = Pocket()
    refusal = pocket.phones.take(Arrived(topic + tail, raw, value, retained))
    assert sum(pocket.phones.refused.values()) == (refusal is not None)
    if isinstance(value, dict):
        sealed = seal(value, box(KEY))
        pocket.phones.take(Arrived(ANNA + tail, raw, sealed, retained))
