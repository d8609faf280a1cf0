"""A stand-in for the country where the extract has no whole border of one."""

from pathlib import Path

import osmium
from osmium.osm import mutable

FIRST_ID = 1 << 40
"""Above all ids of OpenStreetMap."""
CORNERS = ((-179.9, -89.9), (179.9, -89.9), (179.9, 89.9), (-179.9, 89.9))


def write_borders(path: Path) -> None:
    """One country as large as the earth, nameless to the driver, where one keeps right."""
    ids = list(range(FIRST_ID, FIRST_ID + len(CORNERS)))
    tags = {
        "type": "boundary",
        "boundary": "administrative",
        "admin_level": "2",
        "name": "-",
    }
    with osmium.SimpleWriter(str(path), overwrite=True) as writer:
        for number, corner in zip(ids, CORNERS, strict=True):
            writer.add_node(mutable.Node(id=number, location=corner))
        writer.add_way(mutable.Way(id=FIRST_ID, nodes=[*ids, ids[0]]))
        outer = [("w", FIRST_ID, "outer")]
        writer.add_relation(mutable.Relation(id=FIRST_ID, members=outer, tags=tags))
