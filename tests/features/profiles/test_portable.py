import json
import random
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.signing import SigningKey

from cockpit.core import signals
from cockpit.features.profiles.car_key import CarKey
from cockpit.features.profiles.favourites import Contact, Place, Scene, Station
from cockpit.features.profiles.fields import (
    CONTACTS,
    DRIVE_MODE,
    FIELDS,
    HOME,
    PICTURE,
    PLACES,
    SCENES,
    SEAT_POSITION,
    STATIONS,
    TEMPERATURE,
    WHEEL_TILT,
)
from cockpit.features.profiles.portable import Portable, as_text, exported, from_text, imported
from cockpit.features.profiles.preview import preview
from cockpit.features.profiles.profile import GUEST, Profile, new_profile
from cockpit.features.profiles.refusal import Reason, Refused
from tests.features.profiles.drivers import driver, png
from tests.tools.fuzz_profiles import fuzz_often

CAR = CarKey(None)
NOW = 1.8e9


def file_of(profile: Profile, personal: bool = True, picture: bool = True) -> bytes:
    file = exported(profile, CAR, NOW, personal=personal, picture=picture)
    assert isinstance(file, bytes)
    return file


def read(file: bytes, passphrase: str = "") -> Portable:
    found = imported(file, {CAR.public}, passphrase)
    assert isinstance(found, Portable), found
    return found


def by_a_car(
    body: bytes, sealed: int = 0, version: int = 1, key: SigningKey | None = None
) -> bytes:
    signer = key or SigningKey.generate()
    head = b"cockpit-profile\n" + version.to_bytes(2) + bytes([sealed]) + len(body).to_bytes(4)
    data = head + bytes(signer.verify_key) + body
    return data + bytes(signer.sign(data).signature)


def test_a_profile_travels_whole() -> None:
    anna = driver()
    found = read(file_of(anna))
    assert (found.id, found.car, found.made_at) == (anna.id, CAR.public, int(NOW))
    assert preview(found, Profile(anna.id)).apply(Profile(anna.id)) == anna


def test_the_file_is_as_it_is_written_down() -> None:
    anna = driver()
    body = json.dumps(
        {"id": anna.id, "made_at": int(NOW), "values": anna.tell()},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    file = file_of(anna)
    assert file[:23] == b"cockpit-profile\n\0\1\0" + (len(file) - 119).to_bytes(4)
    assert file[23:55] == CAR.public
    assert zlib.decompress(file[55:-64]).decode() == body
    assert file == file_of(anna)


def test_what_is_personal_can_stay_at_home() -> None:
    found = read(file_of(driver(secret="Hidden Lane 1"), personal=False))
    assert "temperature" in found.values
    assert not {name for name in found.values if FIELDS[name].personal}


def test_under_a_passphrase_nothing_can_be_read() -> None:
    file = exported(driver(), CAR, NOW, "a horse, a staple")
    assert isinstance(file, bytes)
    assert imported(file, {CAR.public}) == Refused(Reason.PASSPHRASE)
    assert imported(file, {CAR.public}, "a house, a staple") == Refused(Reason.WRONG_PASSPHRASE)
    assert read(file, "a horse, a staple").values["temperature"] == 21.5
    assert exported(driver(), CAR, NOW, "short") == Refused(Reason.PASSPHRASE_FORM)


def test_a_text_for_a_code_comes_back_as_the_file() -> None:
    file = file_of(driver(), picture=False)
    text = as_text(file)
    assert isinstance(text, str)
    assert from_text(f" {text}\n") == file
    assert PICTURE.name not in read(file).values
    big = driver().having(PICTURE, png(more=random.Random(1).randbytes(4000)))
    assert as_text(file_of(big)) == Refused(Reason.LARGE)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.NO_PROFILE),
        ("https://example.org", Reason.NO_PROFILE),
        ("cockpit-profile:ä", Reason.NO_PROFILE),
        ("cockpit-profile:A", Reason.SHORT),
        ("cockpit-profile:" + "A" * 300_000, Reason.LARGE),
    ],
)
def test_other_texts_are_no_profiles(text: str, reason: Reason) -> None:
    assert from_text(text) == Refused(reason)


def test_a_cut_file_is_not_whole() -> None:
    file = file_of(driver())
    for length in range(1, len(file)):
        assert imported(file[:length], {CAR.public}) == Refused(Reason.SHORT)
    assert imported(b"", {CAR.public}) == Refused(Reason.NO_PROFILE)
    assert imported(file + b"x", {CAR.public}) == Refused(Reason.DAMAGED)


@settings(deadline=None)
@given(at=st.integers(0, 5000), bit=st.integers(0, 7))
def test_a_changed_bit_is_found(at: int, bit: int) -> None:
    file = bytearray(file_of(driver()))
    file[at % len(file)] ^= 1 << bit
    assert isinstance(imported(bytes(file), {CAR.public}), Refused)


def test_a_later_version_asks_for_an_update() -> None:
    assert imported(by_a_car(b"what will be", version=2), ()) == Refused(Reason.FUTURE)
    assert imported(by_a_car(b"", version=0), ()) == Refused(Reason.DAMAGED)


