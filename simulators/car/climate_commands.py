"""Wishes to the climate controller."""

from simulators.car.cabin import MAX_SET_C, MIN_SET_C
from simulators.car.commands import Handler
from simulators.car.vehicle import Vehicle

AIR = ("UP", "MIDDLE", "DOWN")


def _climate(name: str) -> Handler:
    def handle(car: Vehicle, wish: float) -> bool:
        setattr(car.cabin.climate, name, wish > 0)
        return True

    return handle


def _temp_driver(car: Vehicle, wish: float) -> bool:
    climate = car.cabin.climate
    climate.temp_driver = max(MIN_SET_C, min(MAX_SET_C, wish))
    if climate.sync:
        climate.temp_passenger = climate.temp_driver
    return True


def _temp_passenger(car: Vehicle, wish: float) -> bool:
    climate = car.cabin.climate
    climate.temp_passenger = max(MIN_SET_C, min(MAX_SET_C, wish))
    climate.sync = climate.sync and climate.temp_passenger == climate.temp_driver
    return True


def _sync(car: Vehicle, wish: float) -> bool:
    climate = car.cabin.climate
    climate.sync = wish > 0
    if climate.sync:
        climate.temp_passenger = climate.temp_driver
    return True


def _fan(name: str) -> Handler:
    def handle(car: Vehicle, wish: float) -> bool:
        climate = car.cabin.climate
        climate.auto = False
        climate.on = True
        setattr(climate, name, wish)
        return True

    return handle


def _air(name: str) -> Handler:
    def handle(car: Vehicle, wish: float) -> bool:
        car.cabin.climate.auto = False
        setattr(car.cabin.climate, name, AIR[int(wish)])
        return True

    return handle


def _ac(car: Vehicle, wish: float) -> bool:
    if not wish and car.cabin.climate.front_defrost:
        return False  # a clear windscreen needs dry air
    car.cabin.climate.ac = wish > 0
    return True


def _front_defrost(car: Vehicle, wish: float) -> bool:
    climate = car.cabin.climate
    climate.front_defrost = wish > 0
    if climate.front_defrost:
        climate.on = climate.ac = climate.auto = True
        climate.recirculation = False
    return True


def _recirculation(car: Vehicle, wish: float) -> bool:
    if wish and car.cabin.climate.front_defrost:
        return False
    car.cabin.climate.recirculation = wish > 0
    return True


CLIMATE: dict[str, Handler] = {
    "CMD_TempDrv": _temp_driver,
    "CMD_TempPas": _temp_passenger,
    "CMD_FanDrv": _fan("fan_driver"),
    "CMD_FanPas": _fan("fan_passenger"),
    "CMD_AirDrv": _air("air_driver"),
    "CMD_AirPas": _air("air_passenger"),
    "CMD_AC": _ac,
    "CMD_Recirculation": _recirculation,
    "CMD_FrontDefrost": _front_defrost,
    "CMD_RearDefrost": _climate("rear_defrost"),
    "CMD_Auto": _climate("auto"),
    "CMD_Sync": _sync,
    "CMD_ClimateOn": _climate("on"),
}
