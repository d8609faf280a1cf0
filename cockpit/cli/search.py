"""`cockpit search`: what the search finds on a map, for people and scripts."""

import json
from pathlib import Path

import click

from cockpit.maps.geo import Point

NOTHING_FOUND = 1
BAD_INPUT = 2


class PointType(click.ParamType[Point]):
    """LAT,LON in degrees."""

    name = "LAT,LON"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Point:
        if isinstance(value, Point):
            return value
        try:
            lat, lon = (float(part) for part in str(value).split(","))
        except ValueError:
            self.fail(f"{value!r} is no position; write 48.137,11.575", param, ctx)
        if not (abs(lat) <= 90 and abs(lon) <= 180):
            self.fail(f"{value!r} is not on the earth", param, ctx)
        return Point(lat, lon)


@click.command()
@click.argument("query")
@click.option("--map", "name", required=True, help="The map's name; see `cockpit map list`.")
@click.option("--near", type=PointType(), help="Where the car is: near places come first.")
@click.option("--limit", type=click.IntRange(1, 50), default=10, show_default=True)
@click.option("--language", default="en", show_default=True, help="Of the names that are shown.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def command(
    query: str, name: str, near: Point | None, limit: int, language: str, as_json: bool
) -> None:
    """Find QUERY: an address, a place, a kind of place, coordinates, a plus code.

    Ends with 1 where nothing is found, with 2 where there is no such map.
    """
    from cockpit.maps.region import MapError
    from cockpit.maps.search.finder import Finder
    from cockpit.maps.search.index import Index
    from cockpit.maps.search.methods import place_words

    try:
        places = Finder(Index(_index_of(name))).search(query, near, limit, language)
    except MapError as error:
        click.echo(f"cockpit: {error}", err=True)
        raise SystemExit(BAD_INPUT) from None
    if as_json:
        click.echo(json.dumps([place_words(p) for p in places], ensure_ascii=False, indent=2))
    for place in () if as_json else places:
        far = "" if place.distance_m is None else f"{place.distance_m / 1000:.1f} km"
        parts = (place.name, place.category or place.kind, place.address, far)
        click.echo(" · ".join(part for part in parts if part))
    if not places:
        if not as_json:
            click.echo(f"cockpit: nothing found for {query[:80]!r} on {name}", err=True)
        raise SystemExit(NOTHING_FOUND)


def _index_of(name: str) -> Path:
    """The search index of a map by name. Raises MapError."""
    from cockpit.maps.demo import NAME, prepare_demo, usable_regions
    from cockpit.maps.region import MapError

    if name == NAME:
        return prepare_demo().search
    regions = {region.name: region for region in usable_regions()}
    if name not in regions:
        there = ", ".join(sorted(regions)) or "none; see `cockpit map import`"
        raise MapError(f"no map is called {name!r}; there is: {there}")
    return regions[name].search
