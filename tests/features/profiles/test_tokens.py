"""Which key and which phone is whose: kept, given to another, forgotten with the driver."""

from pathlib import Path

from cockpit.features.profiles.profile import new_profile
from cockpit.features.profiles.store import Store
from cockpit.features.profiles.tokens import MOST_TOKENS, key, phone
from tests.features.profiles.drivers import CHEAP, session


def store(folder: Path) -> Store:
    return Store(folder, CHEAP)


def added(drivers: Store, name: str) -> str:
    return session(drivers.add(new_profile(name))).profile.id


def test_a_key_and_a_phone_are_known_after_a_restart(tmp_path: Path) -> None:
    drivers = store(tmp_path)
    anna, ben = added(drivers, "Anna"), added(drivers, "Ben")
    assert drivers.tokens.give(key(2), anna)
    assert drivers.tokens.give(phone("ben"), ben)
    drivers.close()
    assert store(tmp_path).tokens.owners == {"key:2": anna, "phone:ben": ben}


def test_a_key_has_one_owner(tmp_path: Path) -> None:
    drivers = store(tmp_path)
    anna, ben = added(drivers, "Anna"), added(drivers, "Ben")
    assert drivers.tokens.give(key(2), anna)
    assert drivers.tokens.give(key(2), ben)
    assert drivers.tokens.owners == {"key:2": ben}
    assert drivers.tokens.take(key(2))
    assert drivers.tokens.owners == {}


def test_who_is_gone_owns_nothing(tmp_path: Path) -> None:
    drivers = store(tmp_path)
    anna = added(drivers, "Anna")
    assert drivers.tokens.give(key(2), anna)
    assert drivers.delete(anna) is None
    assert drivers.tokens.owners == {}
    assert not drivers.tokens.give(key(3), anna)


def test_there_is_an_end_to_it_and_those_who_are_gone_make_room(tmp_path: Path) -> None:
    drivers = store(tmp_path)
    anna, ben = added(drivers, "Anna"), added(drivers, "Ben")
    assert all(drivers.tokens.give(phone(f"p{n}"), anna) for n in range(MOST_TOKENS))
    assert not drivers.tokens.give(key(1), ben)
    drivers.delete(anna)
    assert drivers.tokens.give(key(1), ben)
    assert drivers.tokens.owners == {"key:1": ben}
