"""A small town with one of each, as an extract."""

from typing import Any

import osmium
from osmium.osm.mutable import Node, Relation, Way

LAT, LON = 48.2, 11.2
Tags = dict[str, str]
POINTS: list[tuple[float, float, Tags]] = [
    (0.0, 0.0, {"place": "town", "name": "Altenburg", "name:en": "Oldcastle", "name:zh": "老城",
                "population": "30000"}),
    (0.06, 0.0, {"place": "village", "name": "Neudorf"}),
    (0.4, 0.4, {"place": "city", "name": "München", "name:en": "Munich", "name:ar": "ميونخ",
                "name:ru": "Мюнхен", "population": "1500000", "wikidata": "Q1726"}),
    (0.003, 0.003, {"place": "suburb", "name": "Altstadt"}),
    (0.001, 0.001, {"amenity": "pharmacy", "name": "Löwen-Apotheke"}),
    (0.0012, 0.001, {"amenity": "pharmacy", "name": "Apotheke am Markt"}),
    (0.002, 0.0, {"amenity": "fuel", "brand": "Shell", "name": "Shell"}),
    (0.012, 0.0, {"amenity": "fuel"}),
    (0.004, 0.001, {"amenity": "charging_station", "operator": "Stadtwerke", "socket:type2": "2",
                    "socket:type2:output": "22 kW"}),
    (0.02, 0.001, {"amenity": "charging_station", "name": "Ionity Altenburg",
                   "socket:type2_combo": "6", "socket:type2_combo:output": "350 kW"}),
    (0.05, 0.002, {"amenity": "charging_station", "name": "Ladepark Neudorf",
                   "socket:type2_combo": "4", "socket:type2_combo:output": "150000"}),
    (0.002, 0.002, {"amenity": "restaurant", "name": "北京饭店", "name:en": "Beijing Restaurant",
                    "cuisine": "chinese"}),
    (0.002, 0.003, {"amenity": "restaurant", "name": "Da Luigi", "cuisine": "italian"}),
    (0.003, 0.002, {"amenity": "restaurant", "name": "مطعم القلعة"}),
    (0.001, 0.004, {"amenity": "cafe", "name": "Café Größenwahn"}),
    (0.001, 0.005, {"amenity": "parking"}),
    (0.001, 0.006, {"amenity": "parking", "access": "private"}),
    (0.0005, 0.0, {"shop": "supermarket", "name": "Lidl"}),
    (0.06, 0.001, {"shop": "supermarket", "name": "Lidl"}),
    (0.004, 0.004, {"amenity": "place_of_worship", "name": "Saint John's Church"}),
    (0.004, 0.006, {"amenity": "bench", "name": "Bank von Opa"}),
    (0.0011, 0.0021, {"addr:street": "Mühlgasse", "addr:housenumber": "3a",
    "addr:postcode": "81234"}),
    (0.0013, 0.0023, {"addr:street": "Mühlgasse", "addr:housenumber": "5"}),
    (0.0012, 0.0031, {"addr:street": "Mill Street", "addr:housenumber": "12-16"}),
    (0.0031, 0.0001, {"addr:street": "Bahnhofstraße", "addr:housenumber": "1"}),
    (0.0041, 0.0001, {"addr:street": "Bahnhofstraße", "addr:housenumber": "9"}),
    (0.0061, 0.0001, {"addr:street": "Vergessener Weg", "addr:housenumber": "7"}),
    (0.001, 0.007, {"leisure": "park", "name": "Stadtpark", "wikidata": "Q1"}),
    (0.009, 0.009, {"highway": "bus_stop", "name": "Rathaus"}),
    (0.0091, 0.0091, {"highway": "bus_stop", "name": "Rathaus"}),
    (0.0095, 0.0095, {"amenity": "townhall", "name": "Rathaus"}),
]  # fmt: skip
LINES: list[tuple[list[tuple[float, float]], Tags]] = [
    ([(0.001, 0.002), (0.0015, 0.0025)], {"highway": "residential", "name": "Mühlgasse"}),
    ([(0.0015, 0.0025), (0.002, 0.003)], {"highway": "residential", "name": "Mühlgasse"}),
    ([(0.061, 0.002), (0.062, 0.0025)], {"highway": "residential", "name": "Mühlgasse"}),
    ([(0.001, 0.003), (0.002, 0.0032)], {"highway": "residential", "name": "Mill Street"}),
    ([(0.003, 0.0), (0.005, 0.0)], {"highway": "secondary", "name": "Bahnhofstraße"}),
    ([(0.01, 0.0), (0.1, 0.0)], {"highway": "motorway", "ref": "A 9"}),
    ([(0.004, 0.003), (0.005, 0.003)], {"highway": "residential", "name": "Straße des 17. Juni"}),
    ([(0.004, 0.005), (0.005, 0.005)], {"highway": "residential", "name": "Triq San Ġorġ"}),
    ([(0.005, 0.005), (0.006, 0.005)], {"highway": "residential", "name": "McDonald's Way"}),
    ([(0.007, 0.005), (0.008, 0.005)], {"highway": "residential", "name": "حي النخيل"}),
]  # fmt: skip
PARK = [(0.0009, 0.0069), (0.0009, 0.0071), (0.0011, 0.0071), (0.0011, 0.0069)]
INTERPOLATED = {"addr:interpolation": "odd"}
"""Between the Bahnhofstraße's numbers 1 and 9."""
CLINIC = [(0.007, 0.007), (0.007, 0.008), (0.008, 0.008), (0.008, 0.007)]
BORDER = [(-0.01, -0.01), (-0.01, 0.02), (0.03, 0.02), (0.03, -0.01)]


class _Numbers:
    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.ways: list[Any] = []

    def node(self, lat: float, lon: float, tags: Tags) -> int:
        number = len(self.nodes) + 1
        self.nodes.append(Node(id=number, location=(LON + lon, LAT + lat), tags=tags))
        return number

    def way(self, nodes: list[int], tags: Tags) -> int:
        number = len(self.ways) + 1
        self.ways.append(Way(id=number, nodes=nodes, tags=tags))
        return number

    def ring(self, corners: list[tuple[float, float]], tags: Tags) -> int:
        nodes = [self.node(*corner, {}) for corner in corners]
        return self.way([*nodes, nodes[0]], tags)


def write_town(writer: osmium.SimpleWriter) -> None:
    """Nodes, ways, relations, in the order of an extract."""
    it = _Numbers()
    points = [it.node(*point) for point in POINTS]
    for line, tags in LINES:
        it.way([it.node(*spot, {}) for spot in line], tags)
    it.ring(PARK, {"leisure": "park", "name": "Stadtpark"})
    ends = [
        n
        for n, (*_, tags) in zip(points, POINTS, strict=True)
        if tags.get("addr:street") == "Bahnhofstraße"
    ]
    it.way(ends, INTERPOLATED)
    clinic = it.ring(CLINIC, {})
    border = it.ring(BORDER, {})
    for node in it.nodes:
        writer.add_node(node)
    for way in it.ways:
        writer.add_way(way)
    relations = (
        (clinic, {"type": "multipolygon", "amenity": "hospital", "name": "Klinikum Altenburg"}),
        (border, {"type": "boundary", "boundary": "administrative", "admin_level": "8",
                  "name": "Altenburg"}),
    )  # fmt: skip
    for number, (way_id, tags) in enumerate(relations, 1):
        members = [("w", way_id, "outer")]
        writer.add_relation(Relation(id=number, members=members, tags=tags))
