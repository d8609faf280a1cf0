"""Polylines of thousands of points, fast: what `geo.decode_polyline` does, by Valhalla itself."""

from functools import partial

from valhalla._valhalla import decode_polyline  # type: ignore[import-untyped]

from cockpit.maps.geo import Point

_point = partial(tuple.__new__, Point)


def decode(text: str) -> tuple[Point, ...]:
    """The points of a polyline of precision 6, as Valhalla writes it."""
    return tuple(map(_point, decode_polyline(text, 6, "latlng")))
