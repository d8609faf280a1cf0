"""Messages of the driver's assistants and of the satellite receiver."""

from collections.abc import Callable

from simulators.car.encoding import Value, Values
from simulators.car.lane import LANE_M
from simulators.car.others import KINDS
from simulators.car.vehicle import Vehicle


def adas_cruise(car: Vehicle) -> Values:
    """Cruise control and the car ahead."""
    driver, lead = car.driver, car.others.lead
    active = driver.cruise and car.speed_kmh > 20
    return {
        "ADAS_CruiseEnabled": driver.cruise,
        "ADAS_CruiseActive": active,
        "ADAS_CruiseError": car.faults.adas,
        "ADAS_CruiseAdaptive": True,
        "ADAS_CruiseSpeed": driver.cruise_kmh if driver.cruise else 0,
        "ADAS_CruiseGap": max(10.0, car.dynamics.speed * 1.8) if driver.cruise else 0,
        "ADAS_LeadDistance": car.others.ahead.gap if lead else None,
    }


def adas_lanes(car: Vehicle) -> Values:
    """Markings left and right of the camera, m."""
    seen = not car.faults.adas
    within, spot = car.lane.within, car.road.at(car.way)
    leftmost = car.lane.number >= spot.lanes - 1
    return {
        "ADAS_LaneLeftOffset": LANE_M / 2 - within if seen else None,
        "ADAS_LaneLeftType": "SOLID" if leftmost and spot.lanes > 1 else "DASHED",
        "ADAS_LaneRightType": "SOLID" if car.lane.number == 0 else "DASHED",
        "ADAS_LaneRightOffset": -LANE_M / 2 - within if seen else None,
        "ADAS_LdwEnabled": car.lane.ldw_enabled,
        "ADAS_LdwWarning": car.lane.leaving(car.dynamics.speed),
        "ADAS_LdwError": car.faults.adas,
        "ADAS_LaneCurvature": spot.curvature,
    }


def adas_speed_limit(car: Vehicle) -> Values:
    """The sign in force; a road without signs has none."""
    spot = car.road.at(car.way)
    limit = spot.limit_kmh
    return {
        "ADAS_SpeedLimit_kmh": limit if spot.signed else None,
        "ADAS_SpeedLimitSource": "MAP" if car.faults.adas else "FUSED",
        "ADAS_OvertakingBan": limit == 80 and spot.lanes == 1,
        "ADAS_SpeedWarning": car.speed_kmh > limit + 5,
    }


def adas_warnings(car: Vehicle) -> Values:
    """Collision, blind spot, tiredness."""
    ahead, speed = car.others.ahead, car.dynamics.speed
    closing = speed - ahead.speed
    seconds = ahead.gap / closing if closing > 0.5 else 99.0
    level = 3 if seconds < 1.2 else 2 if seconds < 1.9 else 1 if seconds < 2.6 else 0
    return {
        "ADAS_FcwLevel": level if speed > 4 else 0,
        "ADAS_EbaEngaged": level == 3 and speed > 4,
        "ADAS_BlindSpotLeft": car.others.beside(1),
        "ADAS_BlindSpotRight": car.others.beside(-1),
        "ADAS_DriverAlert": car.trip.moving_s > 7200,
        "ADAS_Fatigue": min(95.0, 8 + car.trip.moving_s / 120),
        "ADAS_AutonomyLevel": "SAE_1" if car.driver.cruise else "SAE_0",
        "ADAS_Error": car.faults.adas,
    }


def adas_objects(car: Vehicle) -> Values:
    """Up to six things around."""
    objects = car.others.objects
    values: dict[str, Value] = {"ADAS_ObjectCount": len(objects)}
    for place in range(1, 7):
        values[f"ADAS_Obj{place}_Type"] = "NONE"
    for place, thing in enumerate(objects, 1):
        name = f"ADAS_Obj{place}_"
        values[name + "Id"] = thing.number
        values[name + "Type"] = thing.kind
        values[name + "X"] = thing.x
        values[name + "Y"] = thing.y
        values[name + "Vx"] = thing.speed - car.dynamics.speed
        values[name + "Width"] = KINDS[thing.kind]
    return values


def gnss_time(car: Vehicle) -> Values:
    """Time of day."""
    return {"GNSS_UnixTime": int(car.weather.unix_time)}


def gnss_motion(car: Vehicle) -> Values:
    """Altitude, heading, quality."""
    fix = car.gnss.fix
    if fix is None:
        return {"GNSS_Fix": "NONE", "GNSS_Satellites": 2}
    return {
        "GNSS_Altitude": fix.altitude,
        "GNSS_Heading": fix.heading,
        "GNSS_Fix": "THREE_D" if fix.satellites > 4 else "TWO_D",
        "GNSS_Speed": fix.speed_kmh,
        "GNSS_Satellites": fix.satellites,
        "GNSS_Accuracy": fix.accuracy_m,
    }


def gnss_position(car: Vehicle) -> Values:
    """Where we are, degrees."""
    fix = car.gnss.fix
    if fix is None:
        return {}
    return {"GNSS_Latitude": fix.latitude, "GNSS_Longitude": fix.longitude}


MESSAGES: dict[str, Callable[[Vehicle], Values]] = {
    "ADAS_Cruise": adas_cruise,
    "ADAS_Lanes": adas_lanes,
    "ADAS_SpeedLimit": adas_speed_limit,
    "ADAS_Warnings": adas_warnings,
    "ADAS_Objects": adas_objects,
    "GNSS_Time": gnss_time,
    "GNSS_Motion": gnss_motion,
    "GNSS_Position": gnss_position,
}
