"""From VSS units to what the driver reads: unit, scale, decimals."""

from dataclasses import dataclass

from cockpit.core.signal import Value

NO_VALUE = "--"
GROUPED_FROM = 10_000
"""Four digits are read at a glance; more of them in groups."""


@dataclass(frozen=True, slots=True)
class Display:
    """How a unit is shown: shown = value * factor + offset, with `decimals` digits."""

    unit: str
    factor: float = 1.0
    offset: float = 0.0
    decimals: int = 0
    point: str = "."
    """Between whole and fraction, as the driver's language has it."""
    group: str = ""
    """Between thousands, likewise."""

    def number(self, value: float) -> float:
        """The value in display units, not rounded."""
        return value * self.factor + self.offset

    def text(self, value: Value | None) -> str:
        """What the driver reads; `--` for no value."""
        if value is None:
            return NO_VALUE
        if isinstance(value, bool):
            return "on" if value else "off"
        if isinstance(value, int | float):
            return self._number(self.number(value))
        if isinstance(value, tuple):
            return " ".join(self.text(item) for item in value)
        return value

    def _number(self, number: float) -> str:
        text = f"{number:.{self.decimals}f}"
        text = text if float(text) else text.lstrip("-")
        if self.group and abs(number) >= GROUPED_FROM:
            text = f"{number:,.{self.decimals}f}"
        return text.translate({ord("."): self.point, ord(","): self.group})


METRIC = {
    "km/h": Display("km/h"),
    "m": Display("km", 1e-3),
    "mm": Display("mm"),
    "W": Display("kW", 1e-3),
    "kW": Display("kW"),
    "kWh": Display("kWh", decimals=1),
    "V": Display("V", decimals=1),
    "A": Display("A", decimals=1),
    "percent": Display("%"),
    "celsius": Display("°C"),
    "kPa": Display("bar", 1e-2, decimals=1),
    "s": Display("min", 1 / 60),
    "degrees": Display("°"),
    "degrees/s": Display("°/s", decimals=1),
    "m/s^2": Display("m/s²", decimals=1),
    "rpm": Display("rpm"),
    "Nm": Display("Nm"),
}
IMPERIAL = METRIC | {
    "km/h": Display("mph", 0.621371),
    "m": Display("mi", 0.621371e-3),
    "celsius": Display("°F", 1.8, 32.0),
    "kPa": Display("psi", 0.1450377),
}
SYSTEMS = {"metric": METRIC, "imperial": IMPERIAL}


def display_of(unit: str, system: str = "metric") -> Display:
    """How values of a VSS unit are shown; unknown units are shown as they are."""
    return SYSTEMS[system].get(unit) or Display(unit, decimals=1)
