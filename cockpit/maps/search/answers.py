"""From many hits to a list: each answer once, without those far below a clear one."""

from collections.abc import Iterable

from cockpit.maps.geo import distance_m
from cockpit.maps.place import Place
from cockpit.maps.search.hit import Hit

CLEAR, FAR_BELOW = 0.9, 0.62
"""Where one answer is that clear, those this much worse are not shown."""
SAME_M, SAME_STREET_M = 30.0, 1000.0
"""Two answers of one name nearer than this are one."""


def cleared(hits: Iterable[Hit]) -> list[Hit]:
    """Each answer once, the best first, without those far below a clear one."""
    best: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        known = best.get(hit.identity)
        if known is None or hit.score > known.score:
            best[hit.identity] = hit
    ordered = sorted(best.values(), key=lambda hit: -hit.score)
    if any(hit.quality >= CLEAR for hit in ordered):
        ordered = [hit for hit in ordered if hit.quality >= FAR_BELOW]
    return ordered


def distinct(places: list[Place]) -> list[Place]:
    """One's own favourite and the same place of the map are one."""
    kept: list[Place] = []
    for place in places:
        if not any(_is_same(place, other) for other in kept):
            kept.append(place)
    return kept


def _is_same(a: Place, b: Place) -> bool:
    if a.key and a.key == b.key and a.name == b.name:
        return True
    near = SAME_STREET_M if a.kind == b.kind == "street" and a.address == b.address else SAME_M
    return a.name == b.name and distance_m(a.point, b.point) < near
