"""The whole city in the order in which it is made."""

import random
from dataclasses import dataclass, field
from typing import Any

import shapely  # type: ignore[import-untyped]
from shapely import LineString

from simulators.city import (
    addresses,
    bridges,
    cameras,
    houses,
    junctions,
    motorway,
    noding,
    one_way,
    plots,
    quarters,
    railway,
    roundabouts,
    skeleton,
    stubs,
    water,
)
from simulators.city.field import Field
from simulators.city.frame import SEED, XY
from simulators.city.houses import House
from simulators.city.junctions import Rules
from simulators.city.motorway import Motorways
from simulators.city.names import Names
from simulators.city.plots import Plot
from simulators.city.quarters import Face
from simulators.city.roads import Road, Tags
from simulators.city.terrain import Terrain
from simulators.city.water import Waters


@dataclass
class World:
    """All that is drawn, still in metres."""

    waters: Waters
    terrain: Terrain
    motorways: Motorways
    rails: list[Road]
    roads: list[Road]
    """Everything one can drive or walk on."""
    faces: list[Face]
    nodes: list[tuple[XY, Tags]]
    """Tagged points of the road network."""
    rules: Rules
    plots: list[Plot] = field(default_factory=list)
    houses: list[House] = field(default_factory=list)
    addresses: list[Tags] = field(default_factory=list)
    """Of each house."""


def make() -> World:
    """The city, always the same."""
    waters = water.make_waters()
    ground = skeleton.draw(waters)
    pass_road = next(road for road in ground if road.name == "Tannery Road")
    terrain_ = Terrain(waters, pass_road.points)
    ways = motorway.draw(ground)
    rails = railway.tracks()
    nodes = railway.cross(rails, ground)
    ground = bridges.over_water(ground, waters.all)
    ground = bridges.over_roads(ground, [r for r in ways.roads if r.kind == "motorway"])
    ways.roads = bridges.over_water(ways.roads, waters.river)
    ground += roundabouts.build(ground, ways.roads, ways.terminals)
    noding.join(ground)
    barrier = _barrier(waters, ways, rails)
    faces = quarters.faces(ground, barrier, ways.axes[:1])
    names = Names(random.Random(SEED), {road.name for road in ground})
    field_ = Field([r.points for r in ground] + ways.axes)
    streets, blocks = quarters.fill(faces, ground, field_, names)
    roads = [*ground, *streets]
    more, blocks, circles = stubs.closes(blocks, roads, names)
    roads += more
    plots_ = plots.make(blocks, roads, terrain_)
    roads += stubs.aisles(plots_, roads) + ways.roads
    noding.join(roads)
    one_way.close_and_turn(roads)
    built = houses.build(plots_)
    numbers = addresses.give(built, roads)
    rules = junctions.regulate(roads)
    nodes += ways.points + rules.nodes + circles + cameras.place(roads)
    return World(waters, terrain_, ways, rails, roads, faces, nodes, rules, plots_, built, numbers)


def _barrier(waters: Waters, ways: Motorways, rails: list[Road]) -> Any:
    """Where no streets go: water, motorways with all between their ramps, the railway."""
    open_air = [
        LineString(r.points).buffer(24) for r in ways.roads if r.tags.get("tunnel") != "yes"
    ]
    corridor = shapely.union_all(open_air).buffer(14).buffer(-14)
    tracks = [LineString(r.points).buffer(13) for r in rails]
    return shapely.union_all([waters.all, corridor, *tracks])
