import time

from cockpit.core.messages import Arrived, Kind
from cockpit.core.notices import Severity
from cockpit.features.phone.keys.alarm import MINUTE_S, NOTICE
from cockpit.features.phone.keys.budget import MOST_A_SECOND, MOST_OF_STRANGERS, Budget
from cockpit.features.phone.keys.refusal import Reason
from cockpit.features.phone.keys.role import Role
from tests.features.phone.keys.meeting import Clock, flipped
from tests.features.phone.keys.street import Street


def reasons(street: Street) -> list[str]:
    return [str(notice.values["reason"]) for notice in street.services.notices.standing]


def test_answers_go_back_to_the_broker_they_came_from_and_are_not_kept(street: Street) -> None:
    phone = street.enrolled()
    street.bring(phone.person, "cmd", phone.command("lock", {}), broker="home")
    street.car.echo()
    assert len(street.sent) == 2
    for message in street.sent:
        assert message.topic == f"cockpit/blue-car/phone/{phone.person}/cmd/answer"
        assert (message.kind, message.broker) == (Kind.TELEMETRY, "home")


def test_what_the_broker_kept_is_not_followed(street: Street) -> None:
    phone = street.enrolled()
    assert street.bring(phone.person, "cmd", phone.command("unlock", {}), retained=True) == []
    assert street.alarm.counted == {Reason.RETAINED: 1}
    assert street.car.requests == []


def test_odd_names_are_nobody(street: Street) -> None:
    phone = street.enrolled()
    for person in ("", "+", "#", "a\0b", "x" * 65, "$SYS#"):
        assert street.bring(person, "cmd", phone.command("unlock", {})) == []
        street.services.messages.deliver(Arrived(f"cockpit/blue-car/phone/{person}/pair", b"x"))
    assert street.alarm.counted == {Reason.WRONG_USER: 12}
    assert street.sent == []


def test_a_flood_is_cut_short_and_ends_with_the_second(street: Street) -> None:
    phone, other = street.enrolled(), street.enrolled(Role.GUEST)
    street.clock.now += 1
    for _ in range(3 * MOST_A_SECOND):
        street.bring(phone.person, "session", phone.ask())
    assert street.alarm.counted[Reason.TOO_OFTEN] == 2 * MOST_A_SECOND
    street.greet(other)
    street.clock.now += 1
    street.greet(phone)


def test_names_that_are_made_up_share_one_budget_and_take_nobody_elses() -> None:
    clock = Clock()
    budget = Budget(lambda person: person == "anna", clock)
    heard = sum(budget.spend(f"eve{number}") for number in range(100_000))
    assert heard == MOST_OF_STRANGERS
    assert len(budget._spent) == 1
    assert budget.spend("anna")
    clock.now += 1
    assert budget.spend("eve")


def test_who_is_invited_is_no_stranger(street: Street) -> None:
    street.desk.invite(Role.OWNER)
    phone = street.scan()
    for number in range(2 * MOST_OF_STRANGERS):
        street.bring(f"eve{number}", "pair", b"x")
    assert street.alarm.counted[Reason.TOO_OFTEN] == MOST_OF_STRANGERS
    assert street.bring(phone.person, "pair", phone.join("Pixel"))


def test_the_driver_hears_of_forgeries_once_a_minute(street: Street) -> None:
    phone = street.enrolled()
    command = phone.command("unlock", {})
    for bit in range(8):
        street.bring(phone.person, "cmd", flipped(command, len(command) * 8 - 1 - bit))
    assert reasons(street) == [Reason.FORGED.value]
    assert street.services.notices.standing[0].severity is Severity.WARNING
    street.services.notices.clear(NOTICE)
    street.bring(phone.person, "cmd", flipped(command, len(command) * 8 - 1))
    assert reasons(street) == []
    street.clock.now += MINUTE_S
    street.bring(phone.person, "cmd", flipped(command, len(command) * 8 - 1))
    assert reasons(street) == [Reason.FORGED.value]


def test_a_message_that_the_network_brings_twice_alarms_nobody(street: Street) -> None:
    phone = street.enrolled()
    command = phone.command("lock", {})
    street.bring(phone.person, "cmd", command)
    for _ in range(2):
        assert street.bring(phone.person, "cmd", command) == []
    assert reasons(street) == []
    street.bring(phone.person, "cmd", command)
    assert reasons(street) == [Reason.REPLAYED.value]
    assert len(street.car.requests) == 1


def test_what_is_late_is_told_to_the_phone_alone(street: Street) -> None:
    phone = street.enrolled()
    for _ in range(10):
        street.bring(phone.person, "cmd", phone.command("lock", {}, good_for_s=0))
    assert street.alarm.counted == {Reason.EXPIRED: 10}
    assert reasons(street) == []


def test_refusals_are_written_at_once_and_then_once_a_minute(street: Street) -> None:
    phone = street.enrolled()
    street.written.clear()
    for _ in range(200):
        street.clock.now += 0.5
        street.bring("eve", "session", phone.ask())
        street.alarm.look()
    assert [line["count"] for line in street.written] == [1, 120]
    street.alarm.flush()
    street.alarm.flush()
    assert [line["count"] for line in street.written] == [1, 120, 79]
    assert street.written[0] == {
        "event": "phone refused",
        "reason": Reason.WRONG_USER.value,
        "count": 1,
        "last_person": "eve",
    }


def test_a_command_takes_a_small_part_of_a_frame(street: Street) -> None:
    phone = street.enrolled()
    took = list[float]()
    for _ in range(200):
        street.clock.now += 0.1
        command = phone.command("flash", {})
        began = time.perf_counter()
        street.bring(phone.person, "cmd", command)
        took.append(time.perf_counter() - began)
    assert sorted(took)[100] < 0.001
