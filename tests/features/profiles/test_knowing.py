"""Who is let in by a key or a phone, who is not, and how a key becomes somebody's."""

from collections.abc import Callable

import pytest

from cockpit.core import signals as car
from cockpit.features.profiles.knowing import ASK_S, Knowing
from cockpit.features.profiles.profile import GUEST, Profile, new_profile
from cockpit.features.profiles.session import Session
from cockpit.features.profiles.tokens import key, phone
from tests.features.conftest import HandFedCar

ANNA, BEN = new_profile("Anna"), new_profile("Ben")


class Seat:
    """The driver's seat: everybody may sit down."""

    taken_up = False

    def __init__(self) -> None:
        self.session: Session | None = None
        self._watchers: list[Callable[[], None]] = []

    def watch(self, told: Callable[[], None]) -> None:
        self._watchers.append(told)

    def enter(self, profile: str) -> None:
        self.sit({ANNA.id: ANNA, BEN.id: BEN}[profile])

    def sit(self, profile: Profile | None) -> None:
        self.session = Session(profile) if profile else None
        for told in self._watchers:
            told()

    @property
    def name(self) -> str:
        return "" if self.session is None else self.session.profile.face.name or "guest"


class Street:
    """A parked car, its keys and phones; `now` in seconds."""

    def __init__(self) -> None:
        self.car, self.seat, self.now = HandFedCar(), Seat(), 100.0
        self.owners = {key(2): ANNA.id, phone("anna"): ANNA.id, phone("ben"): BEN.id}
        self.aboard = self.car.services.aboard
        self.knowing = Knowing(
            self.car.services, self.seat, lambda: self.owners, self._give, lambda: self.now
        )
        self.car.say(car.SPEED, 0.0)
        self.car.say(car.SELECTED_GEAR, car.PARKED_GEAR)
        self.car.say(car.UNLOCKED_BY, 0)

    def _give(self, token: str, profile: str) -> None:
        self.owners[token] = profile

    def unlock(self, number: int) -> None:
        self.car.say(car.ALL_LOCKED, False)
        self.car.say(car.UNLOCKED_BY, number)

    def lock(self) -> None:
        self.car.say(car.UNLOCKED_BY, 0)
        self.car.say(car.ALL_LOCKED, True)

    @property
    def asked(self) -> str:
        question = self.knowing.question
        return f"{question.token} {question.name}" if question else ""


@pytest.fixture
def street() -> Street:
    return Street()


def test_a_known_key_lets_its_driver_in(street: Street) -> None:
    street.unlock(2)
    assert street.seat.name == "Anna"
    assert street.asked == ""


def test_the_phone_whose_word_unlocks_lets_its_driver_in(street: Street) -> None:
    street.aboard.opens("ben")
    assert street.seat.name == "Ben"


def test_one_known_phone_at_an_unlocked_car_lets_its_driver_in(street: Street) -> None:
    street.car.say(car.ALL_LOCKED, True)
    street.aboard.tell(frozenset({"anna"}))
    assert street.seat.name == ""
    street.unlock(5)
    assert street.seat.name == "Anna"


def test_of_two_phones_nobody_knows_who_drives(street: Street) -> None:
    street.unlock(0)
    street.aboard.tell(frozenset({"anna", "ben"}))
    assert street.seat.name == ""
    street.aboard.tell(frozenset({"ben", "carol"}))
    assert street.seat.name == "Ben"


# --- only while nobody drives -------------------------------------------------------------------


@pytest.mark.parametrize(("speed", "gear"), [(0.0, car.DRIVE_GEAR), (50.0, car.DRIVE_GEAR)])
def test_nobody_is_let_in_while_the_car_is_driven(street: Street, speed: float, gear: int) -> None:
    street.car.say(car.SPEED, speed)
    street.car.say(car.SELECTED_GEAR, gear)
    street.unlock(2)
    assert street.seat.name == ""


