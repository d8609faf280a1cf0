"""How much the car listens to one person in a second."""

import time
from collections import Counter
from collections.abc import Callable

MOST_A_SECOND, MOST_OF_STRANGERS = 20, 100
STRANGERS = ""
"""They share what there is for them: names cost nothing to make up."""


class Budget:
    """Begins anew each second; `clock` gives seconds."""

    def __init__(
        self, knows: Callable[[str], bool], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._knows, self._clock, self._second = knows, clock, 0
        self._spent: Counter[str] = Counter()

    def spend(self, person: str) -> bool:
        """Whether one more message of this person is heard."""
        second = int(self._clock())
        if second != self._second:
            self._second = second
            self._spent.clear()
        known = self._knows(person)
        name = person if known else STRANGERS
        self._spent[name] += 1
        return self._spent[name] <= (MOST_A_SECOND if known else MOST_OF_STRANGERS)
