"""Routes as the router would give them, made to measure."""

from collections.abc import Sequence

from cockpit.maps.geo import Point, moved
from cockpit.maps.route import Route, Stretch


def route_of(stretches: Sequence[Stretch], heights: Sequence[float] = ()) -> Route:
    """East along one road; stretches need only their length, speed and what is special."""
    shape = [Point(47.0, 8.0)]
    rows = []
    for number, it in enumerate(stretches):
        shape.append(moved(shape[-1], 90, it.length_m))
        rows.append(it._replace(begin=number, end=number + 1))
    metres = sum(s.length_m for s in rows)
    seconds = sum(s.length_m / s.speed_kmh * 3.6 for s in rows)
    return Route(
        tuple(shape), (), tuple(rows), metres, seconds, (len(shape) - 1,),
        elevations_m=tuple(heights),
    )  # fmt: skip


def piece(length_m: float = 1000.0, kmh: float = 80.0, **more: object) -> Stretch:
    """One stretch of a route."""
    words: dict[str, object] = {"road": "motorway"}
    return Stretch(0, 0, length_m, kmh, kmh, **(words | more))  # type: ignore[arg-type]


def even(km: float, kmh: float, **more: object) -> Route:
    """The same all the way."""
    return route_of([piece(1000.0, kmh, **more) for _ in range(round(km))])
