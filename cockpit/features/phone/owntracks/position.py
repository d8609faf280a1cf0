"""Where a phone is, from OwnTracks' `location` (booklet, tech/json)."""

from dataclasses import dataclass
from enum import Enum

from cockpit.core.messages import Payload
from cockpit.features.phone.owntracks.refusal import Refusal
from cockpit.features.phone.talk.plain import number, text
from cockpit.maps.geo import Point

FADED_S, UNKNOWN_S = 15 * 60.0, 60 * 60.0
ROUGH_M = 500.0
AHEAD_S = 120.0
"""So much may the phone's clock be ahead of the car's."""
FARTHEST_OFF_M = 100_000.0
FASTEST_KMH = 1500.0
"""Phones fly, too."""
SINCE, UNTIL = 1_000_000_000.0, 1e11
"""2001 to 5138: other times are those of a phone that knows none, or tells milliseconds."""
LONGEST_NAME = 80


class Freshness(Enum):
    """How much a position still says."""

    FRESH = "fresh"
    FADED = "faded"
    """Older than 15 minutes."""
    UNKNOWN = "unknown"
    """Older than an hour: the phone may be anywhere."""


class Connection(Enum):
    """What the phone was connected by."""

    WIFI = "w"
    MOBILE = "m"
    OFFLINE = "o"


@dataclass(frozen=True, slots=True)
class Position:
    """One fix; what the phone did not tell is None."""

    point: Point
    at: float
    """When the phone looked, seconds since 1970."""
    accuracy_m: float | None = None
    battery: float | None = None
    """Percent."""
    speed_kmh: float | None = None
    course: float | None = None
    """Compass direction, degrees."""
    connection: Connection | None = None
    wifi: str = ""
    """The name of the network that the phone is in."""

    @property
    def rough(self) -> bool:
        """Whether it tells no more than the part of the town."""
        return self.accuracy_m is None or self.accuracy_m > ROUGH_M

    def age_s(self, now: float) -> float:
        """Seconds since the phone looked; never below 0."""
        return max(0.0, now - self.at)

    def freshness(self, now: float) -> Freshness:
        """By age alone."""
        age = self.age_s(now)
        if age > UNKNOWN_S:
            return Freshness.UNKNOWN
        return Freshness.FADED if age > FADED_S else Freshness.FRESH


def position(table: Payload, now: float) -> Position | Refusal:
    """A `location` as a position; what is odd in its extras is left out."""
    point, at = place(table), moment(table, now)
    if isinstance(at, Refusal):
        return at
    if point is None:
        return Refusal.NO_PLACE
    return Position(
        point,
        at,
        # Apps leave a zero out or send -1: both mean that they do not know.
        accuracy_m=number(table.get("acc"), 0.1, FARTHEST_OFF_M),
        battery=number(table.get("batt"), 0, 100),
        speed_kmh=number(table.get("vel"), 0, FASTEST_KMH),
        course=number(table.get("cog"), 0, 360),
        connection=_connection(table.get("conn")),
        wifi=text(table.get("SSID"), 32),
    )


def place(table: Payload) -> Point | None:
    """`lat` and `lon`; None where they are none, or 0, 0 as phones without a fix send it."""
    lat, lon = number(table.get("lat"), -90, 90), number(table.get("lon"), -180, 180)
    return None if lat is None or lon is None or lat == lon == 0 else Point(lat, lon)


def moment(table: Payload, now: float) -> float | Refusal:
    """`tst`, seconds since 1970."""
    at = number(table.get("tst"), SINCE, UNTIL)
    if at is None:
        return Refusal.NO_TIME
    return Refusal.FUTURE if at > now + AHEAD_S else at


def _connection(value: object) -> Connection | None:
    return next((kind for kind in Connection if kind.value == value), None)
