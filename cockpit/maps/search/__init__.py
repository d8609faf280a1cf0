"""Search: one box for addresses, places, kinds of places, coordinates and plus codes.

`build` writes a region's search.sqlite from its extract; `methods` answers the worker. Whoever
only asks pays for neither pyosmium nor shapely.
"""

from collections.abc import Callable
from pathlib import Path


def build(source: Path, folder: Path, progress: Callable[[float], None]) -> dict[str, int]:
    """Write folder/search.sqlite from a sorted .osm.pbf; returns how many of what it holds.

    Raises MapError when the extract cannot be read or the index cannot be written.
    """
    from cockpit.maps.search.building.builder import build_index
    from cockpit.maps.search.building.reader import things

    return build_index(things(source, folder, progress), folder)
