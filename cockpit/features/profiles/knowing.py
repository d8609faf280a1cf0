"""Who comes to the car: known by the key that unlocks it, or by his phone."""

import time
from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from cockpit.core.driving import DrivingState
from cockpit.core.feature import Services
from cockpit.core.signals import ALL_LOCKED, DRIVER_SEATED, UNLOCKED_BY
from cockpit.features.profiles import tokens
from cockpit.features.profiles.fields import NAME
from cockpit.features.profiles.session import Session

ASK_S = 300.0
"""So long after an unlocking a driver who chooses himself is asked whose the key is."""
_STANDING = (DrivingState.PARKED, DrivingState.UNKNOWN)


class People(Protocol):
    """Who drives, and the way in."""

    @property
    def session(self) -> Session | None:
        """The driver's; None: nobody is known."""

    @property
    def taken_up(self) -> bool:
        """Whether who sits down only goes on after a restart."""

    def enter(self, profile: str) -> object:
        """Have a driver sit down; who has set a PIN is asked for it."""

    def watch(self, told: Callable[[], None]) -> object:
        """Call `told` after another has sat down."""


class Question(NamedTuple):
    """Whether a token is this driver's."""

    token: str
    profile: str
    name: str

    @property
    def is_phone(self) -> bool:
        """A phone; else a key."""
        return self.token.startswith(tokens.phone(""))


class Knowing:
    """Lets in who is known, and asks whose an unknown key is; only while nobody drives.

    `owners` gives the ids of profiles by token, `give` keeps one more and does not block.
    """

    def __init__(
        self,
        services: Services,
        people: People,
        owners: Callable[[], Mapping[str, str]],
        give: Callable[[str, str], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._vehicle, self._driving = services.vehicle, services.driving
        self._people, self._aboard = people, services.aboard
        self._owners, self._give, self._clock = owners, give, clock
        self._unlocked_by, self._stranger, self._stranger_at = 0, "", 0.0
        self._told = self._driver()
        self._refused: set[tuple[str, str]] = set()
        self._watchers: list[Callable[[], None]] = []
        self._returned: list[Callable[[], None]] = []
        self.question: Question | None = None
        """What the driver is asked now."""
        self._vehicle.watch(UNLOCKED_BY, self._key)
        self._vehicle.want((ALL_LOCKED, DRIVER_SEATED))
        services.aboard.watch(self._phones)
        services.aboard.watch_opening(lambda user: self._came(tokens.phone(user)))
        people.watch(self._sits)
        services.driving.watch(self._drives)

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` when there is a question, or none any more."""
        self._watchers.append(told)

    def watch_return(self, told: Callable[[], None]) -> None:
        """Call `told` when the driver who was known all along has opened the car again."""
        self._returned.append(told)

    def again(self) -> None:
        """The owners of keys are known only now: who has unlocked a moment ago?"""
        self._unlocked_by = 0
        self._key()

    def answer(self, yes: bool) -> None:
        """The driver's word on the question; a no is not asked again before the next start."""
        question = self.question
        if question is None:
            return
        if yes:
            self._give(question.token, question.profile)
        else:
            self._refused.add((question.token, question.profile))
        self._ask(None)

    # ------------------------------------------------------------------------------------------

    def _key(self) -> None:
        number = self._vehicle.get(UNLOCKED_BY).value or 0
        before, self._unlocked_by = self._unlocked_by, number
        if number and number != before:
            self._came(tokens.key(number))

    def _phones(self) -> None:
        """One known phone alone lets its owner in; a car that is locked waits for somebody."""
        if self._driver() is None and self._vehicle.get(ALL_LOCKED).value is False:
            self._let_in(self._by_phone())

    def _came(self, token: str) -> None:
        self._stranger, self._stranger_at = "", self._clock()
        owner = self._owners().get(token)
        if owner is None:
            self._stranger = token
            owner = self._by_phone()
        self._let_in(owner)

    def _by_phone(self) -> str | None:
        owners = self._owners()
        here = {owners[t] for p in self._aboard.phones if (t := tokens.phone(p)) in owners}
        return here.pop() if len(here) == 1 else None

    def _let_in(self, owner: str | None) -> None:
        if owner is None:
            return
        if owner != self._driver():
            if self._nobody_drives():
                self._people.enter(owner)
        elif self._driving.state in _STANDING and self._vehicle.get(DRIVER_SEATED).value is False:
            for told in tuple(self._returned):
                told()

    def _nobody_drives(self) -> bool:
        """Whoever is known to drive must have left the seat; a guest must not be seen in it."""
        session, seated = self._people.session, self._vehicle.get(DRIVER_SEATED).value
        if self._driving.state not in _STANDING:
            return False
        return session is None or (seated is not True if session.passing else seated is False)

    def _driver(self) -> str | None:
        session = self._people.session
        return None if session is None or session.passing else session.profile.id

    def _sits(self) -> None:
        driver = self._driver()
        if driver == self._told:
            return
        self._told = driver
        session, token = self._people.session, self._unknown()
        if driver and session and token and (token, driver) not in self._refused:
            self._ask(Question(token, driver, session.profile.get(NAME)))
        else:
            self._ask(None)

    def _unknown(self) -> str:
        """The key that unlocked just now, or the only phone that is here, if it is nobody's."""
        if self._stranger and self._clock() - self._stranger_at < ASK_S:
            return self._stranger
        here = [tokens.phone(phone) for phone in self._aboard.phones]
        return here[0] if len(here) == 1 and here[0] not in self._owners() else ""

    def _drives(self) -> None:
        """Nobody is asked while he drives; and whose key it was is forgotten."""
        if self._driving.state not in _STANDING:
            self._stranger = ""
            self._ask(None)

    def _ask(self, question: Question | None) -> None:
        if question is not None:
            self._stranger = ""
        if question != self.question:
            self.question = question
            for told in tuple(self._watchers):
                told()
