"""What happens to a phone, and when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import cycle, islice

from simulators.phone.notes import Notes
from simulators.phone.talk import Talk
from simulators.word import Word

DESTINATION = {"name": "Old Town", "lat": 45.521229, "lon": -39.503078}
"""In the demo city."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """Events by their seconds; with `every_s` they come again and again."""

    about: str
    events: tuple[tuple[float, str], ...] = ()
    every_s: float = 0.0
    walks: bool = False
    plays: bool = True
    flood: int = 0
    """Calls, messages and notifications at each tick, besides."""
    watch: bool = False
    """Whether a watch tells how the heart beats."""


SCENARIOS: Mapping[str, Scenario] = {
    "commute": Scenario(
        "in the car; music, a destination, a message, a call",
        ((20, "go"), (40, "write"), (90, "ring"), (150, "notify")),
    ),
    "calls": Scenario(
        "somebody calls every minute, and writes in between",
        ((5, "ring"), (40, "write"), (50, "notify")),
        60.0,
    ),
    "walk": Scenario("walks to the car and away again", ((60, "write"),), walks=True, plays=False),
    "quiet": Scenario("in the car; nothing happens", plays=False),
    "flood": Scenario("a broken phone that tells more than anybody can read", flood=12),
    "wearable": Scenario("in the car, with a watch that feels the pulse", watch=True),
}


class Script:
    """Lets a scenario happen."""

    topics = ()

    def __init__(self, scenario: Scenario, talk: Talk, notes: Notes) -> None:
        self._scenario, self._notes, self._done = scenario, notes, 0
        self._does: Mapping[str, Callable[[], list[Word]]] = {
            "ring": talk.ring,
            "write": talk.write,
            "notify": talk.notify,
            "go": self._go,
        }
        self._flood = cycle((talk.write, talk.notify, talk.ring))

    def announce(self) -> list[Word]:
        """Nothing yet."""
        return []

    def take(self, topic: str, payload: bytes) -> list[Word]:
        """Nothing can be asked."""
        return []

    def tick(self, now: float) -> list[Word]:
        """What is due."""
        said = [word for does in islice(self._flood, self._scenario.flood) for word in does()]
        while (event := self._next()) and event[0] <= now:
            said += self._does[event[1]]()
            self._done += 1
        return said

    def _next(self) -> tuple[float, str] | None:
        events, every = self._scenario.events, self._scenario.every_s
        if not events or (self._done >= len(events) and not every):
            return None
        rounds, at = divmod(self._done, len(events))
        return rounds * every + events[at][0], events[at][1]

    def _go(self) -> list[Word]:
        return [self._notes.tell("destination", DESTINATION)]
