"""Climate control, and the air inside and outside."""

from cockpit.core.signal import Signal

OUTSIDE_TEMPERATURE = Signal("Vehicle.Exterior.AirTemperature", float, "celsius", -40, 85)
OUTSIDE_HUMIDITY = Signal("Vehicle.Exterior.Humidity", float, "percent", 0, 100)
DRIVER_TEMPERATURE = Signal(
    "Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature", float, "celsius", 10, 32
)
PASSENGER_TEMPERATURE = Signal(
    "Vehicle.Cabin.HVAC.Station.Row1.Passenger.Temperature", float, "celsius", 10, 32
)
DRIVER_FAN = Signal("Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed", int, "percent", 0, 100)
PASSENGER_FAN = Signal("Vehicle.Cabin.HVAC.Station.Row1.Passenger.FanSpeed", int, "percent", 0, 100)
DRIVER_AIR = Signal("Vehicle.Cabin.HVAC.Station.Row1.Driver.AirDistribution", str)
PASSENGER_AIR = Signal("Vehicle.Cabin.HVAC.Station.Row1.Passenger.AirDistribution", str)
AIR_CONDITIONING = Signal("Vehicle.Cabin.HVAC.IsAirConditioningActive", bool)
RECIRCULATION = Signal("Vehicle.Cabin.HVAC.IsRecirculationActive", bool)
FRONT_DEFROST = Signal("Vehicle.Cabin.HVAC.IsFrontDefrosterActive", bool)
REAR_DEFROST = Signal("Vehicle.Cabin.HVAC.IsRearDefrosterActive", bool)
CLIMATE_AUTO = Signal("Vehicle.Cabin.HVAC.IsAutoActive", bool)
CLIMATE_SYNC = Signal("Vehicle.Cabin.HVAC.IsSyncActive", bool)
CLIMATE_ON = Signal("Vehicle.Cabin.HVAC.IsActive", bool)
CABIN_TEMPERATURE = Signal("Vehicle.Cabin.HVAC.AmbientAirTemperature", float, "celsius", -40, 85)
CABIN_HUMIDITY = Signal("Vehicle.Cabin.HVAC.Humidity", float, "percent", 0, 100)
CABIN_CO2 = Signal("Vehicle.Cabin.HVAC.CO2", float, "ppm", 0, 8000)
COMPRESSOR_POWER = Signal("Vehicle.Cabin.HVAC.CompressorPower", float, "W", 0, 10000)
HEATER_POWER = Signal("Vehicle.Cabin.HVAC.HeaterPower", float, "W", 0, 10000)
