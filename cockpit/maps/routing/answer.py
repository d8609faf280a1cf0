"""Valhalla's answer as a Route."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cockpit.maps.geo import Point, distance_m, lengths_m, turn_between
from cockpit.maps.route import Lane, Manoeuvre, Route, Stretch
from cockpit.maps.routing.chinese import in_chinese, is_chinese
from cockpit.maps.routing.heights import heights_along
from cockpit.maps.routing.kinds import DIRECTIONS, direction_words, kind_word
from cockpit.maps.routing.straight import with_straight
from cockpit.maps.routing.stretches import SLOWEST_KMH


@dataclass(frozen=True, slots=True)
class LegRoad:
    """A leg as it was read: its points, and from `trace_attributes` its road."""

    points: tuple[Point, ...]
    stretches: Sequence[Stretch]
    lanes: dict[int, tuple[Lane, ...]]
    """Before junctions of straight on, by index in the whole route's shape."""
    drives_left: bool


def read_route(trip: dict[str, Any], roads: Sequence[LegRoad], language: str) -> Route:
    """A trip with the roads of each of its legs; raises KeyError on words that are no trip."""
    shape: list[Point] = []
    manoeuvres: list[Manoeuvre] = []
    legs = []
    for leg, road in zip(trip["legs"], roads, strict=True):
        offset = max(0, len(shape) - 1)
        shape.extend(road.points[1:] if shape else road.points)
        legs.append(len(shape) - 1)
        told = [read_manoeuvre(m, offset, road.drives_left) for m in leg["maneuvers"]]
        manoeuvres.extend(with_straight(_rounded(told, leg), road.lanes, road.stretches, language))
    if is_chinese(language):
        compass = trip["legs"][0]["maneuvers"][0].get("bearing_after", 0)
        manoeuvres = in_chinese(manoeuvres, compass)
    stretches = tuple(s for road in roads for s in road.stretches)
    summary = trip["summary"]
    return Route(
        tuple(shape),
        tuple(manoeuvres),
        stretches,
        summary["length"] * 1000,
        summary["time"],
        tuple(legs),
        language,
        has_toll=summary["has_toll"] or any(s.toll for s in stretches),
        has_motorway=any(s.road == "motorway" for s in stretches),
        has_ferry=summary["has_ferry"] or any(s.ferry for s in stretches),
        elevations_m=heights_along(trip["legs"]),
    )


def read_manoeuvre(words: dict[str, Any], offset: int, drives_left: bool) -> Manoeuvre:
    """One manoeuvre of a leg whose first point is the route's point `offset`."""
    sign = words.get("sign", {})
    before, after = words.get("bearing_before"), words.get("bearing_after")
    turn = 0.0 if before is None or after is None else turn_between(before, after)
    return Manoeuvre(
        kind_word(words["type"]),
        words["begin_shape_index"] + offset,
        words["end_shape_index"] + offset,
        words["length"] * 1000,
        words["time"],
        words["instruction"],
        tuple(words.get("begin_street_names") or words.get("street_names", ())),
        " ".join(_texts(sign, "exit_number_elements")),
        _texts(sign, "exit_branch_elements"),
        _texts(sign, "exit_toward_elements"),
        words.get("roundabout_exit_count", 0),
        float(turn),
        tuple(read_lane(lane) for lane in words.get("lanes", ())),
        words.get("verbal_transition_alert_instruction", ""),
        words.get("verbal_pre_transition_instruction", ""),
        words.get("verbal_post_transition_instruction", ""),
        drives_left,
    )


def _rounded(manoeuvres: list[Manoeuvre], leg: dict[str, Any]) -> list[Manoeuvre]:
    """Roundabouts told as a whole: where one comes out, and onto which street."""
    words = leg["maneuvers"]
    for i, m in enumerate(manoeuvres[:-1]):
        out = manoeuvres[i + 1]
        if m.kind != "roundabout_enter" or out.kind != "roundabout_exit":
            continue
        before, after = words[i].get("bearing_before"), words[i + 1].get("bearing_after")
        turn = m.turn_degrees if None in (before, after) else turn_between(before, after)
        manoeuvres[i] = m._replace(turn_degrees=float(turn), streets=out.streets or m.streets)
    return manoeuvres


def read_lane(words: dict[str, Any]) -> Lane:
    """A lane from its bits: `directions`, and `valid` or `active` where it leads along."""
    follow = words.get("active") or words.get("valid") or 0
    return Lane(direction_words(words["directions"]), follow > 0, DIRECTIONS.get(follow, ""))


def _texts(sign: dict[str, Any], part: str) -> tuple[str, ...]:
    return tuple(element["text"] for element in sign.get(part, ()))


def coarse_stretches(leg: dict[str, Any], points: Sequence[Point], offset: int) -> list[Stretch]:
    """From the manoeuvres alone, where Valhalla cannot tell the edges (some ferries)."""
    metres = lengths_m(points)
    found = []
    for m in leg["maneuvers"]:
        begin, end = m["begin_shape_index"], m["end_shape_index"]
        if end <= begin:
            continue
        long = max(metres[end] - metres[begin], distance_m(points[begin], points[end]))
        speed = max(SLOWEST_KMH, long / max(1.0, m["time"]) * 3.6)
        name = (m.get("street_names") or [""])[0]
        ferry = m["travel_type"] == "ferry" or kind_word(m["type"]) == "ferry_enter"
        found.append(Stretch(begin + offset, end + offset, long, speed, speed, name=name,
                             toll=m.get("toll", False), ferry=ferry))  # fmt: skip
    return found
