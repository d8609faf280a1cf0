"""A valley with one of everything that a route can meet; every length and name is known.

    y 1.0   ──A9 (toll, 130)──── exit 6 ──────── exit 7 ────►
             / entry               \\               \\
    y 0.5   North Street    Mill Lane L2            Station Road
             |                 |                     |
    y 0.0   High Street ─ Old Road (30) ─ roundabout ─ bridge ─ tunnel ─ Market Street
                                 |
    y -0.6                    South Lane ~ ferry ~ Island Street (y -2)      Lone Lane (y -2)

Lone Lane crosses others, so that it is no dead piece, but leads nowhere else.
"""

from pathlib import Path

import osmium
from osmium.osm import mutable

from cockpit.maps.geo import Point

SOUTH, WEST = 52.5, 13.4
PLACES: dict[str, tuple[float, float]] = {
    "T0": (0, 0), "T1": (0.2, 0), "T2": (0.4, 0), "N1": (0.2, 0.3), "N2": (0.2, 0.6),
    "N3": (0.3, 0.8), "O1": (1.0, 0), "Rw": (1.45, 0), "Rs": (1.5, -0.03), "Re": (1.55, 0),
    "Rn": (1.5, 0.03), "O2": (2.5, 0), "O3": (2.8, 0), "O4": (3.3, 0), "E0": (4.0, 0),
    "E1": (4.3, 0), "E3": (4.0, 0.5), "L1": (1.5, 0.5), "L2": (2.2, 0.5), "S1": (1.5, -0.6),
    "M0": (-1, 1), "M1": (0.5, 1), "M2": (2, 1), "M3": (3.5, 1), "M4": (6, 1),
    "X6": (2.2, 0.8), "X7": (3.7, 0.8), "F1": (1.5, -2), "F2": (1.8, -2),
    **{f"Q{i}": (5.0 + i / 10, -2) for i in range(14)},
    **{f"P{i}": (5.0 + i / 10, -2.1) for i in range(14)},
}  # fmt: skip
"""East and north of the origin, in km."""
NODE_TAGS = {
    "M2": {"highway": "motorway_junction", "ref": "6"},
    "M3": {"highway": "motorway_junction", "ref": "7"},
    "E0": {"highway": "traffic_signals"},
}
OLD = {"highway": "primary", "name": "Old Road", "ref": "B1", "maxspeed": "30"}
A9 = {"highway": "motorway", "name": "Valley Motorway", "ref": "A9", "oneway": "yes",
      "maxspeed": "130", "toll": "yes"}  # fmt: skip
EXIT_LANES = {"lanes": "3", "turn:lanes": "through|through|slight_right"}
LINK = {"highway": "motorway_link", "oneway": "yes", "maxspeed": "80"}
STREET = {"highway": "residential", "maxspeed": "30"}
WAYS: dict[int, tuple[str, dict[str, str]]] = {
    1: ("T0 T1 T2", STREET | {"name": "High Street"}),
    2: ("T1 N1 N2", STREET | {"name": "North Street"}),
    3: ("T2 O1 Rw", OLD),
    4: ("Rw Rs Re Rn Rw", {"highway": "primary", "junction": "roundabout", "name": "Circus"}),
    5: ("Re O2", OLD),
    6: ("O2 O3", OLD | {"bridge": "yes"}),
    7: ("O3 O4", OLD | {"tunnel": "yes"}),
    8: ("O4 E0", OLD),
    9: ("E0 E1", STREET | {"name": "Market Street"}),
    10: ("Rn L1 L2", {"highway": "tertiary", "name": "Mill Lane"}),
    11: ("Rs S1", {"highway": "tertiary", "name": "South Lane"}),
    12: ("N2 N3 M1", LINK | {"destination": "Eastham", "destination:ref": "A9"}),
    13: ("M0 M1", A9 | {"lanes": "2"}),
    14: ("M1 M2", A9 | EXIT_LANES),
    15: ("M2 M3", A9 | EXIT_LANES),
    16: ("M3 M4", A9 | {"lanes": "2"}),
    17: ("M2 X6 L2", LINK | {"destination": "Mill"}),
    18: ("M3 X7 E3", LINK | {"destination": "Eastham;Harbour", "destination:ref": "B1"}),
    19: ("E3 E0", {"highway": "secondary", "name": "Station Road", "maxspeed": "50"}),
    20: ("S1 F1", {"route": "ferry", "name": "Island Ferry", "duration": "00:20",
                   "motor_vehicle": "yes", "foot": "yes"}),
    21: ("F1 F2", STREET | {"name": "Island Street"}),
    **{30 + i: (f"Q{i} P{i}", STREET) for i in range(14)},
    22: (" ".join(f"Q{i}" for i in range(14)), STREET | {"name": "Lone Lane"}),
}  # fmt: skip


def at(name: str) -> Point:
    """Where a node lies."""
    return km(*PLACES[name])


def km(east: float, north: float) -> Point:
    """A place by kilometres from the origin."""
    return Point(round(SOUTH + north / 111.2, 7), round(WEST + east / 67.7, 7))


def between(a: str, b: str, share: float = 0.5) -> Point:
    """A place on the straight line between two nodes."""
    (east, north), (east_b, north_b) = PLACES[a], PLACES[b]
    return km(east + (east_b - east) * share, north + (north_b - north) * share)


def write_valley(path: Path) -> Path:
    """The extract."""
    numbers = {name: i + 1 for i, name in enumerate(PLACES)}
    with osmium.SimpleWriter(str(path), overwrite=True) as writer:
        for name, number in numbers.items():
            lat, lon = at(name)
            tags = NODE_TAGS.get(name, {})
            writer.add_node(mutable.Node(id=number, location=(lon, lat), tags=tags))
        for number, (nodes, tags) in WAYS.items():
            refs = [numbers[name] for name in nodes.split()]
            writer.add_way(mutable.Way(id=number, nodes=refs, tags=tags))
    return path
