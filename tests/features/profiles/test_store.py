import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from cockpit.features.profiles.fields import DRIVE_MODE, HOME, NAME, TEMPERATURE
from cockpit.features.profiles.locks import MOST_PHONES
from cockpit.features.profiles.profile import GUEST, VALET, new_profile
from cockpit.features.profiles.refusal import Reason, Refused
from cockpit.features.profiles.sealing import USUAL, fresh_key
from cockpit.features.profiles.session import guest
from cockpit.features.profiles.store import MOST_CARS, MOST_PROFILES, Store
from tests.features.profiles.drivers import CHEAP, driver, session


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "profiles", CHEAP)


def again(store: Store, folder: Path) -> Store:
    store.close()
    return Store(folder / "profiles", CHEAP)


def test_profiles_outlive_a_restart(store: Store, tmp_path: Path) -> None:
    anna, ben = driver("Anna"), driver("Ben")
    store.add(anna)
    store.add(ben)
    later = again(store, tmp_path)
    assert [each.face for each in later.drivers] == [anna.face, ben.face]
    assert session(later.open(ben.id)).profile == ben
    assert later.mended is later.trouble is None


def test_changes_and_a_new_name_are_kept(store: Store, tmp_path: Path) -> None:
    first = session(store.add(driver()))
    changed = first.profile.having(NAME, "Anne").having(TEMPERATURE, 19.0)
    store.keep(first, changed)
    later = again(store, tmp_path)
    assert session(later.open(changed.id)).profile == changed
    assert later.drivers[0].face.name == "Anne"


def test_a_pin_opens_and_nothing_else(store: Store, tmp_path: Path) -> None:
    anna = session(store.locks.set_pin(session(store.add(driver())), "4711"))
    later = again(store, tmp_path)
    assert later.drivers[0].pin
    assert later.drivers[0].locked
    assert later.open(anna.profile.id) == Refused(Reason.LOCKED)
    assert later.unlock(anna.profile.id, "4712") == Refused(Reason.WRONG_PIN)
    assert later.unlock(anna.profile.id, "471") == Refused(Reason.PIN_FORM)
    assert later.unlock("nobody", "4711") == Refused(Reason.NO_PIN)
    assert later.unlock(anna.profile.id, "4711") == anna


def test_pin_and_phones_open_the_same_and_are_taken_off_one_by_one(store: Store) -> None:
    secret, id_ = fresh_key(), ""
    anna = session(store.add(driver()))
    id_ = anna.profile.id
    anna = session(store.locks.set_pin(anna, "4711"))
    anna = session(store.locks.add_phone(anna, "phone-1", secret))
    assert store.drivers[0].phones == {"phone-1"}
    assert store.unlock_by_phone(id_, "phone-1", secret) == anna
    assert store.unlock_by_phone(id_, "phone-1", fresh_key()) == Refused(Reason.WRONG_PHONE)
    assert store.unlock_by_phone(id_, "phone-2", secret) == Refused(Reason.WRONG_PHONE)
    anna = session(store.locks.drop_pin(anna))
    assert store.unlock(id_, "4711") == Refused(Reason.NO_PIN)
    assert store.open(id_) == Refused(Reason.LOCKED)
    anna = session(store.locks.drop_phone(anna, "phone-1"))
    assert anna.key is None
    assert store.open(id_) == anna


def test_another_pin_replaces_the_old_one(store: Store) -> None:
    anna = session(store.locks.set_pin(session(store.add(driver())), "4711"))
    store.locks.set_pin(anna, "0815")
    assert store.unlock(anna.profile.id, "4711") == Refused(Reason.WRONG_PIN)
    assert session(store.unlock(anna.profile.id, "0815")) == anna


def test_one_drivers_session_neither_reads_nor_writes_anothers(store: Store) -> None:
    anna = session(store.locks.set_pin(session(store.add(driver("Anna"))), "4711"))
    ben = session(store.locks.set_pin(session(store.add(driver("Ben", "Mill Lane"))), "0815"))
    forged = replace(ben, profile=replace(anna.profile, values=ben.profile.values))
    assert store.keep(forged, forged.profile) == Refused(Reason.MEANWHILE)
    assert store.locks.set_pin(forged, "1111") == Refused(Reason.MEANWHILE)
    assert store.locks.drop_pin(replace(forged, key=None)) == Refused(Reason.MEANWHILE)
    assert store.valet.start(forged) == Refused(Reason.MEANWHILE)
    assert store.keep(ben, anna.profile) == Refused(Reason.UNKNOWN)
    assert store.unlock(anna.profile.id, "0815") == Refused(Reason.WRONG_PIN)
    assert session(store.unlock(anna.profile.id, "4711")).profile.get(HOME) == driver().get(HOME)


def test_a_session_from_before_the_first_pin_does_not_lay_the_profile_open(store: Store) -> None:
    before = session(store.add(driver()))
    store.locks.set_pin(before, "4711")
    assert store.keep(before, before.profile) == Refused(Reason.MEANWHILE)
    assert store.open(before.profile.id) == Refused(Reason.LOCKED)


def test_a_lock_keeps_what_was_changed_since_the_session_began(store: Store) -> None:
    first = session(store.add(driver()))
    store.keep(first, first.profile.having(DRIVE_MODE, "SPORT"))
    store.locks.set_pin(first, "4711")
    assert session(store.unlock(first.profile.id, "4711")).profile.get(DRIVE_MODE) == "SPORT"


