"""The settings of the cluster."""

from dataclasses import dataclass
from typing import ClassVar

from cockpit.core.setting import setting


@dataclass(frozen=True, slots=True)
class ClusterSettings:
    """`[cluster]` in cockpit.toml."""

    SECTION: ClassVar[str] = "cluster"

    full_power_kw: float = setting(
        200.0, "Motor power at the upper end of the dial.", low=10, high=2000, unit="kW"
    )
    full_regen_kw: float = setting(
        100.0, "Recuperated power at its lower end.", low=10, high=2000, unit="kW"
    )
