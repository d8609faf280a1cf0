"""The battery by voice: questions only, answered from what the car says."""

from cockpit.core import signals as car
from cockpit.core.intents import Answer, Asked, Intents, refused
from cockpit.core.told import UNSEEN, Units, either, shown, telling
from cockpit.core.units import Display
from cockpit.core.vehicle import Vehicle

RISKY: frozenset[str] = frozenset()


def connect(intents: Intents, vehicle: Vehicle, units: Units) -> None:
    """Answer to the sentences of `intents.*.yaml`."""

    def time_to_full(_: Asked) -> Answer:
        if vehicle.get(car.CHARGING).value is False:
            return Answer("idle")
        minutes = shown(vehicle, car.TIME_TO_FULL, units, Display("min", 1 / 60))
        return Answer(values={"minutes": minutes}) if minutes else refused(UNSEEN)

    for name, signal, display in (
        ("BatteryCharge", car.BATTERY_LEVEL, None),
        ("BatteryRange", car.RANGE, None),
        ("BatteryTemperature", car.BATTERY_TEMPERATURE, None),
        ("BatteryLowVoltage", car.LOW_VOLTAGE, None),
        ("BatteryChargePower", car.CHARGE_POWER, None),
        ("BatteryChargeLimit", car.CHARGE_LIMIT, None),
    ):
        intents.on(name, telling(vehicle, signal, units, display))
    intents.on("BatteryCharging", either(vehicle, car.CHARGING, "charging", "idle"))
    intents.on("BatteryTimeToFull", time_to_full)
