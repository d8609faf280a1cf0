"""Who does what a phone asks for, where it is nothing that one asks of the car itself."""

from collections.abc import Callable

from cockpit.core.messages import Arrived, Messages, Payload
from cockpit.features.phone.talk.plain import number, text

type Taker = Callable[[Payload, str], str | Payload]
"""Gets the command's words and the person; does it, and says "" or, in English, why not.

Where the person asked to be told something, that, as JSON has it, is the answer.
"""

type Propose = Callable[[Payload, str], str]
"""A taker that has nothing to tell."""

GO = "navigation/go"
"""Where a place is sent to; who leads only proposes it."""
LONGEST_PLACE = 80
NO_PLACE = "needs a latitude and a longitude"
NOT_HERE = "not possible here"


class Takers:
    """By command type; at most one taker each."""

    def __init__(self) -> None:
        self._takers: dict[str, Taker] = {}

    def take(self, kind: str, taker: Taker) -> None:
        """From now on, commands of this type are for `taker`."""
        self._takers[kind] = taker

    def do(self, kind: str, words: Payload, person: str) -> str | Payload:
        """Hand a command over; as `Taker` says."""
        taker = self._takers.get(kind)
        return taker(words, person) if taker else NOT_HERE


def proposing(messages: Messages) -> Propose:
    """Takes `destination.send`: as if the broker had brought the place."""
    topic = f"{messages.own}/{GO}"

    def propose(words: Payload, _: str) -> str:
        lat, lon = number(words.get("lat"), -90, 90), number(words.get("lon"), -180, 180)
        if lat is None or lon is None:
            return NO_PLACE
        if topic not in messages.topics:
            return NOT_HERE
        place = {"lat": lat, "lon": lon, "name": text(words.get("name"), LONGEST_PLACE)}
        messages.deliver(Arrived(topic, b"", place))
        return ""

    return propose
