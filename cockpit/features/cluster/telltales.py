"""The telltales as one table: where each stands, its colour, and the signals that light it."""

from dataclasses import dataclass
from enum import Enum

from cockpit.core import signals as car
from cockpit.core.signal import Signal
from cockpit.core.vehicle import Vehicle


class Tone(Enum):
    """Colours as ISO 2575 gives them out."""

    DANGER = "danger"
    WARN = "warn"
    GOOD = "good"
    INFO = "info"


class State(Enum):
    """Off, lit, or not known: a safety telltale whose frame is missing is as good as lit."""

    OFF = "off"
    LIT = "lit"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Telltale:
    """One lamp. `place`: top, left, right or bottom. Any of `by` lights it.

    `safety` marks those that the driver must be able to rely on: unknown is shown as a warning.
    """

    icon: str
    label: str
    place: str
    tone: Tone
    by: tuple[Signal[bool], ...]
    safety: bool = False
    blinks: bool = False


def _left(icon: str, label: str, *by: Signal[bool], safety: bool = True) -> Telltale:
    return Telltale(icon, label, "left", Tone.DANGER, by, safety)


def _right(icon: str, label: str, *by: Signal[bool], safety: bool = False) -> Telltale:
    return Telltale(icon, label, "right", Tone.WARN, by, safety)


def _lamp(icon: str, label: str, by: Signal[bool], tone: Tone = Tone.GOOD) -> Telltale:
    return Telltale(icon, label, "top", tone, (by,))


def _minor(icon: str, label: str, by: Signal[bool], tone: Tone = Tone.WARN) -> Telltale:
    return Telltale(icon, label, "bottom", tone, (by,))


def _indicator(icon: str, label: str, by: Signal[bool]) -> Telltale:
    return Telltale(icon, label, "corner", Tone.GOOD, (by, car.HAZARD), blinks=True)


TELLTALES = (
    _indicator("indicator-left", "Left indicator", car.INDICATOR_LEFT),
    _indicator("indicator-right", "Right indicator", car.INDICATOR_RIGHT),
    _lamp("position-lamps", "Position lamps", car.PARKING_LIGHTS),
    _lamp("low-beam", "Low beam", car.LOW_BEAM),
    _lamp("high-beam", "High beam", car.HIGH_BEAM, Tone.INFO),
    _lamp("front-fog", "Front fog lamps", car.FRONT_FOG),
    _lamp("rear-fog", "Rear fog lamp", car.REAR_FOG, Tone.WARN),
    _lamp("ready", "Ready to drive", car.READY),
    _left("brake", "Brakes", car.BRAKE_FAULT, car.BRAKE_FLUID_LOW),
    _left("parking-brake", "Parking brake", car.PARKING_BRAKE),
    _left("airbag", "Airbag", car.AIRBAG_FAULT),
    _left("seatbelt", "Seat belt", car.BELT_WARNING),
    _left("steering", "Steering", car.STEERING_FAULT),
    _left("traction-battery", "Traction battery", car.BATTERY_FAULT),
    _left("battery-hot", "Battery too hot", car.BATTERY_HOT),
    _right("abs", "ABS", car.ABS_ERROR, safety=True),
    _right("esc", "Stability control", car.ESC_ERROR, car.ESC_ENGAGED, safety=True),
    _right("tyre", "Tyre pressure", car.TYRE_WARNING),
    _right("drive-fault", "Drive", car.DRIVE_FAULT),
    _right("power-limited", "Power limited", car.POWER_LIMITED),
    _right("battery", "12 V battery", car.LOW_VOLTAGE_FAULT),
    _right("door-open", "Door open", car.DOOR_WARNING),
    _minor("light-fault", "Lamp", car.LIGHT_FAULT),
    _minor("cable", "Charging fault", car.CHARGE_FAULT),
    _minor("key", "Key missing", car.KEY_MISSING),
    _minor("washer", "Washer fluid", car.WASHER_LOW),
    _minor("ice", "Ice on the road", car.ICE_WARNING),
    _minor("auto-hold", "Auto hold", car.AUTO_HOLD, Tone.GOOD),
)


def state_of(telltale: Telltale, vehicle: Vehicle) -> State:
    """What the lamp shows now; a car that has none of its signals leaves it off."""
    offered = [vehicle.get(signal) for signal in telltale.by if vehicle.offers(signal)]
    if any(reading.value for reading in offered):
        return State.LIT
    if telltale.safety and any(reading.value is None for reading in offered):
        return State.UNKNOWN
    return State.OFF
