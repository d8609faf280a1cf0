"""How `cockpit route` writes a route: for scripts as plain words, for people as a list."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from cockpit.maps.geo import encode_polyline
from cockpit.maps.route import Manoeuvre, Route

NO_LIMIT = "none"


def route_words(route: Route) -> dict[str, Any]:
    """A route for scripts; lengths in metres, times in seconds, speeds in km/h."""
    limits = _limits(route)
    return {
        "name": route.name,
        "distance_m": round(route.distance_m),
        "duration_s": round(route.duration_s),
        "has_toll": route.has_toll,
        "has_motorway": route.has_motorway,
        "has_ferry": route.has_ferry,
        "shape": encode_polyline(route.shape),
        "legs": list(route.legs),
        "maneuvers": [_manoeuvre(m, limits) for m in route.manoeuvres],
    }


def _limits(route: Route) -> tuple[list[int], list[Any]]:
    """Where stretches begin, and their limits: km/h, "none", or None where unknown."""
    kept = [None if s.limit_kmh is None else s.limit_kmh for s in route.stretches]
    return (
        [s.begin for s in route.stretches],
        [NO_LIMIT if limit == float("inf") else limit for limit in kept],
    )


def _manoeuvre(m: Manoeuvre, limits: tuple[list[int], list[Any]]) -> dict[str, Any]:
    begins, values = limits
    at = bisect_right(begins, m.begin) - 1
    sign = {"number": m.exit_number, "branch": m.exit_branch, "toward": m.exit_toward}
    return {
        "type": m.kind,
        "instruction": m.instruction,
        "street": m.streets[0] if m.streets else "",
        "streets": m.streets,
        "exit": sign if any(sign.values()) else None,
        "roundabout_exit": m.roundabout_exit or None,
        "turn_degrees": m.turn_degrees,
        "lanes": [lane._asdict() for lane in m.lanes],
        "speed_limit_kmh": values[at] if 0 <= at < len(values) else None,
        "distance_m": round(m.distance_m),
        "duration_s": round(m.duration_s),
        "begin": m.begin,
        "end": m.end,
        "say": {"alert": m.say_alert, "now": m.say_now, "after": m.say_after},
    }


def route_lines(route: Route) -> Iterator[str]:
    """A route for people: a heading, then a line for each manoeuvre."""
    flags = [word for word, so in (("toll", route.has_toll), ("motorway", route.has_motorway),
                                   ("ferry", route.has_ferry)) if so]  # fmt: skip
    parts = [far(route.distance_m), lasting(route.duration_s), route.name, *flags]
    yield " · ".join(part for part in parts if part)
    for m in route.manoeuvres:
        lanes = " ".join("".join(_arrow(lane.directions, lane.valid)) for lane in m.lanes)
        yield f"{far(m.distance_m):>9}  {m.instruction}" + (f"  [{lanes}]" if lanes else "")


ARROWS = {
    "through": "↑", "left": "←", "right": "→", "slight_left": "↖", "slight_right": "↗",
    "sharp_left": "↙", "sharp_right": "↘", "reverse": "↩", "merge_to_left": "↖",
    "merge_to_right": "↗",
}  # fmt: skip


def _arrow(directions: tuple[str, ...], valid: bool) -> Iterator[str]:
    """A lane; in brackets where it does not lead along the route."""
    drawn = "".join(ARROWS[word] for word in directions) or "·"
    yield drawn if valid else f"({drawn})"


def plan_lines(plan: Mapping[str, Any]) -> Iterator[str]:
    """The charge on arrival and the stops, for people."""
    low, likely, high = (plan["arrival"][name] for name in ("low", "likely", "high"))
    for stop in plan["stops"]:
        why = stop["why"]["text"].format(**stop["why"]["values"])
        yield (
            f"charge    {stop['name']}: {stop['arrive']['likely']:.0f} to {stop['leave']:.0f} % in "
            f"{lasting(stop['stop_s'])} ({why})"
        )
    yield f"arrival   {likely:.0f} % ({low:.0f} to {high:.0f})"
    if plan["problem"]:
        yield "note      " + plan["problem"]["text"].format(**plan["problem"]["values"])


def far(metres: float) -> str:
    """A length for people."""
    return f"{metres / 1000:.1f} km" if metres >= 1000 else f"{metres:.0f} m"


def lasting(seconds: float) -> str:
    """A time for people."""
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60:02d} min" if minutes >= 60 else f"{minutes} min"
