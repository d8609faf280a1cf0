# ruff: noqa: E501  one row of a table stays one line
"""Writes land use, parks, woods, fields, landmarks and houses."""

import random
from typing import Any

import shapely  # type: ignore[import-untyped]
from shapely import Point, Polygon

from simulators.city import plots
from simulators.city.drawing import Drawing
from simulators.city.frame import SEED
from simulators.city.houses import House
from simulators.city.plots import Plot
from simulators.city.roads import Tags
from simulators.city.world import World

USES: dict[str, Tags] = {
    "park": {"leisure": "park"}, "school": {"amenity": "school"}, "sport": {"leisure": "pitch", "sport": "soccer"},
    "allotments": {"landuse": "allotments"}, "parking": {"amenity": "parking"}, "wood": {"landuse": "forest"},
    "meadow": {"landuse": "meadow"}, "farmland": {"landuse": "farmland"}, "heath": {"natural": "heath"},
    "orchard": {"landuse": "orchard"}, "square": {"place": "square", "highway": "pedestrian", "area": "yes"},
    "church": {"amenity": "place_of_worship", "religion": "christian"}, "shop": {"landuse": "retail"},
    "wasteland": {"landuse": "brownfield"}, "cathedral": {"amenity": "place_of_worship"},
    "hospital": {"amenity": "hospital"}, "museum": {"tourism": "museum"}, "hall": {"amenity": "townhall"},
    "cemetery": {"landuse": "cemetery"}, "tower": {"landuse": "commercial"}, "station": {"landuse": "railway"},
}  # fmt: skip
COUNTRY = ("wood", "meadow", "farmland", "heath")
NAMELESS = (
    "wood",
    "meadow",
    "farmland",
    "heath",
    "orchard",
    "allotments",
    "wasteland",
    "shop",
    "parking",
)


def draw(world: World, drawing: Drawing) -> None:
    """All areas, from the large to the small."""
    for area, tags in plots.built_up(world.faces):
        drawing.area(_round(area), tags)
    _country(world.plots, drawing)
    rng = random.Random(SEED + 3)
    for plot in world.plots:
        if plot.use in USES and plot.block.kind != "fields":
            _plot(plot, drawing, rng)
    for house, address in zip(world.houses, world.addresses, strict=True):
        drawing.area(house.outline, _house(house, address))


def _house(house: House, address: Tags) -> Tags:
    tags = {"building": house.kind, "building:levels": str(house.levels)}
    if house.levels > 9:
        tags["height"] = str(house.levels * 3 + 4)
    if house.plot.block.kind in ("industrial", "docks"):
        tags = {"building": house.kind, "height": str(6 + 3 * house.levels)}
    return tags | address


def _round(area: Any) -> Any:
    return shapely.set_precision(area, 0.1)


def _country(all_plots: list[Plot], drawing: Drawing) -> None:
    """Woods and heath grow together over the tracks; fields keep apart."""
    for use in ("wood", "heath"):
        near = [
            p.block.outline.buffer(2)
            for p in all_plots
            if p.use == use and p.block.kind == "fields"
        ]
        for part in _parts(shapely.union_all(near).buffer(35).buffer(-75).buffer(32).simplify(2)):
            drawing.area(part, USES[use])
    for plot in all_plots:
        if plot.block.kind == "fields" and plot.use in ("meadow", "farmland"):
            drawing.area(plot.land.buffer(-2).simplify(2.5), USES[plot.use])


def _parts(area: Any) -> list[Any]:
    return [p for p in getattr(area, "geoms", [area]) if p.geom_type == "Polygon" and p.area > 300]


def _plot(plot: Plot, drawing: Drawing, rng: random.Random) -> None:
    tags = USES[plot.use] | plot.tags
    land = plot.land.simplify(1.0)
    if plot.tags.get("building") and plot.use != "station":
        tags = {k: v for k, v in tags.items() if k != "building"}
    if plot.block.kind == "park":
        tags = {}
    for part in _parts(land):
        if plot.use in ("cathedral", "church", "hall", "museum", "tower", "station", "shop"):
            _building(plot, part, drawing, rng)
        elif plot.use == "square":
            drawing.area(part, tags)
        else:
            if tags:
                drawing.area(part if plot.use != "parking" else _scaled(part, 0.8), tags)
            _within(plot, part, drawing, rng)


