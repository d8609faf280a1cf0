"""Throws messages of every kind at all who listen to a broker; does anybody fall over?

    python -m tests.tools.attack_messages --count 1000000

Phones that talk, OwnTracks, the devices of a home with what their templates make, what home asks of
the car, and topics that are none. Nothing may raise, hang, grow without bound, write where it must
not, listen to more than it named, or ask of the car what home may not ask.
"""

import argparse
import json
import logging
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from cockpit.core import signals as car
from cockpit.core.driving import Driving
from cockpit.core.feature import Services
from cockpit.core.messages import Arrived, Kind, Message, Messages
from cockpit.core.notices import Notices
from cockpit.core.reading import Sample
from cockpit.core.request import Request
from cockpit.core.settings import Settings
from cockpit.core.signals import ALL
from cockpit.core.vehicle import Vehicle
from cockpit.features.home.devices.entity import Can
from cockpit.features.home.devices.home import Home
from cockpit.features.home.devices.home_assistant.abbreviations import COMPONENT
from cockpit.features.home.devices.home_assistant.discovery import COMPONENTS
from cockpit.features.home.house import House
from cockpit.features.home.wish import Wish, messages
from cockpit.features.phone.owntracks.phones import Known, Phones
from cockpit.features.phone.talk.reading import TOPICS, Reader
from cockpit.features.remote.asked import CONTROLS
from cockpit.features.remote.model import Remote
from cockpit.features.remote.settings import RemoteSettings
from tests.features.home.devices.homes import DEVICES, GARAGE, PLUG
from tests.tools.at_the_broker import AtTheBroker
from tests.tools.memory import used_mb
from tests.tools.odd_things import odd_value

VIN = "V1"
OWN = f"cockpit/{VIN}"
SLOW_S = 0.5
"""Of the processor, for one message and what is read of it in the next frame."""
BUDGET_S = 0.002
MOST_GROWN_MB = 80.0
WARM_UP = 5
"""One part of so many fills what is kept for good."""
SHELLY = "shellyplus2pm-a8032ab12345"
BOMBS = (
    "{{ 'a' * 10**9 }}", "{{ 9**9**9 }}", "{% for i in range(10**9) %}x{% endfor %}",
    "{{ ''.__class__.__mro__ }}", "{{ value|replace('','x'*99)|replace('','x'*99) }}",
    "{% set x = [value] %}{% set x = x + x %}{{ x }}", "{{ '%999999999d' % 1 }}", "{{ (" * 400,
    "{{ value_json" + ".a" * 900 + " }}", "{{ range(10**9)|list }}", "{{ value | int ** 99 }}",
    "{{ value_json.a | float / 0 }}", "{{ 1e308 * 10 }}", "{{ cycler.__init__.__globals__ }}",
    "{{ value ~ value ~ value ~ value }}", "{{ states('x') }}", "{{", "{{ value|e|e|e }}",
)  # fmt: skip
TOPIC_BOMBS = (
    "#", "+", "a/+/b", "a/#", "$SYS/broker", "a\0b", "", "x" * 70_000, "\ud800", "~", "/", "//",
    f"{OWN}/car/lock/set", f"{OWN}/phone/anna/cmd/answer", "homeassistant/status", "cockpit",
    "owntracks/anna/pixel", "home/garage/command", "a/../b", "ü", "\n",
)  # fmt: skip
KEYS = (
    *COMPONENT.values(), "~", "ts", "id", "state", "name", "number", "sender", "text", "title",
    "app", "playing", "art", "contacts", "numbers", "sort", "_type", "lat", "lon", "tst", "acc",
    "vel", "data", "src", "params", "result", "sys", "device", "exposes", "definition", "features",
    "rl", "ft", "tp", "t", "fn", "components", "cmps", "ieee_address", "friendly_name", "access",
)  # fmt: skip
TYPES = ("location", "transition", "waypoint", "waypoints", "lwt", "encrypted", "card", None)
PREFIXES = ["cmnd", "stat", "tele"]
LAYOUTS = ("%prefix%/%topic%/", "cockpit/%prefix%/", "#/")
LEVELS = (
    *("cockpit", VIN, "phone", "car", "set", "navigation", "go", "homeassistant"),
    *("#", "+", "\0", "", "ü", "\ud800"),
)
PICTURES = ("iVBORw0KGgo=", "/9j/4AAQ", "A" * 300_000, "AAAA" * 99, "%%%")


