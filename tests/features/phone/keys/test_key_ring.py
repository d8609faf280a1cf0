import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from cockpit.features.phone.keys.car_key import CarKey
from cockpit.features.phone.keys.key_ring import MOST_KEYS, Key, KeyRing
from cockpit.features.phone.keys.refusal import Reason
from cockpit.features.phone.keys.role import Role
from cockpit.features.phone.messages.bond import CURVE, public_bytes
from tests.features.phone.keys.meeting import NOON, VIN


def public() -> bytes:
    return public_bytes(ec.generate_private_key(CURVE))


def ring(folder: Path | None = None) -> KeyRing:
    return KeyRing(folder, lambda: NOON)


def added(keys: KeyRing, name: str = "Pixel", role: Role = Role.OWNER) -> Key:
    key = keys.add(public(), name, role, "anna")
    assert isinstance(key, Key)
    return key


def test_keys_are_there_after_a_restart(tmp_path: Path) -> None:
    before = ring(tmp_path)
    owner, guest = added(before), added(before, "Ben's Phone 📱", Role.GUEST)
    assert before.rename(guest.id, "  Ben\nB. ") is None
    after = ring(tmp_path)
    assert after.keys == before.keys
    assert after.get(owner.id) == owner
    found = after.get(guest.id)
    assert found is not None
    assert (found.name, found.role, found.enrolled_at) == ("Ben B.", Role.GUEST, NOON)


def test_a_revoked_key_stays_revoked(tmp_path: Path) -> None:
    before = ring(tmp_path)
    added(before)
    guest = added(before, role=Role.GUEST)
    assert before.revoke(guest.id) is None
    assert before.get(guest.id) is None
    assert ring(tmp_path).get(guest.id) is None
    assert before.revoke(guest.id) is Reason.UNKNOWN_KEY
    assert before.rename(guest.id, "Ben") is Reason.UNKNOWN_KEY


def test_the_last_owner_leaves_only_when_that_is_meant() -> None:
    keys = ring()
    one, other = added(keys), added(keys)
    added(keys, role=Role.DRIVER)
    assert keys.revoke(one.id) is None
    assert keys.revoke(other.id) is Reason.LAST_OWNER
    assert keys.get(other.id) is not None
    assert keys.revoke(other.id, last_owner_too=True) is None
    assert keys.get(other.id) is None


def test_there_is_room_for_sixteen() -> None:
    keys = ring()
    for _ in range(MOST_KEYS):
        added(keys)
    assert keys.add(public(), "Pixel", Role.OWNER, "anna") is Reason.FULL
    assert len(keys.keys) == MOST_KEYS


def test_what_is_no_key_or_has_no_name_is_not_added() -> None:
    keys = ring()
    known = added(keys)
    assert keys.add(known.public, "Pixel", Role.GUEST, "ben") is Reason.ALREADY_ENROLLED
    assert keys.add(public(), "\u202e \n", Role.GUEST, "ben") is Reason.NO_NAME
    assert keys.rename(known.id, "\x00") is Reason.NO_NAME
    for odd in (b"", bytes(65), b"\x04" + bytes(64), public()[:-1], public() + b"\0"):
        with pytest.raises(ValueError, match=r"."):
            keys.add(odd, "Pixel", Role.GUEST, "ben")
    assert keys.keys == (known,)


def broken_rings() -> list[Any]:
    key = {
        "id": "",
        "public": public().hex(),
        "name": "Pixel",
        "role": "owner",
        "person": "anna",
        "enrolled_at": NOON,
    }
    right = {**key, "id": Key(bytes.fromhex(key["public"]), "n", Role.OWNER, "p", 0).id.hex()}  # type: ignore[arg-type]
    wrong = [
        key,
        {**right, "role": "king"},
        {**right, "role": []},
        {**right, "public": "04"},
        {**right, "public": 4},
        {**right, "name": ""},
        {**right, "person": 7},
        {**right, "enrolled_at": 10**400},
        {**right, "enrolled_at": "today"},
        {name: value for name, value in right.items() if name != "person"},
        "a key",
    ]
    rings = [{"keys": [right, each]} for each in wrong]
    return [[], 7, {}, {"keys": 7}, {"keys": [right, right]}, *rings]


@pytest.mark.parametrize("words", broken_rings())
def test_a_ring_that_is_broken_anywhere_is_put_aside_whole(tmp_path: Path, words: Any) -> None:
    file = tmp_path / "keys.json"
    file.write_text(json.dumps(words))
    keys = ring(tmp_path)
    assert keys.keys == ()
    assert "keys.broken" in keys.trouble
    assert json.loads((tmp_path / "keys.broken").read_text()) == words
    assert not file.exists()


def test_a_torn_file_is_put_aside_too(tmp_path: Path) -> None:
    added(ring(tmp_path))
    file = tmp_path / "keys.json"
    file.write_bytes(file.read_bytes()[:-20])
    assert ring(tmp_path).keys == ()
    assert (tmp_path / "keys.broken").exists()


def test_a_ring_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    keys = ring(blocked)
    added(keys)
    assert "cannot be written" in keys.trouble


def test_the_car_keeps_its_key_to_itself(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    folder.mkdir(mode=0o755)
    car = CarKey(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert CarKey(folder).public == car.public
    assert car.trouble == ""
    assert CarKey(None).public != car.public


@pytest.mark.parametrize(
    "words", ["{", "[]", "{}", '{"private": 7}', '{"private": "0"}', '{"private": "secret"}']
)
def test_a_broken_car_key_is_put_aside_and_not_quoted(tmp_path: Path, words: str) -> None:
    (tmp_path / "car.json").write_text(words)
    car = CarKey(tmp_path)
    assert "car.broken" in car.trouble
    assert "secret" not in car.trouble
    assert (tmp_path / "car.broken").read_text() == words
    again = CarKey(tmp_path)
    assert (again.public, again.trouble) == (car.public, "")


def test_a_car_key_that_cannot_be_kept_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    car = CarKey(blocked / "keys")
    assert "cannot be kept secret" in car.trouble
    car.bond(VIN, public())
