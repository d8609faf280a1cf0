"""Knobs of driving and lights."""

from typing import Any

from simulators.car.dynamics import PEDAL_COAST, Pedals
from simulators.car.knob_kinds import Knob, amount, choice, flag, number, reading, word
from simulators.car.lights import SWITCHES
from simulators.car.others import Other
from simulators.car.vehicle import Vehicle

SIDES = {"left": 1, "right": -1, "off": 0}


def _hand(car: Vehicle) -> Pedals:
    """From the first touch of pedal or gear on, the car is driven by hand."""
    if car.driver.hand_pedals is None:
        car.driver.hand_pedals = Pedals(0.0, 0.0, car.dynamics.gear)
    return car.driver.hand_pedals


def _set_pedal(car: Vehicle, value: Any) -> None:
    _hand(car).accelerator = number(value, 0, 1)


def _set_brake(car: Vehicle, value: Any) -> None:
    _hand(car).brake = number(value, 0, 1)


def _set_gear(car: Vehicle, value: Any) -> None:
    gear = choice(value, ("P", "R", "N", "D"))
    _hand(car).gear = gear
    car.dynamics.shift(gear, 1.0)


def _set_driver(car: Vehicle, value: Any) -> None:
    """`auto` follows the road, `park` stops and parks, `hand` waits for pedals."""
    mode = choice(value, ("auto", "park", "hand"))
    car.driver.drives = mode != "park"
    if mode == "hand":
        _hand(car)
        return
    car.driver.hand_pedals = None
    car.driver.pedals = Pedals(0.0, 0.0, car.dynamics.gear)
    car.lane.hand_wheel_deg = None


def _driver(car: Vehicle) -> str:
    if car.driver.hand_pedals is not None:
        return "hand"
    return "auto" if car.driver.drives else "park"


def _set_speed(car: Vehicle, value: Any) -> None:
    car.dynamics.speed = number(value, 0, 210) / 3.6
    if car.dynamics.speed > 0:
        car.dynamics.gear, car.dynamics.parking_brake = "D", False
        car.driver.pedals.gear = "D"
        car.driver.pedals.accelerator = PEDAL_COAST + 0.02


def _set_indicator(car: Vehicle, value: Any) -> None:
    """`auto` gives the lever back to the driver."""
    value = choice(value, ("left", "right", "off", "auto"))
    car.lights.hand_indicator = SIDES.get(value)


def _indicator(car: Vehicle) -> str:
    return {1: "left", -1: "right"}.get(car.lights.side, "off")


def _set_steering(car: Vehicle, value: Any) -> None:
    car.lane.hand_wheel_deg = None if value == "auto" else number(value, -780, 780)


def _set_lead(car: Vehicle, value: Any) -> None:
    car.others.lead_pace = None if value in (False, "off") else number(value, 0, 2)


def _set_lead_gap(car: Vehicle, value: Any) -> None:
    gap = number(value, 1, 130)
    car.others.lead = Other(251, "CAR", gap + 4.5, 0.0, max(0.0, car.dynamics.speed))
    if car.others.lead_pace is None:
        car.others.lead_pace = 0.9


def _set_lane_change(car: Vehicle, value: Any) -> None:
    car.lane.change(SIDES[choice(value, ("left", "right"))])


def _set_cruise(car: Vehicle, value: Any) -> None:
    kmh = 0.0 if value in (False, "off") else number(value, 20, 200)
    car.driver.cruise, car.driver.cruise_kmh = kmh > 0, kmh


def _set_wrong_turn(car: Vehicle, value: Any) -> None:
    car.errand.wrong_turns = int(number(value, 0, 50))


DRIVING: dict[str, Knob] = {
    "driver": Knob(_driver, _set_driver, "auto park hand"),
    "pace": amount("driver.pace", 0.1, 1.6, "of the limit"),
    "halts": flag("driver.halts"),
    "pedal": Knob(lambda c: c.driver.pedals.accelerator, _set_pedal, "0..1"),
    "brake": Knob(lambda c: c.driver.pedals.brake, _set_brake, "0..1"),
    "gear": Knob(lambda c: c.dynamics.gear, _set_gear, "P R N D"),
    "speed": Knob(lambda c: c.speed_kmh, _set_speed, "0..210 km/h"),
    "steering": Knob(lambda c: c.lane.wheel_deg, _set_steering, "-780..780 deg, auto"),
    "indicator": Knob(_indicator, _set_indicator, "left right off auto"),
    "lane_change": Knob(lambda c: c.lane.number, _set_lane_change, "left right"),
    "lane_drift": amount("lane.drift", -3.0, 3.0, "m, left positive"),
    "hands_on": flag("lane.hands_on"),
    "cruise": Knob(lambda c: c.driver.cruise_kmh, _set_cruise, "20..200 km/h, off"),
    "lead": Knob(lambda c: c.others.lead_pace, _set_lead, "0..2 of the limit, off"),
    "lead_gap": Knob(lambda c: c.others.ahead.gap, _set_lead_gap, "1..130 m"),
    "traffic": amount("others.density", 0.0, 1.0, ""),
    "position": amount("way", 0.0, 1e6, "m along the road"),
    "drive_mode": word("drive_mode", ("ECO", "NORMAL", "SPORT", "SNOW")),
    "regen_level": Knob(
        lambda c: c.dynamics.regen_level,
        lambda c, v: setattr(c.dynamics, "regen_level", int(number(v, 0, 3))),
        "0..3",
    ),
    "one_pedal": flag("dynamics.one_pedal"),
    "wrong_turn": Knob(lambda c: c.errand.wrong_turns, _set_wrong_turn, "0..50, how often"),
    "told": reading(lambda c: c.errand.told, "follows a route that was given"),
    "left": reading(lambda c: c.road.left_m(c.way), "m to the end of the road"),
    "way_id": reading(lambda c: c.road.piece_at(c.way).way_id, ""),
    "street": reading(lambda c: c.road.piece_at(c.way).name, ""),
    "slope": reading(lambda c: c.road.at(c.way).slope * 100, "%"),
    "limit": reading(lambda c: c.road.at(c.way).limit_kmh, "km/h"),
    "power": reading(lambda c: c.dynamics.power_w / 1000, "kW"),
    "range": reading(lambda c: c.range_km, "km"),
    "latitude": reading(lambda c: c.position[0], "deg"),
    "longitude": reading(lambda c: c.position[1], "deg"),
    "heading": reading(lambda c: c.position[2], "deg"),
    "scenario": reading(lambda c: c.scenario, ""),
    "time_s": reading(lambda c: c.time, "s since the start"),
}
LIGHT_KNOBS: dict[str, Knob] = {
    "lights": word("lights.switch", SWITCHES),
    "fog_front": flag("lights.fog_front"),
    "fog_rear": flag("lights.fog_rear"),
    "hazard": flag("lights.hazard"),
    "dome": flag("lights.dome"),
    "low_beam": reading(lambda c: c.lights.low, "on/off"),
    "wipers": word("wipers.switch", ("OFF", "SLOW", "MEDIUM", "FAST", "INTERVAL", "RAIN_SENSOR")),
    "washer": amount("wipers.washer", 0, 100, "%"),
}
