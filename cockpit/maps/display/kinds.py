"""What is drawn, in the order in which it is drawn, and from OpenStreetMap's tags to it."""

from collections.abc import Mapping
from enum import IntEnum


class Kind(IntEnum):
    """A later kind lies on an earlier one. Numbers are in the files: never reuse one."""

    SEA = 1
    FARMLAND = 5
    MEADOW = 6
    RESIDENTIAL = 10
    COMMERCIAL = 11
    INDUSTRIAL = 12
    PARKING = 14
    CEMETERY = 16
    GREEN = 18
    PARK = 20
    FOREST = 22
    SPORT = 24
    AIRFIELD = 26
    BEACH = 28
    SQUARE = 30
    WATER = 40
    RIVER = 42
    STREAM = 43
    RUNWAY = 50
    TAXIWAY = 51
    PIER = 52
    RAIL = 60
    TRAM = 61
    FERRY = 62
    PATH = 70
    PEDESTRIAN = 72
    TRACK = 73
    SERVICE = 74
    RESIDENTIAL_ROAD = 76
    TERTIARY = 78
    SECONDARY = 80
    PRIMARY = 82
    TRUNK_LINK = 83
    TRUNK = 84
    MOTORWAY_LINK = 86
    MOTORWAY = 88
    BUILDING = 95


ROADS = {
    "motorway": Kind.MOTORWAY,
    "motorway_link": Kind.MOTORWAY_LINK,
    "trunk": Kind.TRUNK,
    "trunk_link": Kind.TRUNK_LINK,
    "primary": Kind.PRIMARY,
    "primary_link": Kind.PRIMARY,
    "secondary": Kind.SECONDARY,
    "secondary_link": Kind.SECONDARY,
    "tertiary": Kind.TERTIARY,
    "tertiary_link": Kind.TERTIARY,
    "unclassified": Kind.RESIDENTIAL_ROAD,
    "residential": Kind.RESIDENTIAL_ROAD,
    "living_street": Kind.RESIDENTIAL_ROAD,
    "road": Kind.RESIDENTIAL_ROAD,
    "service": Kind.SERVICE,
    "track": Kind.TRACK,
    "pedestrian": Kind.PEDESTRIAN,
    "footway": Kind.PATH,
    "path": Kind.PATH,
    "cycleway": Kind.PATH,
    "steps": Kind.PATH,
    "bridleway": Kind.PATH,
}
AREAS = {
    ("natural", "water"): Kind.WATER,
    ("natural", "bay"): Kind.WATER,
    ("waterway", "riverbank"): Kind.WATER,
    ("landuse", "reservoir"): Kind.WATER,
    ("landuse", "basin"): Kind.WATER,
    ("natural", "wood"): Kind.FOREST,
    ("landuse", "forest"): Kind.FOREST,
    ("natural", "scrub"): Kind.GREEN,
    ("natural", "heath"): Kind.GREEN,
    ("natural", "grassland"): Kind.MEADOW,
    ("natural", "beach"): Kind.BEACH,
    ("natural", "sand"): Kind.BEACH,
    ("landuse", "farmland"): Kind.FARMLAND,
    ("landuse", "vineyard"): Kind.FARMLAND,
    ("landuse", "orchard"): Kind.FARMLAND,
    ("landuse", "allotments"): Kind.GREEN,
    ("landuse", "meadow"): Kind.MEADOW,
    ("landuse", "grass"): Kind.GREEN,
    ("landuse", "village_green"): Kind.PARK,
    ("landuse", "recreation_ground"): Kind.PARK,
    ("landuse", "cemetery"): Kind.CEMETERY,
    ("landuse", "residential"): Kind.RESIDENTIAL,
    ("landuse", "commercial"): Kind.COMMERCIAL,
    ("landuse", "retail"): Kind.COMMERCIAL,
    ("landuse", "industrial"): Kind.INDUSTRIAL,
    ("landuse", "port"): Kind.INDUSTRIAL,
    ("landuse", "railway"): Kind.INDUSTRIAL,
    ("leisure", "park"): Kind.PARK,
    ("leisure", "garden"): Kind.PARK,
    ("leisure", "nature_reserve"): Kind.GREEN,
    ("leisure", "golf_course"): Kind.PARK,
    ("leisure", "pitch"): Kind.SPORT,
    ("leisure", "stadium"): Kind.SPORT,
    ("leisure", "sports_centre"): Kind.SPORT,
    ("leisure", "swimming_pool"): Kind.WATER,
    ("amenity", "grave_yard"): Kind.CEMETERY,
    ("amenity", "parking"): Kind.PARKING,
    ("amenity", "university"): Kind.COMMERCIAL,
    ("amenity", "hospital"): Kind.COMMERCIAL,
    ("aeroway", "aerodrome"): Kind.AIRFIELD,
    ("aeroway", "apron"): Kind.COMMERCIAL,
    ("aeroway", "runway"): Kind.RUNWAY,
    ("man_made", "pier"): Kind.PIER,
    ("place", "square"): Kind.SQUARE,
    ("highway", "pedestrian"): Kind.SQUARE,
}
LINES = {
    ("waterway", "river"): Kind.RIVER,
    ("waterway", "canal"): Kind.RIVER,
    ("waterway", "stream"): Kind.STREAM,
    ("railway", "rail"): Kind.RAIL,
    ("railway", "light_rail"): Kind.RAIL,
    ("railway", "tram"): Kind.TRAM,
    ("aeroway", "runway"): Kind.RUNWAY,
    ("aeroway", "taxiway"): Kind.TAXIWAY,
    ("man_made", "pier"): Kind.PIER,
    ("route", "ferry"): Kind.FERRY,
}
AREA_KEYS = tuple(dict.fromkeys(key for key, _ in AREAS))
LINE_KEYS = tuple(dict.fromkeys(key for key, _ in LINES))


def area_kind(tags: Mapping[str, str]) -> Kind | None:
    """What an area is drawn as; None: not at all."""
    building = tags.get("building")
    if building and building != "no":
        return Kind.BUILDING
    for key in AREA_KEYS:
        kind = AREAS.get((key, tags.get(key, "")))
        if kind:
            return kind
    return None


def line_kind(tags: Mapping[str, str]) -> Kind | None:
    """What a line is drawn as; None: not at all."""
    road = ROADS.get(tags.get("highway", ""))
    if road:
        return road
    for key in LINE_KEYS:
        kind = LINES.get((key, tags.get(key, "")))
        if kind:
            return kind
    return None
