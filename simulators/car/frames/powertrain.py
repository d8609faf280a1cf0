"""Messages of the drive: motion, gear, motors, modes, trip, service."""

from collections.abc import Callable

from simulators.car.encoding import Values
from simulators.car.motor import Motor
from simulators.car.vehicle import POWER_BY_MODE, Vehicle


def vcu_motion(car: Vehicle) -> Values:
    """How fast, and the accelerator."""
    return {
        "VCU_Speed": car.speed_kmh,
        "VCU_IsMoving": car.speed_kmh >= 1.0,
        "VCU_AccelPedal": car.driver.pedals.accelerator * 100,
    }


def vcu_gear(car: Vehicle) -> Values:
    """Selector and park lock."""
    gear = car.dynamics.gear
    engaged = {"R": "R", "D": "FORWARD"}.get(gear, "N")
    return {"VCU_SelectedGear": gear, "VCU_CurrentGear": engaged, "VCU_ParkLock": gear == "P"}


def _motor(name: str, motor: Motor, rpm: float) -> Values:
    return {
        f"VCU_Motor{name}Torque": motor.torque_nm,
        f"VCU_Motor{name}Speed": rpm,
        f"VCU_Motor{name}Power": motor.power_w / 1000,
    }


def vcu_motor_front(car: Vehicle) -> Values:
    """Front motor."""
    return _motor("Front", car.dynamics.front, car.dynamics.motor_rpm)


def vcu_motor_rear(car: Vehicle) -> Values:
    """Rear motor."""
    return _motor("Rear", car.dynamics.rear, car.dynamics.motor_rpm)


def vcu_motor_temps(car: Vehicle) -> Values:
    """Windings, inverters, coolant."""
    return {
        "VCU_MotorFrontTemp": car.dynamics.front.winding_c,
        "VCU_InverterFrontTemp": car.dynamics.front.inverter_c,
        "VCU_MotorRearTemp": car.dynamics.rear.winding_c,
        "VCU_InverterRearTemp": car.dynamics.rear.inverter_c,
        "VCU_CoolantTemp": car.dynamics.coolant_c,
    }


def vcu_drive(car: Vehicle) -> Values:
    """Mode, recuperation, readiness."""
    full = 320_000.0 * POWER_BY_MODE[car.drive_mode]
    return {
        "VCU_DriveMode": car.drive_mode,
        "VCU_RegenLevel": car.dynamics.regen_level,
        "VCU_OnePedal": car.dynamics.one_pedal,
        "VCU_Ready": car.ready,
        "VCU_PowerLimit": min(100.0, car.limits.discharge_w / full * 100),
    }


def vcu_energy(car: Vehicle) -> Values:
    """Power, range, consumption."""
    return {
        "VCU_TotalPower": car.dynamics.power_w / 1000,
        "VCU_Range": car.range_km,
        "VCU_Consumption": car.trip.consumption,
    }


def vcu_telltales(car: Vehicle) -> Values:
    """What the VCU wants the driver to see."""
    battery = car.battery
    return {
        "VCU_TT_BatteryFault": battery.isolation_kohm < 500,
        "VCU_TT_BatteryHot": max(battery.module_c) > 52,
        "VCU_TT_PowerLimited": battery.max_discharge_w < 120_000,
        "VCU_TT_LowVoltageFault": car.low_voltage.fault,
        "VCU_TT_DriveFault": car.faults.drive,
        "VCU_TT_ChargeFault": car.charging.fault,
        "VCU_TT_TyrePressure": any(t.low for t in car.tyres.all.values()),
    }


def vcu_low_voltage(car: Vehicle) -> Values:
    """12 V supply."""
    return {
        "VCU_LV_Voltage": car.low_voltage.voltage,
        "VCU_LV_Soc": car.low_voltage.soc,
        "VCU_LV_Current": car.low_voltage.current,
        "VCU_DCDC_Temp": car.low_voltage.converter_c,
    }


def vcu_odometer(car: Vehicle) -> Values:
    """Distances."""
    return {
        "VCU_Odometer_km": car.trip.odometer_km,
        "VCU_TripStart_km": car.trip.start_km,
        "VCU_TripMeter_km": car.trip.meter_km,
    }


def vcu_trip(car: Vehicle) -> Values:
    """Since the start."""
    return {
        "VCU_TripDuration": car.trip.seconds / 60,
        "VCU_TripAvgSpeed": car.trip.average_kmh,
        "VCU_TripConsumption": car.trip.trip_consumption,
        "VCU_TripRegen": car.trip.regen_kwh,
    }


def vcu_service(car: Vehicle) -> Values:
    """When the workshop wants to see the car."""
    trip = car.trip
    return {
        "VCU_ServiceDistance": trip.service_km,
        "VCU_ServiceDays": trip.service_days,
        "VCU_ServiceDue": trip.service_km < 0 or trip.service_days < 0,
    }


def vcu_dtc_summary(car: Vehicle) -> Values:
    """How many trouble codes."""
    return {"VCU_DtcCount": len(car.faults.dtcs), "VCU_DtcActive": len(car.faults.dtcs)}


def vcu_dtc_codes(car: Vehicle) -> Values:
    """The first four trouble codes, one per page; 0 = none."""
    codes = [*car.faults.dtcs, 0, 0, 0, 0]
    return {f"VCU_Dtc{number + 1}": codes[number] for number in range(4)}


MESSAGES: dict[str, Callable[[Vehicle], Values]] = {
    "VCU_Motion": vcu_motion,
    "VCU_Gear": vcu_gear,
    "VCU_MotorFront": vcu_motor_front,
    "VCU_MotorRear": vcu_motor_rear,
    "VCU_MotorTemps": vcu_motor_temps,
    "VCU_Drive": vcu_drive,
    "VCU_Energy": vcu_energy,
    "VCU_Telltales": vcu_telltales,
    "VCU_LowVoltage": vcu_low_voltage,
    "VCU_Odometer": vcu_odometer,
    "VCU_Trip": vcu_trip,
    "VCU_Service": vcu_service,
    "VCU_DtcSummary": vcu_dtc_summary,
    "VCU_DtcCodes": vcu_dtc_codes,
}
