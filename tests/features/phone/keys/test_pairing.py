from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.hosting import Host
from cockpit.features.phone.keys.key_ring import MOST_KEYS
from cockpit.features.phone.keys.pairing import LASTS_S, WRONG_TRIES, Enrolled, State
from cockpit.features.phone.keys.refusal import Reason
from cockpit.features.phone.keys.role import Role
from cockpit.features.phone.messages.bond import Bond
from cockpit.features.phone.messages.invitation import SCHEME, invitation
from cockpit.features.phone.messages.pairing import Join, Stage, join, joined
from simulators.phone.key import Phone
from tests.features.phone.keys.meeting import BROKER, CA, VIN, Meeting, flipped, whole, why


def test_a_phone_becomes_one_of_the_car() -> None:
    meeting = Meeting()
    pairing = meeting.pairing()
    phone = meeting.phone(pairing)
    assert phone.code == ""
    assert phone.hear_joined(whole(pairing.take("anna", phone.join("Pixel"), False)))
    candidate = pairing.candidate
    assert candidate is not None
    assert (candidate.code, candidate.name) == (phone.code, "Pixel")
    assert len(phone.code) == 6
    assert phone.code.isdecimal()
    assert not meeting.ring.keys
    done = pairing.confirm(Role.DRIVER)
    assert isinstance(done, Enrolled)
    assert phone.hear_joined(done.answer) is Stage.ENROLLED
    assert meeting.ring.keys == (done.key,)
    assert (done.key.public, done.key.role, done.key.person) == (phone.public, Role.DRIVER, "anna")
    assert pairing.state is State.ENROLLED
    meeting.greet(phone)


def test_the_car_may_give_another_name() -> None:
    meeting = Meeting()
    pairing = meeting.pairing()
    pairing.take("anna", meeting.phone(pairing).join(""), False)
    assert why(pairing.confirm(Role.GUEST)) is Reason.NO_NAME
    assert isinstance(pairing.confirm(Role.GUEST, "Anna's"), Enrolled)
    assert meeting.ring.keys[0].name == "Anna's"


def test_the_network_may_bring_a_word_twice() -> None:
    meeting = Meeting()
    pairing = meeting.pairing()
    phone = meeting.phone(pairing)
    word = phone.join("Pixel")
    once = pairing.take("anna", word, False)
    assert pairing.take("anna", word, False) == once
    done = pairing.confirm(Role.GUEST)
    assert isinstance(done, Enrolled)
    assert pairing.take("anna", word, False) == done.answer


def test_one_invitation_is_for_one_phone() -> None:
    meeting = Meeting()
    pairing = meeting.pairing()
    first, second = meeting.phone(pairing), meeting.phone(pairing, "eve")
    pairing.take("anna", first.join("Pixel"), False)
    assert why(pairing.take("eve", second.join("Pixel"), False)) is Reason.ANOTHER_PHONE
    pairing.confirm(Role.GUEST)
    assert why(pairing.take("eve", second.join("Pixel"), False)) is Reason.NOT_PAIRING
    assert why(pairing.confirm(Role.GUEST)) is Reason.NOT_PAIRING
    assert [key.public for key in meeting.ring.keys] == [first.public]


def test_three_wrong_tries_end_it() -> None:
    meeting = Meeting()
    pairing, other = meeting.pairing(), meeting.pairing()
    stranger, invited = meeting.phone(other, "eve"), meeting.phone(pairing)
    for _ in range(WRONG_TRIES):
        assert pairing.state is State.INVITING
        assert why(pairing.take("eve", stranger.join("Pixel"), False)) is Reason.WRONG_TOKEN
    assert pairing.state is State.OVER
    assert why(pairing.take("anna", invited.join("Pixel"), False)) is Reason.NOT_PAIRING


def test_noise_is_no_try() -> None:
    meeting = Meeting()
    pairing = meeting.pairing()
    phone = meeting.phone(pairing)
    word = phone.join("Pixel")
    point_off_the_curve = word[:2] + b"\x04" + bytes(64) + word[67:]
    noise = {
        b"": Reason.UNREADABLE,
        b"\x02" + word[1:]: Reason.UNKNOWN_VERSION,
        b"\x01\x02" + word[2:]: Reason.UNREADABLE,
        word + b"\0": Reason.UNREADABLE,
        word.replace(b"Pixel", b"\xff\xfe\xfd\xfc\xfb"): Reason.UNREADABLE,
        point_off_the_curve: Reason.UNREADABLE,
        bytes([1]) * 4097: Reason.OVERSIZE,
    }
    for each, reason in noise.items():
        assert why(pairing.take("anna", each, False)) is reason
    assert why(pairing.take("anna", word, True)) is Reason.RETAINED
    assert why(pairing.take("ben", word, False)) is Reason.WRONG_USER
    assert isinstance(pairing.take("anna", word, False), bytes)


