# ruff: noqa: E501  one row of a table stays one line
"""Bridges: roads over water and over motorways, motorways and railways over rivers."""

from typing import Any

from shapely import LineString, STRtree  # type: ignore[import-untyped]

from simulators.city.curves import place_of
from simulators.city.roads import Road, Tags, cut

BRIDGE_NAMES = {
    "Eastgate Road": ("East Bridge", "Ostbrücke", "东桥"), "Southbridge Road": ("South Bridge", "Südbrücke", "南桥"),
    "Harbour Road": ("Old Bridge", "Alte Brücke", "老桥"), "Parkway": ("Harbour Bridge", "Hafenbrücke", "海港大桥"),
    "Orbital Road": ("Weir Bridge", "Wehrbrücke", "堰桥"), "Aldermouth Ring": ("Alder Viaduct", "Alderbrücke", "奥尔德高架桥"),
    "Valley Road": ("Valley Bridge", "Talbrücke", "山谷桥"), "Gorge Road": ("Gorge Bridge", "Schluchtbrücke", "峡谷桥"),
}  # fmt: skip


def over_water(roads: list[Road], water: Any) -> list[Road]:
    """The roads with bridges where they cross water; tunnels stay below."""
    near = water.buffer(6)
    out = []
    for road in roads:
        line = LineString(road.points)
        if road.tags.get("tunnel") or not line.intersects(water):
            out.append(road)
            continue
        wet = line.intersection(near)
        spans = []
        for part in getattr(wet, "geoms", [wet]):
            if part.geom_type == "LineString" and part.length > 8:
                ends = sorted(
                    place_of(road.points, (part.coords[n][0], part.coords[n][1])) for n in (0, -1)
                )
                spans.append((ends[0], ends[1], _bridge(road)))
        out += cut(road, spans)
    return out


def _bridge(road: Road) -> Tags:
    tags = {"bridge": "yes", "layer": "1"}
    if road.name in BRIDGE_NAMES:
        name, german, chinese = BRIDGE_NAMES[road.name]
        tags |= {"bridge:name": name, "bridge:name:de": german, "bridge:name:zh": chinese}
    return tags


def over_roads(roads: list[Road], lower: list[Road]) -> list[Road]:
    """The roads with a bridge where they cross one of the lower ones."""
    lines = [LineString(r.points) for r in lower if r.tags.get("tunnel") != "yes"]
    tree = STRtree(lines)
    out = []
    for road in roads:
        line = LineString(road.points)
        places = []
        for n in tree.query(line, predicate="crosses"):
            met = line.intersection(lines[n])
            places += [place_of(road.points, (p.x, p.y)) for p in getattr(met, "geoms", [met])]
        out += cut(road, _spans(sorted(places)))
    return out


def _spans(places: list[float]) -> list[tuple[float, float, Tags]]:
    """One bridge over both carriageways."""
    spans: list[tuple[float, float, Tags]] = []
    for s in places:
        if spans and s - spans[-1][1] < 30:
            spans[-1] = (spans[-1][0], s + 20, spans[-1][2])
        else:
            spans.append((s - 20, s + 20, {"bridge": "yes", "layer": "1"}))
    return spans
