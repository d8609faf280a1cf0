from pathlib import Path

import pytest

from cockpit.features.profiles.favourites import Place
from cockpit.features.profiles.fields import HOME, PLACES
from cockpit.features.profiles.profile import Profile
from cockpit.features.profiles.sealing import (
    MOST,
    Cost,
    fresh_key,
    fresh_salt,
    from_phone,
    from_pin,
    opened,
    seal,
)
from cockpit.features.profiles.store import Store
from tests.features.profiles.drivers import CHEAP, driver, session

SECRET, LATER = "Quetzalcoatl Avenue 9", "Xylophone Court 3"


def found_in(folder: Path, *texts: str) -> set[str]:
    """Which of the texts lie in some file, in the encodings that a hex viewer would show."""
    contents = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    assert any(contents)
    return {
        text
        for text in texts
        for word in (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"))
        if any(word in content for content in contents)
    }


def moved(profile: Profile, address: str) -> Profile:
    many = tuple(Place(f"{address} {n}", n / 2, n, address) for n in range(100))
    return profile.having(HOME, Place("Home", 1.0, 2.0, address)).having(PLACES, many)


def test_sealed_data_opens_with_its_key_for_its_purpose_only() -> None:
    key = fresh_key()
    sealed = seal(b"plain", key, "profile a")
    assert opened(sealed, key, "profile a") == b"plain"
    assert opened(sealed, key, "profile b") is None
    assert opened(sealed, fresh_key(), "profile a") is None
    assert opened(sealed[:-1], key, "profile a") is None
    assert opened(b"", key, "profile a") is None
    assert seal(b"plain", key, "profile a") != sealed


def test_a_key_follows_from_pin_and_salt() -> None:
    salt = fresh_salt()
    assert from_pin("4711", salt, CHEAP) == from_pin("4711", salt, CHEAP)
    assert from_pin("4711", salt, CHEAP) != from_pin("4711", fresh_salt(), CHEAP)
    assert from_pin("4711", salt, CHEAP) != from_pin("4711", salt, Cost(2, 8192))
    secret = fresh_key()
    assert from_phone(secret, salt) != from_phone(secret, fresh_salt())


def test_a_cost_that_would_fill_the_memory_is_refused() -> None:
    with pytest.raises(ValueError, match="costs"):
        from_pin("4711", fresh_salt(), Cost(1, MOST.memory + 1))


def test_what_is_sealed_is_in_no_byte_of_any_file(tmp_path: Path) -> None:
    store = Store(tmp_path, CHEAP)
    anna = session(store.add(moved(driver("Annabelle"), SECRET)))
    assert found_in(tmp_path, SECRET, "Annabelle") == {SECRET, "Annabelle"}
    anna = session(store.locks.set_pin(anna, "4711"))
    assert found_in(tmp_path, SECRET, "Annabelle") == {"Annabelle"}
    anna = session(store.keep(anna, moved(anna.profile, LATER)))
    assert not found_in(tmp_path, SECRET, LATER)
    assert anna.key is not None
    assert not any(anna.key in file.read_bytes() for file in tmp_path.iterdir())
    store.close()
    assert not found_in(tmp_path, SECRET, LATER)
    store = Store(tmp_path, CHEAP)
    store.delete(anna.profile.id)
    assert not found_in(tmp_path, SECRET, LATER, "Annabelle")


def test_what_was_never_sealed_is_gone_when_it_is_deleted_or_overwritten(tmp_path: Path) -> None:
    store = Store(tmp_path, CHEAP)
    anna = session(store.add(moved(driver("Annabelle"), SECRET)))
    anna = session(store.keep(anna, moved(anna.profile, LATER)))
    assert found_in(tmp_path, SECRET, LATER) == {LATER}
    store.delete(anna.profile.id)
    assert not found_in(tmp_path, SECRET, LATER, "Annabelle")


def test_a_damaged_file_that_was_put_aside_goes_when_something_is_deleted(tmp_path: Path) -> None:
    store = Store(tmp_path, CHEAP)
    anna = session(store.add(moved(driver("Annabelle"), SECRET)))
    store.close()
    file = tmp_path / "profiles.sqlite"
    file.write_bytes(file.read_bytes()[:-4096] + bytes(4096))
    store = Store(tmp_path, CHEAP)
    assert (tmp_path / "profiles.sqlite.broken").exists()
    store.delete(anna.profile.id)
    assert not found_in(tmp_path, SECRET, "Annabelle")
