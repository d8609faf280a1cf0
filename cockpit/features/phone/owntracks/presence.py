"""Whether a phone is in the car, near it or away; noise of its GPS never changes that.

Coming near takes one fix within 30 m; leaving takes one that is surely beyond 150 m, and none
nearer for a minute. A fix is compared with where the car was when the phone looked.
"""

from dataclasses import dataclass
from enum import Enum

from cockpit.features.phone.owntracks.position import Freshness, Position
from cockpit.features.phone.owntracks.track import Spot
from cockpit.maps.geo import Point, distance_m

ENTER_M, LEAVE_M, LEAVE_S = 30.0, 150.0, 60.0
SURE_M = 100.0
"""A fix that is less accurate brings nobody near."""
RIDING_KMH = 20.0
CLOCKS_S = 2.0
"""So much may the clocks of phone and car differ: driving, that is a distance."""
DETOUR, WALKED_MPS = 1.3, 1.3
"""Streets are a third longer than the bird's way; a walker makes 4.7 km/h."""


class Presence(Enum):
    """Where the phone is, seen from the car."""

    IN_CAR = "in the car"
    NEAR = "near"
    AWAY = "away"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Car:
    """What of the car matters to it."""

    here: Point | None
    """Where it is now."""
    then: Spot | None
    """Where it was when the phone looked (`Track.when`)."""
    on: bool = False
    """Ready to drive: who was in it then is not taken to have got out."""
    hotspot: bool = False
    """Whether the phone is in the car's own network."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A presence, and since when (seconds since 1970) something speaks against it."""

    presence: Presence = Presence.UNKNOWN
    far_since: float | None = None
    out_since: float | None = None


class _Seen(Enum):
    """What a fix says."""

    RIDING = 0
    CLOSE = 1
    BETWEEN = 2
    FAR = 3
    TOO_ROUGH = 4
    OUTDATED = 5
    """The car has left the place since; with or without the phone, it does not say."""


def where_is(phone: Position | None, car: Car, before: Stay, now: float) -> Stay:
    """Where the phone is, from where it was before. Ask at least every few seconds."""
    if car.hotspot:
        return Stay(Presence.IN_CAR)
    if phone is None or car.here is None or car.then is None:
        return Stay()
    if phone.freshness(now) is Freshness.UNKNOWN:
        return Stay()
    seen = _seen(phone, car.here, car.then)
    return Stay(Presence.IN_CAR) if seen is _Seen.RIDING else _stayed(seen, car.on, before, now)


def _stayed(seen: _Seen, on: bool, before: Stay, now: float) -> Stay:
    was_in = before.presence is Presence.IN_CAR
    far = _since(before.far_since, now) if seen is _Seen.FAR else None
    out = _since(before.out_since, now) if was_in and not on else None
    if _lasted(far, now):
        return Stay(Presence.AWAY, far)
    if was_in:
        return Stay(Presence.NEAR, far) if _lasted(out, now) else Stay(Presence.IN_CAR, far, out)
    return Stay(_afoot(seen, before.presence), far)


def _afoot(seen: _Seen, before: Presence) -> Presence:
    """The presence of a phone that is not in the car, and not for long enough far from it."""
    if seen is _Seen.OUTDATED:
        return before if before is Presence.AWAY else Presence.UNKNOWN
    arrived = seen is _Seen.CLOSE
    first = seen is _Seen.BETWEEN and before is Presence.UNKNOWN
    return Presence.NEAR if arrived or first else before


def _seen(phone: Position, here: Point, then: Spot) -> _Seen:
    apart = distance_m(phone.point, then.point)
    if phone.rough or phone.accuracy_m is None:
        return _Seen.TOO_ROUGH
    if _rides(phone, then, apart):
        return _Seen.RIDING
    # A far phone stays far in doubt: what counts against it is only where the car was then.
    if apart - phone.accuracy_m >= LEAVE_M:
        return _Seen.FAR
    if distance_m(here, then.point) >= LEAVE_M:
        return _Seen.OUTDATED
    if phone.accuracy_m > SURE_M:
        return _Seen.TOO_ROUGH
    return _Seen.CLOSE if apart <= ENTER_M else _Seen.BETWEEN


def _rides(phone: Position, then: Spot, apart: float) -> bool:
    """Moves with the car: one that lies in the house by the road does not."""
    fast = then.speed_kmh >= RIDING_KMH and (phone.speed_kmh or 0.0) >= then.speed_kmh / 2
    return fast and apart <= ENTER_M + then.speed_kmh / 3.6 * CLOCKS_S


def _since(before: float | None, now: float) -> float:
    return now if before is None else min(before, now)


def _lasted(since: float | None, now: float) -> bool:
    return since is not None and now - since >= LEAVE_S


@dataclass(frozen=True, slots=True)
class Walk:
    """The way back to the car on foot, estimated."""

    metres: float
    seconds: float


def walk_back(phone: Position | None, car: Point | None, now: float) -> Walk | None:
    """None where phone or car are not known well enough."""
    if phone is None or car is None or phone.rough or phone.freshness(now) is Freshness.UNKNOWN:
        return None
    metres = distance_m(phone.point, car) * DETOUR
    return Walk(metres, metres / WALKED_MPS)
