"""Who does what a phone asks for, where it is nothing that one asks of the car itself."""

from collections.abc import Callable

from cockpit.core.messages import Arrived, Messages, Payload
from cockpit.features.phone.talk.plain import number, text

type Taker = Callable[[Payload, str], str]
"""Gets the command's words and the person; does it, and says "" or, in English, why not."""

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

    def do(self, kind: str, words: Payload, person: str) -> str:
        """Hand a command over; "" or why it is not done."""
        taker = self._takers.get(kind)
        return taker(words, person) if taker else NOT_HERE


def proposing(messages: Messages) -> Taker:
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