@dataclass(slots=True)
class Done:
    """What came of it."""

    by_family: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)
    asked_of_car: int = 0
    sent: int = 0
    listened: int = 0
    slowest_s: float = 0.0
    slowest: str = ""
    grown_mb: float = 0.0


class Hearers:
    """All who listen, behind one broker."""

    def __init__(self) -> None:
        vehicle, self.messages = Vehicle(), Messages(VIN)
        for signal in ALL:
            vehicle.expect(signal, 1e9, "all on body")
        vehicle.report(car.SPEED, Sample(0.0, time.monotonic()))
        vehicle.report(car.SELECTED_GEAR, Sample(car.PARKED_GEAR, time.monotonic()))
        vehicle.watch_requests(self._asked)
        services = Services(
            vehicle, Notices(), Driving(vehicle), Settings(), messages=self.messages
        )
        self.broker = AtTheBroker(self.messages)
        self.talk = Reader(VIN)
        self._listen(self.talk.patterns, self.talk.read)
        encrypted, plain = (
            Known("anna", "pixel", "Anna", "k" * 24),
            Known("ben", "x", "B", "", True),
        )
        self.phones = Phones([encrypted, plain])
        self._listen(self.phones.patterns, self.phones.take)
        self.remote = Remote(services, RemoteSettings())
        self.home = Home(OWN)
        self.house = House(self.messages)
        self.house.start(self.home)
        self.patterns = frozenset(self.messages.topics)
        self.asked, self.forbidden = 0, list[str]()

    def _listen(self, patterns: Iterable[str], read: Callable[[Arrived], object]) -> None:
        def hear(arrived: Arrived) -> None:
            read(arrived)

        for pattern in patterns:
            self.messages.listen(pattern, hear)

    def _asked(self, request: Request) -> None:
        self.asked += 1
        opens = request.signal is car.ALL_LOCKED and request.value is False
        targets = {signal.path for signal in _WINDOWS}
        if opens or (request.signal.path in targets and request.value != 0):
            self.forbidden.append(f"{request.signal.path} = {request.value}")

    def frame(self) -> None:
        """What is done between two messages."""
        self.house.work(time.perf_counter() + BUDGET_S)
        self.remote.look(time.monotonic())

    def wrong(self) -> list[str]:
        """What went out, or is listened to, that must not."""
        found = [f"writes {m.topic[:80]}" for m in self.broker.newest if not allowed(m)]
        found += [f"asks {words}" for words in self.forbidden]
        self.forbidden.clear()
        return found

    def listening(self) -> list[str]:
        """Wildcards that somebody smuggled in."""
        topics = set(self.messages.topics) - self.patterns
        return [topic[:80] for topic in topics if {"+", "#", "\0"} & {*topic}]

    def orders(self) -> list[str]:
        """What each thing would write if the driver touched it."""
        values: tuple[Any, ...] = (True, 50.0, "auto", None)
        said = [
            messages(entity, Wish(can, value))
            for entity in self.house.entities.values()
            for can in Can
            for value in values
        ]
        sent = [one for answer in said if not isinstance(answer, str) for one in answer]
        return [f"a touch writes {m.topic[:80]}" for m in sent if not allowed(m)]


_WINDOWS = (
    car.DRIVER_WINDOW_TARGET,
    car.PASSENGER_WINDOW_TARGET,
    car.REAR_LEFT_WINDOW_TARGET,
    car.REAR_RIGHT_WINDOW_TARGET,
)


def allowed(message: Message) -> bool:
    """Whether something that was heard may lead to this being written."""
    topic = message.topic
    if {"+", "#", "\0"} & {*topic} or not topic or topic.startswith("$"):
        return False
    if topic.split("/", 1)[0] == "cockpit":
        return topic.startswith(f"{OWN}/car/") and message.kind is Kind.STATE
    if topic.split("/", 1)[0] == "homeassistant":
        return topic == f"homeassistant/device/cockpit_{VIN}/config"
    return True


