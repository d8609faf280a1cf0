"""Places along the route, each with what the detour costs."""

from dataclasses import dataclass
from typing import Any

from cockpit.maps.geo import distance_m
from cockpit.maps.place import Place
from cockpit.maps.routing.errors import RoutingError
from cockpit.maps.search.candidates import Candidates
from cockpit.maps.search.chargers import fits
from cockpit.maps.search.corridor import Corridor
from cockpit.maps.search.hit import Hit
from cockpit.maps.search.index import Ids, Index, Row
from cockpit.maps.search.question.asked import Asked
from cockpit.maps.search.ranking import Matcher
from cockpit.maps.search.wanted import wanted
from cockpit.maps.search.words import split

WINDING = 1.35
"""Roads are this much longer than the crow's way."""
DETOUR_MPS = 11.0
LEAVE_S = 40.0
"""For slowing down, turning and joining again."""
APART_M = 1500.0
"""How far before and behind the place a detour leaves and joins the route."""
AHEAD_SHARE = 0.7
"""Who asks for 30 km wants nothing before 21."""
DETOUR_COUNTS = 3.0
"""A metre of detour is as bad as three metres off the distance that was asked for."""
GOOD = 0.75
REALLY_ASKED = 8


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """A place beside the route."""

    place: Place
    along_m: float
    off_m: float
    detour_m: float
    detour_s: float
    is_estimate: bool = True


def along(
    index: Index, asked: Asked, corridor: Corridor, from_m: float, limit: int, language: str,
    engine: Any = None,
) -> list[OnTheWay]:  # fmt: skip
    """What was asked for along the route from `from_m` on; in the order of the way.

    With `asked.along_m` those around that distance ahead; with an engine the first ones' detours
    are routed, else estimated.
    """
    ids, matcher = _ids(index, asked)
    ahead_m = asked.along_m or 0.0
    strip = corridor.rows(index, ids, from_m + ahead_m * AHEAD_SHARE)
    cost = abs(strip.along_m - (from_m + ahead_m)) + strip.off_m * 2 * WINDING * DETOUR_COUNTS
    order = cost.argsort(kind="stable")[: max(limit * 6, 60)].tolist()
    rows = {row.id: row for row in index.rows(strip.ids[order].tolist())}
    check = fits(asked.min_kw, asked.sockets)
    found = []
    for place in order:
        row = rows[int(strip.ids[place])]
        if (check is None or check(row)) and _is_called_so(row, matcher):
            off = float(strip.off_m[place])
            found.append(_estimated(row, float(strip.along_m[place]), off, from_m, language))
    found = found[:limit]
    if engine is not None:
        found = [_routed(it, corridor, engine) for it in found[:REALLY_ASKED]] + found[
            REALLY_ASKED:
        ]
    return sorted(found, key=lambda it: it.along_m)


def _ids(index: Index, asked: Asked) -> tuple[Ids, Matcher | None]:
    if asked.category is not None and not asked.rest:
        return index.of_values(asked.category.values), None
    values = asked.category.values if asked.category else ()
    text = asked.rest if asked.category else asked.text
    words = wanted(split(text), asked.begun, index.vocabulary)
    if not words:
        return index.match('name : "\x01"'), None
    ids = Candidates(index, words, None, values).every()
    return ids, Matcher(words, index.vocabulary, 1.0 if values else 0.5)


def _is_called_so(row: Row, matcher: Matcher | None) -> bool:
    return matcher is None or matcher.match(row.forms, row.around).quality >= GOOD


def _estimated(row: Row, along_m: float, off_m: float, from_m: float, language: str) -> OnTheWay:
    place = Hit(row, 1.0, 1.0, (along_m - from_m + off_m) / 1000).place(language)
    detour = 2 * off_m * WINDING
    return OnTheWay(place, along_m, off_m, detour, detour / DETOUR_MPS + LEAVE_S)


def _routed(it: OnTheWay, corridor: Corridor, engine: Any) -> OnTheWay:
    """With the real detour; the estimate stays where the engine finds no way."""
    before = corridor.point_at(max(0.0, it.along_m - APART_M))
    after = corridor.point_at(min(corridor.length_m, it.along_m + APART_M))
    if distance_m(before, after) < APART_M / 10:
        return it
    try:
        table = engine.matrix([before, it.place.point], [it.place.point, after])
    except RoutingError:
        return it
    there, direct, back = table[0][0], table[0][1], table[1][1]
    if there is None or direct is None or back is None:
        return it
    metres = max(0.0, there.metres + back.metres - direct.metres)
    seconds = max(0.0, there.seconds + back.seconds - direct.seconds)
    return OnTheWay(it.place, it.along_m, it.off_m, metres, seconds, False)
