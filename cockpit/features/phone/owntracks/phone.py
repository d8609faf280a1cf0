"""A phone as OwnTracks tells it, and what each of its messages changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cockpit.core.messages import Payload
from cockpit.features.phone.owntracks.position import (
    AHEAD_S,
    LONGEST_NAME,
    SINCE,
    UNTIL,
    Position,
    moment,
    place,
    position,
)
from cockpit.features.phone.owntracks.refusal import Refusal
from cockpit.features.phone.talk.plain import number, text
from cockpit.maps.geo import Point

MOST_REGIONS, MOST_WAYPOINTS = 50, 100
WIDEST_M = 100_000.0


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A circle that the phone watches, such as home."""

    name: str
    point: Point
    radius_m: float
    made_at: float
    """Seconds since 1970: OwnTracks tells waypoints apart by it."""


@dataclass(frozen=True, slots=True)
class Phone:
    """What is known of one phone; nothing at first."""

    name: str
    position: Position | None = None
    regions: tuple[str, ...] = ()
    """The names of the waypoints that it is in."""
    regions_at: float = 0.0
    waypoints: tuple[Waypoint, ...] = ()
    online: bool | None = None
    """False once the broker has told its last will; None before a first word."""


type Reader = Callable[[Phone, Payload, float], Phone | Refusal]


def _located(phone: Phone, table: Payload, now: float) -> Phone | Refusal:
    found = position(table, now)
    if isinstance(found, Refusal):
        return found
    # A known time that is in the future now was taken before the car's clock was put right.
    if phone.position and found.at <= phone.position.at <= now + AHEAD_S:
        return Refusal.OLD
    fresh = replace(phone, position=found, online=True)
    if found.at < phone.regions_at <= now + AHEAD_S:
        return fresh
    return replace(fresh, regions=_names(table.get("inregions")), regions_at=found.at)


def _crossed(phone: Phone, table: Payload, now: float) -> Phone | Refusal:
    at, name = moment(table, now), text(table.get("desc"), LONGEST_NAME)
    if isinstance(at, Refusal):
        return at
    if not name or table.get("event") not in ("enter", "leave"):
        return Refusal.NO_REGION
    if at < phone.regions_at <= now + AHEAD_S:
        return Refusal.OLD
    others = [region for region in phone.regions if region != name]
    regions = [*others, name] if table["event"] == "enter" else others
    return replace(phone, regions=tuple(regions[-MOST_REGIONS:]), regions_at=at, online=True)


def _marked(phone: Phone, table: Payload, _now: float) -> Phone | Refusal:
    found = _waypoint(table)
    if found is None:
        return Refusal.NO_PLACE
    others = [each for each in phone.waypoints if each.made_at != found.made_at]
    return replace(phone, waypoints=tuple([*others, found][-MOST_WAYPOINTS:]))


def _listed(phone: Phone, table: Payload, _now: float) -> Phone | Refusal:
    told = table.get("waypoints")
    if not isinstance(told, list):
        return Refusal.NO_PLACE
    found = (_waypoint(each) for each in told[:MOST_WAYPOINTS] if isinstance(each, dict))
    return replace(phone, waypoints=tuple(each for each in found if each))


def _lost(phone: Phone, _table: Payload, _now: float) -> Phone:
    return replace(phone, online=False)


READERS: Mapping[str, Reader] = {
    "location": _located,
    "transition": _crossed,
    "waypoint": _marked,
    "waypoints": _listed,
    "lwt": _lost,
}
"""By `_type`; the others (card, steps, beacon, status, cmd ...) mean nothing to the car."""


def _waypoint(table: Payload) -> Waypoint | None:
    """None for a beacon, which has no place."""
    name, point = text(table.get("desc"), LONGEST_NAME), place(table)
    radius, made = number(table.get("rad"), 1, WIDEST_M), number(table.get("tst"), SINCE, UNTIL)
    if not name or point is None or radius is None or made is None:
        return None
    return Waypoint(name, point, radius, made)


def _names(told: Any) -> tuple[str, ...]:
    """Apps leave an empty list out."""
    names = (
        text(name, LONGEST_NAME) for name in (told if isinstance(told, list) else ())[:MOST_REGIONS]
    )
    return tuple(dict.fromkeys(name for name in names if name))
