"""What the car has learned of its own consumption; navigation plans with it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EnergyFactors:
    """Factors on the physical model; the defaults are an average driver in an average car."""

    traction: float = 1.0
    """On rolling, air and acceleration: this driver, these tyres, this load."""
    auxiliary_w: float | None = None
    """Heating, cooling and electronics now; None leaves it to the model."""
    spread: float = 0.12
    """Half the width of the band as a share: two of three trips end within it."""


class LearnedEnergy:
    """The newest factors; watchers hear of each change."""

    def __init__(self) -> None:
        self.factors = EnergyFactors()
        self._watchers: list[Callable[[], None]] = []

    def learn(self, factors: EnergyFactors) -> None:
        """Take better factors."""
        if factors != self.factors:
            self.factors = factors
            for told in tuple(self._watchers):
                told()

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` after each change."""
        self._watchers.append(told)
