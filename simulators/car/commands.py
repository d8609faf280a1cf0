"""What the car does with a wish of the dashboard: answers late, limits, refuses."""

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from simulators.car.cabin import MAX_SET_C, MIN_SET_C
from simulators.car.definition import Definition, MessageInfo
from simulators.car.vehicle import POWER_BY_MODE, Vehicle

type Handler = Callable[[Vehicle, float], bool]

ANSWER_S = (0.05, 0.20)
REPEAT_S = 1.0  # within this time a counter must have moved on
AIR = ("UP", "MIDDLE", "DOWN")
MODES = tuple(POWER_BY_MODE)


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


@dataclass(order=True, slots=True)
class _Wish:
    due: float
    number: int
    name: str = field(compare=False)
    value: float = field(compare=False)


@dataclass(slots=True)
class Commands:
    """Takes command frames, and carries wishes out after the time that an ECU needs."""

    definition: Definition
    handlers: dict[str, Handler]
    chance: random.Random
    refused: int = 0
    _waiting: list[_Wish] = field(default_factory=list)
    _number: int = 0
    _counters: dict[str, tuple[int, float]] = field(default_factory=dict)

    def receive(self, bus: str, frame_id: int, extended: bool, data: bytes, now: float) -> bool:
        """Look at a frame; True when it was a good command. `now` in simulated seconds."""
        info = self.definition.commands.get((bus, frame_id, extended))
        if info is None or not self._good(info, data, now):
            return False
        skip = (info.protection.crc, info.protection.counter)
        due = now + self.chance.uniform(*ANSWER_S)
        for name, value in info.code.wishes(data).items():
            if name not in skip:
                self._number += 1
                heapq.heappush(self._waiting, _Wish(due, self._number, name, value))
        return True

    def _good(self, info: MessageInfo, data: bytes, now: float) -> bool:
        if len(data) != info.code.length:
            return False
        protection = info.protection
        raw = info.code.decode_raw(data)
        if protection.crc:
            place = info.code.signal(protection.crc).shift // 8
            if protection.checksum(data, place) != raw[protection.crc]:
                return False
        if protection.counter:
            last, when = self._counters.get(info.name, (-1, -REPEAT_S))
            if raw[protection.counter] == last and now - when < REPEAT_S:
                return False
            self._counters[info.name] = (raw[protection.counter], now)
        return True

    def carry_out(self, car: Vehicle, now: float) -> None:
        """Do what is due; a refused wish simply leaves everything as it was."""
        while self._waiting and self._waiting[0].due <= now:
            wish = heapq.heappop(self._waiting)
            handler = self.handlers.get(wish.name)
            if handler is None or not handler(car, wish.value):
                self.refused += 1
