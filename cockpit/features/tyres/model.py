"""When a tyre is low: its own sensor says so, or it lacks a fifth of what it should have."""

from cockpit.core.reading import Reading

LOW_SHARE = 0.8
"""UN R141 asks for a warning at 20 % below the cold pressure."""


def is_low(pressure_kpa: Reading[int], warned: Reading[bool], target_kpa: float) -> bool:
    """Whether the driver should look after this tyre; False where nothing is known."""
    if warned.value:
        return True
    return pressure_kpa.value is not None and pressure_kpa.value < target_kpa * LOW_SHARE
