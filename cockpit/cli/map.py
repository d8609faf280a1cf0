"""`cockpit map`: import an OpenStreetMap extract, list, verify and remove regions."""

import json
import shutil
import sys
import time
from pathlib import Path
from typing import Any

import click

BAD_INPUT = 2
_JSON = click.option("--json", "as_json", is_flag=True, help="For scripts: one object a line.")


@click.group()
def command() -> None:
    """Maps on this disk: import, list, verify, remove."""


@command.command("import")
@click.argument("extract", type=click.Path(path_type=Path), metavar="FILE.osm.pbf")
@click.option("--name", help="The map's name. [default: the file's]")
@click.option(
    "--elevation",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="A folder of .hgt files (1 second of arc), for hills and range.",
)
@click.option(
    "--attribution", default="", help="The text to show, where it is not OpenStreetMap's."
)
@_JSON
def import_(
    extract: Path, name: str | None, elevation: Path | None, attribution: str, as_json: bool
) -> None:
    """Make a map of an OpenStreetMap extract; a second call goes on where a first was cut off."""
    from cockpit.cli.map_progress import progress_for
    from cockpit.maps.importing.run import Wish, import_map
    from cockpit.maps.region import MapError

    began = time.monotonic()
    try:
        with progress_for(as_json, extract.name) as progress:
            region = import_map(Wish(extract, name, elevation, attribution), progress)
    except MapError as error:
        raise _bad(error, as_json) from None
    except KeyboardInterrupt:
        raise _bad(f"{extract}: stopped; the same command goes on from here", as_json) from None
    if as_json:
        click.echo(json.dumps({"done": True, "folder": str(region.folder), **region.facts}))
    else:
        seconds = time.monotonic() - began
        click.echo(f"{region.name}: {_size(region.facts)} MB in {seconds:.0f} s; {region.folder}")


@command.command("list")
@_JSON
def list_(as_json: bool) -> None:
    """Which maps there are."""
    from cockpit.maps.demo import demo_region
    from cockpit.maps.importing.verify import describe
    from cockpit.maps.region import maps_dir

    folders = sorted(maps_dir().iterdir()) if maps_dir().is_dir() else []
    found = [describe(folder) for folder in folders if folder.is_dir()]
    found.append((demo_region(), ""))
    rows = [r.facts | {"folder": str(r.folder), "name": r.name} for r, _ in found if r]
    if as_json:
        click.echo(json.dumps({"maps": rows, "trouble": [text for _, text in found if text]}))
        return
    for row in rows:
        click.echo(_row(row))
    for _, text in found:
        if text:
            click.echo(f"cockpit: {text}", err=True)
    if not rows:
        click.echo("no map here yet; `cockpit map import FILE.osm.pbf` makes one")


@command.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@_JSON
def verify(names: tuple[str, ...], as_json: bool) -> None:
    """Check every part of these maps, or of all; exit code 1 where one is broken."""
    from cockpit.maps.importing.verify import PartFound, describe
    from cockpit.maps.importing.verify import verify as look_over
    from cockpit.maps.region import MapError, maps_dir

    base, broken = maps_dir(), False
    there = sorted(p.name for p in base.iterdir() if any(describe(p))) if base.is_dir() else []
    for name in names or there:
        if name not in there:
            raise _bad(f"{name}: no such map; `cockpit map list` shows what there is", as_json)
        try:
            found = look_over(base / name)
        except MapError as error:
            found = [PartFound("region", str(error))]
        broken |= any(part.trouble for part in found)
        _tell_parts(name, [(part.part, part.trouble) for part in found], as_json)
    raise SystemExit(1 if broken else 0)


@command.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@_JSON
def remove(name: str, yes: bool, as_json: bool) -> None:
    """Take a map off the disk."""
    from cockpit.maps.importing.source import region_name
    from cockpit.maps.importing.store import remove as take_away
    from cockpit.maps.region import MapError, maps_dir

    if not yes and sys.stdin.isatty():
        click.confirm(f"Remove the map {name}?", abort=True)
    try:
        take_away(maps_dir() / region_name(Path(name), name))
    except MapError as error:
        raise _bad(error, as_json) from None
    click.echo(json.dumps({"removed": name}) if as_json else f"{name}: removed")


def _tell_parts(name: str, parts: list[tuple[str, str]], as_json: bool) -> None:
    if as_json:
        words = [{"part": part, "trouble": trouble} for part, trouble in parts]
        whole = not any(trouble for _, trouble in parts)
        click.echo(json.dumps({"name": name, "whole": whole, "parts": words}))
        return
    for part, trouble in parts:
        click.echo(f"{name}: {part}: {trouble or 'ok'}")


def _row(facts: dict[str, Any]) -> str:
    junctions = facts.get("counts", {}).get("tiles", {}).get("junctions", 0)
    made = str(facts.get("imported", ""))[:10]
    line = f"{facts['name']:<20} {_size(facts):>8} MB  {junctions:>9} junctions  {made}"
    return line if shutil.get_terminal_size().columns < 100 else f"{line}  {facts['folder']}"


def _size(facts: dict[str, Any]) -> str:
    return f"{sum(part['size'] for part in facts.get('parts', {}).values()) / 1e6:.1f}"


def _bad(error: object, as_json: bool) -> SystemExit:
    if as_json:
        click.echo(json.dumps({"error": str(error)}))
    click.echo(f"cockpit: {error}", err=True)
    return SystemExit(BAD_INPUT)
