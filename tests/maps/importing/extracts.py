"""Small extracts that the tests of importing make for themselves."""

import random
from pathlib import Path

import osmium
from osmium.osm import mutable

SIDE = 8
STEP = 0.002
PLACES = ("Oldtown", "Newtown", "Hill", "Mill")


def write_town(
    path: Path, south: float = 52.5, west: float = 13.4, first: int = 1, clockwise: bool = False
) -> Path:
    """A grid of streets with a roundabout, places and a charger: about 1 × 1 km."""
    with osmium.SimpleWriter(str(path), overwrite=True) as writer:
        for node in _nodes(south, west, first):
            writer.add_node(node)
        for way in _ways(first, clockwise):
            writer.add_way(way)
    return path


def _nodes(south: float, west: float, first: int) -> list[mutable.Node]:
    nodes = []
    for number in range(SIDE * SIDE):
        row, column = divmod(number, SIDE)
        tags = {}
        if number < len(PLACES):
            name = PLACES[number]
            tags = {"place": "suburb", "name": name, "name:de": f"{name}dorf"}
        place = (west + column * STEP, south + row * STEP)
        nodes.append(mutable.Node(id=first + number, location=place, tags=tags))
    charger = {"amenity": "charging_station", "name": "Fast", "socket:type2_combo": "2"}
    nodes.append(
        mutable.Node(id=first + SIDE * SIDE, location=(west + STEP / 3, south), tags=charger)
    )
    return nodes


def _ways(first: int, clockwise: bool) -> list[mutable.Way]:
    rows = [[first + row * SIDE + column for column in range(SIDE)] for row in range(SIDE)]
    columns = [[first + row * SIDE + column for row in range(SIDE)] for column in range(SIDE)]
    ring = [rows[2][2], rows[2][3], rows[3][3], rows[3][2], rows[2][2]]
    lines = [(line, {"highway": "residential"}) for line in rows]
    lines += [(line, {"highway": "secondary"}) for line in columns]
    ways = [
        mutable.Way(id=first + n, nodes=line, tags=tags | {"name": f"Street {n}"})
        for n, (line, tags) in enumerate(lines)
    ]
    circle = {"highway": "residential", "junction": "roundabout"}
    ways.append(
        mutable.Way(id=first + len(ways), nodes=ring[:: -1 if clockwise else 1], tags=circle)
    )
    return ways


def malformed(good: bytes, luck: random.Random) -> tuple[str, bytes]:
    """The extract, broken in one way; also says which."""
    kind = luck.choice(["cut", "flip", "noise", "swap", "overwrite"])
    data = bytearray(good)
    match kind:
        case "cut":
            del data[luck.randrange(len(data)) :]
        case "flip":
            for _ in range(luck.choice((1, 1, 2, 8, 64))):
                data[luck.randrange(len(data))] ^= 1 << luck.randrange(8)
        case "noise":
            data = bytearray(luck.randbytes(luck.randrange(1, 4096)))
            if luck.random() < 0.5:
                data[:14] = good[:14]
        case "swap":
            data = _swapped(good, luck)
        case _:
            start = luck.randrange(len(data))
            data[start : start + 40] = luck.randbytes(40)
    return kind, bytes(data)


def blobs(data: bytes) -> list[bytes]:
    """The file's blobs, each with its header."""
    found, place = [], 0
    while place < len(data):
        header = int.from_bytes(data[place : place + 4], "big")
        size_at = place + 4 + header
        size = _blob_size(data[place + 4 : size_at])
        found.append(data[place : size_at + size])
        place = size_at + size
    return found


def _blob_size(header: bytes) -> int:
    """The `datasize` field of a BlobHeader, which comes last."""
    place = 2 + header[1]
    assert header[place] == 0x18, "datasize expected"
    size = shift = 0
    for byte in header[place + 1 :]:
        size |= (byte & 127) << shift
        shift += 7
    return size


def _swapped(good: bytes, luck: random.Random) -> bytearray:
    pieces = blobs(good)
    if len(pieces) > 2 and luck.random() < 0.7:
        tail = pieces[1:]
        luck.shuffle(tail)
        pieces = [pieces[0], *tail]
        if luck.random() < 0.5:
            pieces.insert(1, luck.choice(pieces[1:]))
    else:
        luck.shuffle(pieces)
    return bytearray(b"".join(pieces))
