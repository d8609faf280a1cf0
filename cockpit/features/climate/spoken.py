"""The climate by voice: every wish ends in the model method that touch calls."""

from collections.abc import Callable, Mapping
from typing import Any

from cockpit.core.intents import Answer, Asked, Intent, Intents, refused
from cockpit.features.climate.model import (
    DRIVER,
    LEVELS,
    PASSENGER,
    UNSEEN,
    ZONES,
    Air,
    Climate,
    Zone,
    level_of,
)

RISKY: frozenset[str] = frozenset()
"""Nothing here does harm when it was misheard."""
NAMES = {DRIVER: "driver", PASSENGER: "passenger"}
SWITCHES = {
    "climate": "Climate",
    "auto": "Auto",
    "ac": "Air conditioning",
    "recirculation": "Recirculation",
    "front_defrost": "Windscreen defrost",
    "rear_defrost": "Rear window defrost",
    "sync": "Sync",
}
"""What the sentences call them → what the model does."""
HIGHEST = len(LEVELS) - 1
MANY = 1.0
"""Degrees of a "warmer" that names none."""


def connect(intents: Intents, climate: Climate) -> None:
    """Answer to the sentences of `intents.*.yaml`."""
    spoken = Spoken(climate)
    for name, handler in (
        ("ClimateSetTemperature", spoken.set_temperature),
        ("ClimateWarmer", lambda asked: spoken.warmer(asked, 1)),
        ("ClimateCooler", lambda asked: spoken.warmer(asked, -1)),
        ("ClimateSetFan", spoken.set_fan),
        ("ClimateMoreFan", lambda asked: spoken.more_fan(asked, 1)),
        ("ClimateLessFan", lambda asked: spoken.more_fan(asked, -1)),
        ("ClimateSetAir", spoken.set_air),
        ("ClimateSwitch", spoken.switch),
        ("ClimateSeatHeating", lambda asked: spoken.set_seat(asked, 1)),
        ("ClimateSeatVentilation", lambda asked: spoken.set_seat(asked, -1)),
        ("ClimateWheelHeating", spoken.set_wheel),
        ("ClimateInside", lambda _: spoken.measured(climate.inside)),
        ("ClimateOutside", lambda _: spoken.measured(climate.outside)),
        ("ClimateSetPoint", spoken.set_point),
    ):
        intents.on(name, handler, risky=name in RISKY)


