"""Lights outside and inside."""

from cockpit.core.signal import Signal

LOW_BEAM = Signal("Vehicle.Body.Lights.Beam.Low.IsOn", bool)
HIGH_BEAM = Signal("Vehicle.Body.Lights.Beam.High.IsOn", bool)
RUNNING_LIGHTS = Signal("Vehicle.Body.Lights.Running.IsOn", bool)
PARKING_LIGHTS = Signal("Vehicle.Body.Lights.Parking.IsOn", bool)
FRONT_FOG = Signal("Vehicle.Body.Lights.Fog.Front.IsOn", bool)
REAR_FOG = Signal("Vehicle.Body.Lights.Fog.Rear.IsOn", bool)
REVERSING_LIGHTS = Signal("Vehicle.Body.Lights.Backup.IsOn", bool)
INDICATOR_LEFT = Signal("Vehicle.Body.Lights.DirectionIndicator.Left.IsSignaling", bool)
INDICATOR_RIGHT = Signal("Vehicle.Body.Lights.DirectionIndicator.Right.IsSignaling", bool)
HAZARD = Signal("Vehicle.Body.Lights.Hazard.IsSignaling", bool)
BRAKE_LIGHT = Signal("Vehicle.Body.Lights.Brake.IsActive", str)
LIGHT_SWITCH = Signal("Vehicle.Body.Lights.LightSwitch", str)
AUTO_HIGH_BEAM = Signal("Vehicle.Body.Lights.IsAutoHighBeamEnabled", bool)
DOME_LIGHT = Signal("Vehicle.Cabin.Lights.IsDomeOn", bool)
GLOVE_BOX_LIGHT = Signal("Vehicle.Cabin.Lights.IsGloveBoxOn", bool)
BOOT_LIGHT = Signal("Vehicle.Body.Trunk.Rear.IsLightOn", bool)
AMBIENT_LIGHT = Signal("Vehicle.Cabin.Lights.AmbientLight.IsLightOn", bool)
AMBIENT_INTENSITY = Signal("Vehicle.Cabin.Lights.AmbientLight.Intensity", int, "percent", 1, 100)
AMBIENT_COLOUR = Signal("Vehicle.Cabin.Lights.AmbientLight.RGB", int, "", 0, 16777215)
