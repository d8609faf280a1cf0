"""One announced component, its keys in full: topics, words and templates as sources and orders."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cockpit.features.home.devices.entity import Can, Entity, Order, Said, Sort
from cockpit.features.home.devices.parts import (
    KEEP,
    Agree,
    Heard,
    Part,
    Presence,
    Render,
    Silence,
    Source,
)
from cockpit.features.home.devices.untrusted import (
    LONGEST_MADE,
    UnusableError,
    name,
    number,
    open_topic,
    percent,
    rows,
    table,
    text,
    texts,
    topic,
)

NOTHING = "None"
"""What a template says of a value that is not known."""
MOST_PRESENCES = 16
"""Topics of one entity's availability."""

type Mean = Callable[[str], Any]
"""What a word of the device stands for; or UnusableError."""


@dataclass(slots=True)
class Config:
    """A component's table. Reading it notes in `reason` what cannot be used."""

    id: str
    broker: str
    table: Mapping[str, Any]
    device: Mapping[str, Any]
    reason: str = field(default="", init=False)

    def word(self, key: str, otherwise: str = "") -> str:
        """A single value, as the text that goes over the wire."""
        return text(self.table.get(key), otherwise)

    def number(self, key: str, otherwise: float) -> float:
        """A finite number."""
        found = number(self.table.get(key))
        return otherwise if found is None else found

    def has(self, key: str) -> bool:
        """Whether the key is there, and not null."""
        return self.table.get(key) is not None

    def part(
        self,
        sort: Sort,
        sources: tuple[Source, ...] = (),
        orders: Mapping[Can, Order | None] | None = None,
        **more: Any,
    ) -> Part:
        """The entity with what every component has: names, availability."""
        able = {can: order for can, order in (orders or {}).items() if order is not None}
        presences = self._presences()
        device = name(self.device.get("name"))
        entity = Entity(
            id=self.id,
            broker=self.broker,
            sort=sort,
            name=name(self.table.get("name"), device or self.id.rsplit("/", 1)[-1]),
            device=device,
            room=name(self.device.get("suggested_area")),
            device_class=name(self.table.get("device_class")),
            category=name(self.table.get("entity_category")),
            orders=able,
            reason=self.reason,
            **more,
        )
        return Part(entity, sources, presences, self._agree())

    def source(
        self, field_: str, topic_key: str, mean: Mean, template_key: str = "value_template"
    ) -> tuple[Source, ...]:
        """Where a field of the state is told, if it is."""
        if not self.has(topic_key):
            return ()
        at, render = topic(self.table[topic_key]), self._template(template_key)
        if self.has(template_key) and render is None:
            return ()
        return (Source(at, field_, lambda heard: _meant(_words(heard, render), mean)),)

    def order(
        self,
        topic_key: str,
        wire: Callable[[Any], Any],
        template_key: str = "command_template",
        variables: Callable[[Any], Mapping[str, Any]] = lambda _: {},
    ) -> Order | None:
        """How to say a wish, if it can be: its plain words, or a template of these (`value`)."""
        if not self.has(topic_key):
            return None
        at, render = open_topic(self.table[topic_key]), self._template(template_key)
        if self.has(template_key) and render is None:
            return None

        def order(wish: Any) -> list[Said]:
            plain = wire(wish)
            return [(at, render({"value": plain, **variables(wish)}) if render else text(plain))]

        return order

    def fixed(self, topic_key: str, key: str, otherwise: str) -> Order | None:
        """An order that is one word; none where the word is null."""
        if key in self.table and not self.has(key):
            return None
        said = self.word(key, otherwise)
        return self.order(topic_key, lambda _: said)

    def switched(
        self, topic_key: str = "command_topic", template_key: str = "command_template"
    ) -> Order | None:
        """An order of on and off."""
        on, off = self.word("payload_on", "ON"), self.word("payload_off", "OFF")
        return self.order(topic_key, lambda wish: on if wish else off, template_key)

    def _template(self, key: str) -> Render | None:
        if not self.has(key):
            return None
        # Slow to load, and not every home has templates.
        from cockpit.features.home.devices.home_assistant.templates import compiled

        try:
            return compiled(self.word(key))
        except UnusableError as wrong:
            self.reason = self.reason or str(wrong)
            return None

    def _agree(self) -> Agree:
        mode = self.word("availability_mode", "latest")
        return Agree(mode) if mode in ("all", "any") else Agree.LATEST

    def _presences(self) -> tuple[Presence, ...]:
        told = [table(one) for one in rows(self.table.get("availability"))]
        if not told and self.has("availability_topic"):
            shared = ("payload_available", "payload_not_available")
            template = self.table.get("availability_template")
            one = {"topic": self.table["availability_topic"], "value_template": template}
            told = [one | {key: self.table[key] for key in shared if self.has(key)}]
        return tuple(self._presence(one) for one in told)

    def _presence(self, told: Mapping[str, Any]) -> Presence:
        one = Config(self.id, self.broker, told, {})
        mean = words(
            {
                one.word("payload_available", "online"): True,
                one.word("payload_not_available", "offline"): False,
            }
        )
        found = one.source("available", "topic", mean)
        if not found:
            raise UnusableError("has an availability that cannot be read")
        return Presence(found[0].topic, found[0].read)


def words(meanings: Mapping[str, Any]) -> Mean:
    """Each word has its meaning; others are none."""

    def mean(said: str) -> Any:
        if said not in meanings:
            raise UnusableError(f"says {name(said)[:40]}, which is not known")
        return meanings[said]

    return mean


def scaled(empty: float, full: float) -> Mean:
    """A number of the device as per cent."""
    if empty == full:
        raise UnusableError("has a range without an extent")
    return lambda said: percent(said, full, empty)


def plain(value: float) -> int | float:
    """A number as devices expect it: whole where it is whole."""
    return int(value) if value == int(value) else value


def choices(config: Config, key: str) -> tuple[str, ...]:
    """The words of a list."""
    return texts(config.table.get(key))


def _words(heard: Heard, render: Render | None) -> str:
    if render is None:
        return heard.text
    told = {"value": heard.text[:LONGEST_MADE]}
    return render(told if heard.value is None else {**told, "value_json": heard.value})


def _meant(said: str, mean: Mean) -> Any | Silence:
    if not said:
        return KEEP
    return None if said == NOTHING else mean(said)