class Spoken:
    """What each intent asks of the climate, and what came of it."""

    def __init__(self, climate: Climate) -> None:
        self._climate = climate

    # Temperature ----------------------------------------------------------------------------

    def set_temperature(self, asked: Asked) -> Answer:
        """To so many degrees, in the driver's zone where none is named."""
        celsius = asked.get("temperature")
        if celsius is None:
            celsius = (asked.get("fahrenheit") - 32) * 5 / 9
        return self._to(asked, lambda zone: self._climate.set_temperature(zone, celsius, asked.by))

    def warmer(self, asked: Asked, sign: int) -> Answer:
        """By so many degrees, or one; a negative `sign` is cooler."""
        steps = sign * max(1, round(asked.get("degrees", MANY) * 2))
        return self._to(asked, lambda zone: self._climate.warmer(zone, steps, asked.by))

    def set_point(self, asked: Asked) -> Answer:
        """What the zone is set to."""
        zone = _zones(asked)[0]
        celsius = self._climate.present(zone.temperature)
        return _told(UNSEEN) if celsius is None else _temperature(zone, celsius)

    def measured(self, measure: Callable[[], float | None]) -> Answer:
        """What the car feels inside or outside."""
        celsius = measure()
        return _told(UNSEEN) if celsius is None else Answer(values={"temperature": celsius})

    def _to(self, asked: Asked, ask: Callable[[Zone], str]) -> Answer:
        """Ask for a temperature in each zone that was named; tell the first one's."""
        zones = _zones(asked)
        before = [self._climate.present(zone.temperature) for zone in zones]
        said = [ask(zone) for zone in zones]
        after = self._climate.present(zones[0].temperature)
        if UNSEEN in said or after is None:
            return _told(UNSEEN)
        name = asked.get("zone", "driver")
        key = "limit" if "already" in said[0] else "done"
        return Answer(
            key,
            {"zone": name, "temperature": after},
            more=Intent("ClimateWarmer", {"zone": name, "degrees": 0.5}),
            less=Intent("ClimateCooler", {"zone": name, "degrees": 0.5}),
            undo=_back_to(name, before),
            other=_in_the_other(asked),
        )

    # Air ------------------------------------------------------------------------------------

    def set_fan(self, asked: Asked) -> Answer:
        """To so many percent."""
        return self._fan(lambda: self._climate.set_fan(asked.get("percent"), asked.by))

    def more_fan(self, asked: Asked, sign: int) -> Answer:
        """One step more air, or less."""
        return self._fan(lambda: self._climate.more_fan(sign, asked.by))

    def _fan(self, ask: Callable[[], str]) -> Answer:
        before = self._climate.present(DRIVER.fan)
        said = ask()
        return _told(
            said,
            {"percent": self._climate.present(DRIVER.fan)},
            more=Intent("ClimateMoreFan"),
            less=Intent("ClimateLessFan"),
            undo=None if before is None else Intent("ClimateSetFan", {"percent": before}),
        )

    def set_air(self, asked: Asked) -> Answer:
        """To the windscreen, the face or the feet."""
        air = str(asked.get("air"))
        before = self._climate.present(DRIVER.air)
        said = self._climate.set_air(Air[air.upper()], asked.by)
        back = next((a.name.lower() for a in Air if a.value == before), None)
        undo = Intent("ClimateSetAir", {"air": back}) if back else None
        return _told(said, {"air": air}, undo=undo)

    # On and off -----------------------------------------------------------------------------

    def switch(self, asked: Asked) -> Answer:
        """One of the SWITCHES on or off."""
        name, state = str(asked.get("switch")), str(asked.get("state"))
        said = self._climate.switch(SWITCHES[name], state == "on", asked.by)
        undo = Intent("ClimateSwitch", {"switch": name, "state": _other_state(state)})
        return _told(said, {"switch": name, "state": state}, undo=undo)

    # Warm and cool seats ----------------------------------------------------------------------

    def set_seat(self, asked: Asked, sign: int) -> Answer:
        """Seat heating (or ventilation: negative `sign`) on, off or to a level."""
        level = _level(asked)
        zones = _zones(asked)
        before = self._climate.present(zones[0].seat)
        said = [self._climate.set_seat(zone, sign * level, asked.by) for zone in zones]
        name = asked.get("zone", "driver")
        values = {"zone": name, "level": level or "off"}
        return _told(
            UNSEEN if UNSEEN in said else said[0],
            values,
            more=_stepped(asked, level + 1),
            less=_stepped(asked, level - 1),
            undo=None if before is None else _seat_back(name, level_of(before)),
            other=_in_the_other(asked),
        )

    def set_wheel(self, asked: Asked) -> Answer:
        """Steering wheel heating on, off or to a level."""
        level = _level(asked)
        said = self._climate.set_wheel(level, asked.by)
        more, less = _stepped(asked, level + 1), _stepped(asked, level - 1)
        return _told(said, {"level": level or "off"}, more=more, less=less)


def _told(
    said: str,
    values: Mapping[str, Any] | None = None,
    *,
    more: Intent | None = None,
    less: Intent | None = None,
    undo: Intent | None = None,
    other: Intent | None = None,
) -> Answer:
    """Done, or why the model would not."""
    if said == UNSEEN:
        return refused(UNSEEN)
    return Answer(values=values or {}, more=more, less=less, undo=undo, other=other)


def _zones(asked: Asked) -> tuple[Zone, ...]:
    """The zones that were named; the one who speaks is the driver."""
    name = asked.get("zone", "driver")
    return ZONES if name == "both" else (PASSENGER if name == "passenger" else DRIVER,)


def _temperature(zone: Zone, celsius: float) -> Answer:
    return Answer(values={"zone": NAMES[zone], "temperature": celsius})


def _back_to(zone: str, before: list[float | None]) -> Intent | None:
    """How it was, where one wish can say it."""
    if before[0] is None or len(set(before)) > 1:
        return None
    return Intent("ClimateSetTemperature", {"zone": zone, "temperature": before[0]})


def _in_the_other(asked: Asked) -> Intent | None:
    """The same for the other one."""
    other = {"driver": "passenger", "passenger": "driver"}.get(asked.get("zone", "driver"))
    return Intent(asked.intent.name, {**asked.intent.slots, "zone": other}) if other else None


def _other_state(state: str) -> str:
    return "off" if state == "on" else "on"


def _level(asked: Asked) -> int:
    """The level that was named; on is the highest, as with the first touch."""
    return int(asked.get("level", 0 if asked.get("state") == "off" else HIGHEST))


def _stepped(asked: Asked, level: int) -> Intent | None:
    """The same at another level, where there is one."""
    slots = {name: value for name, value in asked.intent.slots.items() if name != "state"}
    known = 0 <= level <= HIGHEST
    return Intent(asked.intent.name, {**slots, "level": level}) if known else None


def _seat_back(zone: str, level: int) -> Intent:
    name = "ClimateSeatVentilation" if level < 0 else "ClimateSeatHeating"
    return Intent(name, {"zone": zone, "level": abs(level)})
