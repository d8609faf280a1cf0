"""Knobs of the body as a whole, weather, battery, charging, and what is broken."""

from typing import Any

from simulators.car.gnss import RATES_HZ
from simulators.car.knob_kinds import (
    Knob,
    KnobError,
    amount,
    choice,
    flag,
    number,
    reading,
    switch,
    word,
)
from simulators.car.vehicle import Vehicle


def _set_boot(car: Vehicle, value: Any) -> None:
    car.body.boot.target = 100.0 if switch(value) else 0.0


def _set_locked(car: Vehicle, value: Any) -> None:
    car.body.lock_all(switch(value))


def _set_child_lock(car: Vehicle, value: Any) -> None:
    car.body.child_lock["RL"] = car.body.child_lock["RR"] = switch(value)


def _set_light(car: Vehicle, value: Any) -> None:
    car.weather.hand_light = None if value == "auto" else number(value, 0, 100)


def _set_hour(car: Vehicle, value: Any) -> None:
    hours = number(value, 0, 24) - car.weather.hour
    car.weather.unix_time += hours * 3600


def _set_temperature(car: Vehicle, value: Any) -> None:
    """A car that has not driven yet stands in that air since the evening."""
    car.weather.ambient_c = celsius = number(value, -40, 55)
    if car.time == 0:
        car.battery.temperature = car.battery.coolant_c = celsius
        car.battery.module_c = [celsius + 0.02 * i for i in range(len(car.battery.module_c))]
        car.cabin.air_c = car.cabin.interior_c = celsius
        for tyre in car.tyres.all.values():
            tyre.celsius = celsius


def _set_cabin(car: Vehicle, value: Any) -> None:
    car.cabin.air_c = car.cabin.interior_c = number(value, -30, 70)


def _set_battery_temperature(car: Vehicle, value: Any) -> None:
    celsius = number(value, -30, 75)
    car.battery.module_c = [m + celsius - car.battery.temperature for m in car.battery.module_c]
    car.battery.temperature = celsius


def _set_soc(car: Vehicle, value: Any) -> None:
    car.battery.set_displayed(number(value, 0, 100))


def _set_cable(car: Vehicle, value: Any) -> None:
    """`none`, `ac` or `dc`; the station's power is `station_kw`."""
    kind = choice(value, ("none", "ac", "dc")).upper()
    usual = 11_000.0 if kind == "AC" else 150_000.0
    car.charging.plug(kind, car.charging.station_w or usual)


def _set_station(car: Vehicle, value: Any) -> None:
    car.charging.station_w = number(value, 0, 350) * 1000


def _set_gnss_rate(car: Vehicle, value: Any) -> None:
    if number(value, 1, 10) not in RATES_HZ:
        raise KnobError(f"{value!r} is not one of: 1, 2, 5, 10")
    car.gnss.rate_hz = float(value)


def _set_key(car: Vehicle, value: Any) -> None:
    key = int(number(value, 0, 8))
    car.body.keys.key_id = key
    car.body.keys.authorised = key > 0


def _set_unlock(car: Vehicle, value: Any) -> None:
    """Press the button of a key that comes from outside."""
    car.body.unlock(int(number(value, 1, 8)))


def _set_dtcs(car: Vehicle, value: Any) -> None:
    if not isinstance(value, list) or not all(isinstance(v, int) for v in value):
        raise KnobError(f"{value!r} is not a list of numbers, such as [0xC11604]")
    car.faults.dtcs = list(value)


