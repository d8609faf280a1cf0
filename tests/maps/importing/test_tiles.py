"""The roads as Valhalla sees them after an import."""

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import valhalla  # type: ignore[import-untyped]

from cockpit.maps.importing.run import Wish, import_map
from cockpit.maps.region import Region, open_region
from cockpit.maps.routing_config import valhalla_config
from tests.maps.importing.extracts import write_town

PLACES = [{"lat": 52.5001, "lon": 13.4001}, {"lat": 52.511, "lon": 13.411}]


def ask(region: Region, what: str, **words: Any) -> dict[str, Any]:
    actor = valhalla.Actor(valhalla_config(region))
    said = getattr(actor, what)(json.dumps(words))
    found: dict[str, Any] = json.loads(said) if isinstance(said, str) else said
    return found


def sides(region: Region) -> set[str]:
    found = ask(region, "route", locations=PLACES, costing="auto", format="osrm")
    return {step["driving_side"] for step in found["routes"][0]["legs"][0]["steps"]}


def test_one_keeps_right_where_no_country_says_otherwise(town_maps: Path) -> None:
    assert sides(open_region(town_maps / "town")) == {"right"}


def test_a_map_with_heights_of_a_place_where_one_keeps_left(tmp_path: Path) -> None:
    folder = tmp_path / "hgt"
    folder.mkdir()
    north_to_south = np.repeat(np.linspace(3600, 0, 3601).astype(">i2"), 3601)
    (folder / "N52E013.hgt.gz").write_bytes(gzip.compress(north_to_south.tobytes(), 1))
    (folder / "N10E010.hgt.gz").write_bytes(gzip.compress(north_to_south.tobytes(), 1))
    extract = write_town(tmp_path / "town.osm.pbf", clockwise=True)
    region = import_map(Wish(extract, elevation=folder, base=tmp_path / "maps"))
    assert sides(region) == {"left"}
    heights = ask(region, "height", shape=PLACES)["height"]
    assert heights == pytest.approx([1800, 1840], abs=3)
    listed = [part for part in region.facts["parts"] if ".hgt" in part]
    assert listed == ["elevation/N52/N52E013.hgt.gz"]
    assert not (region.folder / "elevation" / "N10").exists()
