"""Who has come to the car by what his phone tells; followed by who wants to know the driver."""

from collections.abc import Callable

NOBODY = ""


class Aboard:
    """Users of phones; belongs to the main thread."""

    def __init__(self) -> None:
        self.phones: frozenset[str] = frozenset()
        """Whose phones are in the car, or right beside it."""
        self.opener = NOBODY
        """Whose signed word unlocked the car last."""
        self._watchers: list[Callable[[], None]] = []

    def tell(self, phones: frozenset[str]) -> None:
        """These are here now, and no others."""
        if phones != self.phones:
            self.phones = phones
            self._tell()

    def opens(self, user: str) -> None:
        """The car was unlocked for this user."""
        self.opener = user
        self._tell()

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` after a phone has come or gone, or has unlocked the car."""
        self._watchers.append(told)

    def _tell(self) -> None:
        for told in tuple(self._watchers):
            told()