def test_a_guest_leaves_no_trace(store: Store, tmp_path: Path) -> None:
    store.add(driver())
    before = {file: file.read_bytes() for file in (tmp_path / "profiles").iterdir()}
    visitor = guest()
    visitor = session(store.keep(visitor, visitor.profile.having(TEMPERATURE, 25.0)))
    assert visitor.profile.get(TEMPERATURE) == 25.0
    assert store.locks.set_pin(visitor, "4711") == Refused(Reason.GUEST)
    assert store.add(GUEST) == Refused(Reason.GUEST)
    assert {file: file.read_bytes() for file in (tmp_path / "profiles").iterdir()} == before


def test_what_was_deleted_is_gone(store: Store, tmp_path: Path) -> None:
    anna, ben = session(store.add(driver())), session(store.add(driver("Ben")))
    assert store.delete(anna.profile.id) is None
    assert store.delete(anna.profile.id) == Refused(Reason.UNKNOWN)
    assert store.keep(anna, anna.profile) == Refused(Reason.UNKNOWN)
    assert [each.face.name for each in again(store, tmp_path).drivers] == [ben.profile.get(NAME)]


def test_a_forgotten_pin_does_not_keep_the_profile_for_ever(store: Store) -> None:
    anna = session(store.locks.set_pin(session(store.add(driver())), "4711"))
    assert store.delete(anna.profile.id) is None
    assert store.drivers == ()
    assert store.unlock(anna.profile.id, "4711") == Refused(Reason.NO_PIN)


def test_only_so_many_profiles_fit(store: Store) -> None:
    for number in range(MOST_PROFILES):
        session(store.add(new_profile(f"D{number}")))
    assert store.add(new_profile("One more")) == Refused(Reason.FULL)


def test_the_same_profile_is_not_added_twice(store: Store) -> None:
    store.add(anna := driver())
    assert store.add(anna) == Refused(Reason.MEANWHILE)


def test_valet_mode_outlives_a_restart_and_ends_by_who_began_it(
    store: Store, tmp_path: Path
) -> None:
    open_, ben = session(store.add(driver("Carl"))), session(store.add(driver("Ben")))
    anna = session(store.locks.set_pin(session(store.add(driver())), "4711"))
    ben = session(store.locks.set_pin(ben, "0815"))
    assert store.valet.start(open_) == Refused(Reason.NO_LOCK)
    assert store.valet.start(guest()) == Refused(Reason.NO_LOCK)
    assert session(store.valet.start(anna)).profile == VALET
    store = again(store, tmp_path)
    assert store.valet.by == anna.profile.id
    assert store.open(open_.profile.id) == Refused(Reason.VALET)
    assert store.delete(anna.profile.id) == Refused(Reason.VALET)
    assert store.add(driver("Eve")) == Refused(Reason.VALET)
    assert store.locks.drop_pin(anna) == Refused(Reason.VALET)
    assert store.valet.start(ben) == Refused(Reason.VALET)
    assert store.valet.end(session(store.unlock(ben.profile.id, "0815"))) == Refused(
        Reason.OTHERS_VALET
    )
    assert store.valet.end(replace(anna, key=ben.key)) == Refused(Reason.OTHERS_VALET)
    assert store.valet.end(session(store.unlock(anna.profile.id, "4711"))) is None
    assert session(store.open(open_.profile.id)).profile == open_.profile


def test_a_lock_that_would_fill_the_memory_opens_nothing(store: Store) -> None:
    anna = session(store.locks.set_pin(session(store.add(driver())), "4711"))
    for passes, memory in ((1, 1 << 40), (0, 8192)):
        step = ("UPDATE lock SET passes = ?, memory = ?", (passes, memory))
        assert store._shelf.change(step)
        assert store.unlock(anna.profile.id, "4711") == Refused(Reason.DAMAGED)


def test_other_cars_are_trusted_until_they_are_not(store: Store, tmp_path: Path) -> None:
    car = bytes(range(32))
    store.trust(car, "The old car")
    store = again(store, tmp_path)
    assert store.trusted == {car: "The old car"}
    store.distrust(car)
    assert store.trusted == {}


def test_only_so_many_phones_and_cars_fit(store: Store) -> None:
    anna = session(store.add(driver()))
    for number in range(MOST_PHONES):
        anna = session(store.locks.add_phone(anna, f"phone-{number}", fresh_key()))
    assert store.locks.add_phone(anna, "another", fresh_key()) == Refused(Reason.MANY_PHONES)
    assert session(store.locks.add_phone(anna, "phone-0", fresh_key())) == anna
    assert store.locks.add_phone(anna, "", fresh_key()) == Refused(Reason.PHONE_FORM)
    assert store.locks.add_phone(anna, "phone-0", b"short") == Refused(Reason.PHONE_FORM)
    for number in range(MOST_CARS):
        assert store.trust(bytes([number] * 32), f"Car {number}") is None
    assert store.trust(bytes([99] * 32), "Another") == Refused(Reason.MANY_CARS)
    assert store.trust(bytes(32), "Renamed") is None


def test_without_a_folder_nothing_is_kept_and_all_works() -> None:
    store = Store(None, CHEAP)
    anna = session(store.locks.set_pin(session(store.add(driver())), "4711"))
    assert store.unlock(anna.profile.id, "4711") == anna
    assert Store(None).drivers == ()


def test_a_pin_is_tried_beside_the_main_thread(tmp_path: Path) -> None:
    store = Store(tmp_path, USUAL)
    anna = session(store.locks.set_pin(session(store.add(driver())), "4711"))
    worker = threading.Thread(target=store.unlock, args=(anna.profile.id, "0000"))
    worker.start()
    looks = 0
    while worker.is_alive():
        assert len(store.drivers) == 1
        looks += 1
        time.sleep(0.001)
    assert looks > 5
