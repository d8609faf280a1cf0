"""Tasmota's devices, by `tasmota/discovery/MAC/config` (as its source and Home Assistant have it).

Relays, one dimmable light a device, shutters. Topics follow the device's own layout (`ft`).
"""

import re
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from cockpit.core.messages import Arrived, Kind, Message
from cockpit.features.home.devices.entity import Can, Cover, Entity, Order, Said, Sort
from cockpit.features.home.devices.light import kelvin_of, mired_of
from cockpit.features.home.devices.parts import (
    Announced,
    Heard,
    Part,
    Presence,
    Refuse,
    Source,
    told,
)
from cockpit.features.home.devices.untrusted import (
    UnusableError,
    due_number,
    due_numbers,
    name,
    number,
    open_topic,
    percent,
    rows,
    shallow,
    table,
    text,
)

RELAY, LIGHT, SHUTTER = 1, 2, 3
"""What an output is, in the list `rl`."""
MOST_OUTPUTS = 32
DIMMED, WHITE, COLOURED, COLOURED_WHITE = 1, 2, 3, 5
"""What a light can, in `lt_st`; 4 is coloured with one white."""
WARMEST, COLDEST = 500, 153
"""Mired that a light takes."""
MOVES: Mapping[float, Cover] = {1: Cover.OPENING, -1: Cover.CLOSING, 0: Cover.STOPPED}
_TOPIC = re.compile(r"tasmota/discovery/([0-9A-F]{12})/config")


class Tasmota:
    """Reads what is announced below `tasmota/discovery`."""

    patterns = ("tasmota/discovery/+/config",)

    def announced(self, arrived: Arrived, refuse: Refuse) -> Announced | None:
        """The outputs of one device."""
        found = _TOPIC.fullmatch(arrived.topic)
        if found is None:
            return None
        if not arrived.payload:
            return Announced(arrived.topic)
        if not isinstance(arrived.value, dict) or not shallow(arrived.value):
            refuse("an announcement that is no JSON table")
            return None
        try:
            device = _Device(found[1], arrived.broker, arrived.value)
            return Announced(arrived.topic, (*device.parts(), *device.asks()))
        except UnusableError as wrong:
            refuse(str(wrong))
            return None


