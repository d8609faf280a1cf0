"""What is drawn of a region: shapes by level of detail, and what is written on them."""

from collections.abc import Callable
from pathlib import Path


def build(source: Path, folder: Path, progress: Callable[[float], None]) -> dict[str, int]:
    """Write folder/display.sqlite from a sorted extract; `progress` gets 0 to 1.

    Returns how many shapes and labels there are. The libraries that it needs are imported only
    here, for the dashboard reads this package, too.
    """
    from cockpit.maps.display.builder import build_display

    return build_display(source, folder, progress)


__all__ = ["build"]