class Dice:
    """Messages: some right, some nearly, some nonsense."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.families: dict[str, Callable[[], tuple[str, Any]]] = {
            "phones that talk": self._talk,
            "OwnTracks": self._owntracks,
            "an announcement": self._announcement,
            "a device's words": self._device,
            "other families": self._other,
            "asked of the car": self._ask,
            "any topic": self._any,
        }
        self.known: list[str] = ["home/garage/status/door"]

    def throw(self) -> tuple[str, bytes, bytes, bool]:
        """Family, topic, payload, whether retained."""
        family = self.chance.choice(tuple(self.families))
        topic, said = self.families[family]()
        if self.chance.random() < 0.02:
            topic = self.chance.choice((f"{topic}/#", f"{topic}\0", f"+/{topic}", f"{topic}/", ""))
        raw = topic.encode("utf-8", "surrogatepass")
        if self.chance.random() < 0.01:
            raw = raw[: len(raw) // 2] + b"\xff" + raw[len(raw) // 2 :]
        return family, raw[:65_535], self._spoilt(self._raw(said)), self.chance.random() < 0.1

    def _raw(self, said: Any) -> bytes:
        if isinstance(said, bytes):
            return said
        return json.dumps(said, ensure_ascii=self.chance.random() < 0.9).encode("utf-8", "replace")

    def _spoilt(self, raw: bytes) -> bytes:
        luck = self.chance.random()
        if luck < 0.9:
            return raw
        if luck < 0.94 and raw:
            at = self.chance.randrange(len(raw))
            return raw[:at] + self.chance.randbytes(3) + raw[at:]
        if luck < 0.97:
            return raw[: self.chance.randrange(len(raw) + 1)]
        if luck > 0.9999:
            return b" " * (2 << 20)
        deep, long = b'{"a":' * 5000, b'{"ts":' + b"9" * 5000 + b"}"
        return self.chance.choice((b"[" * 5000, deep, long, b"\xff" * 50, b"", b"9" * 60))

    def _table(self, *keys: str) -> dict[str, Any]:
        some = self.chance.choices(KEYS, k=self.chance.randrange(4))
        return {key: self._value() for key in (*keys, *some)}

    def _value(self) -> Any:
        luck = self.chance.random()
        if luck < 0.15:
            return self.chance.choice(BOMBS)
        if luck < 0.3:
            return self.chance.choice(TOPIC_BOMBS)
        if luck < 0.4:
            return self.chance.choice((*self.known, f"t/{self.chance.randrange(10**6)}", "~/a"))
        return odd_value(self.chance)

    def _talk(self) -> tuple[str, Any]:
        name = self.chance.choice(tuple(TOPICS))
        user = self.chance.choice(("anna", "ben", "x" * 65, "\u202e", "phone-3f9c"))
        book = [{"name": "A", "numbers": ["1"]}] * self.chance.choice((1, 9, 2000))
        right: dict[str, dict[str, Any]] = {
            "call": {"state": "ringing", "name": "A", "number": "+49 1"},
            "message": {"sender": "A", "text": "hi", "app": "SMS"},
            "notification": {"title": "A", "text": "b", "sort": "message"},
            "media": {"title": "A", "playing": True, "art": self.chance.choice(PICTURES)},
            "event": {"title": "A", "where": "B", "starts": time.time()},
            "contacts": {"contacts": book},
        }
        words = right[name]
        mixed = words | self._table() if self.chance.random() < 0.5 else self._table(*words)
        return f"{OWN}/phone/{user}/{name}", mixed

    def _owntracks(self) -> tuple[str, Any]:
        kind = self.chance.choice(TYPES)
        place = {"lat": self.chance.uniform(-99, 99), "lon": 7.8, "tst": time.time(), "acc": 9}
        where = self.chance.choice(
            ("anna/pixel", "ben/x", "ben/x/event", "ben/x/waypoints", "eve/y")
        )
        return f"owntracks/{where}", {"_type": kind, **place, **self._table("data", "waypoints")}

    def _announcement(self) -> tuple[str, Any]:
        if self.chance.random() < 0.3:
            sample = json.loads(json.dumps(self.chance.choice((GARAGE, PLUG, DEVICES))))
            many = isinstance(sample, list)
            topic = "zigbee2mqtt/bridge/devices" if many else "homeassistant/device/a/config"
            return topic, self._swapped(sample)
        component = self.chance.choice((*COMPONENTS, "device"))
        words = self._table(
            "state_topic", "command_topic", "value_template", "unique_id", "availability_topic"
        )
        node = self.chance.choice(("a", "b", "x" * 101, f"n{self.chance.randrange(3000)}"))
        return f"homeassistant/{component}/{node}/config", words

    def _swapped(self, sample: Any) -> Any:
        """One leaf becomes another."""
        if isinstance(sample, dict) and sample:
            key = self.chance.choice(tuple(sample))
            return {**sample, key: self._swapped(sample[key])}
        if isinstance(sample, list) and sample:
            at = self.chance.randrange(len(sample))
            return [*sample[:at], self._swapped(sample[at]), *sample[at + 1 :]]
        return self._value()

    def _device(self) -> tuple[str, Any]:
        said = self.chance.choice((b"ON", b"open", b"21.5", b"1e999", b"nan", b"x" * 70_000, None))
        return self.chance.choice(self.known), said if said is not None else self._table("state")

    def _other(self) -> tuple[str, Any]:
        topic = self.chance.choice(
            (f"{SHELLY}/online", f"{SHELLY}/status/cover:0", f"{SHELLY}/events/rpc",
             f"{OWN}/shelly/{SHELLY}/rpc", f"shelly{self.chance.randrange(999)}/online",
             "tasmota/discovery/98F4ABD8E9F0/config", f"{OWN}/shelly/homeassistant/rpc",
             "cockpit/status/switch:0", "homeassistant/status")
        )  # fmt: skip
        words = self._table("src", "params", "result", "rl", "ft", "tp", "t", "id")
        if self.chance.random() < 0.5:
            layout = self.chance.choice(LAYOUTS)
            words |= {"src": SHELLY, "rl": [1, 2, 3, 3], "ft": layout, "tp": PREFIXES}
        return topic, self.chance.choice((words, True, b"true", b"online"))

    def _ask(self) -> tuple[str, Any]:
        control = self.chance.choice(CONTROLS)
        command = self.chance.choice(tuple(control.asked.values()))
        word = self.chance.choice(
            (b"ON", b"OFF", b"LOCK", b"UNLOCK", b"OPEN", b"CLOSE", b"auto", b"off", b"21.5", b"1e9",
             b"nan", b"-inf", b"80", b" 80 ", b"9" * 40, b"PRESS", b"\xff", b"\xd9\xa8\xd9\xa0")
        )  # fmt: skip
        return f"{OWN}/car/{command.topic}", word

    def _any(self) -> tuple[str, Any]:
        levels = self.chance.choices(LEVELS, k=self.chance.randrange(1, 7))
        return "/".join(levels), self._table()


def attack(count: int, seed: int = 1) -> Done:
    """So many messages, with a frame after each."""
    hearers, dice, done = Hearers(), Dice(seed), Done()
    memory = used_mb()
    for number in range(count):
        if number == count // WARM_UP:
            memory = used_mb()
        family, topic, payload, retained = dice.throw()
        done.by_family[family] += 1
        began = time.process_time()
        try:
            hearers.broker.bring(topic, payload, retained)
            hearers.frame()
            wrong = hearers.wrong()
        except Exception as error:
            wrong = [f"{type(error).__name__}: {error}"[:200]]
        took = time.process_time() - began
        if took > done.slowest_s:
            done.slowest_s, done.slowest = took, f"{family}: {topic[:60]!r} {payload[:100]!r}"
        done.bad += [f"{family}: {topic[:60]!r} {payload[:100]!r}: {line}" for line in wrong]
        if number % 1000 == 0:
            done.bad += [f"listens to {topic}" for topic in hearers.listening()]
            done.bad += hearers.orders()
            dice.known = [*hearers.messages.topics][-200:]
    done.grown_mb = used_mb() - memory
    done.sent, done.asked_of_car = hearers.broker.sent, hearers.asked
    done.listened = len(hearers.messages.topics)
    for counted in (hearers.broker.reader.refused, hearers.home.refused, hearers.remote.refused):
        done.refused.update(counted)
    for reason, times in (*hearers.talk.refused.items(), *hearers.phones.refused.items()):
        done.refused[reason.value] += times
    done.bad += [f"writes {topic}" for topic in hearers.broker.odd]
    if done.slowest_s > SLOW_S:
        done.bad.append(f"took {done.slowest_s:.2f} s: {done.slowest}")
    if done.grown_mb > MOST_GROWN_MB:
        done.bad.append(f"memory grew by {done.grown_mb:.0f} MB")
    return done


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    logging.disable()
    done = attack(given.count, given.seed)
    for name, count in (*done.by_family.items(), *done.refused.most_common()):
        print(f"{name[:70]:72} {count:9,}")
    print(f"written {done.sent:,}, asked of the car {done.asked_of_car:,}")
    print(f"listens to {done.listened:,} topics")
    print(f"slowest {done.slowest_s * 1000:.1f} ms: {done.slowest}")
    print(f"memory grew by {done.grown_mb:.1f} MB")
    for line in done.bad[:20]:
        print(f"FAILED: {line}")
    sys.exit(1 if done.bad else 0)


if __name__ == "__main__":
    main()
