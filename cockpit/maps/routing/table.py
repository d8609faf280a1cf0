"""Times and distances between many places."""

from collections.abc import Sequence
from itertools import batched

from cockpit.maps.geo import Point
from cockpit.maps.routing.call import Call
from cockpit.maps.routing.results import Leg
from cockpit.maps.routing.spots import spot

SOURCES, TARGETS = 20, 40
"""At most in one question; Valhalla takes 50 places on a side, and 2,500 pairs."""


def read_table(
    call: Call, sources: Sequence[Point], targets: Sequence[Point]
) -> list[list[Leg | None]]:
    """In pieces that Valhalla takes; raises RoutingError."""
    table: list[list[Leg | None]] = []
    for some in batched(sources, SOURCES):
        rows: list[list[Leg | None]] = [[] for _ in some]
        for others in batched(targets, TARGETS):
            for row, more in zip(rows, _piece(call, some, others), strict=True):
                row.extend(more)
        table.extend(rows)
    return table


def _piece(
    call: Call, sources: Sequence[Point], targets: Sequence[Point]
) -> list[list[Leg | None]]:
    answer = call("matrix", {
        "sources": [spot(p) for p in sources],
        "targets": [spot(p) for p in targets],
        "costing": "auto",
        "verbose": False,
    })["sources_to_targets"]  # fmt: skip
    return [
        [_leg(s, km) for s, km in zip(times, far, strict=True)]
        for times, far in zip(answer["durations"], answer["distances"], strict=True)
    ]


def _leg(seconds: float | None, km: float | None) -> Leg | None:
    return None if seconds is None or km is None else Leg(float(seconds), km * 1000)
