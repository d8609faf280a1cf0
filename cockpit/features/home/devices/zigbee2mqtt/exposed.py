"""A Zigbee device and its properties: where each is told, and how it is set."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cockpit.features.home.devices.entity import Can, Entity, Order, Sort
from cockpit.features.home.devices.parts import Agree, Part, Presence, Source, told
from cockpit.features.home.devices.untrusted import UnusableError, number, rows, text

STATE, SET, GET = 1, 2, 4
"""Bits of what a property allows."""


@dataclass(frozen=True, slots=True)
class Exposed:
    """The device that exposes."""

    ieee: str
    broker: str
    topic: str
    name: str
    presences: tuple[Presence, ...]

    def part(
        self,
        key: str,
        sort: Sort,
        sources: list[Source],
        orders: Mapping[Can, Order | None],
        **more: Any,
    ) -> Part:
        """An entity of the device; `key` tells it from the others."""
        entity = Entity(
            id=f"zigbee2mqtt/{self.ieee}/{key}",
            broker=self.broker,
            sort=sort,
            device=self.name,
            orders={can: order for can, order in orders.items() if order is not None},
            **({"name": self.name} | more),
        )
        return Part(entity, tuple(sources), self.presences, Agree.ALL)


@dataclass(frozen=True, slots=True)
class Feature:
    """One property of the device's JSON state."""

    of: Exposed
    about: Mapping[str, Any]

    @property
    def key(self) -> str:
        """Its key in the state."""
        return text(self.about.get("property"))

    def number(self, key: str) -> float | None:
        """A limit of its values."""
        return number(self.about.get(key))

    @property
    def limits(self) -> dict[str, float | None]:
        """Its range and step, as an entity has them."""
        fields = {"low": "value_min", "high": "value_max", "step": "value_step"}
        return {field: self.number(key) for field, key in fields.items()}

    def source(self, field: str, mean: Callable[[Any], Any]) -> list[Source]:
        """Where a field of the entity's state is told."""
        if not access(self.about) & STATE:
            return []
        return [Source(self.of.topic, field, told(self.key, mean))]

    def order(self, wire: Callable[[Any], Any]) -> Order | None:
        """How to set it, if it may be set."""
        if not access(self.about) & SET:
            return None
        to, key = f"{self.of.topic}/set", self.key
        return lambda wish: [(to, json.dumps({key: wire(wish)}))]

    def fixed(self, word: str) -> Order | None:
        """An order of one of its words."""
        known = rows(self.about.get("values"))
        return self.order(lambda _: word) if word in known else None


def access(about: Mapping[str, Any]) -> int:
    """The bits of STATE, SET and GET."""
    found = about.get("access")
    return found if isinstance(found, int) else 0


def one_of(meanings: Sequence[tuple[Any, Any]]) -> Callable[[Any], Any]:
    """True and 1 are not the same here."""

    def mean(value: Any) -> Any:
        for word, meaning in meanings:
            if type(word) is type(value) and word == value:
                return meaning
        raise UnusableError("says a word that is not known")

    return mean
