"""What is drawn of a region: shapes by level of detail, and what is written on them."""

from cockpit.maps.display.build import build

__all__ = ["build"]
