"""Where the car is, when, and how bright it is there."""

from cockpit.core.signal import Signal

LATITUDE = Signal("Vehicle.CurrentLocation.Latitude", float, "degrees", -90, 90)
LONGITUDE = Signal("Vehicle.CurrentLocation.Longitude", float, "degrees", -180, 180)
ALTITUDE = Signal("Vehicle.CurrentLocation.Altitude", float, "m", -500, 6000)
HEADING = Signal("Vehicle.CurrentLocation.Heading", float, "degrees", 0, 360)
GNSS_SPEED = Signal("Vehicle.CurrentLocation.Speed", float, "km/h", 0, 300)
SATELLITES = Signal("Vehicle.CurrentLocation.GNSSReceiver.SatellitesUsed", int, "", 0, 60)
GNSS_FIX = Signal("Vehicle.CurrentLocation.GNSSReceiver.FixType", str)
POSITION_ACCURACY = Signal("Vehicle.CurrentLocation.HorizontalAccuracy", float, "m", 0, 60)
UTC_TIME = Signal("Vehicle.CurrentLocation.UnixTime", int, "unix-time", 0, 4294967294)
DAYLIGHT = Signal("Vehicle.Exterior.LightIntensity", float, "percent", 0, 100)
