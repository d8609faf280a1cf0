"""How long to wait before the next try to connect."""

import random

FIRST_S, LONGEST_S = 0.2, 30.0
EAGER_S, EAGER_FOR_S = 1.0, 60.0
"""A broker that was there a minute ago is asked again every second: it may only restart."""


class Pace:
    """Waits that grow, each a little off, so that a fleet does not knock all at once."""

    def __init__(self, rng: random.Random | None = None) -> None:
        self._rng = rng or random.Random()
        self._wait_s, self._waited_s = FIRST_S, 0.0

    def next(self) -> float:
        """Seconds until the next try."""
        longest = EAGER_S if self._waited_s < EAGER_FOR_S else LONGEST_S
        wait = min(self._wait_s, longest) * self._rng.uniform(0.5, 1.0)
        self._wait_s = min(self._wait_s * 2, LONGEST_S)
        self._waited_s += wait
        return wait

    def restart(self) -> None:
        """We were let in."""
        self._wait_s, self._waited_s = FIRST_S, 0.0
