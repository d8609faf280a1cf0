"""Seats, belts and airbags."""

from cockpit.core.signal import Signal

DRIVER_BELTED = Signal("Vehicle.Cabin.Seat.Row1.DriverSide.IsBelted", bool)
PASSENGER_BELTED = Signal("Vehicle.Cabin.Seat.Row1.PassengerSide.IsBelted", bool)
REAR_LEFT_BELTED = Signal("Vehicle.Cabin.Seat.Row2.DriverSide.IsBelted", bool)
REAR_MIDDLE_BELTED = Signal("Vehicle.Cabin.Seat.Row2.Middle.IsBelted", bool)
REAR_RIGHT_BELTED = Signal("Vehicle.Cabin.Seat.Row2.PassengerSide.IsBelted", bool)
DRIVER_SEATED = Signal("Vehicle.Cabin.Seat.Row1.DriverSide.IsOccupied", bool)
PASSENGER_SEATED = Signal("Vehicle.Cabin.Seat.Row1.PassengerSide.IsOccupied", bool)
REAR_LEFT_SEATED = Signal("Vehicle.Cabin.Seat.Row2.DriverSide.IsOccupied", bool)
REAR_MIDDLE_SEATED = Signal("Vehicle.Cabin.Seat.Row2.Middle.IsOccupied", bool)
REAR_RIGHT_SEATED = Signal("Vehicle.Cabin.Seat.Row2.PassengerSide.IsOccupied", bool)
PASSENGER_AIRBAG = Signal("Vehicle.Cabin.Seat.Row1.PassengerSide.Airbag.IsEnabled", bool)
AIRBAG_DEPLOYED = Signal("Vehicle.Cabin.Seat.Row1.DriverSide.Airbag.IsDeployed", bool)
DRIVER_SEAT_POSITION = Signal("Vehicle.Cabin.Seat.Row1.DriverSide.Position", int, "mm", 0, 250)
DRIVER_SEAT_HEIGHT = Signal("Vehicle.Cabin.Seat.Row1.DriverSide.Height", int, "mm", 0, 80)
DRIVER_SEAT_RECLINE = Signal(
    "Vehicle.Cabin.Seat.Row1.DriverSide.Backrest.Recline", float, "degrees", -10, 60
)
DRIVER_SEAT_POSITION_TARGET = Signal(
    "Vehicle.Cabin.Seat.Row1.DriverSide.PositionTarget", int, "mm", 0, 250
)
DRIVER_SEAT_HEIGHT_TARGET = Signal(
    "Vehicle.Cabin.Seat.Row1.DriverSide.HeightTarget", int, "mm", 0, 80
)
DRIVER_SEAT_RECLINE_TARGET = Signal(
    "Vehicle.Cabin.Seat.Row1.DriverSide.Backrest.ReclineTarget", float, "degrees", -10, 60
)
DRIVER_SEAT_HELD_BY = Signal("Vehicle.Cabin.Seat.Row1.DriverSide.HeldBy", str)
SEAT_MEMORY = Signal("Vehicle.Cabin.Seat.Row1.DriverSide.MemorySlot", int, "", 0, 3)
PASSENGER_SEAT_POSITION = Signal(
    "Vehicle.Cabin.Seat.Row1.PassengerSide.Position", int, "mm", 0, 250
)
PASSENGER_SEAT_HEIGHT = Signal("Vehicle.Cabin.Seat.Row1.PassengerSide.Height", int, "mm", 0, 80)
PASSENGER_SEAT_RECLINE = Signal(
    "Vehicle.Cabin.Seat.Row1.PassengerSide.Backrest.Recline", float, "degrees", -10, 60
)
PASSENGER_SEAT_POSITION_TARGET = Signal(
    "Vehicle.Cabin.Seat.Row1.PassengerSide.PositionTarget", int, "mm", 0, 250
)
PASSENGER_SEAT_HEIGHT_TARGET = Signal(
    "Vehicle.Cabin.Seat.Row1.PassengerSide.HeightTarget", int, "mm", 0, 80
)
PASSENGER_SEAT_RECLINE_TARGET = Signal(
    "Vehicle.Cabin.Seat.Row1.PassengerSide.Backrest.ReclineTarget", float, "degrees", -10, 60
)
DRIVER_SEAT_HEATING = Signal(
    "Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling", int, "percent", -100, 100
)
PASSENGER_SEAT_HEATING = Signal(
    "Vehicle.Cabin.Seat.Row1.PassengerSide.HeatingCooling", int, "percent", -100, 100
)
REAR_LEFT_SEAT_HEATING = Signal(
    "Vehicle.Cabin.Seat.Row2.DriverSide.HeatingCooling", int, "percent", -100, 100
)
REAR_RIGHT_SEAT_HEATING = Signal(
    "Vehicle.Cabin.Seat.Row2.PassengerSide.HeatingCooling", int, "percent", -100, 100
)
STEERING_WHEEL_HEATING = Signal(
    "Vehicle.Chassis.SteeringWheel.HeatingCooling", int, "percent", 0, 100
)
DRIVER_MASSAGE = Signal("Vehicle.Cabin.Seat.Row1.DriverSide.MassageLevel", int, "percent", 0, 100)
WHEEL_TILT = Signal("Vehicle.Chassis.SteeringWheel.Tilt", int, "percent", 0, 100)
WHEEL_REACH = Signal("Vehicle.Chassis.SteeringWheel.Extension", int, "percent", 0, 100)
WHEEL_TILT_TARGET = Signal("Vehicle.Chassis.SteeringWheel.TiltTarget", int, "percent", 0, 100)
WHEEL_REACH_TARGET = Signal("Vehicle.Chassis.SteeringWheel.ExtensionTarget", int, "percent", 0, 100)
WHEEL_HELD_BY = Signal("Vehicle.Chassis.SteeringWheel.HeldBy", str)
