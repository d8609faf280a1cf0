"""Wheels, tyres, brakes, pedals, steering, and the forces on the car."""

from cockpit.core.signal import Signal

ACCELERATOR_PEDAL = Signal("Vehicle.Chassis.Accelerator.PedalPosition", int, "percent", 0, 100)
FRONT_LEFT_WHEEL_SPEED = Signal("Vehicle.Chassis.Axle.Row1.Wheel.Left.Speed", float, "km/h", 0, 300)
FRONT_RIGHT_WHEEL_SPEED = Signal(
    "Vehicle.Chassis.Axle.Row1.Wheel.Right.Speed", float, "km/h", 0, 300
)
REAR_LEFT_WHEEL_SPEED = Signal("Vehicle.Chassis.Axle.Row2.Wheel.Left.Speed", float, "km/h", 0, 300)
REAR_RIGHT_WHEEL_SPEED = Signal(
    "Vehicle.Chassis.Axle.Row2.Wheel.Right.Speed", float, "km/h", 0, 300
)
YAW_RATE = Signal("Vehicle.AngularVelocity.Yaw", float, "degrees/s", -100, 100)
LONGITUDINAL_ACCELERATION = Signal("Vehicle.Acceleration.Longitudinal", float, "m/s^2", -20, 20)
LATERAL_ACCELERATION = Signal("Vehicle.Acceleration.Lateral", float, "m/s^2", -20, 20)
ROAD_SLOPE = Signal("Vehicle.Chassis.RoadSlope", float, "percent", -40, 40)
BRAKE_PEDAL = Signal("Vehicle.Chassis.Brake.PedalPosition", int, "percent", 0, 100)
BRAKE_PRESSURE = Signal("Vehicle.Chassis.Brake.Pressure", float, "kPa", 0, 25000)
BRAKE_PRESSED = Signal("Vehicle.Chassis.Brake.IsBrakePedalPressed", bool)
EMERGENCY_BRAKING = Signal("Vehicle.Chassis.Brake.IsDriverEmergencyBrakingDetected", bool)
PARKING_BRAKE = Signal("Vehicle.Chassis.ParkingBrake.IsEngaged", bool)
AUTO_HOLD = Signal("Vehicle.Chassis.Brake.IsAutoHoldActive", bool)
BRAKE_FLUID_LOW = Signal("Vehicle.Chassis.Brake.IsFluidLevelLow", bool)
BRAKES_WORN = Signal("Vehicle.Chassis.Brake.IsBrakesWorn", bool)
STEERING_ANGLE = Signal("Vehicle.Chassis.SteeringWheel.Angle", int, "degrees", -780, 780)
VOICE_KEY = Signal("Vehicle.Chassis.SteeringWheel.IsVoiceKeyPressed", bool)
STEERING_TORQUE = Signal("Vehicle.Chassis.SteeringWheel.Torque", float, "Nm", -12, 12)
FRONT_LEFT_TYRE_PRESSURE = Signal(
    "Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.Pressure", int, "kPa", 0, 600
)
FRONT_RIGHT_TYRE_PRESSURE = Signal(
    "Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.Pressure", int, "kPa", 0, 600
)
REAR_LEFT_TYRE_PRESSURE = Signal(
    "Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire.Pressure", int, "kPa", 0, 600
)
REAR_RIGHT_TYRE_PRESSURE = Signal(
    "Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire.Pressure", int, "kPa", 0, 600
)
FRONT_LEFT_TYRE_LOW = Signal("Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.IsPressureLow", bool)
FRONT_RIGHT_TYRE_LOW = Signal("Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.IsPressureLow", bool)
REAR_LEFT_TYRE_LOW = Signal("Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire.IsPressureLow", bool)
REAR_RIGHT_TYRE_LOW = Signal("Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire.IsPressureLow", bool)
FRONT_LEFT_TYRE_TEMPERATURE = Signal(
    "Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.AirTemperature", float, "celsius", -40, 125
)
FRONT_RIGHT_TYRE_TEMPERATURE = Signal(
    "Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.AirTemperature", float, "celsius", -40, 125
)
REAR_LEFT_TYRE_TEMPERATURE = Signal(
    "Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire.AirTemperature", float, "celsius", -40, 125
)
REAR_RIGHT_TYRE_TEMPERATURE = Signal(
    "Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire.AirTemperature", float, "celsius", -40, 125
)
FRONT_LEFT_TYRE_SENSOR_BATTERY = Signal(
    "Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.SensorBattery", int, "percent", 0, 100
)
FRONT_RIGHT_TYRE_SENSOR_BATTERY = Signal(
    "Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.SensorBattery", int, "percent", 0, 100
)
REAR_LEFT_TYRE_SENSOR_BATTERY = Signal(
    "Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire.SensorBattery", int, "percent", 0, 100
)
REAR_RIGHT_TYRE_SENSOR_BATTERY = Signal(
    "Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire.SensorBattery", int, "percent", 0, 100
)
