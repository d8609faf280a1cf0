"""What home is told of the car, one entity of Home Assistant each: a table.

Units and classes are Home Assistant's, whose newer versions reject an entity with a wrong one.
What the car does not know now is told as `None`, which Home Assistant shows as unknown.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cockpit.core import signals as car
from cockpit.core.signal import Signal
from cockpit.core.vehicle import Vehicle

UNKNOWN = "None"
NOWHERE = "{}"
"""A place that is not known."""
NOT_KNOWN = frozenset({UNKNOWN, NOWHERE})
TRIP_S, SLOW_S, QUICK_S = 10.0, 5.0, 1.0
"""Seconds at least between two tellings of one value."""
GEARS = {-1: "R", 0: "N", 126: "P", 127: "D"}
CHARGE_STATES = (
    "IDLE",
    "CONNECTED",
    "PREPARING",
    "CHARGING",
    "COMPLETE",
    "STOPPED",
    "FAULT",
)

type Words = Callable[..., str]
"""Values of the signals, in order → what is told."""


@dataclass(frozen=True, slots=True)
class Told:
    """One value: its topic below the car's prefix, its signals, and how it is put into words."""

    topic: str
    signals: tuple[Signal[Any], ...]
    words: Words
    every_s: float = SLOW_S
    partly: bool = False
    """Whether the words can do with unknown values, which come as None."""

    def say(self, vehicle: Vehicle) -> str:
        """What is true now."""
        readings = [vehicle.get(signal) for signal in self.signals]
        values = [reading.value if reading.valid else None for reading in readings]
        if any(value is None for value in values) and not self.partly:
            return UNKNOWN
        return self.words(*values)


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity: Home Assistant's platform, its name at home, and what it shows.

    `shown` is Home Assistant's key of a state topic → what is told there.
    """

    key: str
    platform: str
    name: str
    shown: Mapping[str, Told]
    config: Mapping[str, Any] = field(default_factory=dict)
    there: str = ""
    """A template that makes "online" or "offline" of what is told; empty: there as the car is."""

    def offered(self, vehicle: Vehicle) -> bool:
        """Whether this car has all that it takes."""
        return all(vehicle.offers(s) for told in self.shown.values() for s in told.signals)


def entity(
    key: str,
    platform: str,
    name: str,
    signals: Signal[Any] | Sequence[Signal[Any]],
    words: Words,
    every_s: float = SLOW_S,
    **config: Any,
) -> Entity:
    """An entity of one value."""
    given = (signals,) if isinstance(signals, Signal) else tuple(signals)
    return Entity(key, platform, name, {"stat_t": Told(key, given, words, every_s)}, config)


def number(digits: int = 0, times: float = 1.0) -> Words:
    """A number of so many digits, after a factor."""
    return lambda value: f"{value * times:.{digits}f}"


def on(value: bool) -> str:
    """A switch or contact, as Home Assistant calls it."""
    return "ON" if value else "OFF"


def _sensor(
    key: str, name: str, signal: Signal[Any], unit: str, kind: str, words: Words, **more: Any
) -> Entity:
    """A measured number."""
    config = {"unit_of_meas": unit, "dev_cla": kind, "stat_cla": "measurement", **more}
    return entity(key, "sensor", name, signal, words, **config)


def _contact(key: str, name: str, signal: Signal[bool], kind: str) -> Entity:
    return entity(key, "binary_sensor", name, signal, on, QUICK_S, dev_cla=kind)


def _tyre(key: str, name: str, signal: Signal[int]) -> Entity:
    return _sensor(key, name, signal, "kPa", "pressure", number(), ent_cat="diagnostic")


FAULTS = (
    car.BRAKE_FAULT,
    car.STEERING_FAULT,
    car.BATTERY_FAULT,
    car.BATTERY_HOT,
    car.LOW_VOLTAGE_FAULT,
    car.DRIVE_FAULT,
    car.CHARGE_FAULT,
    car.AIRBAG_FAULT,
)


def _any_fault(*lit: bool | None) -> str:
    if any(lit):
        return "ON"
    return UNKNOWN if None in lit else "OFF"


def _place(lat: float | None, lon: float | None, accuracy_m: float | None) -> str:
    if lat is None or lon is None:
        return NOWHERE
    accuracy = round(accuracy_m) if accuracy_m is not None else 50
    place = {"latitude": round(lat, 5), "longitude": round(lon, 5), "gps_accuracy": accuracy}
    return json.dumps(place)


LOCATION = Entity(
    "location",
    "device_tracker",
    "Location",
    {
        "json_attr_t": Told(
            "location", (car.LATITUDE, car.LONGITUDE, car.POSITION_ACCURACY), _place, TRIP_S, True
        )
    },
    {"src_type": "gps"},
    # Home Assistant keeps the last place, and warns, when it is told that there is none.
    there="{{ 'online' if value_json.latitude is defined else 'offline' }}",
)

MEASURED = (
    _sensor("battery", "Battery", car.BATTERY_LEVEL, "%", "battery", number()),
    _sensor("range", "Range", car.RANGE, "km", "distance", number(0, 0.001), sug_dsp_prc=0),
    _sensor(
        "odometer",
        "Odometer",
        car.ODOMETER,
        "km",
        "distance",
        number(0, 0.001),
        stat_cla="total_increasing",
    ),
    _sensor("charge_power", "Charging power", car.CHARGE_POWER, "kW", "power", number(1)),
    _sensor(
        "charge_left", "Charging ends in", car.TIME_TO_FULL, "min", "duration", number(0, 1 / 60)
    ),
    _sensor("cabin", "Cabin", car.CABIN_TEMPERATURE, "°C", "temperature", number(1)),
    _sensor("outside", "Outside", car.OUTSIDE_TEMPERATURE, "°C", "temperature", number(1)),
    _sensor("speed", "Speed", car.SPEED, "km/h", "speed", number()),
    _sensor(
        "low_voltage",
        "12 V battery",
        car.LOW_VOLTAGE,
        "V",
        "voltage",
        number(1),
        ent_cat="diagnostic",
    ),
    _sensor(
        "service",
        "Service in",
        car.SERVICE_DISTANCE,
        "km",
        "distance",
        number(),
        ent_cat="diagnostic",
    ),
    _tyre("tyre_front_left", "Tyre front left", car.FRONT_LEFT_TYRE_PRESSURE),
    _tyre("tyre_front_right", "Tyre front right", car.FRONT_RIGHT_TYRE_PRESSURE),
    _tyre("tyre_rear_left", "Tyre rear left", car.REAR_LEFT_TYRE_PRESSURE),
    _tyre("tyre_rear_right", "Tyre rear right", car.REAR_RIGHT_TYRE_PRESSURE),
    entity(
        "gear",
        "sensor",
        "Gear",
        car.SELECTED_GEAR,
        lambda gear: GEARS.get(gear, UNKNOWN),
        dev_cla="enum",
        options=list(GEARS.values()),
    ),
    entity(
        "charge_state",
        "sensor",
        "Charging state",
        car.CHARGE_STATE,
        lambda state: state.lower() if state in CHARGE_STATES else UNKNOWN,
        dev_cla="enum",
        options=[state.lower() for state in CHARGE_STATES],
    ),
)

CONTACTS = (
    _contact("charging", "Charging", car.CHARGING, "battery_charging"),
    _contact("plugged", "Charging cable", car.CABLE_CONNECTED, "plug"),
    _contact("moving", "Moving", car.MOVING, "moving"),
    _contact("driver", "Driver", car.DRIVER_SEATED, "occupancy"),
    _contact("door_front_left", "Door front left", car.DRIVER_DOOR_OPEN, "door"),
    _contact("door_front_right", "Door front right", car.PASSENGER_DOOR_OPEN, "door"),
    _contact("door_rear_left", "Door rear left", car.REAR_LEFT_DOOR_OPEN, "door"),
    _contact("door_rear_right", "Door rear right", car.REAR_RIGHT_DOOR_OPEN, "door"),
    _contact("boot", "Boot", car.BOOT_OPEN, "opening"),
    _contact("bonnet", "Bonnet", car.BONNET_OPEN, "opening"),
    _contact("tyres", "Tyre pressure", car.TYRE_WARNING, "problem"),
    _contact("service_due", "Service due", car.SERVICE_DUE, "problem"),
    Entity(
        "warning",
        "binary_sensor",
        "Warning light",
        {"stat_t": Told("warning", FAULTS, _any_fault, QUICK_S, partly=True)},
        {"dev_cla": "problem", "ent_cat": "diagnostic"},
    ),
)

TOLD = (*MEASURED, *CONTACTS)
