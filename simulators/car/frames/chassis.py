"""Messages of brakes, wheels, steering and tyres."""

from collections.abc import Callable

from simulators.car.dynamics import MASS_KG, MAX_BRAKE_MPS2
from simulators.car.encoding import Values
from simulators.car.tyres import NAMES
from simulators.car.vehicle import Vehicle

TRACK_M = 1.62
BAR_AT_FULL = 120.0


def esc_wheels(car: Vehicle) -> Values:
    """The outer wheels go faster round a bend."""
    half = car.yaw_rate * 0.01745 * TRACK_M / 2 * 3.6
    kmh, sensor = car.speed_kmh, car.inertial
    slip = 1.03 if car.dynamics.tcs_engaged else 0.95 if car.dynamics.abs_engaged else 1.0
    left, right = max(0.0, kmh - half), max(0.0, kmh + half)
    return {
        "ESC_WheelSpeedFL": sensor.wheel_kmh(left),
        "ESC_WheelSpeedFR": sensor.wheel_kmh(right),
        "ESC_WheelSpeedRL": sensor.wheel_kmh(left * slip),
        "ESC_WheelSpeedRR": sensor.wheel_kmh(right * slip),
    }


def esc_dynamics(car: Vehicle) -> Values:
    """Inertial sensors."""
    return {
        "ESC_YawRate": car.inertial.yaw_deg_s(car.yaw_rate),
        "ESC_LongAccel": car.dynamics.acceleration,
        "ESC_LatAccel": car.lane.lateral,
        "ESC_Slope": car.road.at(car.way).slope * 100,
    }


def esc_brakes(car: Vehicle) -> Values:
    """Brake pedal and pressure."""
    pedal = car.driver.pedals.brake
    pressure = car.dynamics.brake_n / (MASS_KG * MAX_BRAKE_MPS2) * BAR_AT_FULL
    return {
        "ESC_BrakePressed": pedal > 0.01,
        "ESC_EmergencyBraking": pedal > 0.85 and car.speed_kmh > 10,
        "ESC_BrakePedal": pedal * 100,
        "ESC_BrakePressure": pressure,
    }


def esc_status(car: Vehicle) -> Values:
    """Interventions and faults."""
    dynamics, faults = car.dynamics, car.faults
    return {
        "ESC_ABSEngaged": dynamics.abs_engaged,
        "ESC_ABSError": faults.brake,
        "ESC_ESCEngaged": abs(car.lane.lateral) > 7.5 * car.weather.grip,
        "ESC_ESCError": faults.brake,
        "ESC_TCSEngaged": dynamics.tcs_engaged,
        "ESC_TCSError": faults.brake,
        "ESC_ESCEnabled": True,
        "ESC_ParkingBrake": dynamics.parking_brake,
        "ESC_AutoHold": dynamics.auto_hold,
        "ESC_BrakeFault": faults.brake,
        "ESC_BrakeFluidLow": faults.brake_fluid,
        "ESC_PadsWorn": faults.pads,
    }


def eps_steering(car: Vehicle) -> Values:
    """Steering wheel."""
    return {
        "EPS_HandsOn": car.lane.hands_on,
        "EPS_Error": car.faults.steering,
        "EPS_WheelAngle": car.lane.wheel_deg,
        "EPS_WheelTorque": car.lane.wheel_torque,
    }


def tpms_pressure(car: Vehicle) -> Values:
    """Pressures; a dead sensor says nothing."""
    values: dict[str, float | None] = {}
    for name in NAMES:
        tyre = car.tyres.all[name]
        values[f"TPMS_Pressure{name}"] = tyre.kpa if tyre.sensor_works else None
        values[f"TPMS_Low{name}"] = tyre.low if tyre.sensor_works else None
    return values


def tpms_sensors(car: Vehicle) -> Values:
    """Temperatures and the sensors' batteries."""
    values: dict[str, float | None] = {}
    for name in NAMES:
        tyre = car.tyres.all[name]
        values[f"TPMS_Temp{name}"] = tyre.celsius if tyre.sensor_works else None
        values[f"TPMS_Battery{name}"] = tyre.sensor_battery if tyre.sensor_works else None
    return values


MESSAGES: dict[str, Callable[[Vehicle], Values]] = {
    "ESC_Wheels": esc_wheels,
    "ESC_Dynamics": esc_dynamics,
    "ESC_Brakes": esc_brakes,
    "ESC_Status": esc_status,
    "EPS_Steering": eps_steering,
    "TPMS_Pressure": tpms_pressure,
    "TPMS_Sensors": tpms_sensors,
}
