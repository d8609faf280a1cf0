"""`cockpit route`: the way from one place to another on a map, for people and scripts."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cockpit.cli.search import PointType
from cockpit.maps.geo import Point

if TYPE_CHECKING:
    from cockpit.maps.region import Region
    from cockpit.maps.route import Route, RouteRequest
    from cockpit.maps.routing.engine import Engine

BAD_INPUT = 2
DEPART = "%Y-%m-%dT%H:%M"


@click.command()
@click.option("--map", "name", help="The map's name. [default: the one around --from]")
@click.option("--from", "start", type=PointType(), required=True, help="The start.")
@click.option("--to", "end", type=PointType(), required=True, help="The destination.")
@click.option("--via", "vias", type=PointType(), multiple=True, help="A stop; may be repeated.")
@click.option("--language", default="en", show_default=True, help="Of the instructions.")
@click.option(
    "--avoid", "avoids", multiple=True, type=click.Choice(["toll", "motorway", "ferry"]),
    help="May be repeated.",
)  # fmt: skip
@click.option("--alternatives", type=click.IntRange(0, 4), default=0, show_default=True)
@click.option("--heading", type=click.FloatRange(0, 360), help="Which way the car points.")
@click.option("--depart", type=click.DateTime([DEPART]), help="Local time. [default: now]")
@click.option(
    "--traffic", type=click.Path(path_type=Path), help="A feed of live speeds, for this call only."
)
@click.option("--soc", type=click.FloatRange(0, 100), help="Charge at the start, in percent.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def command(
    name: str | None,
    start: Point,
    end: Point,
    vias: tuple[Point, ...],
    language: str,
    avoids: tuple[str, ...],
    alternatives: int,
    heading: float | None,
    depart: datetime | None,
    traffic: Path | None,
    soc: float | None,
    as_json: bool,
) -> None:
    """The way from one place to another: manoeuvres with lanes, exits and limits.

    Ends with 2 where there is no way, no map, or the traffic feed cannot be read.
    """
    from cockpit.maps.region import MapError, hold
    from cockpit.maps.route import Avoid, RouteRequest
    from cockpit.maps.routing.errors import RoutingError
    from cockpit.maps.routing.feed import FeedError

    avoid = Avoid("toll" in avoids, "motorway" in avoids, "ferry" in avoids)
    when = depart.strftime(DEPART) if depart else ""
    places = (start, *vias, end)
    request = RouteRequest(places, heading, avoid, alternatives, language, when)
    plan: dict[str, Any] | None = None
    try:
        region = _region(name, start)
        with hold(region), _engine(region, traffic) as engine:
            routes = engine.routes(request)
            if soc is not None:
                routes, plan = _plan(region, engine, request, routes, soc)
    except (MapError, RoutingError, FeedError) as error:
        click.echo(f"cockpit: {error}", err=True)
        raise SystemExit(BAD_INPUT) from None
    _tell(region, routes, plan, as_json)


def _region(name: str | None, start: Point) -> "Region":
    """The map of that name, or the one around the start. Raises MapError."""
    from cockpit.maps.demo import usable_regions
    from cockpit.maps.region import MapError, region_around

    found = usable_regions()
    there = ", ".join(sorted({r.name for r in found})) or "none; see `cockpit map import`"
    if name is not None:
        named = [r for r in found if r.name == name]
        if not named:
            raise MapError(f"no map is called {name!r:.60}; there is: {there}")
        return named[0]
    around = region_around(start, found)
    if around is None:
        raise MapError(f"no map holds {start.lat}, {start.lon}; there is: {there}")
    return around


@contextmanager
def _engine(region: "Region", traffic: Path | None) -> Iterator["Engine"]:
    """On the region; a feed goes into a copy, for a cockpit may be driving on the original."""
    from cockpit.maps.routing.engine import Engine
    from cockpit.maps.routing.feed import load_feed

    if traffic is None:
        yield Engine(region)
        return
    feed = load_feed(traffic)
    with tempfile.TemporaryDirectory(prefix="cockpit-traffic-") as folder:
        live = Path(shutil.copy(region.traffic, folder))
        engine = Engine(region, live)
        for trouble in engine.traffic.apply(feed).troubles:
            click.echo(f"cockpit: {traffic}: {trouble}", err=True)
        yield engine


@dataclass(frozen=True, slots=True)
class _Opened:
    """What the planner asks of a worker: the region and its engine."""

    region: "Region"
    engine: "Engine"


def _plan(
    region: "Region",
    engine: "Engine",
    request: "RouteRequest",
    routes: "list[Route]",
    soc: float,
) -> tuple["list[Route]", dict[str, Any]]:
    """The routes, the first by way of the charging stops; arrival, profile and stops."""
    from cockpit.maps.energy.methods import plan
    from cockpit.maps.routing.parcel import unpack_routes

    params = {"request": asdict(request), "soc": soc}
    answer = plan(_Opened(region, engine), params)
    best = unpack_routes([answer["route"]])[0] if answer["plan"]["stops"] else routes[0]
    words = {**answer["plan"], "profile": answer["profile"]}
    return [best, *routes[1:]], words


def _tell(
    region: "Region", routes: "list[Route]", plan: dict[str, Any] | None, as_json: bool
) -> None:
    from cockpit.cli.route_words import plan_lines, route_lines, route_words

    if as_json:
        best, *others = (route_words(route) for route in routes)
        words = {"map": region.name, **best, "alternatives": others}
        if plan is not None:
            words |= {"arrival_percent": plan["arrival"], "stops": plan["stops"], "energy": plan}
        click.echo(json.dumps(words, ensure_ascii=False, indent=2))
        return
    for i, route in enumerate(routes):
        click.echo(("" if i == 0 else "\n") + "\n".join(route_lines(route)))
        for line in plan_lines(plan) if plan is not None and i == 0 else ():
            click.echo(line)
    click.echo(region.attribution)
