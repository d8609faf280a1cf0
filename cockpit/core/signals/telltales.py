"""Warnings that the car itself raises."""

from cockpit.core.signal import Signal

BRAKE_FAULT = Signal("Vehicle.Body.Telltale.IsBrakeSystemError", bool)
STEERING_FAULT = Signal("Vehicle.Body.Telltale.IsSteeringError", bool)
BATTERY_FAULT = Signal("Vehicle.Body.Telltale.IsTractionBatteryError", bool)
BATTERY_HOT = Signal("Vehicle.Body.Telltale.IsTractionBatteryHot", bool)
POWER_LIMITED = Signal("Vehicle.Body.Telltale.IsPowerLimited", bool)
LOW_VOLTAGE_FAULT = Signal("Vehicle.Body.Telltale.IsLowVoltageError", bool)
DRIVE_FAULT = Signal("Vehicle.Body.Telltale.IsDriveError", bool)
CHARGE_FAULT = Signal("Vehicle.Body.Telltale.IsChargingError", bool)
TYRE_WARNING = Signal("Vehicle.Body.Telltale.IsTirePressureWarning", bool)
AIRBAG_FAULT = Signal("Vehicle.Body.Telltale.IsAirbagError", bool)
BELT_WARNING = Signal("Vehicle.Body.Telltale.IsSeatBeltWarning", bool)
DOOR_WARNING = Signal("Vehicle.Body.Telltale.IsDoorOpenWarning", bool)
LIGHT_FAULT = Signal("Vehicle.Body.Telltale.IsLightError", bool)
KEY_MISSING = Signal("Vehicle.Body.Telltale.IsKeyMissing", bool)
ICE_WARNING = Signal("Vehicle.Body.Telltale.IsIceWarning", bool)
