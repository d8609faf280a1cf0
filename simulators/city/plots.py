# ruff: noqa: E501  one row of a table stays one line
"""What each block between the streets is used for: houses, parks, schools, squares, fields, woods."""

import random
from dataclasses import dataclass, field
from typing import Any

import shapely  # type: ignore[import-untyped]
from shapely import LineString, Point

from simulators.city.frame import SEED, XY
from simulators.city.noise import Noise
from simulators.city.quarters import Block, Face
from simulators.city.roads import HALF_WIDTH_M, Road, Tags
from simulators.city.terrain import Terrain


@dataclass(frozen=True)
class Landmark:
    """A block with a use of its own, found by a point in it."""

    at: XY
    use: str
    tags: Tags


@dataclass
class Plot:
    """A block without its streets, and what stands on it."""

    land: Any
    block: Block
    use: str = "houses"
    tags: Tags = field(default_factory=dict)


def _named(name: str, german: str, chinese: str, **tags: str) -> Tags:
    return {"name": name, "name:de": german, "name:zh": chinese, **tags}


LANDMARKS = (
    Landmark((0, 0), "cathedral", _named("Aldermouth Cathedral", "Dom zu Aldermünde", "奥尔德茅斯大教堂", amenity="place_of_worship", religion="christian")),
    Landmark((90, -60), "square", _named("Cathedral Square", "Domplatz", "大教堂广场", place="square", highway="pedestrian", area="yes")),
    Landmark((-210, 190), "square", _named("Market Square", "Marktplatz", "集市广场", place="square", highway="pedestrian", area="yes")),
    Landmark((-260, 40), "hall", _named("Town Hall", "Rathaus", "市政厅", amenity="townhall")),
    Landmark((330, 240), "museum", _named("Museum of the Sea", "Meeresmuseum", "海洋博物馆", tourism="museum")),
    Landmark((-2330, 900), "hospital", _named("Abbey Hospital", "Abteikrankenhaus", "修道院医院", amenity="hospital", emergency="yes")),
    Landmark((3000, -1600), "hospital", _named("Meadows Clinic", "Wiesenklinik", "草地诊所", amenity="hospital")),
    Landmark((-480, 1900), "park", _named("Mill Hill Park", "Mühlbergpark", "磨坊山公园")),
    Landmark((1450, -1350), "park", _named("Fountain Gardens", "Brunnengärten", "喷泉花园")),
    Landmark((2750, -900), "park", _named("Meadow Square", "Wiesenplatz", "草地广场")),
    Landmark((300, -1750), "park", _named("Carters' Green", "Fuhrmannsanger", "车夫绿地")),
    Landmark((-1150, -1350), "park", _named("Rope Gardens", "Seilergärten", "绳索花园")),
    Landmark((1000, 800), "park", _named("Tanners' Gardens", "Gerbergärten", "制革花园")),
    Landmark((-1500, -150), "park", _named("West Gardens", "Westgärten", "西花园")),
    Landmark((-3000, 2250), "cemetery", _named("Heath Cemetery", "Heidefriedhof", "石楠墓园", landuse="cemetery")),
    Landmark((4000, -2900), "cemetery", _named("Orchard Cemetery", "Obsthügelfriedhof", "果园墓园", landuse="cemetery")),
    Landmark((2100, 2600), "tower", _named("Exchange Tower", "Börsenturm", "交易大厦")),
    Landmark((1450, 3500), "sport", _named("Star Hill Stadium", "Stadion Sternhügel", "星山体育场", leisure="stadium")),
    Landmark((-3350, 1700), "sport", _named("West Heights Sports Ground", "Sportplatz Westhöhe", "西岭运动场", leisure="pitch")),
    Landmark((4600, 1350), "sport", _named("Weir Sports Ground", "Sportplatz am Wehr", "堰边运动场", leisure="pitch")),
)  # fmt: skip