@pytest.mark.parametrize(
    ("sits", "seated", "then"),
    [
        (BEN, True, "Ben"),
        (BEN, None, "Ben"),
        (BEN, False, "Anna"),
        (GUEST, True, "guest"),
        (GUEST, None, "Anna"),
    ],
)
def test_who_sits_there_stays_the_driver(
    street: Street, sits: Profile, seated: bool | None, then: str
) -> None:
    street.seat.sit(sits)
    if seated is not None:
        street.car.say(car.DRIVER_SEATED, seated)
    street.unlock(2)
    assert street.seat.name == then


def test_a_phone_does_not_put_another_in_the_driver_s_place(street: Street) -> None:
    street.unlock(0)
    street.seat.sit(BEN)
    street.car.say(car.DRIVER_SEATED, False)
    street.aboard.tell(frozenset({"anna"}))
    assert street.seat.name == "Ben"


# --- whose is it? -------------------------------------------------------------------------------


def test_who_chooses_himself_is_asked_whose_the_key_is_and_is_known_by_it(street: Street) -> None:
    street.unlock(3)
    street.seat.sit(BEN)
    assert street.asked == "key:3 Ben"
    street.knowing.answer(yes=True)
    assert street.asked == ""
    assert street.owners[key(3)] == BEN.id
    street.seat.sit(None)
    street.lock()
    street.unlock(3)
    assert street.seat.name == "Ben"


def test_a_no_is_not_asked_again(street: Street) -> None:
    for _ in range(2):
        street.unlock(3)
        street.seat.sit(BEN)
        street.knowing.answer(yes=False)
        street.seat.sit(None)
        street.lock()
    street.unlock(3)
    street.seat.sit(BEN)
    assert street.asked == ""
    street.seat.sit(None)
    street.lock()
    street.unlock(3)
    street.seat.sit(ANNA)
    assert street.asked == "key:3 Anna"


def test_a_phone_that_is_nobody_s_is_asked_about_too(street: Street) -> None:
    street.aboard.tell(frozenset({"carol"}))
    street.seat.sit(BEN)
    assert street.asked == "phone:carol Ben"
    assert street.knowing.question
    assert street.knowing.question.is_phone


def test_what_belongs_to_another_is_not_asked_about(street: Street) -> None:
    street.unlock(2)
    street.seat.sit(None)
    street.seat.sit(BEN)
    assert street.asked == ""


def test_a_guest_owns_no_key(street: Street) -> None:
    street.unlock(3)
    street.seat.sit(GUEST)
    assert street.asked == ""


def test_an_old_unlocking_is_not_asked_about(street: Street) -> None:
    street.unlock(3)
    street.now += ASK_S + 1
    street.seat.sit(BEN)
    assert street.asked == ""


def test_the_question_goes_when_the_driver_drives_off(street: Street) -> None:
    street.unlock(3)
    street.seat.sit(BEN)
    told: list[str] = []
    street.knowing.watch(lambda: told.append(street.asked))
    street.car.say(car.SELECTED_GEAR, car.DRIVE_GEAR)
    assert told == [""]


@pytest.mark.parametrize("seated", [False, True, None])
def test_who_comes_back_to_his_car_is_told_of_unless_he_sits_in_it(seated: bool | None) -> None:
    street, returned = Street(), []
    street.knowing.watch_return(lambda: returned.append(street.seat.name))
    street.unlock(2)
    assert returned == []
    street.lock()
    if seated is None:
        street.car.lose(car.DRIVER_SEATED)
    else:
        street.car.say(car.DRIVER_SEATED, seated)
    street.unlock(2)
    assert returned == (["Anna"] if seated is False else [])


def test_nobody_comes_back_to_a_moving_car() -> None:
    street, returned = Street(), []
    street.knowing.watch_return(lambda: returned.append(street.seat.name))
    street.unlock(2)
    street.lock()
    street.car.say(car.DRIVER_SEATED, False)
    street.car.say(car.SPEED, 30.0)
    street.unlock(2)
    assert returned == []