BODY: dict[str, Knob] = {
    "bonnet": flag("body.bonnet"),
    "boot": Knob(lambda c: c.body.boot.place, _set_boot, "open closed"),
    "locked": Knob(lambda c: c.body.all_locked, _set_locked, "on/off"),
    "child_lock": Knob(lambda c: c.body.child_lock["RL"], _set_child_lock, "on/off"),
    "key": Knob(lambda c: c.body.keys.key_id, _set_key, "0..8"),
    "unlock": Knob(lambda c: c.body.keys.unlocked_by, _set_unlock, "1..8, by that key"),
    "seat_blocked": Knob(
        lambda c: c.body.seat["FL"].blocked,
        lambda c, v: setattr(c.body.seat["FL"], "blocked", switch(v)),
        "on/off",
    ),
    "wheel_blocked": flag("body.column.blocked"),
    "seat_position": reading(lambda c: c.body.seat["FL"].position.place, "mm"),
    "key_battery": amount("body.keys.battery", 0, 100, "%"),
    "voice_key": flag("body.keys.voice_pressed"),
    "key_missing": flag("faults.key_missing"),
    "system": word("body.keys.system", ("LOCK", "OFF", "ACC", "ON")),
    "climate": flag("cabin.climate.on"),
    "climate_temperature": amount("cabin.climate.temp_driver", 16, 28, "°C"),
    "cabin_temperature": Knob(lambda c: c.cabin.air_c, _set_cabin, "-30..70 °C"),
}
WORLD: dict[str, Knob] = {
    "rain": amount("weather.rain", 0, 100, "%"),
    "light": Knob(lambda c: c.weather.light, _set_light, "0..100 %, auto"),
    "clouds": amount("weather.clouds", 0, 1, ""),
    "humidity": amount("weather.humidity", 0, 100, "%"),
    "temperature": Knob(lambda c: c.weather.ambient_c, _set_temperature, "-40..55 °C"),
    "hour": Knob(lambda c: c.weather.hour, _set_hour, "0..24"),
    "tunnel": flag("weather.tunnel"),
}
SENSORS: dict[str, Knob] = {
    "gnss_noise": amount("gnss.noise_m", 0, 50, "m"),
    "gnss_bias": amount("gnss.bias_m", 0, 50, "m"),
    "gnss_jumps": flag("gnss.jumps"),
    "gnss_rate": Knob(lambda c: c.gnss.rate_hz, _set_gnss_rate, "1 2 5 10 Hz"),
    "gnss_accuracy": reading(lambda c: c.gnss.fix.accuracy_m if c.gnss.fix else -1.0, "m"),
    "wheel_scale": amount("inertial.wheel_scale", -5, 5, "%"),
    "yaw_bias": amount("inertial.yaw_bias", -3, 3, "deg/s"),
}
ENERGY: dict[str, Knob] = {
    "soc": Knob(lambda c: c.battery.displayed, _set_soc, "0..100 %"),
    "battery_temperature": Knob(
        lambda c: c.battery.temperature, _set_battery_temperature, "-30..75 °C"
    ),
    "isolation": amount("battery.isolation_kohm", 0, 10000, "kOhm"),
    "cable": Knob(lambda c: c.charging.kind.lower(), _set_cable, "none ac dc"),
    "station_kw": Knob(lambda c: c.charging.station_w / 1000, _set_station, "0..350 kW"),
    "charge_limit": amount("charging.limit", 50, 100, "%"),
    "charging": flag("charging.wish"),
    "charge_power": reading(lambda c: c.charging.power_w / 1000, "kW"),
    "charge_state": reading(lambda c: c.charging.state, ""),
    "lv_soc": amount("low_voltage.soc", 0, 100, "%"),
}
BROKEN: dict[str, Knob] = {
    "gnss_lost": flag("gnss.lost"),
    "brake_fault": flag("faults.brake"),
    "brake_fluid_low": flag("faults.brake_fluid"),
    "pads_worn": flag("faults.pads"),
    "steering_fault": flag("faults.steering"),
    "drive_fault": flag("faults.drive"),
    "adas_fault": flag("faults.adas"),
    "airbag_fault": flag("body.airbag_fault"),
    "bulb_fault": flag("lights.bulb_fault"),
    "wipers_worn": flag("wipers.worn"),
    "charge_fault": flag("charging.fault"),
    "converter": flag("low_voltage.converter_works"),
    "dtcs": Knob(lambda c: list(c.faults.dtcs), _set_dtcs, "list of numbers"),
    "service_km": amount("trip.service_km", -30000, 60000, "km"),
    "service_days": amount("trip.service_days", -1000, 1000, "d"),
}
