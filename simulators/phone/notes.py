"""The tables that a phone and a car exchange, as docs/phone-messages.md has them."""

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from simulators.word import Word, asked, table

SOON_S = 10.0
"""An answer that comes later was meant for another call."""
MOST_SEEN = 64


class Notes:
    """Writes and reads the tables of one person's phone; `wall` gives seconds since 1970."""

    def __init__(
        self, vin: str, user: str, lot: Random, wall: Callable[[], float] = time.time
    ) -> None:
        self.vin, self.user, self.wall = vin, user, wall
        self._run, self._count = f"{lot.getrandbits(48):x}", 0
        self._seen: OrderedDict[str, None] = OrderedDict()

    def topic(self, name: str) -> str:
        """Of the phone's own."""
        return f"cockpit/{self.vin}/phone/{self.user}/{name}"

    def tell(self, name: str, words: Mapping[str, Any], retain: bool = False) -> Word:
        """A table on a topic of its own, that can be told from all others, and how old it is."""
        self._count += 1
        stamp = {"id": f"{self._run}-{self._count}", "ts": round(self.wall(), 3)}
        return table(self.topic(name), {**words, **stamp}, retain)

    def heard(self, payload: bytes, within_s: float = SOON_S) -> dict[str, Any] | None:
        """What the car asks; None where it is no table, came before, or is too old."""
        words = asked(payload)
        id_, at = words.get("id"), words.get("ts")
        if not isinstance(id_, str) or id_ in self._seen:
            return None
        if not isinstance(at, int | float) or self.wall() - at > within_s:
            return None
        self._seen[id_] = None
        if len(self._seen) > MOST_SEEN:
            self._seen.popitem(last=False)
        return words
