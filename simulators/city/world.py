"""The whole city in the order in which it is made."""

from dataclasses import dataclass, field
from typing import Any

import shapely  # type: ignore[import-untyped]
from shapely import LineString

from simulators.city import bridges, motorway, noding, quarters, railway, skeleton, water
from simulators.city.field import Field
from simulators.city.frame import XY
from simulators.city.motorway import Motorways
from simulators.city.quarters import Block, Face
from simulators.city.roads import Road, Tags
from simulators.city.water import Waters


@dataclass
class World:
    """All that is drawn, still in metres."""

    waters: Waters
    motorways: Motorways
    rails: list[Road]
    roads: list[Road]
    """Everything one can drive or walk on."""
    faces: list[Face]
    blocks: list[Block]
    nodes: list[tuple[XY, Tags]] = field(default_factory=list)
    """Tagged points of the road network."""


def make() -> World:
    """The city, always the same."""
    waters = water.make_waters()
    ground = skeleton.draw(waters)
    ways = motorway.draw(ground)
    rails = railway.tracks()
    nodes = railway.cross(rails, ground)
    ground = bridges.over_water(ground, waters.all)
    ground = bridges.over_roads(ground, [r for r in ways.roads if r.kind == "motorway"])
    ways.roads = bridges.over_water(ways.roads, waters.river)
    noding.join(ground)
    barrier = _barrier(waters, ways, rails)
    faces = quarters.faces(ground, barrier)
    streets, blocks = quarters.fill(faces, ground, Field([r.points for r in ground] + ways.axes))
    roads = [*ground, *streets, *ways.roads]
    noding.join(roads)
    return World(waters, ways, rails, roads, faces, blocks, nodes + ways.points)


def _barrier(waters: Waters, ways: Motorways, rails: list[Road]) -> Any:
    """Where no streets go: water, motorways with all between their ramps, the railway."""
    open_air = [
        LineString(r.points).buffer(24) for r in ways.roads if r.tags.get("tunnel") != "yes"
    ]
    corridor = shapely.union_all(open_air).buffer(14).buffer(-14)
    tracks = [LineString(r.points).buffer(13) for r in rails]
    return shapely.union_all([waters.all, corridor, *tracks])