# Chance of a use for blocks of a kind: park, school, sport, allotments, parking, wood.
SHARES: dict[str, tuple[tuple[str, float], ...]] = {
    "old": (("square", 0.025), ("parking", 0.01), ("church", 0.012)),
    "inner": (("park", 0.035), ("school", 0.02), ("parking", 0.02), ("church", 0.012), ("shop", 0.012)),
    "grid": (("park", 0.03), ("school", 0.03), ("church", 0.01), ("shop", 0.02), ("parking", 0.01)),
    "row": (("park", 0.03), ("school", 0.03), ("allotments", 0.03), ("church", 0.01), ("shop", 0.015)),
    "villa": (("park", 0.05), ("school", 0.02), ("wood", 0.08)),
    "suburb": (("park", 0.04), ("school", 0.03), ("sport", 0.03), ("allotments", 0.06), ("wood", 0.05), ("shop", 0.012), ("church", 0.01)),
    "estate": (("park", 0.1), ("school", 0.1), ("shop", 0.04), ("parking", 0.03)),
    "office": (("park", 0.05), ("parking", 0.05)),
    "industrial": (("parking", 0.08), ("wasteland", 0.08)), "docks": (("parking", 0.06), ("wasteland", 0.06)),
    "campus": (("park", 0.25), ("parking", 0.08)),
    "village": (("church", 0.03), ("orchard", 0.1), ("meadow", 0.1)), "town": (("church", 0.02), ("square", 0.02), ("parking", 0.02)),
}  # fmt: skip


def make(blocks: list[Block], roads: list[Road], terrain: Terrain) -> list[Plot]:
    """The plots of all blocks."""
    rng = random.Random(SEED + 1)
    wide = shapely.union_all([
        LineString(r.points).buffer(HALF_WIDTH_M[r.kind] + 2.5, cap_style="flat")
        for r in roads if r.rank >= 4 and r.kind not in ("motorway", "motorway_link") and not r.tags.get("tunnel")
    ])  # fmt: skip
    shapely.prepare(wide)
    return [_plot(block, wide, rng, terrain) for block in blocks]


def _plot(block: Block, wide: Any, rng: random.Random, terrain: Terrain) -> Plot:
    land = block.outline.buffer(-block.style.half_street, join_style="mitre")
    if wide.intersects(land):
        land = land.difference(wide)
    plot = Plot(land, block)
    roll = rng.random()
    if block.closed:
        return plot
    for mark in LANDMARKS:
        if block.outline.contains(Point(mark.at)):
            plot.use, plot.tags = mark.use, mark.tags
            return plot
    if block.kind in ("fields", "park", "green", "airport", "station"):
        plot.use = (
            _country(block, terrain)
            if block.kind == "fields"
            else block.kind.replace("station", "tracks")
        )
        return plot
    middle = block.outline.centroid
    least = {"suburb": 0.5, "villa": 0.5, "row": 0.6, "village": 0.8}.get(block.kind, 2.0)
    if _fingers.at((middle.x, middle.y)) > least:
        plot.use = rng.choice(("park", "wood", "meadow", "allotments", "meadow"))
        return plot
    for use, share in SHARES.get(block.kind, ()):
        if roll < share:
            plot.use = use
            return plot
        roll -= share
    return plot


_woods, _meadows, _fingers = Noise("woods", 1500), Noise("meadows", 700), Noise("fingers", 750)


def _country(block: Block, terrain: Terrain) -> str:
    middle = block.outline.centroid
    spot = (middle.x, middle.y)
    high = terrain.at(spot)
    if high > 420:
        return "heath"
    woods = _woods.at(spot) + (0.45 if high > 120 else 0.0) + (0.3 if high > 220 else 0.0)
    if woods > 0.42:
        return "wood"
    return "meadow" if _meadows.at(spot) > 0.25 or high > 250 else "farmland"


def built_up(faces: list[Face]) -> list[tuple[Any, Tags]]:
    """One area of land use for each built-up face."""
    out = []
    for face in faces:
        tags = _landuse(face)
        if tags:
            out.append((face.area.simplify(1.0), tags))
    return out


def _landuse(face: Face) -> Tags:
    uses = {
        "old": "residential",
        "office": "commercial",
        "industrial": "industrial",
        "docks": "industrial",
    }
    if face.kind == "fields":
        return {}
    if face.kind == "station":
        return {"landuse": "railway"}
    if face.kind == "airport":
        names = _named(
            "Aldermouth Airport", "Flughafen Aldermünde", "奥尔德茅斯机场", aeroway="aerodrome"
        )
        return names if face.area.area > 2e6 else {"landuse": "grass"}
    if face.kind in ("park", "green"):
        return {"leisure": "park", "name": face.name} if face.name else {"landuse": "grass"}
    if face.kind == "campus":
        return {
            "amenity": "university",
            "name": "University of Aldermouth",
            "name:de": "Universität Aldermünde",
            "name:zh": "奥尔德茅斯大学",
        }
    return {"landuse": uses.get(face.kind, "residential")}
