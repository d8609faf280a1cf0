"""The one table of what a profile holds: name, group, title, kind, range, default.

A field of the car names the signal by which the car is asked; its range is the signal's. Its
default None means: as the car has it. The title is English, which the view translates.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from cockpit.core import signals as car
from cockpit.core.signal import Signal, Value
from cockpit.features.profiles.favourites import (
    CONTACT,
    PLACE,
    SCENE,
    STATION,
    Contact,
    Place,
    Scene,
    Station,
)
from cockpit.features.profiles.shapes import (
    Choice,
    Listed,
    Picture,
    Real,
    Shape,
    Switch,
    Table,
    Whole,
    Words,
)


class Group(StrEnum):
    """What belongs together on a page; English, which the view translates."""

    FACE = "Name and picture"
    SEAT = "Seat"
    MIRRORS = "Mirrors"
    WHEEL = "Steering wheel"
    CLIMATE = "Climate"
    LIGHT = "Ambient light"
    DRIVING = "Driving"
    SETTINGS = "Settings"
    FAVOURITES = "Favourites"


@dataclass(frozen=True, slots=True, eq=False)
class Field[T]:
    """One thing that a profile holds."""

    name: str
    group: Group
    title: str
    shape: Shape[Any]
    default: T
    personal: bool = False
    """Whether it tells of the driver's life: left out of a file that strangers may see."""
    signal: Signal[Any] | None = None
    """By which the car is asked for it; None where it is no matter of the car's."""

    def read(self, told: object) -> T:
        """The value that JSON tells; raises ValueError for what does not fit."""
        if told is None and self.default is None:
            return self.default
        value: T = self.shape.read(told)
        return value

    def tell(self, value: T) -> Any:
        """As `read` takes it."""
        return None if value is None else self.shape.tell(value)


def _of_car[T: Value](
    name: str, group: Group, title: str, signal: Signal[T], names: tuple[str, ...] = ()
) -> Field[T | None]:
    low, high = signal.low or 0, signal.high or 0
    shapes: dict[type, Shape[Any]] = {
        bool: Switch(),
        int: Whole(int(low), int(high)),
        float: Real(low, high),
        str: Choice(names),
    }
    return Field(name, group, title, shapes[signal.kind], None, signal=signal)


NAME = Field("name", Group.FACE, "Name", Words(40, least=1), "")
PICTURE = Field("picture", Group.FACE, "Picture of the driver", Picture(), b"", personal=True)

SEAT_POSITION = _of_car(
    "seat_position", Group.SEAT, "Seat, forward and back", car.DRIVER_SEAT_POSITION_TARGET
)
SEAT_HEIGHT = _of_car("seat_height", Group.SEAT, "Seat height", car.DRIVER_SEAT_HEIGHT_TARGET)
SEAT_RECLINE = _of_car("seat_recline", Group.SEAT, "Backrest", car.DRIVER_SEAT_RECLINE_TARGET)

LEFT_MIRROR_PAN = _of_car(
    "left_mirror_pan", Group.MIRRORS, "Left mirror, left and right", car.LEFT_MIRROR_PAN_TARGET
)
LEFT_MIRROR_TILT = _of_car(
    "left_mirror_tilt", Group.MIRRORS, "Left mirror, up and down", car.LEFT_MIRROR_TILT_TARGET
)
RIGHT_MIRROR_PAN = _of_car(
    "right_mirror_pan", Group.MIRRORS, "Right mirror, left and right", car.RIGHT_MIRROR_PAN_TARGET
)
RIGHT_MIRROR_TILT = _of_car(
    "right_mirror_tilt", Group.MIRRORS, "Right mirror, up and down", car.RIGHT_MIRROR_TILT_TARGET
)

WHEEL_TILT = _of_car("wheel_tilt", Group.WHEEL, "Steering wheel height", car.WHEEL_TILT_TARGET)
WHEEL_REACH = _of_car("wheel_reach", Group.WHEEL, "Steering wheel reach", car.WHEEL_REACH_TARGET)

TEMPERATURE = _of_car("temperature", Group.CLIMATE, "Temperature", car.DRIVER_TEMPERATURE)
FAN = _of_car("fan", Group.CLIMATE, "Fan", car.DRIVER_FAN)
AIR = _of_car("air", Group.CLIMATE, "Where the air goes", car.DRIVER_AIR, ("UP", "MIDDLE", "DOWN"))
CLIMATE_AUTO = _of_car("climate_auto", Group.CLIMATE, "Automatic climate", car.CLIMATE_AUTO)
AIR_CONDITIONING = _of_car(
    "air_conditioning", Group.CLIMATE, "Air conditioning", car.AIR_CONDITIONING
)
SEAT_HEATING = _of_car("seat_heating", Group.CLIMATE, "Seat heating", car.DRIVER_SEAT_HEATING)
WHEEL_HEATING = _of_car(
    "wheel_heating", Group.CLIMATE, "Steering wheel heating", car.STEERING_WHEEL_HEATING
)

AMBIENT = _of_car("ambient", Group.LIGHT, "Ambient light", car.AMBIENT_LIGHT)
AMBIENT_INTENSITY = _of_car(
    "ambient_intensity", Group.LIGHT, "Ambient light intensity", car.AMBIENT_INTENSITY
)
AMBIENT_COLOUR = _of_car("ambient_colour", Group.LIGHT, "Ambient light colour", car.AMBIENT_COLOUR)

DRIVE_MODE = _of_car(
    "drive_mode",
    Group.DRIVING,
    "Drive mode",
    car.DRIVE_MODE,
    ("ECONOMY", "NORMAL", "SPORT", "SNOW"),
)
REGEN_LEVEL = _of_car("regen_level", Group.DRIVING, "Regeneration", car.REGEN_LEVEL)

# Kept, sealed and carried to the next car; navigation, phone and home do not read them so far: what
# they know of places, people and scenes is the car's.
HOME: Field[Place | None] = Field(
    "home", Group.FAVOURITES, "Where I live", PLACE, None, personal=True
)
WORK: Field[Place | None] = Field(
    "work", Group.FAVOURITES, "Where I work", PLACE, None, personal=True
)
PLACES: Field[tuple[Place, ...]] = Field(
    "places", Group.FAVOURITES, "Favourite places", Listed(PLACE, 100), (), personal=True
)
CONTACTS: Field[tuple[Contact, ...]] = Field(
    "contacts", Group.FAVOURITES, "Favourite contacts", Listed(CONTACT, 50), (), personal=True
)
STATIONS: Field[tuple[Station, ...]] = Field(
    "stations", Group.FAVOURITES, "Favourite stations", Listed(STATION, 50), (), personal=True
)
SCENES: Field[tuple[Scene, ...]] = Field(
    "scenes", Group.FAVOURITES, "Favourite scenes", Listed(SCENE, 50), (), personal=True
)

SETTINGS: Field[Mapping[str, Any]] = Field(
    "settings", Group.SETTINGS, "Settings of the screen", Table(20_000), MappingProxyType({})
)
"""What the driver has changed on the settings page, by section and name."""
THINGS: Field[Mapping[str, Any]] = Field(
    "things",
    Group.FAVOURITES,
    "Remembered things",
    Table(200_000),
    MappingProxyType({}),
    personal=True,
)
"""What features keep for him, by subject: drives and habits."""

FIELDS: Mapping[str, Field[Any]] = {
    field.name: field for field in tuple(globals().values()) if isinstance(field, Field)
}
"""All of them by name, in the order in which they are shown."""
