import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.features.phone.keys.gate import Accepted
from cockpit.features.phone.keys.refusal import Reason, Refused
from cockpit.features.phone.keys.role import RULES, Role
from cockpit.features.phone.messages.command import Outcome
from tests.features.phone.keys.meeting import VIN, Meeting, Writer, why

HOUSEHOLD, RIDERS = {Role.OWNER, Role.DRIVER}, {Role.OWNER, Role.DRIVER, Role.GUEST}


def test_there_and_back() -> None:
    meeting = Meeting()
    phone = meeting.enrolled(Role.DRIVER)
    taken = meeting.take(phone.command("climate.set", {"temperature": 21.5, "seat": "左"}))
    assert isinstance(taken, Accepted)
    assert taken.command.type == "climate.set"
    assert taken.command.words == {"temperature": 21.5, "seat": "左"}
    assert (taken.role, taken.key.id) == (Role.DRIVER, phone.id)
    pending = phone.hear_answer(taken.answer_for.say(Outcome.PENDING, "asked"))
    assert pending is not None
    assert (pending.outcome, pending.reason) == (Outcome.PENDING, "asked")
    done = phone.hear_answer(taken.answer_for.say(Outcome.DONE))
    assert done is not None
    assert done.outcome is Outcome.DONE
    assert not meeting.gate.counted


def test_a_refusal_says_why() -> None:
    meeting = Meeting()
    phone = meeting.enrolled(Role.VALET)
    refused = meeting.take(phone.command("boot.open", {}))
    assert isinstance(refused, Refused)
    assert refused.answer is not None
    answer = phone.hear_answer(refused.answer)
    assert answer is not None
    assert (answer.outcome, answer.reason) == (Outcome.REFUSED, Reason.WRONG_ROLE.value)


def test_a_long_reason_is_cut_and_a_broken_one_survives() -> None:
    meeting = Meeting()
    phone = meeting.enrolled()
    taken = meeting.take(phone.command("lock", {}))
    assert isinstance(taken, Accepted)
    answer = phone.hear_answer(taken.answer_for.say(Outcome.REFUSED, "\ud800" * 5000))
    assert answer is not None
    assert answer.reason == "\ud800" * 200


type Wrong = Callable[[Meeting, Writer], bytes]

WRONG: list[tuple[Reason, Wrong]] = [
    (Reason.OVERSIZE, lambda _, it: it.write(b"{%s}" % (b" " * 4100))),
    (Reason.UNREADABLE, lambda _, it: b""),
    (Reason.UNREADABLE, lambda _, it: b'\x01"type": "unlock"}'),
    (Reason.UNREADABLE, lambda _, it: it.write().replace(b"lock", b"l\xffck")),
    (Reason.UNKNOWN_TYPE, lambda _, it: it.write(type="")),
    (Reason.UNKNOWN_VERSION, lambda _, it: b"\x02" + it.write()[1:]),
    (Reason.UNKNOWN_VERSION, lambda _, it: b'{"type": "unlock"}'),
    (Reason.UNKNOWN_KEY, lambda _, it: it.write(phone=bytes(16))),
    (Reason.WRONG_VIN, lambda _, it: it.write(vin="red-car")),
    (Reason.WRONG_VIN, lambda _, it: it.write(vin=VIN.upper())),
    (Reason.WRONG_EPOCH, lambda _, it: it.write(epoch=bytes(16))),
    (Reason.FORGED, lambda _, it: it.write()[:-1] + b"\0\0"),
    (Reason.REPLAYED, lambda _, it: it.write(counter=0)),
    (Reason.EXPIRED, lambda _, it: it.write(expires_at=it.told.clock)),
    (Reason.EXPIRED, lambda _, it: it.write(expires_at=0)),
    (Reason.TOO_FAR_AHEAD, lambda _, it: it.write(expires_at=it.told.clock + 61)),
    (Reason.TOO_FAR_AHEAD, lambda _, it: it.write(expires_at=2**32 - 1)),
    (Reason.UNKNOWN_FLAGS, lambda _, it: it.write(flags=1)),
    (Reason.UNKNOWN_FLAGS, lambda _, it: it.write(flags=128)),
    (Reason.UNKNOWN_TYPE, lambda _, it: it.write(type="drive")),
    (Reason.UNKNOWN_TYPE, lambda _, it: it.write(type="LOCK")),
    (Reason.UNKNOWN_TYPE, lambda _, it: it.write(type="lock ")),
    (Reason.NO_TABLE, lambda _, it: it.write(b"")),
    (Reason.NO_TABLE, lambda _, it: it.write(b"\xff\xfe")),
    (Reason.NO_TABLE, lambda _, it: it.write(b'{"a":' + b"[" * 1900 + b"]" * 1900 + b"}")),
    (Reason.NO_TABLE, lambda _, it: it.write(b'{"a": 1, "a": 2}')),
]
SAID_TO_THE_PHONE = {
    Reason.EXPIRED,
    Reason.TOO_FAR_AHEAD,
    Reason.UNKNOWN_FLAGS,
    Reason.UNKNOWN_TYPE,
    Reason.NO_TABLE,
}


