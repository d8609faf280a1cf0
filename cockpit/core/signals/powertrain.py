"""How the car moves and what drives it."""

from cockpit.core.signal import Signal

SPEED = Signal("Vehicle.Speed", float, "km/h", 0, 250)
MOVING = Signal("Vehicle.IsMoving", bool)
SELECTED_GEAR = Signal("Vehicle.Powertrain.Transmission.SelectedGear", int, "", -1, 127)
CURRENT_GEAR = Signal("Vehicle.Powertrain.Transmission.CurrentGear", int, "", -1, 1)
PARK_LOCK = Signal("Vehicle.Powertrain.Transmission.IsParkLockEngaged", bool)
FRONT_MOTOR_TORQUE = Signal("Vehicle.Powertrain.ElectricMotor.Front.Torque", float, "Nm", -500, 500)
FRONT_MOTOR_SPEED = Signal(
    "Vehicle.Powertrain.ElectricMotor.Front.Speed", int, "rpm", -20000, 20000
)
FRONT_MOTOR_POWER = Signal("Vehicle.Powertrain.ElectricMotor.Front.Power", float, "kW", -250, 250)
REAR_MOTOR_TORQUE = Signal("Vehicle.Powertrain.ElectricMotor.Rear.Torque", float, "Nm", -500, 500)
REAR_MOTOR_SPEED = Signal("Vehicle.Powertrain.ElectricMotor.Rear.Speed", int, "rpm", -20000, 20000)
REAR_MOTOR_POWER = Signal("Vehicle.Powertrain.ElectricMotor.Rear.Power", float, "kW", -250, 250)
FRONT_MOTOR_TEMPERATURE = Signal(
    "Vehicle.Powertrain.ElectricMotor.Front.Temperature", float, "celsius", -40, 210
)
FRONT_INVERTER_TEMPERATURE = Signal(
    "Vehicle.Powertrain.ElectricMotor.Front.InverterTemperature", float, "celsius", -40, 150
)
REAR_MOTOR_TEMPERATURE = Signal(
    "Vehicle.Powertrain.ElectricMotor.Rear.Temperature", float, "celsius", -40, 210
)
REAR_INVERTER_TEMPERATURE = Signal(
    "Vehicle.Powertrain.ElectricMotor.Rear.InverterTemperature", float, "celsius", -40, 150
)
MOTOR_COOLANT_TEMPERATURE = Signal(
    "Vehicle.Powertrain.ElectricMotor.CoolantTemperature", float, "celsius", -40, 150
)
DRIVE_MODE = Signal("Vehicle.Powertrain.Transmission.PerformanceMode", str)
REGEN_LEVEL = Signal("Vehicle.Powertrain.RegenLevel", int, "", 0, 3)
ONE_PEDAL = Signal("Vehicle.Powertrain.IsOnePedalDriving", bool)
READY = Signal("Vehicle.Powertrain.IsReady", bool)
POWER_AVAILABLE = Signal("Vehicle.Powertrain.PowerAvailable", int, "percent", 0, 100)
MOTOR_POWER = Signal("Vehicle.Powertrain.ElectricMotor.Power", float, "kW", -400, 400)
RANGE = Signal("Vehicle.Powertrain.Range", int, "m", 0, 1000000)
CONSUMPTION = Signal("Vehicle.Powertrain.Consumption", float, "kWh/100km", -100, 100)

PARKED_GEAR, DRIVE_GEAR, NEUTRAL_GEAR, REVERSE_GEAR = 126, 127, 0, -1
"""What SELECTED_GEAR reads, as VSS numbers it."""
