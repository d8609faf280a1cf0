"""The traction battery, and the small one."""

from cockpit.core.signal import Signal

BATTERY_VOLTAGE = Signal("Vehicle.Powertrain.TractionBattery.CurrentVoltage", float, "V", 0, 500)
BATTERY_CURRENT = Signal(
    "Vehicle.Powertrain.TractionBattery.CurrentCurrent", float, "A", -1000, 1000
)
BATTERY_POWER = Signal(
    "Vehicle.Powertrain.TractionBattery.CurrentPower", float, "W", -400000, 400000
)
BATTERY_CONNECTED = Signal("Vehicle.Powertrain.TractionBattery.IsPowerConnected", bool)
BATTERY_LEVEL = Signal(
    "Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed", float, "percent", 0, 100
)
BATTERY_PHYSICAL_LEVEL = Signal(
    "Vehicle.Powertrain.TractionBattery.StateOfCharge.Current", float, "percent", 0, 100
)
BATTERY_HEALTH = Signal(
    "Vehicle.Powertrain.TractionBattery.StateOfHealth", float, "percent", 0, 100
)
BATTERY_ENERGY = Signal(
    "Vehicle.Powertrain.TractionBattery.StateOfCharge.CurrentEnergy", float, "kWh", 0, 120
)
BATTERY_CAPACITY = Signal("Vehicle.Powertrain.TractionBattery.NetCapacity", int, "kWh", 0, 200)
MAX_DISCHARGE_POWER = Signal(
    "Vehicle.Powertrain.TractionBattery.MaxDischargePower", float, "kW", 0, 400
)
MAX_CHARGE_POWER = Signal("Vehicle.Powertrain.TractionBattery.MaxChargePower", float, "kW", 0, 400)
MAX_VOLTAGE = Signal("Vehicle.Powertrain.TractionBattery.MaxVoltage", int, "V", 0, 500)
ISOLATION = Signal(
    "Vehicle.Powertrain.TractionBattery.IsolationResistance", float, "Ohm", 0, 10000000
)
BATTERY_TEMPERATURE = Signal(
    "Vehicle.Powertrain.TractionBattery.Temperature.Average", float, "celsius", -40, 85
)
BATTERY_COLDEST = Signal(
    "Vehicle.Powertrain.TractionBattery.Temperature.Min", float, "celsius", -40, 85
)
BATTERY_HOTTEST = Signal(
    "Vehicle.Powertrain.TractionBattery.Temperature.Max", float, "celsius", -40, 85
)
BATTERY_COOLANT_TEMPERATURE = Signal(
    "Vehicle.Powertrain.TractionBattery.Temperature.Coolant", float, "celsius", -40, 85
)
BATTERY_THERMAL_MODE = Signal("Vehicle.Powertrain.TractionBattery.ThermalMode", str)
CELL_VOLTAGE_MIN = Signal("Vehicle.Powertrain.TractionBattery.CellVoltage.Min", float, "V", 0, 5)
CELL_VOLTAGE_MAX = Signal("Vehicle.Powertrain.TractionBattery.CellVoltage.Max", float, "V", 0, 5)
WEAKEST_CELL = Signal("Vehicle.Powertrain.TractionBattery.CellVoltage.IdMin", int, "", 0, 95)
STRONGEST_CELL = Signal("Vehicle.Powertrain.TractionBattery.CellVoltage.IdMax", int, "", 0, 95)
CELL_VOLTAGES: Signal[tuple[float | None, ...]] = Signal(
    "Vehicle.Powertrain.TractionBattery.CellVoltage.CellVoltages", tuple, "V", 0, 5
)
MODULE_TEMPERATURES: Signal[tuple[float | None, ...]] = Signal(
    "Vehicle.Powertrain.TractionBattery.Temperature.ModuleTemperatures", tuple, "celsius", -40, 85
)
LIFETIME_CHARGED = Signal(
    "Vehicle.Powertrain.TractionBattery.AccumulatedChargedEnergy", float, "kWh", 0, 1000000
)
LIFETIME_CONSUMED = Signal(
    "Vehicle.Powertrain.TractionBattery.AccumulatedConsumedEnergy", float, "kWh", 0, 1000000
)
LOW_VOLTAGE = Signal("Vehicle.LowVoltageBattery.CurrentVoltage", float, "V", 0, 20)
LOW_VOLTAGE_CURRENT = Signal("Vehicle.LowVoltageBattery.CurrentCurrent", float, "A", -300, 300)
LOW_VOLTAGE_LEVEL = Signal("Vehicle.LowVoltageBattery.StateOfCharge", float, "percent", 0, 100)
DCDC_TEMPERATURE = Signal(
    "Vehicle.Powertrain.TractionBattery.DCDC.Temperature", float, "celsius", -40, 125
)
