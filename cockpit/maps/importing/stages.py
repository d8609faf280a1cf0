"""The stages of an import: what makes which part, in which order, and how long it takes."""

from dataclasses import dataclass
from itertools import chain, groupby

from cockpit.core.paths import ROOT


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
    """Stages of one turn may run at the same time; a later turn waits for it."""


def _there(stage: Stage) -> bool:
    """Whether the builder has been written yet."""
    path = ROOT.joinpath(*stage.build.rpartition(".")[0].split("."))
    return path.is_dir() or path.with_suffix(".py").exists()


STAGES: tuple[Stage, ...] = (
    Stage("check", "cockpit.maps.importing.check.build", (), 0.15, 0),
    Stage("tiles", "cockpit.maps.importing.tiles.build", ("tiles.tar", "traffic.tar"), 0.35, 1),
    Stage("display", "cockpit.maps.display.build", ("display.sqlite",), 0.28, 2),
    Stage("search", "cockpit.maps.search.build", ("search.sqlite",), 0.2, 2),
    Stage("chargers", "cockpit.maps.energy.chargers.build", ("chargers.sqlite",), 0.02, 2),
)
SMALL = 30_000_000
"""Bytes of an extract of which all but the check may be made at once, within 1 GB of memory."""


def turns(size: int) -> list[list[Stage]]:
    """The stages in the order for an extract of this size.

    The check comes first; a large extract's tile build needs the memory to itself.
    """
    order = [list(stages) for _, stages in groupby(STAGES, key=lambda stage: stage.turn)]
    return order if size > SMALL else [order[0], list(chain(*order[1:]))]


STAGES = tuple(stage for stage in STAGES if _there(stage))

PARTS = tuple(part for stage in STAGES for part in stage.parts)
WRITTEN_LATER = frozenset({"traffic.tar"})
"""Parts whose content changes after the import: the router writes live speeds into them."""
