"""What somebody can do who owns the broker: change, cut, keep, repeat, mix and reflect."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.features.phone.keys.gate import Accepted
from cockpit.features.phone.keys.refusal import Reason, Refused
from cockpit.features.phone.keys.role import Role
from cockpit.features.phone.messages.bond import public_bytes
from cockpit.features.phone.messages.command import Answer, Outcome
from cockpit.features.phone.messages.frame import Kind
from cockpit.features.phone.messages.session import Session, ask
from tests.features.phone.keys.meeting import NONCE, VIN, Meeting, Writer, flipped, whole, why

R = Reason
FIELDS: list[tuple[str, int, set[Reason]]] = [
    ("version", 1, {R.UNKNOWN_VERSION}),
    ("kind", 1, {R.UNREADABLE}),
    ("key id", 16, {R.UNKNOWN_KEY}),
    ("epoch", 16, {R.WRONG_EPOCH}),
    ("counter", 4, {R.FORGED}),
    ("expires_at", 4, {R.FORGED}),
    ("flags", 1, {R.FORGED}),
    ("vin's length", 1, {R.UNREADABLE, R.WRONG_VIN}),
    ("vin", len(VIN), {R.WRONG_VIN, R.UNREADABLE}),
    ("type's length", 1, {R.FORGED, R.UNREADABLE}),
    ("type", len("unlock"), {R.FORGED, R.UNREADABLE}),
    ("nonce", 12, {R.FORGED}),
    ("body", len(b'{"door":"all"}'), {R.FORGED}),
    ("seal", 16, {R.FORGED}),
]


def test_each_flipped_bit_is_refused_and_uses_nothing_up() -> None:
    meeting = Meeting()
    phone = meeting.enrolled()
    command = phone.command("unlock", {"door": "all"})
    assert sum(size for _, size, _ in FIELDS) == len(command)
    at = 0
    for name, size, reasons in FIELDS:
        for bit in range(at * 8, (at + size) * 8):
            taken = meeting.take(flipped(command, bit))
            assert isinstance(taken, Refused), (name, bit)
            assert taken.reason in reasons, (name, bit)
            assert taken.answer is None
        at += size
    assert isinstance(meeting.take(command), Accepted)


def test_each_cut_and_each_addition_is_refused() -> None:
    meeting = Meeting()
    phone = meeting.enrolled()
    command = phone.command("unlock", {"door": "all"})
    for length in range(len(command)):
        reason = why(meeting.take(command[:length]))
        assert reason in (Reason.UNREADABLE, Reason.FORGED), length
    for more in (b"\0", b" ", command):
        assert why(meeting.take(command + more)) is Reason.FORGED
    assert isinstance(meeting.take(command), Accepted)


def test_a_repeated_command_is_refused_without_an_answer() -> None:
    meeting = Meeting()
    phone = meeting.enrolled()
    command = phone.command("unlock", {})
    assert isinstance(meeting.take(command), Accepted)
    for _ in range(3):
        again = meeting.take(command)
        assert isinstance(again, Refused)
        # Else the broker could make the phone believe that what was done was refused.
        assert (again.reason, again.answer) == (Reason.REPLAYED, None)
    assert meeting.gate.counted[Reason.REPLAYED] == 3


def test_an_older_command_is_refused_after_a_newer_one() -> None:
    meeting = Meeting()
    phone = meeting.enrolled()
    older, newer = phone.command("unlock", {}), phone.command("lock", {})
    assert isinstance(meeting.take(newer), Accepted)
    assert why(meeting.take(older)) is Reason.REPLAYED


def test_one_phones_command_is_not_anothers() -> None:
    meeting = Meeting()
    guest, owner = meeting.enrolled(Role.GUEST), meeting.enrolled(Role.OWNER)
    command = guest.command("boot.open", {})
    posing = command.replace(guest.id, owner.id)
    assert why(meeting.take(posing)) is Reason.FORGED
    assert why(meeting.take(command)) is Reason.WRONG_ROLE


def test_the_keys_of_one_car_open_no_other() -> None:
    one, other = Meeting(), Meeting()
    phone = one.enrolled()
    other.ring.add(phone.public, "Pixel", Role.OWNER, "anna")
    told = other.gate.greet("anna", phone.ask(), False)
    assert not phone.hear_session(whole(told))
    writer = Writer(one)
    other.ring.add(one.ring.keys[-1].public, "Pen", Role.OWNER, writer.person)
    epoch = other.gate._epoch
    assert why(other.take(writer.write(epoch=epoch), writer.person)) is Reason.FORGED


def test_the_car_takes_no_word_of_its_own_for_a_command() -> None:
    meeting = Meeting()
    phone = meeting.enrolled()
    command = phone.command("unlock", {})
    taken = meeting.take(command)
    assert isinstance(taken, Accepted)
    answer = taken.answer_for.say(Outcome.DONE)
    told = whole(meeting.gate.greet("anna", phone.ask(), False))
    for word in (answer, told):
        assert why(meeting.take(word)) is Reason.UNREADABLE
        assert why(meeting.gate.greet("anna", word, False)) is Reason.UNREADABLE
        for kind in Kind:
            assert why(meeting.take(word[:1] + bytes([kind]) + word[2:]))


def test_a_body_that_the_car_sealed_is_no_command() -> None:
    meeting = Meeting()
    writer = Writer(meeting)
    associated = writer.head().encoded()
    body = writer.keys.answer.encrypt(NONCE, b"{}", associated)
    assert why(meeting.take(associated + NONCE + body, writer.person)) is Reason.FORGED


def test_the_phone_takes_only_answers_to_what_waits() -> None:
    meeting = Meeting()
    phone, other = meeting.enrolled(), meeting.enrolled()
    first, second = phone.command("lock", {}), phone.command("unlock", {})
    taken = meeting.take(first)
    assert isinstance(taken, Accepted)
    done = taken.answer_for.say(Outcome.DONE)
    for bit in range(len(done) * 8):
        assert phone.hear_answer(flipped(done, bit)) is None
    for length in range(len(done)):
        assert phone.hear_answer(done[:length]) is None
    moved = done[:2] + hashlib.sha256(second).digest() + done[34:]
    assert phone.hear_answer(moved) is None
    assert other.hear_answer(done) is None
    assert phone.hear_answer(first) is None
    assert phone.hear_answer(done) is not None
    assert phone.hear_answer(done) is None


def test_what_the_phone_sealed_is_no_answer() -> None:
    meeting = Meeting()
    phone = meeting.enrolled()
    command = phone.command("lock", {})
    assert phone._session is not None
    keys = phone._session[1]
    request = hashlib.sha256(command).digest()
    said = Answer(request, Outcome.DONE)
    assert phone.hear_answer(said.encoded(NONCE, keys.command)) is None
    assert phone.hear_answer(said.encoded(NONCE, keys.answer)) == said


def test_a_session_is_believed_only_as_the_answer_to_a_question() -> None:
    meeting = Meeting()
    phone, other = meeting.enrolled(), meeting.enrolled()
    old = whole(meeting.gate.greet("anna", phone.ask(), False))
    for_other = whole(meeting.gate.greet("anna", other.ask(), False))
    asked = phone.ask()
    assert not phone.hear_session(old)
    assert not phone.hear_session(for_other)
    told = whole(meeting.gate.greet("anna", asked, False))
    for bit in range(len(told) * 8):
        assert not phone.hear_session(flipped(told, bit))
    for length in range(len(told)):
        assert not phone.hear_session(told[:length])
    assert not phone.hear_session(told + b"\0")
    assert phone.hear_session(told)
    assert not phone.hear_session(told)


def test_a_car_with_another_key_is_not_believed_even_with_the_right_tag() -> None:
    meeting = Meeting()
    phone, stranger = meeting.enrolled(), Meeting().car
    challenge = phone.ask()[-16:]
    forged = Session(phone.id, challenge, bytes(16), stranger.public, 0, 0)
    assert not phone.hear_session(forged.encoded(phone._bond.greeting()))


@pytest.mark.parametrize("length", [0, 1, 2, 33, 35, 4097])
def test_a_question_of_another_size_is_none(length: int) -> None:
    meeting = Meeting()
    question = (meeting.enrolled().ask() * 200)[:length]
    reason = Reason.OVERSIZE if length > 4096 else Reason.UNREADABLE
    assert why(meeting.gate.greet("anna", question, False)) is reason
    assert meeting.gate.counted == {reason: 1}


def test_a_stranger_learns_nothing() -> None:
    meeting = Meeting()
    stranger = meeting.phone(meeting.pairing())
    refused = meeting.gate.greet("anna", stranger.ask(), False)
    assert refused == Refused(Reason.UNKNOWN_KEY)
    assert why(meeting.gate.greet("anna", ask(bytes(16), bytes(16)), False)) is Reason.UNKNOWN_KEY


def test_private_things_are_not_shown() -> None:
    meeting = Meeting()
    phone = meeting.enrolled()
    keys = phone._pairing
    assert repr(keys.join) not in repr(keys)
    assert repr(keys.joined) not in repr(keys)
    assert public_bytes(meeting.car._private) == meeting.car.public


OPEN = Meeting()
ANNA, WRITER = OPEN.enrolled(), Writer(OPEN)
COMMAND = ANNA.command("unlock", {})


@given(st.binary(max_size=300))
def test_noise_is_refused(noise: bytes) -> None:
    for payload in (noise, b"\x01\x03" + noise, COMMAND[:18] + noise, COMMAND[:60] + noise):
        assert why(OPEN.take(payload))
        assert why(OPEN.gate.greet("anna", payload, False))
        assert not ANNA.hear_session(payload)
        assert ANNA.hear_answer(payload) is None


@given(st.data())
def test_a_spliced_command_is_refused(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(COMMAND)))
    until = data.draw(st.integers(at, len(COMMAND)))
    new = data.draw(st.binary(max_size=40).filter(lambda new: new != COMMAND[at:until]))
    changed = COMMAND[:at] + new + COMMAND[until:]
    if changed != COMMAND:
        assert why(OPEN.take(changed))


@given(
    st.binary(max_size=500),
    st.text(max_size=60).filter(lambda text: 0 < len(text.encode(errors="replace")) < 255),
    st.integers(0, 2**32 - 1),
    st.integers(0, 255),
)
def test_an_enrolled_phone_may_say_anything(body: bytes, kind: str, at: int, flags: int) -> None:
    kind = kind.encode(errors="replace").decode()
    OPEN.gate._counters.clear()
    taken = OPEN.take(WRITER.write(body, type=kind, expires_at=at, flags=flags), WRITER.person)
    assert isinstance(taken, Accepted | Refused)
