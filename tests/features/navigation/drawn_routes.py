"""Routes drawn by hand for the tests: pieces of road from metres and turns."""

from collections.abc import Sequence
from dataclasses import replace

from cockpit.maps.geo import Point, lengths_m, moved
from cockpit.maps.route import Lane, Manoeuvre, Route, Stretch

HOME = Point(45.5, -39.5)
STEP_M = 20.0


def line(start: Point, *pieces: tuple[float, float]) -> list[Point]:
    """From `start` by (compass direction, metres) pieces."""
    points = [start]
    for direction, metres in pieces:
        count = max(1, round(metres / STEP_M))
        for _ in range(count):
            points.append(moved(points[-1], direction, metres / count))
    return points


def route_of(
    points: Sequence[Point],
    turns: Sequence[tuple[str, float]] = (),
    kmh: float = 50.0,
    **words: object,
) -> Route:
    """A route with the named manoeuvres at metres from its start, and arrival at its end."""
    shape = tuple(points)
    metres = lengths_m(shape)
    places = [("start", 0.0), *turns, ("destination_right", metres[-1])]
    begins = [_nearest(metres, at) for _, at in places]
    ends = [*begins[1:], begins[-1]]
    manoeuvres = tuple(
        Manoeuvre(
            kind, a, b, metres[b] - metres[a], (metres[b] - metres[a]) / kmh * 3.6, kind,
            streets=(f"Street {i}",) if kind != "start" else (),
            turn_degrees=90.0 if "right" in kind else -90.0 if "left" in kind else 0.0,
            lanes=(Lane(("left",), False), Lane(("right",), True, "right"))
            if kind == "turn_right" else (),
        )
        for i, ((kind, _), a, b) in enumerate(zip(places, begins, ends, strict=True))
    )  # fmt: skip
    stretch = Stretch(0, len(shape) - 1, metres[-1], kmh, kmh, kmh, name="Long Lane")
    route = Route(shape, manoeuvres, (stretch,), metres[-1], metres[-1] / kmh * 3.6)
    return replace(route, **words)  # type: ignore[arg-type]


def _nearest(metres: Sequence[float], at: float) -> int:
    return min(range(len(metres)), key=lambda i: abs(metres[i] - at))


def block() -> Route:
    """North, right, right, left: 300 m each."""
    points = line(HOME, (0, 300), (90, 300), (180, 300), (90, 300))
    return route_of(points, (("turn_right", 300), ("turn_right", 600), ("turn_left", 900)))
