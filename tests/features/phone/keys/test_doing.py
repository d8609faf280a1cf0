import pytest

from cockpit.core import signals as car
from cockpit.core.messages import Payload
from cockpit.core.request import Outcome as Became
from cockpit.features.phone.keys.asked import NOT_UNDERSTOOD
from cockpit.features.phone.keys.doing import NO_ANSWER, NOT_OFFERED, PATIENCE_S
from cockpit.features.phone.keys.role import RULES, Role
from cockpit.features.phone.keys.takers import NO_PLACE, NOT_HERE
from cockpit.features.phone.messages import Answer, Outcome
from tests.features.phone.keys.street import Street


def said(answers: list[Answer | None]) -> list[tuple[str, str]]:
    return [(a.outcome.value, a.reason) for a in answers if a]


@pytest.mark.parametrize(
    ("kind", "words", "asked"),
    [
        ("lock", {}, [(car.ALL_LOCKED, True)]),
        ("unlock", {"door": "all"}, [(car.ALL_LOCKED, False)]),
        ("boot.open", {}, [(car.BOOT_TARGET, True)]),
        ("charge.start", {}, [(car.CHARGE_SWITCH, "START")]),
        ("charge.stop", {}, [(car.CHARGE_SWITCH, "STOP")]),
        ("charge.limit", {"percent": 80}, [(car.CHARGE_LIMIT, 80)]),
        ("climate.set", {"temperature": 21.3}, [(car.DRIVER_TEMPERATURE, 21.5)]),
        ("climate.set", {"on": False}, [(car.CLIMATE_ON, False)]),
        (
            "climate.set",
            {"passenger": 16, "on": True, "defrost": True, "rear_defrost": False},
            [
                (car.CLIMATE_ON, True),
                (car.CLIMATE_AUTO, True),
                (car.PASSENGER_TEMPERATURE, 16.0),
                (car.FRONT_DEFROST, True),
                (car.REAR_DEFROST, False),
            ],
        ),
    ],
)
def test_the_car_is_asked_and_its_echo_is_the_answer(
    street: Street, kind: str, words: Payload, asked: list[tuple[object, object]]
) -> None:
    phone = street.enrolled()
    assert said(street.command(phone, kind, **words)) == [("pending", "")]
    assert [(r.signal, r.value) for r in street.car.requests] == asked
    assert {(r.by, r.why) for r in street.car.requests} == {("phone", f"{kind} by Pixel")}
    for request in street.car.requests:
        assert said(street.later(phone)) == []
        street.services.vehicle.settle(request, Became.DONE)
    assert said(street.later(phone)) == [("done", "")]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("climate.set", {}),
        ("climate.set", {"temperature": 28.5}),
        ("climate.set", {"temperature": True}),
        ("climate.set", {"temperature": 10**400}),
        ("climate.set", {"on": 1}),
        ("climate.set", {"on": True, "temperature": "21"}),
        ("climate.set", {"window": "open"}),
        ("charge.limit", {}),
        ("charge.limit", {"percent": 49}),
        ("charge.limit", {"percent": 101}),
        ("charge.limit", {"percent": [80]}),
    ],
)
def test_what_is_not_understood_asks_nothing(street: Street, kind: str, words: Payload) -> None:
    phone = street.enrolled()
    assert said(street.command(phone, kind, **words)) in (
        [("refused", NOT_UNDERSTOOD)],
        [("refused", "without a plain JSON table")],
    )
    assert street.car.requests == []


def test_whose_phone_unlocks_the_car_is_told_once_it_is_unlocked(street: Street) -> None:
    phone, openers = street.enrolled(), list[str]()
    street.services.aboard.watch_opening(openers.append)
    street.command(phone, "lock")
    street.services.vehicle.settle(street.car.requests[-1], Became.DONE)
    street.command(phone, "unlock")
    street.later(phone)
    assert openers == []
    street.services.vehicle.settle(street.car.requests[-1], Became.DONE)
    street.later(phone)
    assert openers == [phone.person]