class _Device:
    """A device's topics and words; UnusableError where it lacks them."""

    def __init__(self, mac: str, broker: str, about: Mapping[str, Any]) -> None:
        self._mac, self._broker, self._about = mac, broker, about
        command, answers, reports = (open_topic(self._topic(index)) for index in range(3))
        self._command = command
        self._told = (f"{answers}RESULT", f"{reports}STATE")
        self._answers, self._presence = answers, f"{reports}LWT"
        self._name = name(about.get("dn"), name(about.get("t"), mac))
        words = [text(word) for word in rows(about.get("state"))[:2]]
        self._off, self._on = words if len(words) == 2 else ("OFF", "ON")
        self._outputs = [number(one) for one in rows(about.get("rl"))[:MOST_OUTPUTS]]

    def _topic(self, index: int) -> str:
        """The device's layout of commands, answers or reports."""
        prefixes = [text(one) for one in rows(self._about.get("tp"))]
        if len(prefixes) != 3:
            raise UnusableError("names no topics")
        words = {
            "%prefix%": prefixes[index],
            "%topic%": text(self._about.get("t")),
            "%hostname%": text(self._about.get("hn")),
            "%id%": self._mac[-6:],
        }
        layout = text(self._about.get("ft"), "%prefix%/%topic%/")
        made = re.sub("|".join(words), lambda word: words[word[0]], layout)
        return made if made.endswith("/") else f"{made}/"

    def asks(self) -> tuple[Message, ...]:
        """For all of its state; it answers with a RESULT."""
        if not any(self._outputs):
            return ()
        return (Message(f"{self._command}STATE", b"", Kind.TELEMETRY, self._broker),)

    def parts(self) -> tuple[Part, ...]:
        """Each relay, the light, each pair of outputs that moves a shutter."""
        used = [index for index, output in enumerate(self._outputs) if output]
        alone = len(used) == 1
        parts = [
            self._relay(index, "POWER" if alone else f"POWER{index + 1}")
            for index in used
            if self._outputs[index] == RELAY
        ]
        lights = [index for index in used if self._outputs[index] == LIGHT]
        if lights:
            parts.append(self._light(lights[0], "POWER" if alone else f"POWER{lights[0] + 1}"))
        pairs = [index for index in used if self._outputs[index] == SHUTTER][::2]
        parts += [self._shutter(index, n) for index, n in zip(pairs, count(1), strict=False)]
        return tuple(parts)

    def _part(
        self, index: int, sort: Sort, sources: tuple[Source, ...], orders: dict[Can, Order]
    ) -> Part:
        names = rows(self._about.get("fn"))
        entity = Entity(
            id=f"tasmota/{self._mac}/{index + 1}",
            broker=self._broker,
            sort=sort,
            name=name(names[index] if index < len(names) else None, self._name),
            device=self._name,
            orders=orders,
        )
        return Part(entity, sources, (Presence(self._presence, self._there),))

    def _relay(self, index: int, key: str) -> Part:
        # A friend of lamps says so: option 30 makes a relay a light.
        lamp = table(self._about.get("so")).get("30") == 1
        sort = Sort.LIGHT if lamp else Sort.SWITCH
        return self._part(index, sort, self._powered(key), {Can.TURN: self._turn(key)})

    def _light(self, index: int, key: str) -> Part:
        kind = number(self._about.get("lt_st")) or 0
        sources, orders = self._powered(key), {Can.TURN: self._turn(key)}
        if kind >= DIMMED:
            sources += self._sources("level", "Dimmer", percent)
            orders[Can.LEVEL] = self._order("Dimmer", lambda wish: str(round(wish)))
        if kind in (WHITE, COLOURED_WHITE):
            sources += self._sources("kelvin", "CT", lambda v: kelvin_of(due_number(v)))
            orders[Can.WARMTH] = self._order("CT", _white)
        if kind >= COLOURED:
            sources += self._sources("colour", "HSBColor", _colour)
            orders[Can.COLOUR] = self._coloured
        return self._part(index, Sort.LIGHT, sources, orders)

    def _shutter(self, index: int, n: int) -> Part:
        key = f"Shutter{n}"
        position = self._sources("position", key, lambda v: percent(table(v).get("Position")))
        moves = self._sources("cover", key, lambda v: _moving(table(v)))
        orders = {
            Can.OPEN: self._order(f"ShutterOpen{n}", lambda _: ""),
            Can.CLOSE: self._order(f"ShutterClose{n}", lambda _: ""),
            Can.STOP: self._order(f"ShutterStop{n}", lambda _: ""),
            Can.POSITION: self._order(f"ShutterPosition{n}", lambda wish: str(round(wish))),
        }
        return self._part(index, Sort.COVER, position + moves, orders)

    def _powered(self, key: str) -> tuple[Source, ...]:
        alone = Source(f"{self._answers}{key}", "on", lambda heard: self._switched(heard.text))
        return (*self._sources("on", key, self._switched), alone)

    def _sources(self, field: str, key: str, mean: Callable[[Any], Any]) -> tuple[Source, ...]:
        return tuple(Source(at, field, told(key, mean)) for at in self._told)

    def _turn(self, key: str) -> Order:
        return self._order(key, lambda wish: self._on if wish else self._off)

    def _order(self, word: str, wire: Callable[[Any], str]) -> Order:
        return lambda wish: [(f"{self._command}{word}", wire(wish))]

    def _coloured(self, wish: tuple[float, float]) -> list[Said]:
        """Hue and saturation by themselves: the brightness stays."""
        parts = enumerate(wish, 1)
        return [(f"{self._command}HSBColor{n}", str(round(part))) for n, part in parts]

    def _switched(self, said: Any) -> bool:
        if said not in (self._on, self._off):
            raise UnusableError("says neither on nor off")
        return bool(said == self._on)

    def _there(self, heard: Heard) -> bool | None:
        on, off = text(self._about.get("onln"), "Online"), text(self._about.get("ofln"), "Offline")
        return {on: True, off: False}.get(heard.text)


def _white(kelvin: float) -> str:
    return str(min(max(mired_of(kelvin), COLDEST), WARMEST))


def _colour(value: Any) -> tuple[float, float]:
    hue, saturation, _ = due_numbers(value, 3)
    return hue, saturation


def _moving(said: Mapping[str, Any]) -> Cover:
    """Where it stands still, its position tells whether it is open."""
    moves = MOVES.get(due_number(said.get("Direction")), Cover.STOPPED)
    if moves is not Cover.STOPPED:
        return moves
    return Cover.CLOSED if due_number(said.get("Position")) == 0 else Cover.OPEN
