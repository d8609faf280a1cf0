"""Rain, wipers and washer."""

from cockpit.core.signal import Signal

RAIN = Signal("Vehicle.Body.Raindetection.Intensity", int, "percent", 0, 100)
WIPER_MODE = Signal("Vehicle.Body.Windshield.Front.Wiping.Mode", str)
WIPER_INTENSITY = Signal("Vehicle.Body.Windshield.Front.Wiping.Intensity", int, "", 0, 5)
WIPERS_WORN = Signal("Vehicle.Body.Windshield.Front.Wiping.IsWipersWorn", bool)
WASHER_LOW = Signal("Vehicle.Body.Windshield.Front.WasherFluid.IsLevelLow", bool)
WASHER_LEVEL = Signal("Vehicle.Body.Windshield.Front.WasherFluid.Level", int, "percent", 0, 100)
