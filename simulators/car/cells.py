"""What a lithium cell does: voltage by charge, resistance by temperature and charge."""

import random
from bisect import bisect_right
from dataclasses import dataclass

CELLS = 96
MODULES = 12
CELL_AH = 222.0
CELL_OHM = 0.00062  # at 25 °C, half charged
# nickel-manganese-cobalt, at rest: state of charge 0..1, V
OCV = (
    (0.00, 3.05), (0.03, 3.32), (0.06, 3.42), (0.10, 3.47), (0.20, 3.55), (0.30, 3.60),
    (0.40, 3.64), (0.50, 3.69), (0.60, 3.78), (0.70, 3.88), (0.80, 3.97), (0.90, 4.07),
    (0.97, 4.15), (1.00, 4.19),
)  # fmt: skip
_CHARGES = [point[0] for point in OCV]


def open_circuit_v(charge: float) -> float:
    """Voltage of a resting cell, V, at a state of charge 0..1."""
    index = min(max(bisect_right(_CHARGES, charge), 1), len(OCV) - 1)
    (low, low_v), (high, high_v) = OCV[index - 1], OCV[index]
    return low_v + (charge - low) / (high - low) * (high_v - low_v)


def resistance_factor(celsius: float, charge: float) -> float:
    """How much more than CELL_OHM a cell resists when cold or nearly empty."""
    cold = 1.0 + 0.028 * max(0.0, 25.0 - celsius) + 0.0011 * max(0.0, 10.0 - celsius) ** 2
    warm = max(0.75, 1.0 - 0.006 * max(0.0, celsius - 25.0))
    empty = 1.0 + 0.6 * max(0.0, 0.12 - charge) / 0.12
    return cold * warm * empty


@dataclass(frozen=True, slots=True)
class Cell:
    """How one cell differs from the mean: charge (share), capacity and resistance (factors)."""

    charge_offset: float
    capacity: float
    resistance: float


def make_cells(chance: random.Random) -> list[Cell]:
    """The pack's cells, alike but never equal; one is a little weak."""
    cells = [
        Cell(chance.gauss(0, 0.0022), chance.gauss(1, 0.006), chance.gauss(1, 0.03))
        for _ in range(CELLS)
    ]
    weak = chance.randrange(CELLS)
    cells[weak] = Cell(-0.009, 0.975, 1.12)
    return cells
