"""Along which way the car is being led: told by navigation, followed by who or what drives."""

from collections.abc import Callable


class Leading:
    """The active route; watchers hear of each change."""

    def __init__(self) -> None:
        self.shape: str | None = None
        """A polyline of precision 6 from where the car was; None: nobody leads."""
        self._watchers: list[Callable[[], None]] = []

    def lead(self, shape: str | None) -> None:
        """Lead along another way, or no more."""
        if shape != self.shape:
            self.shape = shape
            for told in tuple(self._watchers):
                told()

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` after each change."""
        self._watchers.append(told)
