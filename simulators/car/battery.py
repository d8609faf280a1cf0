"""The traction battery: charge, voltage, heat, what it allows."""

import random
from dataclasses import dataclass, field

from simulators.car.cells import (
    CELL_AH,
    CELL_OHM,
    CELLS,
    MODULES,
    Cell,
    make_cells,
    open_circuit_v,
    resistance_factor,
)

NET_KWH = 78.0
RESERVE = 0.025  # share of the charge below the displayed 0 %
TOP = 0.975  # share shown as 100 %
HEAT_CAPACITY_J_K = 390_000.0  # whole pack
MODULE_W_K = 13.0  # one module to the coolant, pump running
STILL_W_K = 2.5
AMBIENT_W_K = 6.0
COOL_ABOVE_C, HEAT_BELOW_C = 33.0, 8.0
CELL_MAX_V, CELL_MIN_V = 4.20, 2.9
FAULT_COOLANT_LEAK = "coolant"


@dataclass(slots=True)
class Battery:
    """State of the pack; positive current charges it (A), powers in W, temperatures in °C."""

    charge: float = 0.7  # 0..1 of all there is
    health: float = 0.962
    current: float = 0.0
    voltage: float = 360.0
    temperature: float = 24.0
    coolant_c: float = 22.0
    thermal_mode: str = "OFF"
    thermal_w: float = 0.0
    isolation_kohm: float = 5200.0
    contactors: bool = True
    charged_kwh: float = 4210.0
    consumed_kwh: float = 3984.0
    cells: list[Cell] = field(default_factory=list)
    cell_voltages: list[float] = field(default_factory=lambda: [3.8] * CELLS)
    module_c: list[float] = field(default_factory=list)

    @classmethod
    def make(cls, displayed: float, celsius: float, chance: random.Random) -> "Battery":
        """A pack that shows `displayed` percent, at one temperature."""
        battery = cls(temperature=celsius, coolant_c=celsius, cells=make_cells(chance))
        battery.module_c = [celsius + 0.25 * chance.random() for _ in range(MODULES)]
        battery.set_displayed(displayed)
        battery.step(0.01, 0.0, celsius)
        battery.slow_step(0.01, celsius, awake=True)
        return battery

    @property
    def displayed(self) -> float:
        """State of charge as the driver sees it, %."""
        return max(0.0, min(100.0, (self.charge - RESERVE) / (TOP - RESERVE) * 100))

    def set_displayed(self, percent: float) -> None:
        """Make the pack show so many percent."""
        self.charge = RESERVE + percent / 100 * (TOP - RESERVE)

    @property
    def energy_kwh(self) -> float:
        """Energy that the driver can still use, kWh."""
        return self.displayed / 100 * NET_KWH * self.health

    @property
    def power_w(self) -> float:
        """Power at the terminals; positive = into the battery."""
        return self.voltage * self.current

    @property
    def resistance(self) -> float:
        """Resistance of the whole pack, Ohm."""
        return CELLS * CELL_OHM * resistance_factor(self.temperature, self.charge)

    def step(self, dt: float, load_w: float, ambient_c: float) -> None:
        """Deliver `load_w` (negative = being charged) for `dt` seconds."""
        rest, ohm = CELLS * open_circuit_v(self.charge), self.resistance
        # load = (rest - i * ohm) * i, solved for the discharging current
        root = max(0.0, rest * rest - 4 * ohm * load_w)
        discharge = (rest - root**0.5) / (2 * ohm)
        self.current = -discharge
        self.voltage = rest - discharge * ohm
        self.charge = min(1.0, max(0.0, self.charge + self.current * dt / 3600 / self._capacity_ah))
        energy = self.power_w * dt / 3.6e6
        self.charged_kwh += max(0.0, energy)
        self.consumed_kwh += max(0.0, -energy)
        heat = discharge * discharge * ohm - AMBIENT_W_K * (self.temperature - ambient_c)
        self.temperature += dt * heat / HEAT_CAPACITY_J_K

    @property
    def _capacity_ah(self) -> float:
        return CELL_AH * self.health

    def slow_step(self, dt: float, ambient_c: float, awake: bool) -> None:
        """What changes slowly: thermal management and each cell's voltage."""
        self._manage_heat(dt, ambient_c, awake)
        self._cells()

    def _manage_heat(self, dt: float, ambient_c: float, awake: bool) -> None:
        self.thermal_mode = self._mode(awake)
        easy = 0.7 * self.temperature + 0.3 * ambient_c  # circulating past the radiator
        aim = {"COOLING": 14.0, "HEATING": 38.0}.get(self.thermal_mode, easy)
        self.thermal_w = {"COOLING": 1800.0, "HEATING": 4500.0, "CIRCULATING": 90.0}.get(
            self.thermal_mode, 0.0
        )
        self.coolant_c += dt * 0.02 * (aim - self.coolant_c)
        flow = MODULE_W_K if self.thermal_mode != "OFF" else STILL_W_K
        mean_before = sum(self.module_c) / MODULES
        for index, celsius in enumerate(self.module_c):
            # the coolant reaches the last module last, and warmed
            inlet = self.coolant_c + 0.12 * index * (celsius - self.coolant_c) / MODULES
            pull = flow * (inlet - celsius) + 9.0 * (mean_before - celsius)
            self.module_c[index] += dt * pull * MODULES / HEAT_CAPACITY_J_K
        mean = sum(self.module_c) / MODULES
        shift = self.temperature + (mean - mean_before) - mean
        self.module_c = [celsius + shift for celsius in self.module_c]
        self.temperature += mean - mean_before

    def _mode(self, awake: bool) -> str:
        """Hysteresis of 3 K, so that the pump does not flutter."""
        if not awake:
            return "OFF"
        hot = COOL_ABOVE_C - 3 * (self.thermal_mode == "COOLING")
        cold = HEAT_BELOW_C + 3 * (self.thermal_mode == "HEATING")
        if max(self.module_c) > hot:
            return "COOLING"
        return "HEATING" if min(self.module_c) < cold else "CIRCULATING"

    def _cells(self) -> None:
        base = self.current * CELL_OHM * resistance_factor(self.temperature, self.charge)
        middle = self.charge - 0.5
        self.cell_voltages = [
            open_circuit_v(self.charge + cell.charge_offset + middle * (1 - cell.capacity) * 0.3)
            + base * cell.resistance
            for cell in self.cells
        ]

    @property
    def max_discharge_w(self) -> float:
        """Most power that may be drawn now."""
        cold = min(1.0, max(0.25, (self.temperature + 22) / 32))
        hot = min(1.0, max(0.1, (62 - self.temperature) / 12))
        empty = min(1.0, max(0.06, self.displayed / 12))
        return 320_000.0 * cold * hot * empty

    @property
    def max_charge_w(self) -> float:
        """Most power that may be put in now: charging or recuperating."""
        cold = min(1.0, max(0.05, (self.temperature + 5) / 22))
        hot = min(1.0, max(0.05, (56 - self.temperature) / 12))
        full = min(1.0, max(0.02, (100.5 - self.displayed) / 55))
        return 170_000.0 * cold * hot * full
