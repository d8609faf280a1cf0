"""The outside mirrors."""

from cockpit.core.signal import Signal

LEFT_MIRROR_PAN = Signal("Vehicle.Body.Mirrors.DriverSide.Pan", int, "percent", -100, 100)
LEFT_MIRROR_TILT = Signal("Vehicle.Body.Mirrors.DriverSide.Tilt", int, "percent", -100, 100)
RIGHT_MIRROR_PAN = Signal("Vehicle.Body.Mirrors.PassengerSide.Pan", int, "percent", -100, 100)
RIGHT_MIRROR_TILT = Signal("Vehicle.Body.Mirrors.PassengerSide.Tilt", int, "percent", -100, 100)
LEFT_MIRROR_PAN_TARGET = Signal(
    "Vehicle.Body.Mirrors.DriverSide.PanTarget", int, "percent", -100, 100
)
LEFT_MIRROR_TILT_TARGET = Signal(
    "Vehicle.Body.Mirrors.DriverSide.TiltTarget", int, "percent", -100, 100
)
RIGHT_MIRROR_PAN_TARGET = Signal(
    "Vehicle.Body.Mirrors.PassengerSide.PanTarget", int, "percent", -100, 100
)
RIGHT_MIRROR_TILT_TARGET = Signal(
    "Vehicle.Body.Mirrors.PassengerSide.TiltTarget", int, "percent", -100, 100
)
LEFT_MIRROR_FOLDED = Signal("Vehicle.Body.Mirrors.DriverSide.IsFolded", bool)
RIGHT_MIRROR_FOLDED = Signal("Vehicle.Body.Mirrors.PassengerSide.IsFolded", bool)
MIRRORS_FOLD_TARGET = Signal("Vehicle.Body.Mirrors.IsFoldedTarget", bool)
MIRRORS_HEATING = Signal("Vehicle.Body.Mirrors.AreHeatingOn", bool)