@pytest.mark.parametrize("compares", [False, True])
def test_after_five_minutes_it_is_over(compares: bool) -> None:
    meeting = Meeting()
    pairing = meeting.pairing()
    word = meeting.phone(pairing).join("Pixel")
    meeting.clock.now += LASTS_S - 1
    if compares:
        assert isinstance(pairing.take("anna", word, False), bytes)
    meeting.clock.now += 1
    assert pairing.state is State.OVER
    assert why(pairing.take("anna", word, False)) is Reason.NOT_PAIRING
    assert why(pairing.confirm(Role.OWNER)) is Reason.NOT_PAIRING
    assert pairing.decline() is None
    assert not meeting.ring.keys


def test_no_is_told_to_the_phone() -> None:
    meeting = Meeting()
    pairing = meeting.pairing()
    phone = meeting.phone(pairing)
    pairing.take("anna", phone.join("Pixel"), False)
    told = pairing.decline()
    assert told is not None
    assert phone.hear_joined(told) is Stage.REFUSED
    assert why(pairing.confirm(Role.OWNER)) is Reason.NOT_PAIRING
    assert pairing.state is State.OVER
    assert meeting.pairing().decline() is None


def test_what_is_done_cannot_be_declined() -> None:
    meeting = Meeting()
    pairing = meeting.pairing()
    pairing.take("anna", meeting.phone(pairing).join("Pixel"), False)
    pairing.confirm(Role.OWNER)
    assert pairing.decline() is None
    assert pairing.state is State.ENROLLED


def test_a_known_phone_and_a_full_ring_are_refused() -> None:
    meeting = Meeting()
    pairing = meeting.pairing()
    late = meeting.phone(pairing)
    for _ in range(MOST_KEYS):
        meeting.enrolled()
    assert isinstance(pairing.take("anna", late.join("Pixel"), False), bytes)
    assert why(pairing.confirm(Role.OWNER)) is Reason.FULL
    again = meeting.pairing()
    meeting.ring.revoke(meeting.ring.keys[0].id)
    meeting.ring.add(late.public, "Late", Role.OWNER, "anna")
    assert why(pairing.confirm(Role.OWNER)) is Reason.ALREADY_ENROLLED
    assert again.state is State.INVITING


def test_a_phone_that_is_enrolled_already_learns_so_at_once() -> None:
    meeting = Meeting()
    pairing = meeting.pairing()
    phone = meeting.phone(pairing)
    meeting.ring.add(phone.public, "Pixel", Role.GUEST, "anna")
    assert why(pairing.take("anna", phone.join("Pixel"), False)) is Reason.ALREADY_ENROLLED
    assert pairing.state is State.INVITING


def test_each_flipped_bit_of_the_phones_word_is_refused() -> None:
    meeting = Meeting()
    first = meeting.pairing()
    phone = meeting.phone(first)
    word = phone.join("Pixel")
    for bit in range(len(word) * 8):
        # The same token, with all its tries.
        pairing = meeting.pairing()
        pairing._token = first._token
        assert why(pairing.take("anna", flipped(word, bit), False)), bit
        assert pairing.candidate is None
    for length in range(len(word)):
        assert why(first.take("anna", word[:length], False)) is Reason.UNREADABLE


def test_each_flipped_bit_of_the_cars_word_is_passed_by() -> None:
    meeting = Meeting()
    pairing = meeting.pairing()
    phone = meeting.phone(pairing)
    answer = whole(pairing.take("anna", phone.join("Pixel"), False))
    for bit in range(len(answer) * 8):
        assert phone.hear_joined(flipped(answer, bit)) is None
    for length in range(len(answer)):
        assert phone.hear_joined(answer[:length]) is None
    assert phone.code == ""
    assert phone.hear_joined(answer) is Stage.COMPARE


def test_a_stranger_with_the_token_cannot_speak_for_the_car() -> None:
    meeting = Meeting()
    pairing = meeting.pairing()
    phone, thief = meeting.phone(pairing), meeting.phone(pairing, "eve")
    keys = thief._bond.pairing(pairing._token)
    assert phone.hear_joined(joined(phone.id, Stage.COMPARE, keys)) is None
    answer = whole(pairing.take("eve", thief.join("Pixel"), False))
    assert thief.hear_joined(answer)
    assert phone.hear_joined(answer) is None
    assert phone.code == ""


