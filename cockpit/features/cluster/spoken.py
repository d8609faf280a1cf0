"""What the cluster shows, asked for by voice: speed, limit, gear, and why a light is on."""

from cockpit.core import signals as car
from cockpit.core.intents import Answer, Asked, Intents, Label, refused
from cockpit.core.told import UNSEEN, Units, shown, telling
from cockpit.core.units import Display
from cockpit.core.vehicle import Vehicle
from cockpit.features.cluster.telltales import TELLTALES, State, Tone, state_of

RISKY: frozenset[str] = frozenset()
GEARS = {
    car.PARKED_GEAR: "P",
    car.REVERSE_GEAR: "R",
    car.NEUTRAL_GEAR: "N",
    car.DRIVE_GEAR: "D",
}
SPOKEN_TONES = frozenset({Tone.DANGER, Tone.WARN})
"""Lights that one asks about; nobody asks why the low beam is on."""
MOST_LIGHTS = 3
"""So many are named; more than that and one had better look."""


def connect(intents: Intents, vehicle: Vehicle, units: Units) -> None:
    """Answer to the sentences of `intents.*.yaml`."""

    def gear(_: Asked) -> Answer:
        named = GEARS.get(shown(vehicle, car.SELECTED_GEAR, units))
        return Answer(values={"gear": named}) if named else refused(UNSEEN)

    def lights(_: Asked) -> Answer:
        states = {t: state_of(t, vehicle) for t in TELLTALES if t.tone in SPOKEN_TONES}
        lit = [Label(t.label) for t, state in states.items() if state is State.LIT]
        if lit:
            return Answer(values={"light": tuple(lit[:MOST_LIGHTS])})
        return refused(UNSEEN) if State.UNKNOWN in states.values() else Answer("none")

    def service(_: Asked) -> Answer:
        kilometres = shown(vehicle, car.SERVICE_DISTANCE, units, Display("km"))
        days = shown(vehicle, car.SERVICE_TIME, units, Display("d", 1 / 86400))
        if kilometres is None and days is None:
            return refused(UNSEEN)
        if (kilometres or 0) < 0 or (days or 0) < 0:
            return Answer("due")
        key = "days" if kilometres is None else "distance" if days is None else "done"
        return Answer(key, {"value": kilometres, "days": days})

    intents.on("ClusterSpeed", telling(vehicle, car.SPEED, units))
    intents.on("ClusterSpeedLimit", telling(vehicle, car.SPEED_LIMIT, units))
    intents.on("ClusterOdometer", telling(vehicle, car.ODOMETER, units))
    intents.on("ClusterGear", gear)
    intents.on("ClusterLights", lights)
    intents.on("ClusterService", service)
