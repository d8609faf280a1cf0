"""The stages of an import: what makes which part, in which order, and how long it takes."""

import importlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """One step, done by `build(source, folder, progress) -> counts` in a process of its own."""

    name: str
    build: str
    """Dotted name of the function."""
    parts: tuple[str, ...]
    """What it leaves in the folder."""
    share: float
    """Of the whole import's time; for the progress bar."""
    turn: int
    """Stages of one turn may run at the same time."""


STAGES: tuple[Stage, ...] = (
    Stage("check", "cockpit.maps.importing.check.build", (), 0.15, 0),
    Stage("tiles", "cockpit.maps.importing.tiles.build", ("tiles.tar", "traffic.tar"), 0.35, 1),
    Stage("display", "cockpit.maps.display.build", ("display.sqlite",), 0.28, 2),
    Stage("search", "cockpit.maps.search.build", ("search.sqlite",), 0.2, 2),
    Stage("chargers", "cockpit.maps.energy.chargers.build", ("chargers.sqlite",), 0.02, 2),
)
"""The tile build needs most memory and all cores: it has its turn to itself."""

PARTS = tuple(part for stage in STAGES for part in stage.parts)
WRITTEN_LATER = frozenset({"traffic.tar"})
"""Parts whose content changes after the import: the router writes live speeds into them."""


def _there(stage: Stage) -> bool:
    module, _, name = stage.build.rpartition(".")
    try:
        if stage.name == "search":
            importlib.import_module("cockpit.maps.search.building.builder")
        return callable(getattr(importlib.import_module(module), name))
    except (ImportError, AttributeError):
        return False


ALL = STAGES
STAGES = tuple(stage for stage in ALL if stage.turn < 2 or _there(stage))
PARTS = tuple(part for stage in STAGES for part in stage.parts)
