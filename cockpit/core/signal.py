"""One named value of the car: a VSS leaf with its type and unit."""

from dataclasses import dataclass

type Value = bool | int | float | str | tuple[float | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Signal[T: Value]:
    """A VSS leaf: path, Python type, VSS unit and, where VSS fixes one, range in that unit."""

    path: str
    kind: type[T]
    unit: str = ""
    low: float | None = None
    high: float | None = None
