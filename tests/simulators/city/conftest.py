import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import osmium
import pytest

MAPS = Path(__file__).parents[3] / "assets" / "maps"


@dataclass
class City:
    """The demo map, read once."""

    order: list[tuple[int, int]] = field(default_factory=list)
    spots: dict[int, tuple[float, float]] = field(default_factory=dict)
    nodes: dict[int, dict[str, str]] = field(default_factory=dict)
    ways: dict[int, tuple[list[int], dict[str, str]]] = field(default_factory=dict)
    relations: list[tuple[list[tuple[str, int, str]], dict[str, str]]] = field(default_factory=list)

    def with_tag(self, key: str, value: str) -> list[dict[str, str]]:
        tags = [*self.nodes.values(), *(t for _, t in self.ways.values())]
        return [t for t in tags if t.get(key) == value]


@pytest.fixture(scope="session")
def city() -> City:
    found = City()
    for thing in osmium.FileProcessor(str(MAPS / "demo.osm.pbf")):
        _take(found, thing)
    return found


def _take(found: City, thing: Any) -> None:
    tags = dict(thing.tags)
    if thing.is_node():
        found.order.append((0, thing.id))
        found.spots[thing.id] = (thing.location.lat, thing.location.lon)
        if tags:
            found.nodes[thing.id] = tags
    elif thing.is_way():
        found.order.append((1, thing.id))
        found.ways[thing.id] = ([n.ref for n in thing.nodes], tags)
    else:
        found.order.append((2, thing.id))
        found.relations.append(([(m.type, m.ref, m.role) for m in thing.members], tags))


@pytest.fixture(scope="session")
def places() -> dict[str, Any]:
    text = (MAPS / "demo_places.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
