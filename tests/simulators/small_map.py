"""A small town for tests: five by five streets, a light, a tunnel, a fast road around it."""

import json
import math
import subprocess
import tarfile
from pathlib import Path

import osmium
import valhalla  # type: ignore[import-untyped]
from osmium.osm.mutable import Node, Way
from valhalla import get_config

LAT, LON = 50.0, 10.0
BLOCK_M = 300.0
SIZE = 5
M_PER_DEGREE = 111_195.0
LIGHT = (1, 2)
TUNNEL_ROW, TUNNEL_COLUMNS = 4, (1, 3)
FAST_ROW = 0
"""Way ids: 100 + row for streets west to east, 200 + column for those south to north."""


def corner(row: float, column: float) -> tuple[float, float]:
    """Latitude and longitude of a crossing; row 0 is the south, column 0 the west."""
    lat = LAT + row * BLOCK_M / M_PER_DEGREE
    return lat, LON + column * BLOCK_M / (M_PER_DEGREE * math.cos(math.radians(LAT)))


def write_town(file: Path) -> None:
    """Write the town as a sorted .osm.pbf."""
    writer = osmium.SimpleWriter(str(file))
    for row in range(SIZE):
        for column in range(SIZE):
            lat, lon = corner(row, column)
            tags = {"highway": "traffic_signals"} if (row, column) == LIGHT else {}
            writer.add_node(Node(id=_id(row, column), location=(lon, lat), tags=tags, version=1))
    for row in range(SIZE):
        for way in _street(row):
            writer.add_way(way)
    for column in range(SIZE):
        nodes = [_id(row, column) for row in range(SIZE)]
        tags = {"highway": "secondary", "name": f"Column {column}", "maxspeed": "50"}
        writer.add_way(Way(id=200 + column, nodes=nodes, tags=tags, version=1))
    writer.close()


def _id(row: int, column: int) -> int:
    return 1 + row * SIZE + column


def _street(row: int) -> list[Way]:
    nodes = [_id(row, column) for column in range(SIZE)]
    tags = {"highway": "secondary", "name": f"Row {row}", "maxspeed": "50"}
    if row == FAST_ROW:
        tags |= {"highway": "primary", "maxspeed": "80", "lanes": "4"}
    if row != TUNNEL_ROW:
        return [Way(id=100 + row, nodes=nodes, tags=tags, version=1)]
    start, end = TUNNEL_COLUMNS
    tunnel = tags | {"tunnel": "yes", "layer": "-1"}
    return [
        Way(id=100 + row, nodes=nodes[: start + 1], tags=tags, version=1),
        Way(id=110 + row, nodes=[nodes[start], nodes[end]], tags=tunnel, version=1),
        Way(id=120 + row, nodes=nodes[end:], tags=tags, version=1),
    ]


def build_town(folder: Path) -> Path:
    """Make a map folder as `cockpit map import` does, with tiles only; about two seconds."""
    version = folder / "1"
    (version / "tiles").mkdir(parents=True)
    source, tiles = version / "town.osm.pbf", version / "tiles.tar"
    write_town(source)
    tiles.touch()
    config = get_config(tile_extract=str(tiles), tile_dir=str(version / "tiles"), verbose=False)
    tiles.unlink()
    config["mjolnir"] |= {"concurrency": 1, "logging": {"type": ""}}
    for name in ("admin", "timezone", "landmarks", "transit_dir", "traffic_extract"):
        config["mjolnir"].pop(name, None)
    words = version / "valhalla.json"
    words.write_text(json.dumps(config))
    programs = Path(valhalla.__file__).parent / "bin"
    build = [str(programs / "valhalla_build_tiles"), "-c", str(words), str(source)]
    subprocess.run(build, check=True, capture_output=True)
    with tarfile.open(tiles, "w", format=tarfile.USTAR_FORMAT) as tar:
        for tile in sorted((version / "tiles").rglob("*.gph")):
            tar.add(tile, tile.relative_to(version / "tiles"))
    (folder / "current").write_text("1")
    return folder
