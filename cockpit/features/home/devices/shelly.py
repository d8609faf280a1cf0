"""Shelly's second generation and later, by their own RPC over MQTT (Shelly's API documentation).

`PREFIX/online`, `PREFIX/status/switch:0`, `PREFIX/events/rpc`; asked by `PREFIX/rpc`. A device is
asked for its settings, which hold the names, and its status; it answers below the car's prefix.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from cockpit.core.messages import Arrived, Kind, Message
from cockpit.features.home.devices.entity import Can, Cover, Entity, Order, Said, Sort
from cockpit.features.home.devices.parts import (
    Announced,
    Heard,
    Part,
    Place,
    Presence,
    Refuse,
    Source,
    told,
)
from cockpit.features.home.devices.untrusted import (
    UnusableError,
    name,
    open_topic,
    percent,
    table,
    text,
    topic,
)

MOST_DEVICES = 100
COMPONENT = re.compile(r"(switch|cover|light):[0-9]")
STATES: Mapping[str, Cover | None] = {one.value: one for one in Cover} | {"calibrating": None}
DEVICE = ""
"""The key of the device's own name among its components' names."""

type Say = Callable[[Any], tuple[str, dict[str, Any]]]
"""A wish as the method and the parameters that it calls for."""
type Names = Mapping[str, str]
"""The components of a device, and what the driver calls them; "" where he does not."""


class Shelly:
    """`own` is the car's prefix."""

    def __init__(self, own: str) -> None:
        self._answers = f"{own}/shelly"
        self.patterns = ("+/online", "+/status/+", "+/events/rpc", f"{self._answers}/+/rpc")
        self._known: dict[tuple[str, str], Names] = {}

    def announced(self, arrived: Arrived, refuse: Refuse) -> Announced | None:
        """A device that was not known, or more of one: components, names."""
        prefix, names = self._told(arrived)
        if not prefix or names is None:
            return None
        key = (arrived.broker, prefix)
        known = self._known.get(key)
        back = arrived.topic.endswith("/online") and not arrived.retained
        now = {**(known or {})} | {k: v for k, v in names.items() if v or k not in (known or {})}
        if now == known and not back:
            return None
        try:
            device = _Device(arrived.broker, open_topic(prefix), topic(self._answers), now)
        except UnusableError as wrong:
            refuse(str(wrong))
            return None
        if known is None and len(self._known) >= MOST_DEVICES:
            refuse("too many devices")
            return None
        self._known[key] = now
        asks = device.asks() if known is None or back else ()
        return Announced(f"{prefix}/rpc", (*device.parts(), *asks))

    def _told(self, arrived: Arrived) -> tuple[str, Names | None]:
        """Which device speaks, and what it tells of its components; None: it is no Shelly."""
        if arrived.topic.startswith(f"{self._answers}/"):
            prefix = arrived.topic.removeprefix(f"{self._answers}/").removesuffix("/rpc")
            return prefix, _names(table(table(arrived.value).get("result")))
        prefix, _, rest = arrived.topic.partition("/")
        if rest == "online":
            return prefix, {} if prefix.startswith("shelly") and arrived.value is True else None
        said = table(arrived.value)
        if rest == "events/rpc":
            ours = text(said.get("src")).startswith("shelly")
            return prefix, _names(table(said.get("params"))) if ours else None
        component = rest.removeprefix("status/")
        return prefix, {component: ""} if COMPONENT.fullmatch(component) and "id" in said else None


def _names(said: Mapping[str, Any]) -> Names:
    device = table(table(said.get("sys")).get("device"))
    found = {key: name(table(one).get("name")) for key, one in said.items() if _shown(key, one)}
    return found | ({DEVICE: name(device["name"])} if name(device.get("name")) else {})


def _shown(key: str, one: object) -> bool:
    return COMPONENT.fullmatch(key) is not None and isinstance(one, dict)


