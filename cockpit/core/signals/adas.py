"""What the assistants see, do and warn of."""

from cockpit.core.signal import Signal

ABS_ENGAGED = Signal("Vehicle.ADAS.ABS.IsEngaged", bool)
ABS_ERROR = Signal("Vehicle.ADAS.ABS.IsError", bool)
ESC_ENGAGED = Signal("Vehicle.ADAS.ESC.IsEngaged", bool)
ESC_ERROR = Signal("Vehicle.ADAS.ESC.IsError", bool)
TCS_ENGAGED = Signal("Vehicle.ADAS.TCS.IsEngaged", bool)
TCS_ERROR = Signal("Vehicle.ADAS.TCS.IsError", bool)
ESC_ENABLED = Signal("Vehicle.ADAS.ESC.IsEnabled", bool)
CRUISE_ENABLED = Signal("Vehicle.ADAS.CruiseControl.IsEnabled", bool)
CRUISE_ACTIVE = Signal("Vehicle.ADAS.CruiseControl.IsActive", bool)
CRUISE_ERROR = Signal("Vehicle.ADAS.CruiseControl.IsError", bool)
CRUISE_ADAPTIVE = Signal("Vehicle.ADAS.CruiseControl.IsAdaptive", bool)
CRUISE_SPEED = Signal("Vehicle.ADAS.CruiseControl.SpeedSet", float, "km/h", 0, 200)
CRUISE_GAP = Signal("Vehicle.ADAS.CruiseControl.AdaptiveDistanceSet", float, "m", 0, 120)
LEAD_DISTANCE = Signal("Vehicle.ADAS.CruiseControl.LeadDistance", float, "m", 0, 250)
LEFT_LANE_OFFSET = Signal("Vehicle.ADAS.Lane.Left.Offset", float, "m", -10, 10)
LEFT_LANE_TYPE = Signal("Vehicle.ADAS.Lane.Left.Type", str)
RIGHT_LANE_OFFSET = Signal("Vehicle.ADAS.Lane.Right.Offset", float, "m", -10, 10)
RIGHT_LANE_TYPE = Signal("Vehicle.ADAS.Lane.Right.Type", str)
LANE_CURVATURE = Signal("Vehicle.ADAS.Lane.Curvature", float, "", -0.1, 0.1)
LANE_WARNING_ENABLED = Signal("Vehicle.ADAS.LaneDepartureDetection.IsEnabled", bool)
LANE_WARNING = Signal("Vehicle.ADAS.LaneDepartureDetection.IsWarning", bool)
LANE_WARNING_ERROR = Signal("Vehicle.ADAS.LaneDepartureDetection.IsError", bool)
SPEED_LIMIT = Signal("Vehicle.ADAS.SpeedLimitDetection.SpeedLimit", float, "km/h", 0, 200)
SPEED_LIMIT_SOURCE = Signal("Vehicle.ADAS.SpeedLimitDetection.Source", str)
OVERTAKING_FORBIDDEN = Signal("Vehicle.ADAS.SpeedLimitDetection.IsOvertakingForbidden", bool)
SPEED_WARNING = Signal("Vehicle.ADAS.SpeedLimitDetection.IsWarning", bool)
COLLISION_WARNING = Signal("Vehicle.ADAS.ForwardCollision.WarningLevel", int, "", 0, 3)
EMERGENCY_ASSIST_ENGAGED = Signal("Vehicle.ADAS.EBA.IsEngaged", bool)
BLIND_SPOT_LEFT = Signal("Vehicle.ADAS.BlindSpot.Left.IsWarning", bool)
BLIND_SPOT_RIGHT = Signal("Vehicle.ADAS.BlindSpot.Right.IsWarning", bool)
DRIVER_ALERT = Signal("Vehicle.ADAS.DMS.IsWarning", bool)
AUTONOMY_LEVEL = Signal("Vehicle.ADAS.ActiveAutonomyLevel", str)
ADAS_ERROR = Signal("Vehicle.ADAS.IsError", bool)
OBJECT_COUNT = Signal("Vehicle.ADAS.ObjectList.Count", int, "", 0, 6)
OBJECT_TYPES: Signal[tuple[float | None, ...]] = Signal(
    "Vehicle.ADAS.ObjectList.Type", tuple, "", 0, 6
)
OBJECT_DISTANCES: Signal[tuple[float | None, ...]] = Signal(
    "Vehicle.ADAS.ObjectList.Distance", tuple, "m", -50, 250
)
OBJECT_LATERALS: Signal[tuple[float | None, ...]] = Signal(
    "Vehicle.ADAS.ObjectList.Lateral", tuple, "m", -50, 50
)
OBJECT_SPEEDS: Signal[tuple[float | None, ...]] = Signal(
    "Vehicle.ADAS.ObjectList.RelativeSpeed", tuple, "m/s", -80, 80
)
OBJECT_WIDTHS: Signal[tuple[float | None, ...]] = Signal(
    "Vehicle.ADAS.ObjectList.Width", tuple, "m", 0, 5
)
