"""The driver's home: every device that announced itself, and what it says.

Whatever comes is taken, refused with a reason that is counted, or ignored; it raises nothing. What
a bridge announces at once may take longer to read than a frame has time: it is read in pieces.
"""

import math
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cockpit.core.messages import Arrived, Message, matches
from cockpit.features.home.devices.entity import Entity, State
from cockpit.features.home.devices.home_assistant.discovery import Discovery
from cockpit.features.home.devices.live import Live
from cockpit.features.home.devices.parts import Announced, Dialect, Heard, Part
from cockpit.features.home.devices.shelly import Shelly
from cockpit.features.home.devices.tasmota import Tasmota
from cockpit.features.home.devices.zigbee2mqtt.bridge import Zigbee2Mqtt

MOST_ENTITIES = 500
LARGEST = 1_000_000
"""Bytes of an announcement."""
LARGEST_SAID = 65_536
"""Bytes of what a device says."""
MOST_KEPT = 2_000_000
"""Bytes of last words kept for entities that are announced after their device spoke."""

type Spot = tuple[str, str]
"""A broker and a topic on it."""


@dataclass(slots=True)
class _Arriving:
    """An announcement that is being read."""

    found: Iterator[Part | Message]
    before: set[str]
    """Ids that the origin announced earlier, and has not again yet."""


