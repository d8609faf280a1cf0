"""Wishes to the drive and to the charger."""

from simulators.car.commands import Handler
from simulators.car.vehicle import POWER_BY_MODE, Vehicle

MODES = tuple(POWER_BY_MODE)


def _drive_mode(car: Vehicle, wish: float) -> bool:
    mode = MODES[int(wish)]
    if mode == "SPORT" and car.battery.displayed < 8:
        return False
    car.drive_mode = mode
    return True


def _regen(car: Vehicle, wish: float) -> bool:
    car.dynamics.regen_level = int(wish)
    return True


def _one_pedal(car: Vehicle, wish: float) -> bool:
    car.dynamics.one_pedal = wish > 0
    return True


def _charge_limit(car: Vehicle, wish: float) -> bool:
    if wish < 50:
        return False
    car.charging.limit = wish
    return True


def _start_stop(car: Vehicle, wish: float) -> bool:
    if wish and (not car.charging.cable or car.charging.fault):
        return False
    car.charging.wish = wish > 0
    return True


def _charge_flap(car: Vehicle, wish: float) -> bool:
    if (wish and not car.parked) or (not wish and car.charging.cable):
        return False
    car.charging.flap_target = wish > 0
    return True


def _cable_lock(car: Vehicle, wish: float) -> bool:
    if not car.charging.cable or (not wish and car.charging.active):
        return False
    car.charging.locked = wish > 0
    return True


def _max_current(car: Vehicle, wish: float) -> bool:
    if not 6 <= wish <= 32:
        return False
    car.charging.max_current = wish
    return True


DRIVE: dict[str, Handler] = {
    "CMD_DriveMode": _drive_mode,
    "CMD_RegenLevel": _regen,
    "CMD_OnePedal": _one_pedal,
    "CMD_ChargeLimit": _charge_limit,
    "CMD_StartStop": _start_stop,
    "CMD_ChargeFlap": _charge_flap,
    "CMD_CableLock": _cable_lock,
    "CMD_MaxCurrent": _max_current,
}