def test_codes_differ_by_token_and_by_phone() -> None:
    meeting = Meeting()
    codes = set()
    for _ in range(20):
        pairing = meeting.pairing()
        phone = meeting.phone(pairing)
        phone.hear_joined(whole(pairing.take("anna", phone.join("Pixel"), False)))
        codes.add(phone.code)
    assert len(codes) > 15


def test_who_holds_another_cars_key_is_not_this_car() -> None:
    meeting, other = Meeting(), Meeting()
    pairing = meeting.pairing()
    phone = meeting.phone(pairing)
    keys = other.car.bond(VIN, phone.public).pairing(pairing._token)
    assert phone.hear_joined(joined(phone.id, Stage.COMPARE, keys)) is None
    told = Join(phone.public, "anna", "Pixel")
    assert why(pairing.take("anna", join(told, keys), False)) is Reason.WRONG_TOKEN


def test_the_qr_code_can_be_read_back() -> None:
    told = Meeting().pairing().invitation(Host("2001:db8::1", 8883, CA))
    assert invitation(told.text()) == told
    assert told.text().isascii()
    assert len(told.text()) < 300
    assert told.text() not in repr(told)
    assert repr(told.token) not in repr(told)


def test_the_cars_own_broker_and_page_are_told() -> None:
    told = Meeting().pairing("phone-3f9c").invitation(BROKER, "p&s#w+rd ü")
    page = "https://car.local:8443/"
    for text in (told.text(), told.text(page)):
        assert invitation(text) == told
        assert text.isascii()
        assert text.count("#") == text.startswith(page)
    assert (told.user, told.password) == ("phone-3f9c", "p&s#w+rd ü")
    assert told.password not in repr(told)
    assert invitation(told.text().replace("phone-3f9c", "%23")) is None


def test_a_broker_without_tls_has_no_ca() -> None:
    told = Meeting().pairing().invitation(Host("10.0.0.2", 1883))
    assert "ca=" not in told.text()
    assert invitation(told.text()) == told


def test_an_invitation_in_a_name_is_for_nobody_else() -> None:
    meeting = Meeting()
    pairing = meeting.pairing("phone-3f9c")
    invited = pairing.invitation(BROKER, "secret")
    phone, thief = Phone(invited), Phone(replace(invited, user="phone-0000"))
    assert why(pairing.take("phone-0000", thief.join("Eve"), False)) is Reason.WRONG_USER
    assert isinstance(pairing.take("phone-3f9c", phone.join("Pixel"), False), bytes)


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        ("cockpit-key:1?", "cockpit-key:2?"),
        ("cockpit-key:1?", "https://example.org/?"),
        ("port=8883", "port=0"),
        ("port=8883", "port=65536"),
        ("port=8883", "port=tls"),
        ("port=8883", "port"),
        ("host=", "hast="),
        ("token=", "token=AAAA"),
        ("car=", "car=A"),
        ("ca=", "ca=AAAA"),
        ("vin=", "a=&a=&" * 20 + "vin="),
        ("vin=", "vin=" + "x" * 5000),
    ],
)
def test_another_qr_code_is_no_invitation(part: str, instead: str) -> None:
    text = Meeting().pairing().invitation(BROKER).text()
    assert invitation(text.replace(part, instead)) is None


@given(st.text())
def test_any_text_may_be_scanned(text: str) -> None:
    assert invitation(text) is None
    assert invitation(SCHEME + text) is None


@given(st.binary(max_size=200), st.binary(min_size=1, max_size=2))
def test_any_bytes_may_come(noise: bytes, start: bytes) -> None:
    meeting = Meeting()
    pairing = meeting.pairing()
    phone = meeting.phone(pairing)
    for payload in (noise, start + noise, b"\x01\x01" + noise, b"\x01\x81" + noise):
        assert why(pairing.take("anna", payload, False))
        assert phone.hear_joined(payload) is None


def test_a_bond_needs_a_point_of_the_curve() -> None:
    meeting = Meeting()
    phone = meeting.phone(meeting.pairing())
    for odd in (b"", bytes(65), phone.public[:33], b"\x05" + phone.public[1:]):
        with pytest.raises(ValueError, match=r"."):
            meeting.car.bond(VIN, odd)
    assert isinstance(meeting.car.bond(VIN, phone.public), Bond)
