"""Rows become hits: how well they match, how near they are, and which house is meant."""

import re
from collections.abc import Callable

import numpy as np

from cockpit.maps.geo import Point, distance_m
from cockpit.maps.search.hit import Hit
from cockpit.maps.search.index import Ids, Index, Row
from cockpit.maps.search.ranking import IMPORTANCE, NEARNESS, WORST, Match, Matcher, nearness_of

HOUSE_BONUS, NO_HOUSE = 0.12, -0.1
NUMBERED = frozenset({"street", "square", "hamlet", "village", "suburb", "locality"})
NEAREST = 60
_NUMBER = re.compile(r"\d+(?:\s?[a-z]\b)?(?:\s?[-/]\s?\d*[a-z]?)?", re.IGNORECASE)


def rated(
    index: Index, ids: Ids, matcher: Matcher, near: Point | None, numbers: list[str]
) -> list[Hit]:
    """The rows that match well enough, with their house where a number was asked for."""
    rows = index.rows(ids.tolist())
    matches = [(row, matcher.match(row.forms, row.around)) for row in rows]
    matches = [(row, match) for row, match in matches if match.quality >= WORST]
    return _with_houses(index, matches, near, numbers)


def _with_houses(
    index: Index, matches: list[tuple[Row, Match]], near: Point | None, numbers: list[str]
) -> list[Hit]:
    streets = [row.id for row, m in matches if m.numbers_left and row.kind in NUMBERED]
    houses = index.houses(streets, numbers) if streets and numbers else {}
    hits = []
    for row, match in matches:
        house = houses.get(row.id)
        missing = match.numbers_left[-1] if match.numbers_left and house is None else ""
        km = km_between(house.point if house else row.point, near)
        score = match.quality + IMPORTANCE * row.importance + NEARNESS * nearness_of(km)
        score += HOUSE_BONUS if house else NO_HOUSE if missing else 0.0
        hits.append(Hit(row, match.quality, score, km, house, missing))
    return hits


def nearest(
    index: Index, ids: Ids, near: Point | None, wanted_if: Callable[[Row], bool] | None = None,
    most: int = NEAREST,
) -> list[tuple[Row, float | None]]:  # fmt: skip
    """Of these rows the nearest, or the most important where nobody knows where one is."""
    if near is None:
        chosen, far = ids[:most], None
    else:
        km = index.km_from(near, ids)
        order = np.argsort(km, kind="stable")[: most * (4 if wanted_if else 1)]
        chosen, far = ids[order], km
    rows = {row.id: row for row in index.rows(chosen.tolist())}
    kept = [rows[i] for i in chosen.tolist() if wanted_if is None or wanted_if(rows[i])]
    if far is None or near is None:
        return [(row, None) for row in kept[:most]]
    return [(row, distance_m(near, row.point) / 1000) for row in kept[:most]]


def km_between(point: Point, near: Point | None) -> float | None:
    """As the crow flies; None where nobody knows where one is."""
    return None if near is None else distance_m(near, point) / 1000


def numbers_in(text: str) -> list[str]:
    """The house numbers that a text may hold, the longest reading first: "12 a", then "12"."""
    keys: dict[str, None] = {}
    for written in _NUMBER.findall(text):
        tight = re.sub(r"\s", "", written.lower()).rstrip("-/")
        keys |= {tight: None}
    for written in _NUMBER.findall(text):
        keys |= dict.fromkeys(re.findall(r"\d+[a-z]?", written.lower()))
        keys |= dict.fromkeys(re.findall(r"\d+", written))
    return list(keys)[:8]