def test_another_cars_profile_is_taken_once_that_car_is_trusted() -> None:
    other, file = CarKey(None), file_of(driver())
    assert imported(file, {other.public}) == Refused(Reason.OTHER_CAR, car=CAR.public)
    assert isinstance(imported(file, {other.public, CAR.public}), Portable)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"noise",
        zlib.compress(b"[]"),
        zlib.compress(b"[" * 100_000),
        zlib.compress(b'{"id": "../../etc", "made_at": 1, "values": {}}'),
        zlib.compress(b'{"id": "0123456789abcdef", "made_at": NaN, "values": {}}'),
        zlib.compress(b'{"id": "0123456789abcdef", "made_at": -1, "values": {}}'),
        zlib.compress(b'{"id": "0123456789abcdef", "made_at": 1, "values": {"<b>": 1}}'),
        zlib.compress(b'{"id": "0123456789abcdef", "made_at": ' + b"9" * 5000 + b"}"),
        zlib.compress(
            b" " * 10_000_000 + b'{"id": "0123456789abcdef", "made_at": 1, "values": {}}'
        ),
        zlib.compress(b"{}") + b"more",
        zlib.compress(b"{}")[:-2],
    ],
)
def test_nonsense_that_a_trusted_car_signed_is_refused(body: bytes) -> None:
    key = SigningKey.generate()
    file = by_a_car(body, key=key)
    assert imported(file, {bytes(key.verify_key)}) == Refused(Reason.DAMAGED)


def test_a_huge_file_and_a_guest_do_not_travel() -> None:
    assert imported(bytes(10_000_000), ()) == Refused(Reason.LARGE)
    assert exported(GUEST, CAR, NOW) == Refused(Reason.GUEST)


def test_the_preview_tells_old_new_and_what_this_car_lacks() -> None:
    anna = driver().having(SEAT_POSITION, 120).having(WHEEL_TILT, 40).having(DRIVE_MODE, "SPORT")
    here = new_profile("Anna").having(SEAT_POSITION, 100).having(DRIVE_MODE, "SPORT")
    seen = preview(read(file_of(anna)), here, lambda s: s is signals.DRIVER_SEAT_POSITION_TARGET)
    changes = {change.field: change for change in seen.changes}
    assert (changes[SEAT_POSITION].old, changes[SEAT_POSITION].new) == (100, 120)
    assert not changes[SEAT_POSITION].lacking
    assert changes[WHEEL_TILT].lacking
    assert changes[TEMPERATURE].lacking
    assert not changes[HOME].lacking
    assert DRIVE_MODE not in changes
    assert seen.apply(here).get(WHEEL_TILT) == 40


def test_what_does_not_fit_is_told_and_stays_out() -> None:
    found = read(file_of(driver()))
    odd = replace(found, values={"hologram": 1, "seat_position": 400, "drive_mode": "BOOST"})
    seen = preview(odd, here := driver("Ben"))
    assert [(unfit.title, bool(unfit.why)) for unfit in seen.unfit] == [
        ("hologram", False),
        (SEAT_POSITION.title, True),
        (DRIVE_MODE.title, True),
    ]
    assert seen.apply(here) == here


def test_an_import_is_undone_and_what_came_later_stays() -> None:
    here = driver("Ben", "Mill Lane").having(SEAT_POSITION, 50)
    seen = preview(read(file_of(driver().having(SEAT_POSITION, 200))), here)
    there = seen.apply(here)
    assert there != here
    assert seen.undo(there) == here
    later = there.having(TEMPERATURE, 16.0).having(SEAT_POSITION, 77)
    assert seen.undo(later) == here.having(TEMPERATURE, 16.0).having(SEAT_POSITION, 77)


def test_the_cars_key_outlives_a_restart_and_is_the_owners_only(tmp_path: Path) -> None:
    folder = tmp_path / "profiles"
    assert CarKey(folder).public == CarKey(folder).public
    assert folder.stat().st_mode & 0o777 == 0o700
    (folder / "car.json").write_text('{"seed": "00"}')
    assert CarKey(folder).public
    assert (folder / "car.broken").exists()


def test_a_key_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    car = CarKey(tmp_path / "file" / "profiles")
    assert car.trouble
    assert len(car.sign(b"x")) == 64


def test_thousands_of_odd_files_change_nothing() -> None:
    done = fuzz_often(2000, seed=7)
    assert sum(done.values()) == 2000
    assert {"taken", Reason.DAMAGED.name, Reason.SHORT.name} <= done.keys()


def test_the_fullest_profile_travels() -> None:
    luck = random.Random(1)

    def words(longest: int) -> str:
        return "".join(chr(luck.randrange(0x4E00, 0x9FA5)) for _ in range(longest))

    place = Place(words(60), 1 / 3, 2 / 3, words(200), words(60))
    full = driver().having(PLACES, (place,) * 100).having(PICTURE, png(more=luck.randbytes(32_000)))
    full = full.having(CONTACTS, tuple(Contact(words(60), "0" * 21) for _ in range(50)))
    full = full.having(STATIONS, tuple(Station(words(60), words(200)) for _ in range(50)))
    full = full.having(SCENES, tuple(Scene(words(60), words(200)) for _ in range(50)))
    full = full.having(PLACES, tuple(replace(place, address=words(200)) for _ in range(100)))
    assert preview(read(file_of(full)), Profile(full.id)).apply(Profile(full.id)) == full
