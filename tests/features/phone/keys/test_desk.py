from pathlib import Path

import pytest

from cockpit.core import signals as car
from cockpit.core.hosting import Host
from cockpit.core.limits import RULES, Act
from cockpit.features.phone.keys import desk as rules
from cockpit.features.phone.keys.key_ring import MOST_KEYS
from cockpit.features.phone.keys.pairing import LASTS_S, State
from cockpit.features.phone.keys.refusal import Reason
from cockpit.features.phone.keys.role import Role
from cockpit.features.phone.messages import Stage, invitation
from tests.features.conftest import HandFedCar
from tests.features.phone.keys.street import PAGE, Street


def test_the_first_phone_is_an_owners(street: Street) -> None:
    for role in (Role.DRIVER, Role.GUEST, Role.VALET):
        assert street.desk.invite(role) == rules.FIRST_OWNER
    phone = street.enrolled(Role.OWNER)
    assert [(key.role, key.person) for key in street.ring.keys] == [(Role.OWNER, phone.person)]
    assert street.accounts == {phone.person}
    assert street.written[-1]["event"] == "key enrolled"


def test_the_qr_code_opens_the_companion_and_brings_an_account(street: Street) -> None:
    street.desk.invite(Role.OWNER)
    assert street.desk.invited
    text = street.desk.invited.text
    told = invitation(text)
    assert told
    assert text.startswith(f"{PAGE}#")
    assert told.user.startswith("phone-")
    assert told.password == f"password of {told.user}"
    assert told.password not in repr(street.desk.invited)


def test_at_a_broker_of_others_a_phone_has_its_own_account(street: Street) -> None:
    street.services.hosting.offer(Host("broker.lan", 1883))
    street.desk.invite(Role.OWNER)
    assert street.scan().person == "anna"
    assert street.enrolled().person == "anna"


def test_another_owner_needs_an_owners_phone(street: Street) -> None:
    phone = street.enrolled()
    assert street.desk.invite(Role.OWNER) == rules.ASK_OWNER
    street.command(phone, "flash")
    assert street.desk.barred_for(Role.OWNER) == ""
    street.clock.now += rules.OWNER_NEAR_S
    assert street.desk.barred_for(Role.OWNER) == rules.ASK_OWNER
    driver = street.enrolled(Role.DRIVER)
    street.command(driver, "flash")
    assert street.desk.barred_for(Role.OWNER) == rules.ASK_OWNER


def test_nothing_is_given_out_or_taken_back_while_driving_or_without_a_key(street: Street) -> None:
    street.enrolled()
    key = street.ring.keys[0]
    street.drive()
    assert street.desk.invite(Role.GUEST) == RULES[Act.PAIR].sentence
    assert street.desk.revoke(key.id, last_owner_too=True) == RULES[Act.PAIR].sentence
    street.park()
    street.car.lose(car.SPEED)
    assert street.desk.invite(Role.GUEST) == RULES[Act.PAIR].sentence
    street.park()
    for nobody in (False, None):
        if nobody is None:
            street.car.lose(car.AUTHORISED)
        else:
            street.car.say(car.AUTHORISED, nobody)
        assert street.desk.invite(Role.GUEST) == rules.KEY_ONLY
        assert street.desk.revoke(key.id) == rules.KEY_ONLY
    assert street.ring.keys == (key,)


def test_who_drives_off_ends_the_pairing(street: Street) -> None:
    phone = street.join(Role.OWNER)
    street.sent.clear()
    street.drive()
    (no,) = street.answers(f"cockpit/blue-car/phone/{phone.person}/pair/answer")
    assert phone.hear_joined(no) is Stage.REFUSED
    street.park()
    assert street.desk.pairing is None
    assert street.desk.accept() == Reason.NOT_PAIRING.value
    assert not street.ring.keys


def test_a_declined_phone_hears_so_before_its_account_is_closed(street: Street) -> None:
    phone = street.join(Role.OWNER)
    street.sent.clear()
    street.desk.close()
    (no,) = street.answers(f"cockpit/blue-car/phone/{phone.person}/pair/answer")
    assert phone.hear_joined(no) is Stage.REFUSED
    street.desk.look()
    assert street.accounts == {phone.person}
    street.clock.now += rules.FAREWELL_S
    street.desk.look()
    assert street.accounts == set()


def test_what_nobody_answers_is_over_after_five_minutes(street: Street) -> None:
    told = list[State]()
    street.desk.invite(Role.OWNER)
    pairing = street.desk.pairing
    assert pairing
    street.desk.watch(lambda: told.append(pairing.state))
    street.clock.now += LASTS_S
    for _ in range(3):
        street.desk.look()
    assert told == [State.OVER]
    assert street.desk.invited
    assert street.desk.invited.text == ""
    assert street.accounts == set()


def test_a_revoked_phone_loses_its_account(street: Street) -> None:
    owner, guest = street.enrolled(), street.enrolled(Role.GUEST)
    assert street.desk.revoke(guest.id) == ""
    assert street.accounts == {owner.person}
    assert street.desk.revoke(guest.id) == Reason.UNKNOWN_KEY.value
    assert street.desk.revoke(owner.id) == Reason.LAST_OWNER.value
    assert street.desk.revoke(owner.id, last_owner_too=True) == ""
    assert street.accounts == set()
    assert [line["event"] for line in street.written][-2:] == ["key revoked"] * 2


def test_a_full_ring_invites_nobody(street: Street) -> None:
    street.enrolled()
    for _ in range(MOST_KEYS - 1):
        street.enrolled(Role.GUEST)
    assert street.desk.invite(Role.GUEST) == rules.FULL


def test_no_broker_no_invitation(street: Street) -> None:
    street.services.hosting.offer(None)
    assert street.desk.invite(Role.OWNER) == rules.NO_BROKER


def test_a_guest_of_before_the_power_cut_is_sent_away(hand_fed: HandFedCar, tmp_path: Path) -> None:
    before = Street(hand_fed, tmp_path)
    before.desk.invite(Role.OWNER)
    after = Street(hand_fed, tmp_path)
    after.accounts |= before.accounts
    assert after.accounts
    after.clock.now += rules.FAREWELL_S
    after.desk.look()
    assert after.accounts == set()
    enrolled = after.enrolled()
    again = Street(hand_fed, tmp_path)
    again.accounts.add(enrolled.person)
    again.clock.now += rules.FAREWELL_S
    again.desk.look()
    assert again.accounts == {enrolled.person}


def test_a_nameless_phone_gets_a_name(street: Street) -> None:
    street.desk.invite(Role.OWNER)
    phone = street.scan()
    street.bring(phone.person, "pair", phone.join(""))
    assert street.desk.accept() == ""
    assert street.ring.keys[0].name == rules.NAMELESS


@pytest.mark.parametrize("stored", [True, False])
def test_when_a_key_was_used_is_kept(hand_fed: HandFedCar, tmp_path: Path, stored: bool) -> None:
    folder = tmp_path if stored else None
    street = Street(hand_fed, folder)
    phone = street.enrolled()
    assert street.ring.keys[0].used_at == 0
    street.command(phone, "flash")
    assert street.ring.keys[0].used_at > 0
    street.desk.stop()
    assert [key.used_at > 0 for key in Street(hand_fed, folder).ring.keys] == [True] * stored
