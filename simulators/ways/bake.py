"""`python -m simulators.ways.bake`: the scenarios' roads, from the demo city's map.

To be run when the map has changed; `simulators/roads/*.json` are what the simulated car starts on,
so that it starts fast and drives where no map has been made yet.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

from simulators.ways.graph import Graph, GraphError
from simulators.ways.places import PLACES, PlaceError, load_places
from simulators.ways.plan import Plan

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "assets" / "maps" / "demo.osm.pbf"
ROADS = ROOT / "simulators" / "roads"
LOOPS = {"city": "city_loop", "motorway": "motorway_loop"}
WAYS = {"home": ("home", "work"), "charger": ("charger_hub", "home")}
BAD_INPUT = 2


def main(words: list[str] | None = None) -> int:
    """Bake all roads; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m simulators.ways.bake", description=__doc__)
    parser.add_argument("--tiles", type=Path, metavar="PATH", help="map folder or tiles.tar")
    options = parser.parse_args(words)
    try:
        for plan in plans(Graph(options.tiles)):
            write_road(plan)
    except (GraphError, PlaceError, OSError) as error:
        print(f"bake: {error}", file=sys.stderr)
        return BAD_INPUT
    return 0


def plans(graph: Graph) -> list[Plan]:
    """Every road of the scenarios; raises GraphError or PlaceError."""
    places, routes = load_places()
    try:
        loops = [graph.loop(routes[way], name) for name, way in LOOPS.items()]
        return loops + [
            graph.route([places[a], places[b]], name=name) for name, (a, b) in WAYS.items()
        ]
    except KeyError as error:
        raise PlaceError(f"{PLACES}: no {error} there") from None


def write_road(plan: Plan) -> None:
    """Put one road where the simulated car looks; raises OSError."""
    words = plan.as_json() | {"source": fingerprint()}
    file = ROADS / f"{plan.name}.json"
    file.write_text(json.dumps(words, separators=(",", ":"), ensure_ascii=False) + "\n", "utf-8")
    print(f"{file.relative_to(ROOT)}: {len(plan.points)} points, {len(plan.pieces)} pieces")


def fingerprint() -> str:
    """Which map the roads are made from."""
    return hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