@pytest.mark.parametrize(("reason", "wrong"), WRONG)
def test_each_wrong_has_its_own_reason(reason: Reason, wrong: Wrong) -> None:
    meeting = Meeting()
    writer = Writer(meeting)
    taken = meeting.take(wrong(meeting, writer), writer.person)
    assert isinstance(taken, Refused)
    assert taken.reason is reason
    assert meeting.gate.counted == {reason: 1}
    assert (taken.answer is not None) == (reason in SAID_TO_THE_PHONE)
    assert isinstance(meeting.take(writer.write(counter=2), writer.person), Accepted)


def test_what_the_broker_kept_is_not_taken() -> None:
    meeting = Meeting()
    phone = meeting.enrolled()
    command = phone.command("lock", {})
    assert why(meeting.gate.take("anna", command, True)) is Reason.RETAINED
    assert why(meeting.gate.greet("anna", phone.ask(), True)) is Reason.RETAINED
    assert isinstance(meeting.take(command), Accepted)


def test_nobody_speaks_on_anothers_topic() -> None:
    meeting = Meeting()
    phone = meeting.enrolled()
    command = phone.command("lock", {})
    assert why(meeting.take(command, "ben")) is Reason.WRONG_USER
    assert why(meeting.gate.greet("ben", phone.ask(), False)) is Reason.WRONG_USER
    assert isinstance(meeting.take(command), Accepted)


@pytest.mark.parametrize(("kind", "role"), list(itertools.product(RULES, Role)))
def test_who_may_what(kind: str, role: Role) -> None:
    meeting = Meeting()
    phone = meeting.enrolled(role)
    allowed = {
        "climate.set": RIDERS,
        "destination.send": RIDERS,
        "message.send": RIDERS,
        "media.key": RIDERS,
        "charge.limit": HOUSEHOLD,
        "charge.start": HOUSEHOLD,
        "charge.stop": HOUSEHOLD,
        "boot.open": HOUSEHOLD,
        "profile.transfer": HOUSEHOLD,
        "drives.read": HOUSEHOLD,
    }.get(kind, set(Role))
    parked = why(meeting.take(phone.command(kind, {})))
    assert parked is (None if role in allowed else Reason.WRONG_ROLE)


@pytest.mark.parametrize(
    "kind",
    ["unlock", "lock", "boot.open", "flash", "charge.start", "charge.stop", "profile.transfer"],
)
def test_some_things_only_while_parked_and_not_later_either(kind: str) -> None:
    meeting = Meeting()
    phone = meeting.enrolled()
    command = phone.command(kind, {})
    meeting.parked = False
    assert why(meeting.take(command)) is Reason.NOT_PARKED
    meeting.parked = True
    assert why(meeting.take(command)) is Reason.REPLAYED
    assert isinstance(meeting.take(phone.command(kind, {})), Accepted)


