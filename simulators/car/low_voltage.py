"""The 12 V supply: a small battery that the DC-DC converter keeps full."""

from dataclasses import dataclass

BATTERY_AH = 45.0
CONVERTER_A = 220.0
FULL_V = 14.4


@dataclass(slots=True)
class LowVoltage:
    """Volts, amperes (positive = into the battery), % and °C."""

    soc: float = 86.0
    current: float = 0.0
    voltage: float = 12.6
    converter_c: float = 28.0
    converter_works: bool = True
    load_w: float = 300.0

    def step(self, dt: float, load_w: float, on: bool, ambient_c: float) -> float:
        """Supply `load_w`; returns what the converter takes from the traction battery, W."""
        self.load_w = load_w
        rest = 11.7 + 1.05 * self.soc / 100
        if on and self.converter_works:
            self.current = min(30.0, (FULL_V - rest) / 0.03, max(0.5, (100 - self.soc) * 1.2))
            self.voltage = min(FULL_V, rest + 0.03 * self.current + 1.1)
            drawn = (load_w + self.current * self.voltage) / 0.93
        else:
            self.current = -load_w / max(rest, 6.0)
            self.voltage = max(0.0, rest + self.current * 0.008)
            drawn = 0.0
        self.soc = max(0.0, min(100.0, self.soc + self.current * dt / 36 / BATTERY_AH))
        loss = drawn * 0.07
        self.converter_c += dt * (loss - 2.2 * (self.converter_c - ambient_c)) / 900
        return drawn

    @property
    def fault(self) -> bool:
        """The converter does not charge, or the battery is nearly empty."""
        return not self.converter_works or self.voltage < 11.6
