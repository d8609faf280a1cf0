"""The charging process, its port and its wishes."""

from cockpit.core.signal import Signal

CHARGE_STATE = Signal("Vehicle.Powertrain.TractionBattery.Charging.State", str)
CHARGING = Signal("Vehicle.Powertrain.TractionBattery.Charging.IsCharging", bool)
CHARGE_TYPE = Signal("Vehicle.Powertrain.TractionBattery.Charging.CurrentType", str)
CHARGE_POWER = Signal("Vehicle.Powertrain.TractionBattery.Charging.Power", float, "kW", 0, 350)
TIME_TO_FULL = Signal(
    "Vehicle.Powertrain.TractionBattery.Charging.TimeToComplete", int, "s", 0, 240000
)
CHARGE_LIMIT = Signal(
    "Vehicle.Powertrain.TractionBattery.Charging.ChargeLimit", int, "percent", 0, 100
)
CHARGE_SWITCH = Signal("Vehicle.Powertrain.TractionBattery.Charging.StartStopCharging", str)
CHARGE_CURRENT_LIMIT = Signal(
    "Vehicle.Powertrain.TractionBattery.Charging.CurrentLimit", int, "A", 0, 32
)
CHARGE_VOLTAGE_AC = Signal(
    "Vehicle.Powertrain.TractionBattery.Charging.ChargeVoltage.Phase1", float, "V", 0, 300
)
CHARGE_CURRENT_1 = Signal(
    "Vehicle.Powertrain.TractionBattery.Charging.ChargeCurrent.Phase1", float, "A", 0, 40
)
CHARGE_CURRENT_2 = Signal(
    "Vehicle.Powertrain.TractionBattery.Charging.ChargeCurrent.Phase2", float, "A", 0, 40
)
CHARGE_CURRENT_3 = Signal(
    "Vehicle.Powertrain.TractionBattery.Charging.ChargeCurrent.Phase3", float, "A", 0, 40
)
CHARGE_VOLTAGE_DC = Signal(
    "Vehicle.Powertrain.TractionBattery.Charging.ChargeVoltage.DC", float, "V", 0, 1000
)
CHARGE_CURRENT_DC = Signal(
    "Vehicle.Powertrain.TractionBattery.Charging.ChargeCurrent.DC", float, "A", 0, 600
)
CHARGER_TEMPERATURE = Signal(
    "Vehicle.Powertrain.TractionBattery.Charging.Temperature", float, "celsius", -40, 125
)
CABLE_CONNECTED = Signal(
    "Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.IsChargingCableConnected",
    bool,
)
CABLE_LOCKED = Signal(
    "Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.IsChargingCableLocked",
    bool,
)
CHARGE_FLAP_OPEN = Signal(
    "Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.IsFlapOpen", bool
)
CHARGE_FLAP_TARGET = Signal(
    "Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.IsFlapOpenTarget", bool
)