class _Device:
    """A device's topics, and its components as parts."""

    def __init__(self, broker: str, prefix: str, answers: str, names: Names) -> None:
        self._broker, self._prefix, self._names = broker, prefix, names
        self._answers = f"{answers}/{prefix}"

    def asks(self) -> tuple[Message, ...]:
        """What is asked for when the device appears."""
        methods = ("Shelly.GetConfig", "Shelly.GetStatus")
        said = [self._rpc(method, {}) for method in methods]
        return tuple(Message(to, s.encode(), Kind.TELEMETRY, self._broker) for to, s in said)

    def parts(self) -> tuple[Part, ...]:
        """Each component."""
        return tuple(self._part(one) for one in self._names if one != DEVICE)

    def _part(self, component: str) -> Part:
        kind, _, index = component.partition(":")
        sort, fields, orders = KINDS[kind]
        device = self._names.get(DEVICE, self._prefix)
        entity = Entity(
            id=f"shelly/{self._prefix}/{component}",
            broker=self._broker,
            sort=sort,
            name=self._names[component] or device,
            device=device,
            orders={can: self._order(say, int(index)) for can, say in orders.items()},
        )
        places: Mapping[str, Place] = {
            f"{self._prefix}/status/{component}": lambda said: said,
            f"{self._prefix}/events/rpc": lambda said: _within(said, "params", component),
            f"{self._answers}/rpc": lambda said: _within(said, "result", component),
        }
        sources = tuple(
            Source(at, field, told(key, mean, place))
            for field, (key, mean) in fields.items()
            for at, place in places.items()
        )
        return Part(entity, sources, (Presence(f"{self._prefix}/online", _there),))

    def _order(self, say: Say, index: int) -> Order:
        def order(wish: Any) -> list[Said]:
            method, params = say(wish)
            return [self._rpc(method, {"id": index, **params})]

        return order

    def _rpc(self, method: str, params: Mapping[str, Any]) -> Said:
        frame = {"id": 1, "src": self._answers, "method": method} | (
            {"params": params} if params else {}
        )
        return f"{self._prefix}/rpc", json.dumps(frame)


def _within(said: Mapping[str, Any], key: str, component: str) -> Mapping[str, Any]:
    return table(table(said.get(key)).get(component))


def _there(heard: Heard) -> bool | None:
    return heard.value if isinstance(heard.value, bool) else None


def _on(value: Any) -> bool:
    if not isinstance(value, bool):
        raise UnusableError("says neither on nor off")
    return value


def _moving(value: Any) -> Cover | None:
    if text(value) not in STATES:
        raise UnusableError("says a word that is not known")
    return STATES[text(value)]


def _lit(percent: float) -> tuple[str, dict[str, Any]]:
    more = {"brightness": round(percent)} if percent else {}
    return "Light.Set", {"on": percent > 0} | more


type Field = tuple[str, Callable[[Any], Any]]

KINDS: Mapping[str, tuple[Sort, Mapping[str, Field], Mapping[Can, Say]]] = {
    "switch": (
        Sort.SWITCH,
        {"on": ("output", _on)},
        {Can.TURN: lambda wish: ("Switch.Set", {"on": wish})},
    ),
    "light": (
        Sort.LIGHT,
        {"on": ("output", _on), "level": ("brightness", percent)},
        {Can.TURN: lambda wish: ("Light.Set", {"on": wish}), Can.LEVEL: _lit},
    ),
    "cover": (
        Sort.COVER,
        {"cover": ("state", _moving), "position": ("current_pos", percent)},
        {
            Can.OPEN: lambda _: ("Cover.Open", {}),
            Can.CLOSE: lambda _: ("Cover.Close", {}),
            Can.STOP: lambda _: ("Cover.Stop", {}),
            Can.POSITION: lambda wish: ("Cover.GoToPosition", {"pos": round(wish)}),
        },
    ),
}
"""What each kind of component tells and takes, in its RPC's words."""
