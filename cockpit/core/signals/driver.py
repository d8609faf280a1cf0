"""Who drives, whether they may, and how attentive they are."""

from cockpit.core.signal import Signal

HANDS_ON_WHEEL = Signal("Vehicle.Driver.IsHandsOnWheel", bool)
FATIGUE = Signal("Vehicle.Driver.FatigueLevel", float, "percent", 0, 100)
KEY_ID = Signal("Vehicle.Driver.KeyId", int, "", 0, 8)
UNLOCKED_BY = Signal("Vehicle.Driver.UnlockedBy", int, "", 0, 8)
AUTHORISED = Signal("Vehicle.Driver.IsAuthorised", bool)
SYSTEM_STATE = Signal("Vehicle.LowVoltageSystemState", str)
KEY_BATTERY = Signal("Vehicle.Driver.KeyBattery", int, "percent", 0, 100)
