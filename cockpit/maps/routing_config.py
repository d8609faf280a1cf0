"""What Valhalla is told: where the region's tiles lie, and how much may be asked at once."""

import copy
from pathlib import Path
from typing import Any

from cockpit.maps.region import Region

ELEVATION = "elevation"
"""Folder of .hgt files in the region, there only where the import was given any."""
CAR_LIMITS = {"max_locations": 50, "max_matrix_location_pairs": 2500}
LIMITS: dict[str, Any] = {
    "auto": CAR_LIMITS,
    "isochrone": {"max_contours": 8, "max_time_contour": 600, "max_distance_contour": 200},
    "trace": {"max_distance": 1_000_000.0, "max_shape": 50_000},
    "max_alternates": 4,
    "max_exclude_polygons_length": 100_000,
    "max_exclude_polygons_vertices": 2_000,
    "max_exclude_locations": 200,
}
"""Contours in minutes and km, distances in metres; the defaults are those of a public server."""


def valhalla_config(region: Region) -> dict[str, Any]:
    """The configuration for an Actor on this region; it prints nothing."""
    config = base_config()
    paths = config["mjolnir"]
    paths["tile_extract"] = str(region.tiles)
    paths["traffic_extract"] = str(region.traffic)
    config["additional_data"]["elevation"] = elevation_of(region.folder)
    for service, limits in LIMITS.items():
        if isinstance(limits, dict):
            config["service_limits"][service].update(limits)
        else:
            config["service_limits"][service] = limits
    return config


def elevation_of(folder: Path) -> str:
    """Where the heights in a region's folder are; "" without any."""
    there = folder / ELEVATION
    return str(there) if there.is_dir() else ""


def base_config() -> dict[str, Any]:
    """Valhalla's defaults without its paths, and quiet: every call would print a line."""
    from valhalla.config import default_config  # type: ignore[import-untyped]
    from valhalla.valhalla_build_config import Optional  # type: ignore[import-untyped]

    def given(words: dict[str, Any]) -> dict[str, Any]:
        kept = {k: v for k, v in words.items() if not isinstance(v, Optional)}
        return {k: given(v) if isinstance(v, dict) else v for k, v in kept.items()}

    config = given(copy.deepcopy(default_config))
    for path in ("tile_dir", "tile_extract", "traffic_extract", "admin", "landmarks", "timezone"):
        config["mjolnir"][path] = ""
    config["mjolnir"]["transit_dir"] = config["mjolnir"]["transit_feeds_dir"] = ""
    config["additional_data"]["elevation"] = ""
    config["logging"]["type"] = ""
    return config
