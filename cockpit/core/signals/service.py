"""Service and stored trouble codes."""

from cockpit.core.signal import Signal

SERVICE_DISTANCE = Signal("Vehicle.Service.DistanceToService", float, "km", -30000, 60000)
SERVICE_TIME = Signal("Vehicle.Service.TimeToService", int, "s", -86400000, 86400000)
SERVICE_DUE = Signal("Vehicle.Service.IsServiceDue", bool)
DTC_COUNT = Signal("Vehicle.Diagnostics.DTCCount", int, "", 0, 200)
DTC_ACTIVE = Signal("Vehicle.Diagnostics.ActiveDTCCount", int, "", 0, 200)
RECENT_DTCS: Signal[tuple[float | None, ...]] = Signal(
    "Vehicle.Diagnostics.RecentDTCs", tuple, "", 0, 16777214
)
