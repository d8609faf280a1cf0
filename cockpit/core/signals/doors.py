"""Doors, boot, bonnet, locks and windows."""

from cockpit.core.signal import Signal

DRIVER_DOOR_OPEN = Signal("Vehicle.Cabin.Door.Row1.DriverSide.IsOpen", bool)
PASSENGER_DOOR_OPEN = Signal("Vehicle.Cabin.Door.Row1.PassengerSide.IsOpen", bool)
REAR_LEFT_DOOR_OPEN = Signal("Vehicle.Cabin.Door.Row2.DriverSide.IsOpen", bool)
REAR_RIGHT_DOOR_OPEN = Signal("Vehicle.Cabin.Door.Row2.PassengerSide.IsOpen", bool)
BONNET_OPEN = Signal("Vehicle.Body.Hood.IsOpen", bool)
BOOT_OPEN = Signal("Vehicle.Body.Trunk.Rear.IsOpen", bool)
BOOT_TARGET = Signal("Vehicle.Body.Trunk.Rear.IsOpenTarget", bool)
BOOT_POSITION = Signal("Vehicle.Body.Trunk.Rear.Position", int, "percent", 0, 100)
DRIVER_DOOR_LOCKED = Signal("Vehicle.Cabin.Door.Row1.DriverSide.IsLocked", bool)
PASSENGER_DOOR_LOCKED = Signal("Vehicle.Cabin.Door.Row1.PassengerSide.IsLocked", bool)
REAR_LEFT_DOOR_LOCKED = Signal("Vehicle.Cabin.Door.Row2.DriverSide.IsLocked", bool)
REAR_RIGHT_DOOR_LOCKED = Signal("Vehicle.Cabin.Door.Row2.PassengerSide.IsLocked", bool)
ALL_LOCKED = Signal("Vehicle.Cabin.Door.AreAllLocked", bool)
BOOT_LOCKED = Signal("Vehicle.Body.Trunk.Rear.IsLocked", bool)
REAR_LEFT_CHILD_LOCK = Signal("Vehicle.Cabin.Door.Row2.DriverSide.IsChildLockActive", bool)
REAR_RIGHT_CHILD_LOCK = Signal("Vehicle.Cabin.Door.Row2.PassengerSide.IsChildLockActive", bool)
DRIVER_WINDOW = Signal("Vehicle.Cabin.Door.Row1.DriverSide.Window.Position", int, "percent", 0, 100)
PASSENGER_WINDOW = Signal(
    "Vehicle.Cabin.Door.Row1.PassengerSide.Window.Position", int, "percent", 0, 100
)
REAR_LEFT_WINDOW = Signal(
    "Vehicle.Cabin.Door.Row2.DriverSide.Window.Position", int, "percent", 0, 100
)
REAR_RIGHT_WINDOW = Signal(
    "Vehicle.Cabin.Door.Row2.PassengerSide.Window.Position", int, "percent", 0, 100
)
DRIVER_WINDOW_TARGET = Signal(
    "Vehicle.Cabin.Door.Row1.DriverSide.Window.PositionTarget", int, "percent", 0, 100
)
PASSENGER_WINDOW_TARGET = Signal(
    "Vehicle.Cabin.Door.Row1.PassengerSide.Window.PositionTarget", int, "percent", 0, 100
)
REAR_LEFT_WINDOW_TARGET = Signal(
    "Vehicle.Cabin.Door.Row2.DriverSide.Window.PositionTarget", int, "percent", 0, 100
)
REAR_RIGHT_WINDOW_TARGET = Signal(
    "Vehicle.Cabin.Door.Row2.PassengerSide.Window.PositionTarget", int, "percent", 0, 100
)
