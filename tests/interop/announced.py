"""What a device has promised in its discovery, and what is wrong with what became of it."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.interop.home_assistant import Home, Name

PREFIX = "homeassistant/"
NEVER_KNOWN = ("button", "scene")
"""They have no state but the hour when they were last used."""


@dataclass(frozen=True, slots=True)
class Announced:
    """One component."""

    name: Name
    unit: str | None
    kind: str | None
    may_go: bool
    """Whether it says when it is out of reach."""


def announcements(retained: Mapping[str, bytes]) -> dict[str, list[Announced]]:
    """Topic → its components, of all that the broker keeps for Home Assistant."""
    return {
        topic: list(_components(topic, json.loads(payload)))
        for topic, payload in retained.items()
        if topic.startswith(PREFIX) and topic.endswith("/config") and payload
    }


def _components(topic: str, words: Mapping[str, Any]) -> Iterator[Announced]:
    """Of the device form and of the form of one thing, in long words and short."""
    device = words.get("dev") or words["device"]
    shared = {key: words[key] for key in ("avty", "availability_topic") if key in words}
    parts = words.get("cmps") or {"": {**words, "p": topic.split("/")[1]}}
    for own in parts.values():
        part = {**shared, **own}
        yield Announced(
            (part["p"], f"{device['name']} {part['name']}"),
            part.get("unit_of_meas") or part.get("unit_of_measurement"),
            part.get("dev_cla") or part.get("device_class"),
            not part.keys().isdisjoint(shared),
        )


def missing(promised: Iterable[Announced], home: Home) -> list[str]:
    """What is not there, or with another unit or class."""
    found = []
    for one in promised:
        shown = home.get(one.name)
        if shown is None:
            found.append(f"{one.name}: not there")
            continue
        for what, said in (("unit_of_measurement", one.unit), ("device_class", one.kind)):
            if shown.more.get(what) != said:
                found.append(f"{one.name}: {what} {shown.more.get(what)}, announced {said}")
    return found


def unknown(promised: Iterable[Announced], home: Home, but: Collection[Name] = ()) -> list[str]:
    """What has no state; `but` may be unknown, though not out of reach."""
    found = []
    for one in promised:
        state = home[one.name].state if one.name in home else "not there"
        may_be = one.name in but or one.name[0] in NEVER_KNOWN
        if state in ("not there", "unavailable") or (state == "unknown" and not may_be):
            found.append(f"{one.name}: {state}")
    return found


def in_reach(promised: Iterable[Announced], home: Home) -> list[str]:
    """What would say that it is out of reach, and does not."""
    return [
        f"{one.name}: {shown.state}"
        for one in promised
        if one.may_go and (shown := home.get(one.name)) and shown.state != "unavailable"
    ]