class Home:
    """`own` is the car's prefix, where devices answer; brokers are told apart."""

    def __init__(
        self, own: str, zigbee2mqtt: str = "zigbee2mqtt", discovery: str = "homeassistant"
    ) -> None:
        self.refused: Counter[str] = Counter()
        self._dialects: tuple[Dialect, ...] = (
            Zigbee2Mqtt(zigbee2mqtt),
            Discovery(discovery, zigbee2mqtt),
            Shelly(own),
            Tasmota(),
        )
        self._arriving: dict[str, _Arriving] = {}
        self._live: dict[str, Live] = {}
        self._entities: dict[str, Entity] = {}
        self._listening: dict[Spot, dict[str, Live]] = {}
        self._fresh: set[str] = set()
        self._last: dict[Spot, Arrived] = {}
        self._kept = 0
        self._watchers: list[Callable[[str], None]] = []

    @property
    def patterns(self) -> tuple[str, ...]:
        """What to listen to from the start."""
        return tuple(pattern for dialect in self._dialects for pattern in dialect.patterns)

    @property
    def topics(self) -> frozenset[str]:
        """What else to listen to, now; grows and shrinks with the devices."""
        return frozenset(topic for _, topic in self._listening if not self._covered(topic))

    def fresh(self) -> frozenset[str]:
        """What has to be listened to from now on, since this was last asked."""
        fresh, self._fresh = self._fresh, set()
        return frozenset(topic for topic in fresh if not self._covered(topic))

    def _covered(self, topic: str) -> bool:
        return any(matches(pattern, topic) for pattern in self.patterns)

    @property
    def entities(self) -> Mapping[str, Entity]:
        """All that is known, by id, in the order of its appearance."""
        return MappingProxyType(self._entities)

    def watch(self, told: Callable[[str], None]) -> None:
        """Call `told` with the id of each entity that came, changed, or went."""
        self._watchers.append(told)

    def take(self, arrived: Arrived) -> list[Message]:
        """A message came; what it calls for, such as asking a device for its state."""
        self.hear(arrived)
        return self.work()

    def hear(self, arrived: Arrived) -> None:
        """A message came; what it announces waits for `work`."""
        if len(arrived.payload) > LARGEST:
            self.refused["too large"] += 1
            return
        self._keep(arrived)
        for dialect in self._dialects:
            announced = dialect.announced(arrived, self._refuse)
            if announced is not None:
                self._arrive(f"{arrived.broker}/{announced.origin}", announced)
        self._say(arrived)

    @property
    def busy(self) -> bool:
        """Whether there is something left to read."""
        return bool(self._arriving)

    def work(self, until: float = math.inf) -> list[Message]:
        """Read what was announced until `time.perf_counter()` says `until`; returns what to ask."""
        asks: list[Message] = []
        while self._arriving:
            origin, arriving = next(iter(self._arriving.items()))
            found = next(arriving.found, None)
            if found is None:
                self._arrived(origin)
            elif isinstance(found, Message):
                asks.append(found)
            else:
                self._put(found, origin, arriving.before)
            if time.perf_counter() >= until:
                break
        return asks

    def _refuse(self, reason: str) -> None:
        self.refused[reason] += 1

    def _arrive(self, origin: str, announced: Announced) -> None:
        """In place of all that the origin announced before."""
        before = {id_ for id_, live in self._live.items() if live.origin == origin}
        self._arriving[origin] = _Arriving(iter(announced.found), before)

    def _put(self, part: Part, origin: str, before: set[str]) -> None:
        id_ = part.entity.id
        if not self._free(part, origin):
            return
        known = self._live.get(id_)
        if known is None and len(self._live) - len(before) >= MOST_ENTITIES:
            self.refused["too many devices"] += 1
            return
        before.discard(id_)
        if known is not None:
            self._forget(id_, known)
        self._begin(Live(part, origin, _as_before(known, part)))

    def _arrived(self, origin: str) -> None:
        """All of an announcement is read: what it no longer names is gone."""
        for id_ in self._arriving.pop(origin).before:
            self._forget(id_, self._live[id_])
            del self._entities[id_]
            self._tell(id_)

    def _free(self, part: Part, origin: str) -> bool:
        """Whether nobody else has that name: who was first, stays."""
        other = self._live.get(part.entity.id)
        free = other is None or other.origin == origin
        if not free:
            self.refused["announced twice"] += 1
        return free

    def _begin(self, live: Live) -> None:
        id_, broker = live.entity.id, live.entity.broker
        self._live[id_] = live
        for topic in live.part.topics:
            if (broker, topic) not in self._listening:
                self._fresh.add(topic)
            self._listening.setdefault((broker, topic), {})[id_] = live
        for topic in live.part.topics:
            last = self._last.get((broker, topic))
            if last is not None:
                live.hear(topic, _heard(last))
        self._show(live)

    def _forget(self, id_: str, live: Live) -> None:
        del self._live[id_]
        for topic in live.part.topics:
            spot = (live.entity.broker, topic)
            self._listening[spot].pop(id_)
            if not self._listening[spot]:
                del self._listening[spot]

    def _say(self, arrived: Arrived) -> None:
        listeners = self._listening.get((arrived.broker, arrived.topic))
        if not listeners:
            return
        if len(arrived.payload) > LARGEST_SAID:
            self.refused["says too much at once"] += 1
            return
        heard = _heard(arrived)
        for live in tuple(listeners.values()):
            live.hear(arrived.topic, heard)
            self._show(live)

    def _show(self, live: Live) -> None:
        """Tells of it only where something can be seen; its orders are new in any case."""
        before = self._entities.get(live.entity.id)
        self._entities[live.entity.id] = live.entity
        if live.entity != before:
            self._tell(live.entity.id)

    def _keep(self, arrived: Arrived) -> None:
        if len(arrived.payload) > LARGEST_SAID:
            return
        spot = (arrived.broker, arrived.topic)
        before = self._last.pop(spot, None)
        self._last[spot] = arrived
        self._kept += _weight(arrived) - (_weight(before) if before else 0)
        while self._kept > MOST_KEPT:
            self._kept -= _weight(self._last.pop(next(iter(self._last))))

    def _tell(self, id_: str) -> None:
        for told in tuple(self._watchers):
            told(id_)


def _heard(arrived: Arrived) -> Heard:
    return Heard(arrived.payload.decode("utf-8", "replace"), arrived.value)


def _weight(arrived: Arrived) -> int:
    return len(arrived.payload) + len(arrived.topic) + 100


def _as_before(before: Live | None, part: Part) -> State:
    """An entity that is announced anew from the same topics is still as it was."""
    same = before is not None and before.part.topics == part.topics
    return before.entity.state if before is not None and same else State()
