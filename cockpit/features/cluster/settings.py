"""The settings of the cluster."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ClusterSettings:
    """`[cluster]` in cockpit.toml."""

    SECTION: ClassVar[str] = "cluster"

    full_power_kw: float = 200.0
    """Motor power at the upper end of the dial."""
    full_regen_kw: float = 100.0
    """Recuperated power at its lower end."""
