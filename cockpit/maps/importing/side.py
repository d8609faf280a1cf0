"""On which side one drives, for extracts that have no whole country border to tell."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import osmium
from osmium.filter import IdFilter, TagFilter
from osmium.osm import NODE, WAY

ENOUGH = 500
"""Roundabouts to look at."""


def keeps_left(source: Path) -> bool:
    """Whether traffic goes clockwise round most roundabouts; False where there are none."""
    circles: list[list[int]] = []
    roundabouts: Iterable[Any] = osmium.FileProcessor(source, WAY).with_filter(
        TagFilter(("junction", "roundabout"))
    )
    for way in roundabouts:
        refs = [n.ref for n in way.nodes]
        if len(refs) > 3 and refs[0] == refs[-1]:
            circles.append(refs if way.tags.get("oneway") != "-1" else refs[::-1])
        if len(circles) >= ENOUGH:
            break
    places = _places(source, {ref for refs in circles for ref in refs}) if circles else {}
    turns = [_area([places[r] for r in refs if r in places]) for refs in circles]
    return sum(1 if area < 0 else -1 for area in turns if area) > 0


def _places(source: Path, wanted: set[int]) -> dict[int, tuple[float, float]]:
    nodes: Iterable[Any] = osmium.FileProcessor(source, NODE).with_filter(IdFilter(wanted))
    return {n.id: (n.lon, n.lat) for n in nodes if n.location.valid()}


def _area(ring: list[tuple[float, float]]) -> float:
    """Positive where it goes counter-clockwise."""
    if len(ring) < 3:
        return 0.0
    shifted = ring[1:] + ring[:1]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, shifted, strict=True)) / 2
