"""A route: where it goes, what the driver does on it, and what each stretch of road is like.

Made by `cockpit.maps.routing` from Valhalla's answers; read by guidance, energy, the map and
`cockpit route --json`. `as_json` and `from_json` are exact opposites. What a route has hundreds of
are named tuples: they are made ten times as fast as frozen dataclasses, and travel as they are.
"""

from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple, Self

from cockpit.maps.geo import Point, decode_polyline, encode_polyline


class Lane(NamedTuple):
    """One lane before a junction, from the left.

    `directions` are out of: through, left, right, slight_left, slight_right, sharp_left,
    sharp_right, reverse, merge_to_left, merge_to_right; empty where nothing is painted.
    """

    directions: tuple[str, ...]
    valid: bool
    """Whether it leads on along the route."""
    active: str = ""
    """The direction to follow in it; "" where the lane is not valid."""


class Manoeuvre(NamedTuple):
    """One thing that the driver does, at the shape's point `begin`; it lasts to point `end`.

    `kind` is Valhalla's manoeuvre type in words, such as start, turn_right, slight_left,
    u_turn_left, ramp_right, exit_left, merge, roundabout_enter, roundabout_exit, ferry_enter,
    stay_straight, continue, becomes, destination_left; see `routing.kinds`.
    """

    kind: str
    begin: int
    end: int
    distance_m: float
    """From this manoeuvre to the next."""
    duration_s: float
    instruction: str
    streets: tuple[str, ...] = ()
    """The names after the manoeuvre, the one to show first."""
    exit_number: str = ""
    exit_branch: tuple[str, ...] = ()
    """Road numbers on the sign."""
    exit_toward: tuple[str, ...] = ()
    """Places on the sign."""
    roundabout_exit: int = 0
    """Which exit to take, 1 = the first; 0 where it is no roundabout."""
    turn_degrees: float = 0.0
    """From the direction before to the one after, right is positive."""
    lanes: tuple[Lane, ...] = ()
    say_alert: str = ""
    """Early: "Turn right onto Mill Street"; what `guidance.prompts` puts "In 400 metres" before."""
    say_now: str = ""
    """At the junction, with what follows at once: "Turn right. Then take the second exit." """
    say_after: str = ""
    """"Continue for 3 kilometres"."""
    drives_left: bool = False
    """Traffic keeps left here: roundabouts go clockwise."""


class Stretch(NamedTuple):
    """The shape from point `begin` to `end`, where nothing below changes. Unknown is None or ""."""

    begin: int
    end: int
    length_m: float
    speed_kmh: float
    """What one drives there now, with traffic."""
    free_kmh: float
    """What one drives there when the road is empty."""
    limit_kmh: float | None = None
    """Inf where there is no limit."""
    road: str = ""
    """Class: motorway, trunk, primary, secondary, tertiary, unclassified, residential, service."""
    name: str = ""
    way_id: int = 0
    edge_id: int = 0
    """Valhalla's GraphId."""
    grade_percent: float = 0.0
    tunnel: bool = False
    bridge: bool = False
    toll: bool = False
    ferry: bool = False
    roundabout: bool = False
    signal: bool = False
    """A traffic light at its end."""
    congestion: float = 0.0
    """0 = free, 1 = standing; from live traffic."""


@dataclass(frozen=True, slots=True)
class Route:
    """The whole way. `shape` has at least two points; stretches cover it without a gap."""

    shape: tuple[Point, ...]
    manoeuvres: tuple[Manoeuvre, ...]
    stretches: tuple[Stretch, ...]
    distance_m: float
    duration_s: float
    legs: tuple[int, ...] = ()
    """Indices in `shape` where a via point or charging stop is reached; the last is the end."""
    language: str = "en"
    name: str = ""
    """What sets it apart from its alternatives: "via A4 and Mill Bridge"."""
    has_toll: bool = False
    has_motorway: bool = False
    has_ferry: bool = False
    elevations_m: tuple[float, ...] = ()
    """Every 30 m along the shape (from 0), where the region has elevation; else empty."""

    def as_json(self) -> dict[str, Any]:
        """For the command line and between processes: the shape is a polyline of precision 6."""
        words = {f.name: getattr(self, f.name) for f in fields(self)}
        words["shape"] = encode_polyline(self.shape)
        words["manoeuvres"] = [_words(m) for m in self.manoeuvres]
        words["stretches"] = [s._asdict() for s in self.stretches]
        return words

    @classmethod
    def from_json(cls, words: dict[str, Any]) -> Self:
        """The reverse; raises KeyError or TypeError on words that are no route."""
        words = dict(words)
        words["shape"] = decode_polyline(words["shape"])
        words["manoeuvres"] = tuple(_manoeuvre(m) for m in words["manoeuvres"])
        words["stretches"] = tuple(Stretch(**s) for s in words["stretches"])
        words["legs"] = tuple(words.get("legs", ()))
        words["elevations_m"] = tuple(words.get("elevations_m", ()))
        return cls(**words)


def _words(manoeuvre: Manoeuvre) -> dict[str, Any]:
    return manoeuvre._asdict() | {"lanes": [lane._asdict() for lane in manoeuvre.lanes]}


def _manoeuvre(words: dict[str, Any]) -> Manoeuvre:
    words = dict(words)
    words["lanes"] = tuple(
        Lane(tuple(lane["directions"]), lane["valid"], lane["active"]) for lane in words["lanes"]
    )
    for name in ("streets", "exit_branch", "exit_toward"):
        words[name] = tuple(words[name])
    return Manoeuvre(**words)


@dataclass(frozen=True, slots=True)
class Avoid:
    """What the driver would rather not use; a route may still need it, and then says so."""

    toll: bool = False
    motorway: bool = False
    ferry: bool = False
    roads: tuple[Point, ...] = ()
    """Points on roads that are not to be used at all."""
    areas: tuple[tuple[Point, ...], ...] = ()
    """Rings of areas that are not to be entered."""


@dataclass(frozen=True, slots=True)
class RouteRequest:
    """What is asked of the router; `places` has a start, perhaps vias, and an end."""

    places: tuple[Point, ...]
    heading: float | None = None
    """Which way the car points at the start, so that no U-turn comes first."""
    avoid: Avoid = field(default_factory=Avoid)
    alternatives: int = 0
    language: str = "en"
    depart_at: str = ""
    """Local time as 2026-06-18T08:10; "" is now, with live traffic."""
    passing: tuple[int, ...] = ()
    """Indices in `places` of vias that are only passed, without a stop."""
