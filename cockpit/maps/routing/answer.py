"""Valhalla's answer as a Route."""

from collections.abc import Sequence
from typing import Any

from cockpit.maps.geo import Point, decode_polyline, distance_m, lengths_m, turn_between
from cockpit.maps.route import Lane, Manoeuvre, Route, Stretch
from cockpit.maps.routing.heights import heights_along
from cockpit.maps.routing.kinds import DIRECTIONS, direction_words, kind_word
from cockpit.maps.routing.stretches import SLOWEST_KMH


def read_route(
    trip: dict[str, Any], stretches: Sequence[Sequence[Stretch]], language: str
) -> Route:
    """A trip with the stretches of each of its legs; raises KeyError on words that are no trip."""
    shape: list[Point] = []
    manoeuvres: list[Manoeuvre] = []
    legs = []
    for leg in trip["legs"]:
        points = decode_polyline(leg["shape"])
        offset = max(0, len(shape) - 1)
        shape.extend(points[1:] if shape else points)
        manoeuvres.extend(read_manoeuvre(m, offset) for m in leg["maneuvers"])
        legs.append(len(shape) - 1)
    road = tuple(s for leg_stretches in stretches for s in leg_stretches)
    summary = trip["summary"]
    return Route(
        tuple(shape),
        tuple(manoeuvres),
        road,
        summary["length"] * 1000,
        summary["time"],
        tuple(legs),
        language,
        has_toll=any(s.toll for s in road) or summary["has_toll"],
        has_motorway=any(s.road == "motorway" for s in road),
        has_ferry=any(s.ferry for s in road) or summary["has_ferry"],
        elevations_m=heights_along(trip["legs"]),
    )


def read_manoeuvre(words: dict[str, Any], offset: int) -> Manoeuvre:
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
    )


def read_lane(words: dict[str, Any]) -> Lane:
    """A lane from its bits: `directions`, and `valid` or `active` where it leads along."""
    follow = words.get("active") or words.get("valid") or 0
    return Lane(direction_words(words["directions"]), follow > 0, DIRECTIONS.get(follow, ""))


def _texts(sign: dict[str, Any], part: str) -> tuple[str, ...]:
    return tuple(element["text"] for element in sign.get(part, ()))


def coarse_stretches(leg: dict[str, Any], offset: int) -> list[Stretch]:
    """From the manoeuvres alone, where Valhalla cannot tell the edges (some ferries)."""
    points = decode_polyline(leg["shape"])
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
