"""`python -m simulators.roads`: the scenarios' roads, from the demo city's map.

To be run when the map has changed; `simulators/roads/*.json` are what the simulated car starts on,
so that it starts fast and drives where no map has been made yet.
"""

import argparse
import hashlib
import json
import sys
from dataclasses import replace
from pathlib import Path

from simulators.car.road import make_road
from simulators.roads.marks import marks
from simulators.roads.ring import rings
from simulators.ways.graph import Graph, GraphError
from simulators.ways.places import PLACES, PlaceError, load_places
from simulators.ways.plan import Plan

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
SOURCE = ROOT / "assets" / "maps" / "demo.osm.pbf"
LOOP = "city_loop"
WAYS = {"home": ("home", "work"), "charger": ("charger_hub", "home")}
BAD_INPUT = 2


def main(words: list[str] | None = None) -> int:
    """Bake all roads; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m simulators.roads", description=__doc__)
    parser.add_argument("--tiles", type=Path, metavar="PATH", help="map folder or tiles.tar")
    options = parser.parse_args(words)
    try:
        for plan in plans(Graph(options.tiles)):
            write_road(replace(plan, marks=marks(make_road(plan))))
    except (GraphError, PlaceError, OSError) as error:
        print(f"roads: {error}", file=sys.stderr)
        return BAD_INPUT
    return 0


def plans(graph: Graph) -> list[Plan]:
    """Every road of the scenarios; raises GraphError or PlaceError."""
    places, routes = load_places()
    closed = rings(SOURCE)
    if not closed:
        raise GraphError(f"{SOURCE}: no ring of motorway there")
    try:
        ways = {name: [places[stop] for stop in stops] for name, stops in WAYS.items()}
        return [
            graph.loop(routes[LOOP], "city"),
            graph.plan(closed[0], "motorway", closed=True),
            *(graph.route(stops, name=name) for name, stops in ways.items()),
        ]
    except KeyError as error:
        raise PlaceError(f"{PLACES}: no {error} there") from None


def write_road(plan: Plan) -> None:
    """Put one road where the simulated car looks; raises OSError."""
    words = plan.as_json() | {"source": fingerprint()}
    file = FOLDER / f"{plan.name}.json"
    file.write_text(json.dumps(words, separators=(",", ":"), ensure_ascii=False) + "\n", "utf-8")
    print(f"{file.relative_to(ROOT)}: {len(plan.points)} points, {len(plan.pieces)} pieces")


def fingerprint() -> str:
    """Which map the roads are made from."""
    return hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
