"""Who has come to the car by what his phone tells; followed by who wants to know the driver."""

from collections.abc import Callable


class Aboard:
    """Users of phones; belongs to the main thread."""

    def __init__(self) -> None:
        self.phones: frozenset[str] = frozenset()
        """Whose phones are in the car, or right beside it."""
        self._watchers: list[Callable[[], None]] = []
        self._porters: list[Callable[[str], None]] = []

    def tell(self, phones: frozenset[str]) -> None:
        """These are here now, and no others."""
        if phones != self.phones:
            self.phones = phones
            for told in tuple(self._watchers):
                told()

    def opens(self, user: str) -> None:
        """The signed word of this user's phone has unlocked the car."""
        for told in tuple(self._porters):
            told(user)

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` after a phone has come or gone."""
        self._watchers.append(told)

    def watch_opening(self, told: Callable[[str], None]) -> None:
        """Call `told` with the user whose phone has unlocked the car."""
        self._porters.append(told)
