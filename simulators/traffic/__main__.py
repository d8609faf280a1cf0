"""`python -m simulators.traffic`: a traffic feed for the demo city, as a file."""

import argparse
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from simulators.parent import die_with_parent
from simulators.traffic.feed import Report, write_feed
from simulators.traffic.jam import closed_on, jam_on
from simulators.ways.graph import Graph, GraphError
from simulators.ways.places import PlaceError, parse_places

BAD_INPUT = 2


def main(words: list[str] | None = None) -> int:
    """Write the feed until Ctrl-C; returns the exit code: 2 = something in the options is wrong."""
    options = _parser().parse_args(words)
    if options.die_with_parent:
        die_with_parent()
    try:
        _run(options)
    except (GraphError, PlaceError) as error:
        print(f"traffic: {error}", file=sys.stderr)
        return BAD_INPUT
    except OSError as error:
        print(f"traffic: {options.out}: {error.strerror}; choose another --out", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print()
    return 0


def _run(options: argparse.Namespace) -> None:
    graph = Graph(options.tiles)
    way = graph.route(parse_places(options.route), name=options.route)
    back = graph.route(parse_places(options.route)[::-1])
    jam, closed = jam_on(way), closed_on(back, way)
    print(f"{options.out}: a jam on {_streets(jam.reports(240))}", flush=True)
    began = time.monotonic() - options.since
    while True:
        reports = [*jam.reports((time.monotonic() - began) * options.speed_up), *closed]
        write_feed(options.out, datetime.now(UTC), reports)
        if options.once:
            return
        time.sleep(options.every)


def _streets(reports: list[Report]) -> str:
    return f"{len(reports)} ways, {min((r.speed_kmh for r in reports), default=0):.0f} km/h"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m simulators.traffic", description=__doc__)
    add = parser.add_argument
    add("--tiles", type=Path, metavar="PATH", help="map folder or tiles.tar; else the demo city")
    add("--out", type=Path, required=True, metavar="FILE", help="the feed, written anew each time")
    add("--route", default="commute", help="the way that the jam is on: LAT,LON;LAT,LON or a name")
    add("--every", type=float, default=5.0, metavar="S")
    add("--speed-up", type=float, default=1.0, metavar="N", help="simulated s per s")
    add("--since", type=float, default=0.0, metavar="S", help="how old the jam is at the start")
    add("--once", action="store_true", help="write once and end")
    add("--die-with-parent", action="store_true", help="end when the parent process ends")
    return parser


if __name__ == "__main__":
    sys.exit(main())
