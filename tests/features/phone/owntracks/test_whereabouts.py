import json
from typing import Any

import pytest

from cockpit.core import signals as car
from cockpit.core.messages import Arrived, Kind, Message, Messages
from cockpit.features.phone.owntracks.phones import Known
from cockpit.features.phone.owntracks.presence import Presence
from cockpit.features.phone.owntracks.settings_text import known_phones
from cockpit.features.phone.owntracks.whereabouts import Whereabouts
from tests.features.conftest import HandFedCar

NOW = 1_795_480_000.0
LAT, LON = 47.66, 9.18


class Street:
    def __init__(self, hand_fed: HandFedCar, tell: bool = True) -> None:
        self.car, self.now = hand_fed, NOW
        self.sent: list[Message] = []
        self.mail = Messages("V1")
        self.mail.connect(self.sent.append)
        self.mail.tell_up(frozenset({"home"}))
        known = [Known("anna", "phone", "Anna", plain=True)]
        self.where = Whereabouts(
            self.mail, hand_fed.vehicle, hand_fed.services.driving, known, tell, lambda: self.now
        )

    def stand(self) -> None:
        self.car.say(car.LATITUDE, LAT)
        self.car.say(car.LONGITUDE, LON)

    def fix(self, lat: float, **more: Any) -> None:
        table = {"_type": "location", "lat": lat, "lon": LON, "acc": 8, "tst": round(self.now)}
        raw = json.dumps(table | more).encode()
        self.mail.deliver(Arrived("owntracks/anna/phone", raw, table | more, False, "home"))


@pytest.fixture
def street(hand_fed: HandFedCar) -> Street:
    return Street(hand_fed)


def test_a_phone_comes_near_and_goes_away(street: Street) -> None:
    street.stand()
    street.where.look()
    assert street.where.seen[0].presence is Presence.UNKNOWN
    street.fix(LAT, batt=71)
    street.where.look()
    assert (street.where.seen[0].presence, street.where.seen[0].battery) == (Presence.NEAR, 71)
    for _ in range(70):
        street.now += 1
        street.fix(LAT + 0.01)
        street.where.look()
    seen = street.where.seen[0]
    assert seen.presence is Presence.AWAY
    assert seen.walk is not None
    assert 800 < seen.walk.metres < 1800


def test_whose_phone_rides_along(street: Street) -> None:
    street.stand()
    street.car.say(car.SPEED, 50.0)
    street.where.look()
    street.fix(LAT, vel=48)
    street.now += 90
    street.where.look()
    (seen,) = street.where.seen
    assert (seen.user, seen.presence, seen.age_s) == ("anna", Presence.IN_CAR, 90)


def test_the_parked_car_tells_where_it_stands(street: Street) -> None:
    street.car.say(car.SPEED, 50.0)
    street.stand()
    street.where.look()
    assert street.sent == []
    street.car.say(car.SPEED, 0.0)
    street.car.say(car.SELECTED_GEAR, car.PARKED_GEAR)
    street.where.look()
    street.where.look()
    kept, command = street.sent
    assert (kept.topic, kept.kind) == ("cockpit/V1/phone/anna/car", Kind.STATE)
    assert json.loads(kept.payload)["lat"] == LAT
    assert command.topic == "owntracks/anna/phone/cmd"
    assert json.loads(command.payload)["waypoints"]["waypoints"][0]["desc"] == "Car"


def test_who_does_not_want_it_tells_nobody(hand_fed: HandFedCar) -> None:
    street = Street(hand_fed, tell=False)
    street.car.say(car.SPEED, 50.0)
    street.stand()
    street.where.look()
    street.car.say(car.SPEED, 0.0)
    street.car.say(car.SELECTED_GEAR, car.PARKED_GEAR)
    street.where.look()
    assert street.sent == []


def test_phones_in_the_settings() -> None:
    found, wrong = known_phones("anna/phone=Anna:a-secret-of-sixteen; ben/tablet ; /x; a+b/c=X")
    assert [(one.topic, one.name, one.plain) for one in found] == [
        ("owntracks/anna/phone", "Anna", False),
        ("owntracks/ben/tablet", "ben", True),
    ]
    assert len(wrong) == 2
    assert all(line.startswith("phone.owntracks: ") for line in wrong)
