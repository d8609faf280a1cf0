"""A car by two files: its DBCs and their mapping to VSS, compiled for speed."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cockpit.links.car.crc import check_crc, make_crc
    from cockpit.links.car.loader import load_car

__all__ = ["check_crc", "load_car", "make_crc"]

_HOMES = {"load_car": "loader", "check_crc": "crc", "make_crc": "crc"}


def __getattr__(name: str) -> Any:
    """Import the loader when first asked for, so that `definition` alone stays light."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
