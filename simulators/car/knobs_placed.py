"""Knobs of what there is more than once: doors, windows, tyres, seats, belts."""

from typing import Any

from simulators.car.body import PLACES, SEATS
from simulators.car.knob_kinds import Knob, number, switch
from simulators.car.vehicle import Vehicle

PLACE_NAMES = dict(
    zip(("front_left", "front_right", "rear_left", "rear_right"), PLACES, strict=True)
)
SEAT_NAMES = dict(
    zip(("front_left", "front_right", "rear_left", "rear_middle", "rear_right"), SEATS, strict=True)
)


def _door(place: str) -> Knob:
    def put(car: Vehicle, value: Any) -> None:
        car.body.door[place] = switch(value)
        if car.body.door[place]:
            car.body.lock[place] = False

    return Knob(lambda car: car.body.door[place], put, "open closed")


def _window(place: str) -> Knob:
    def put(car: Vehicle, value: Any) -> None:
        car.body.window[place].target = number(value, 0, 100)

    return Knob(lambda car: car.body.window[place].place, put, "0..100 %")


def _belt(seat: str) -> Knob:
    def put(car: Vehicle, value: Any) -> None:
        car.body.belt[seat] = switch(value)

    return Knob(lambda car: car.body.belt[seat], put, "on/off")


def _seat(seat: str) -> Knob:
    def put(car: Vehicle, value: Any) -> None:
        car.body.occupied[seat] = switch(value)

    return Knob(lambda car: car.body.occupied[seat], put, "yes/no")


def _tyre(place: str) -> Knob:
    def put(car: Vehicle, value: Any) -> None:
        car.tyres.all[place].set_kpa(number(value, 0, 400))

    return Knob(lambda car: car.tyres.all[place].kpa, put, "0..400 kPa")


def _leak(place: str) -> Knob:
    def put(car: Vehicle, value: Any) -> None:
        car.tyres.all[place].leak_kpa_s = number(value, 0, 50)

    return Knob(lambda car: car.tyres.all[place].leak_kpa_s, put, "0..50 kPa/s")


def _tyre_sensor(place: str) -> Knob:
    def put(car: Vehicle, value: Any) -> None:
        car.tyres.all[place].sensor_works = switch(value)

    return Knob(lambda car: car.tyres.all[place].sensor_works, put, "on/off")


PLACED: dict[str, Knob] = {}
for _name, _place in PLACE_NAMES.items():
    PLACED |= {
        f"door.{_name}": _door(_place),
        f"window.{_name}": _window(_place),
        f"tyre.{_name}": _tyre(_place),
        f"leak.{_name}": _leak(_place),
        f"tyre_sensor.{_name}": _tyre_sensor(_place),
    }
for _name, _place in SEAT_NAMES.items():
    PLACED |= {f"belt.{_name}": _belt(_place), f"seat.{_name}": _seat(_place)}
