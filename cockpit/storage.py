"""Where a running cockpit leaves what must outlive it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Storage:
    """The folder that holds what a running cockpit leaves: black box, ledger, health."""

    folder: Path

    @property
    def black_box(self) -> Path:
        """The last half hour of frames."""
        return self.folder / "black_box"

    @property
    def ledger(self) -> Path:
        """Everything that was ever sent."""
        return self.folder / "ledger"