def _within(plot: Plot, land: Any, drawing: Drawing, rng: random.Random) -> None:
    """Ponds in parks, buildings of schools and hospitals."""
    box = land.minimum_rotated_rectangle
    if (
        plot.use == "park"
        and land.area > 9000
        and rng.random() < (0.13 if plot.block.kind == "park" else 0.6)
    ):
        pond = _scaled(land.buffer(-18), 0.4).buffer(-6).buffer(9)
        drawing.area(
            shapely.intersection(pond.simplify(1.5), land.buffer(-8)),
            {"natural": "water", "water": "pond"},
        )
    if plot.use in ("school", "hospital"):
        for dx, dy in ((-0.2, 0.22), (0.2, 0.22), (0.0, -0.2)):
            wing = shapely.affinity.translate(_scaled(box, 0.3 if dy > 0 else 0.36), 0, 0)
            wing = _shifted(wing, box, dx, dy)
            if land.contains(wing):
                drawing.area(
                    wing, {"building": plot.use, "building:levels": str(rng.randint(2, 6))}
                )


def _scaled(shape: Any, factor: float) -> Any:
    return shapely.affinity.scale(shape, factor, factor, origin="centroid")


def _shifted(shape: Any, box: Any, along: float, across: float) -> Any:
    a, b, c, _, _ = box.exterior.coords
    x = along * (b[0] - a[0]) + across * (c[0] - b[0])
    y = along * (b[1] - a[1]) + across * (c[1] - b[1])
    return shapely.affinity.translate(shape, x, y)


def _building(plot: Plot, land: Any, drawing: Drawing, rng: random.Random) -> None:
    """One big building on its own ground."""
    box = land.minimum_rotated_rectangle
    if plot.use in ("cathedral", "church"):
        _church(plot, land, box, drawing)
        return
    tags = {
        "building": "commercial",
        "building:levels": str(rng.randint(1, 4)),
        **USES[plot.use],
        **plot.tags,
    }
    if plot.use == "tower":
        tags |= {"building": "office", "building:levels": "38", "height": "142"}
        body = _scaled(box, 0.35)
    else:
        tags |= {
            "building": {"station": "train_station", "shop": "supermarket"}.get(plot.use, "public")
        }
        body = land.buffer(-7, join_style="mitre").intersection(_scaled(box, 0.72))
    tags.pop("landuse", None)
    drawing.area(body, tags)


def _church(plot: Plot, land: Any, box: Any, drawing: Drawing) -> None:
    a, b, c, _, _ = box.exterior.coords
    if Point(a).distance(Point(b)) < Point(b).distance(Point(c)):
        a, b = b, c
    length = min(Point(a).distance(Point(b)) * 0.7, 96 if plot.use == "cathedral" else 34)
    ux, uy = (
        (b[0] - a[0]) / Point(a).distance(Point(b)),
        (b[1] - a[1]) / Point(a).distance(Point(b)),
    )
    middle = land.centroid
    wide = length * 0.3

    def spot(along: float, side: float) -> tuple[float, float]:
        return middle.x + ux * along - uy * side, middle.y + uy * along + ux * side

    h, t = length / 2, wide / 2
    nave = Polygon(
        [
            spot(*p)
            for p in (
                (-h, -t),
                (h * 0.2, -t),
                (h * 0.2, -t * 1.9),
                (h * 0.55, -t * 1.9),
                (h * 0.55, -t),
                (h * 0.85, -t),
                (h, 0),
                (h * 0.85, t),
                (h * 0.55, t),
                (h * 0.55, t * 1.9),
                (h * 0.2, t * 1.9),
                (h * 0.2, t),
                (-h, t),
            )
        ]
    )
    kind = "cathedral" if plot.use == "cathedral" else "church"
    drawing.area(
        nave,
        {
            "building": kind,
            "height": "38" if kind == "cathedral" else "16",
            **USES[plot.use],
            **plot.tags,
        },
    )
    tower = Polygon(
        [spot(*p) for p in ((-h - t, -t * 0.6), (-h, -t * 0.6), (-h, t * 0.6), (-h - t, t * 0.6))]
    )
    drawing.area(tower, {"building": kind, "height": "104" if kind == "cathedral" else "34"})
