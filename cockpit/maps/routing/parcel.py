"""Routes between processes: packed by the worker, unpacked without a pause in the screen.

A long route has thousands of points and stretches. They travel as flat arrays and rows, and who
unpacks them lets other threads in every few hundred: never is one kept waiting for long.
"""

import time
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import partial
from itertools import batched, chain
from typing import Any, Literal

from cockpit.maps.geo import Point
from cockpit.maps.route import Lane, Manoeuvre, Route, Stretch

POINTS, ROWS = 2_000, 400
"""Unpacked at a time: some tenths of a millisecond."""
SPECIAL = ("shape", "manoeuvres", "stretches", "elevations_m")
_LANES = Manoeuvre._fields.index("lanes")
_point = partial(tuple.__new__, Point)
_plain = [f.name for f in fields(Route) if f.name not in SPECIAL]


def pack_route(route: Route) -> dict[str, Any]:
    """A route for msgpack."""
    words = {name: getattr(route, name) for name in _plain}
    words["shape"] = array("d", chain.from_iterable(route.shape)).tobytes()
    words["elevations_m"] = array("f", route.elevations_m).tobytes()
    words["stretches"], words["manoeuvres"] = route.stretches, route.manoeuvres
    return words


def unpack_routes(parcels: Iterable[dict[str, Any]]) -> list[Route]:
    """The reverse; raises KeyError, TypeError or ValueError on words that are no route."""
    return [_route(words) for words in parcels]


def _route(words: dict[str, Any]) -> Route:
    words = dict(words)
    words["shape"] = tuple(_points(words["shape"]))
    words["elevations_m"] = tuple(_doubles("f", words["elevations_m"]))
    words["stretches"] = tuple(_in_steps(words["stretches"], ROWS, _stretch))
    words["manoeuvres"] = tuple(_in_steps(words["manoeuvres"], ROWS, _manoeuvre))
    words["legs"] = tuple(words["legs"])
    return Route(**words)


def _points(packed: bytes) -> Iterator[Point]:
    numbers = iter(_doubles("d", packed))
    yield from _in_steps(zip(numbers, numbers, strict=True), POINTS, _point)


def _in_steps(rows: Any, at_a_time: int, read: Any) -> Iterator[Any]:
    for some in batched(rows, at_a_time):
        yield from map(read, some)
        if len(some) == at_a_time:
            time.sleep(0)


def _doubles(kind: Literal["d", "f"], packed: bytes) -> "array[float]":
    numbers: array[float] = array(kind)
    numbers.frombytes(packed)
    return numbers


def _stretch(row: list[Any]) -> Stretch:
    return Stretch._make(row)


def _manoeuvre(row: list[Any]) -> Manoeuvre:
    row = [tuple(value) if isinstance(value, list) else value for value in row]
    row[_LANES] = tuple(Lane(tuple(d), valid, active) for d, valid, active in row[_LANES])
    return Manoeuvre(*row)