@pytest.mark.parametrize("kind", ["climate.set", "destination.send", "media.key", "presence"])
def test_others_on_the_way_too(kind: str) -> None:
    meeting = Meeting()
    meeting.parked = False
    assert isinstance(meeting.take(meeting.enrolled().command(kind, {})), Accepted)


def test_a_command_is_good_to_its_last_second() -> None:
    meeting = Meeting()
    phone = meeting.enrolled()
    one, other = phone.command("lock", {}, 60), phone.command("lock", {}, 60)
    meeting.clock.now += 59.9
    assert isinstance(meeting.take(one), Accepted)
    meeting.clock.now += 0.1
    assert why(meeting.take(other)) is Reason.EXPIRED


def test_what_expires_too_late_is_not_good_later_either() -> None:
    meeting = Meeting()
    phone = meeting.enrolled()
    command = phone.command("unlock", {}, 600)
    assert why(meeting.take(command)) is Reason.TOO_FAR_AHEAD
    meeting.clock.now += 570
    assert why(meeting.take(command)) is Reason.REPLAYED


def test_a_start_of_the_car_makes_all_old_commands_worthless() -> None:
    meeting = Meeting()
    phone = meeting.enrolled()
    old, unsent = phone.command("unlock", {}), phone.command("unlock", {})
    assert isinstance(meeting.take(old), Accepted)
    meeting.start()
    assert why(meeting.take(old)) is Reason.WRONG_EPOCH
    assert why(meeting.take(unsent)) is Reason.WRONG_EPOCH
    meeting.greet(phone)
    assert phone.counter == 0
    assert isinstance(meeting.take(phone.command("lock", {})), Accepted)


def test_a_session_tells_whether_a_command_was_heard() -> None:
    meeting = Meeting()
    phone = meeting.enrolled()
    meeting.take(phone.command("lock", {}))
    phone.command("lock", {})  # lost on the way
    meeting.greet(phone)
    assert phone.counter == 2
    phone.counter = 0  # a phone that has forgotten
    meeting.greet(phone)
    assert phone.counter == 1
    assert isinstance(meeting.take(phone.command("lock", {})), Accepted)


def test_a_revoked_key_is_a_stranger_and_its_old_commands_stay_used() -> None:
    meeting = Meeting()
    meeting.enrolled()
    phone = meeting.enrolled(Role.DRIVER)
    used, unused = phone.command("unlock", {}), phone.command("unlock", {})
    assert isinstance(meeting.take(used), Accepted)
    meeting.ring.revoke(phone.id)
    assert why(meeting.take(unused)) is Reason.UNKNOWN_KEY
    assert why(meeting.gate.greet("anna", phone.ask(), False)) is Reason.UNKNOWN_KEY
    meeting.ring.add(phone.public, "Pixel", Role.DRIVER, "anna")
    assert why(meeting.take(used)) is Reason.REPLAYED


def test_a_phone_commands_only_after_it_has_asked() -> None:
    meeting = Meeting()
    phone = meeting.phone(meeting.pairing())
    with pytest.raises(ValueError, match="ask first"):
        phone.command("lock", {})


@given(st.lists(st.integers(0, 5), max_size=20))
def test_each_command_is_taken_at_most_once_and_in_order(deliveries: list[int]) -> None:
    meeting = Meeting()
    phone = meeting.enrolled()
    commands = [phone.command("media.key", {"n": n}) for n in range(6)]
    taken = [meeting.take(commands[n]) for n in deliveries]
    heard = [each.command.words["n"] for each in taken if isinstance(each, Accepted)]
    assert heard == sorted(set(heard))
    assert heard == [n for at, n in enumerate(deliveries) if n > max(deliveries[:at], default=-1)]