def test_one_refusal_is_enough(street: Street) -> None:
    phone = street.enrolled()
    street.command(phone, "climate.set", on=True)
    street.car.refuse("not authorised")
    assert said(street.later(phone)) == [("refused", "not authorised")]
    street.services.vehicle.settle(street.car.requests[0], Became.DONE)
    assert said(street.later(phone)) == []


def test_a_car_that_never_answers(street: Street) -> None:
    phone = street.enrolled()
    street.command(phone, "lock")
    street.doing.look()
    assert said(street.later(phone)) == []
    street.clock.now += PATIENCE_S
    street.doing.look()
    assert said(street.later(phone)) == [("refused", NO_ANSWER)]


def test_a_newer_wish_ends_the_older(street: Street) -> None:
    phone = street.enrolled()
    topic = f"cockpit/blue-car/phone/{phone.person}/cmd/answer"
    street.command(phone, "lock")
    told = street.command(phone, "unlock")
    assert said(told)[:1] == [("pending", "")]
    street.car.echo()
    heard = [phone.hear_answer(each) for each in street.answers(topic)]
    assert ("done", "") in said([*told, *heard])
    assert ("refused", "asked anew") in said([*told, *heard])


def test_no_connection_is_told_at_once(street: Street) -> None:
    phone = street.enrolled()
    street.services.vehicle.connect(None)
    assert said(street.command(phone, "climate.set", on=True)) == [
        ("pending", ""),
        ("refused", "no connection to the car"),
    ]


def test_what_this_car_lacks_is_refused(street: Street) -> None:
    phone = street.enrolled()
    del street.services.vehicle._offered[car.BOOT_TARGET]
    assert said(street.command(phone, "boot.open")) == [("refused", NOT_OFFERED)]
    del street.services.vehicle._offered[car.HAZARD]
    assert said(street.command(phone, "flash")) == [("refused", NOT_OFFERED)]
    assert street.car.requests == []


def test_a_place_is_only_proposed(street: Street) -> None:
    phone = street.enrolled(Role.OWNER)
    assert said(street.command(phone, "destination.send", lat=48.0, lon=7.8)) == [
        ("refused", NOT_HERE)
    ]
    heard = list[Payload]()
    street.services.messages.hear("navigation/go", heard.append)
    words = {"lat": 48.0, "lon": 7.8, "name": "Caf\u202eé"}
    assert said(street.command(phone, "destination.send", **words)) == [("done", "")]
    assert heard == [{"lat": 48.0, "lon": 7.8, "name": "Café"}]
    for odd in ({}, {"lat": 91, "lon": 0}, {"lat": "48", "lon": 7}, {"lat": True, "lon": 1}):
        assert said(street.command(phone, "destination.send", **odd)) == [("refused", NO_PLACE)]
    assert len(heard) == 1


def test_others_take_what_is_not_asked_of_the_car(street: Street) -> None:
    phone = street.enrolled()
    assert said(street.command(phone, "media.key", key="next")) == [("refused", NOT_HERE)]
    taken = list[tuple[Payload, str]]()

    def take(words: Payload, person: str) -> str:
        taken.append((words, person))
        return "" if words.get("key") else "no such key"

    street.takers.take("media.key", take)
    assert said(street.command(phone, "media.key", key="next")) == [("done", "")]
    assert said(street.command(phone, "media.key")) == [("refused", "no such key")]
    assert taken == [({"key": "next"}, phone.person), ({}, phone.person)]
    assert street.written[-1] == {
        "event": "commanded",
        "by": "phone",
        "why": "media.key by Pixel",
    }


def test_each_command_has_an_answer(street: Street) -> None:
    phone = street.enrolled()
    for kind in RULES:
        street.clock.now += 1
        (first, *_) = street.command(phone, kind)
        assert first
        assert first.outcome in tuple(Outcome)
