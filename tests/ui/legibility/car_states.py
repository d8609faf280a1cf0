"""The car itself: driving, charging, silent, refusing; and its settings."""

from typing import Any

from cockpit.core import signals as car
from cockpit.core.notices import Severity
from cockpit.features.cluster.telltales import TELLTALES
from tests.ui.legibility.desk import Desk, Show


def moving(desk: Desk) -> None:
    """On a motorway."""
    desk.put(
        {
            car.SPEED: 128.0,
            car.SELECTED_GEAR: car.DRIVE_GEAR,
            car.MOTOR_POWER: 148.0,
            car.POWER_AVAILABLE: 100,
            car.PARKING_BRAKE: False,
            car.SPEED_LIMIT: 130.0,
            car.DRIVE_MODE: "ECONOMY",
        }
    )


def charging(desk: Desk) -> None:
    """Plugged in at a fast charger."""
    desk.open("navigation")
    desk.put(
        {
            car.CHARGE_STATE: "CHARGING",
            car.CHARGING: True,
            car.CHARGE_TYPE: "DC",
            car.CHARGE_POWER: 148.5,
            car.TIME_TO_FULL: 4_920,
            car.CHARGE_LIMIT: 80,
            car.CABLE_CONNECTED: True,
            car.BATTERY_POWER: 148_500.0,
        }
    )


def alight(desk: Desk) -> None:
    """Every lamp of the cluster."""
    moving(desk)
    desk.put({signal: True for lamp in TELLTALES for signal in lamp.by if not lamp.blinks})


def all_on(name: str) -> Show:
    """A page whose switches are all on."""

    def show(desk: Desk) -> None:
        desk.put(
            {signal: True for signal in car.ALL if signal.kind is bool} | {car.VOICE_KEY: False}
        )
        desk.open(name)

    return show


def missing(name: str) -> Show:
    """A page of a car that knows nothing."""

    def show(desk: Desk) -> None:
        desk.lose()
        desk.open(name)

    return show


def asked_why(desk: Desk) -> None:
    """The driver asks why there is no speed."""
    desk.lose()
    desk.open("climate")
    desk.screen.tap("cluster.speed")


def low_tyre(desk: Desk) -> None:
    """A tyre has lost air."""
    desk.open("climate")
    desk.put({car.FRONT_LEFT_TYRE_PRESSURE: 150, car.FRONT_LEFT_TYRE_LOW: True})


def refused(name: str) -> Show:
    """The car has refused all that was asked of it."""

    def show(desk: Desk) -> None:
        desk.open(name)
        desk.vehicle.connect(None)
        for signal in REQUESTED:
            value: Any = {bool: True, str: "SPORT"}.get(signal.kind, 1)
            desk.vehicle.request(signal, value, "touch", "legibility")
        desk.vehicle.connect(desk.requests.append)

    return show


REQUESTED = (
    car.DRIVER_TEMPERATURE,
    car.PASSENGER_TEMPERATURE,
    car.DRIVER_FAN,
    car.AIR_CONDITIONING,
    car.RECIRCULATION,
    car.CLIMATE_AUTO,
    car.DRIVER_SEAT_HEATING,
    car.ALL_LOCKED,
    car.BOOT_TARGET,
    car.CHARGE_FLAP_TARGET,
    car.MIRRORS_FOLD_TARGET,
    car.DOME_LIGHT,
    car.AMBIENT_LIGHT,
    car.DRIVE_MODE,
)


def noticed(desk: Desk) -> None:
    """Two notices, the graver one with many words."""
    desk.open("climate")
    notices = desk.services.notices
    notices.show("a", Severity.ADVICE, "{feature} is not available", feature="navigation")
    notices.show(
        "b", Severity.DANGER, "No connection to the car ({bus}): {why}", bus="drive", why="bus off"
    )


def settings_group(at: int) -> Show:
    """A group of the settings."""

    def show(desk: Desk) -> None:
        vm = desk.vm("SettingsPage")
        desk.open("settings")
        vm.open(vm.groups[at % len(vm.groups)])

    return show


def settings_while_moving(desk: Desk) -> None:
    """What may not be changed while the car moves."""
    moving(desk)
    settings_group(0)(desk)
