"""Where the cockpit keeps things: XDG config, data, state and cache, and what it ships."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CAN_DBC = ROOT / "can_dbc"
ASSETS = ROOT / "assets"


def _xdg(variable: str, fallback: str) -> Path:
    base = Path(os.environ.get(variable, ""))
    return (base if base.is_absolute() else Path.home() / fallback) / "cockpit"


def config_dir() -> Path:
    """Written by people only."""
    return _xdg("XDG_CONFIG_HOME", ".config")


def data_dir() -> Path:
    """What the driver would miss: profiles, maps, ledger."""
    return _xdg("XDG_DATA_HOME", ".local/share")


def state_dir() -> Path:
    """What the program remembers: black box, logs."""
    return _xdg("XDG_STATE_HOME", ".local/state")


def cache_dir() -> Path:
    """What can be made again."""
    return _xdg("XDG_CACHE_HOME", ".cache")
