"""Odometer and trip."""

from cockpit.core.signal import Signal

ODOMETER = Signal("Vehicle.TraveledDistance", int, "m", 0, 1000000000)
TRIP_SINCE_START = Signal("Vehicle.TraveledDistanceSinceStart", int, "m", 0, 6500000)
TRIP_METER = Signal("Vehicle.TripMeterReading", int, "m", 0, 6500000)
TRIP_DURATION = Signal("Vehicle.TripDuration", float, "s", 0, 360000)
TRIP_AVERAGE_SPEED = Signal("Vehicle.AverageSpeed", float, "km/h", 0, 250)
TRIP_CONSUMPTION = Signal("Vehicle.Powertrain.TripConsumption", float, "kWh/100km", -100, 100)
TRIP_RECUPERATED = Signal("Vehicle.Powertrain.AccumulatedBrakingEnergy", float, "kWh", 0, 200)
