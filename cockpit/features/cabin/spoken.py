"""Doors, windows, lights and seats by voice; what opens the car wants an explicit yes."""

from collections.abc import Callable
from functools import partial

from cockpit.core import signals as car
from cockpit.core.intents import Answer, Asked, Intent, Intents, refused
from cockpit.features.cabin.model import (
    KEY_ONLY,
    PARKED_ONLY,
    STANDING_ONLY,
    UNSEEN,
    VENT,
    WINDOWS,
    Act,
    Cabin,
)

RISKS = {
    "CabinUnlock": Act.LOCK,
    "CabinOpenBoot": Act.BOOT,
    "CabinCloseBoot": Act.BOOT,
    "CabinOpenFlap": Act.FLAP,
}
"""What opens the car to others, or may pinch."""
RISKY = frozenset(RISKS)
WHY_NOT = frozenset({KEY_ONLY, PARKED_ONLY, STANDING_ONLY, UNSEEN})
LIGHTS = {"interior": Act.DOME, "ambient": Act.AMBIENT}
POSITIONS = {"open": 100, "closed": 0, "vent": VENT}
DOORS = {
    "driver_door": car.DRIVER_DOOR_OPEN,
    "passenger_door": car.PASSENGER_DOOR_OPEN,
    "rear_left_door": car.REAR_LEFT_DOOR_OPEN,
    "rear_right_door": car.REAR_RIGHT_DOOR_OPEN,
    "boot": car.BOOT_OPEN,
    "bonnet": car.BONNET_OPEN,
}


def connect(intents: Intents, cabin: Cabin) -> None:
    """Answer to the sentences of `intents.*.yaml`."""
    spoken = Spoken(cabin)
    for name, handler in (
        ("CabinLock", spoken.toggle(Act.LOCK, "CabinUnlock", on=True)),
        ("CabinUnlock", spoken.toggle(Act.LOCK, "CabinLock", on=False)),
        ("CabinOpenBoot", spoken.toggle(Act.BOOT, "CabinCloseBoot", on=True)),
        ("CabinCloseBoot", spoken.toggle(Act.BOOT, "CabinOpenBoot", on=False)),
        ("CabinOpenFlap", spoken.toggle(Act.FLAP, "CabinCloseFlap", on=True)),
        ("CabinCloseFlap", spoken.toggle(Act.FLAP, "CabinOpenFlap", on=False)),
        ("CabinFoldMirrors", spoken.toggle(Act.MIRRORS, "CabinUnfoldMirrors", on=True)),
        ("CabinUnfoldMirrors", spoken.toggle(Act.MIRRORS, "CabinFoldMirrors", on=False)),
        ("CabinLight", spoken.light),
        ("CabinWindows", spoken.windows),
        ("CabinDriveMode", spoken.mode),
        ("CabinSeatMemory", spoken.memory),
        ("CabinIsLocked", spoken.is_locked),
        ("CabinWhatIsOpen", spoken.what_is_open),
    ):
        act = RISKS.get(name)
        barred = partial(cabin.barred, act) if act else None
        intents.on(name, handler, risky=name in RISKY, barred=barred)


class Spoken:
    """What each intent asks of the cabin, and what came of it."""

    def __init__(self, cabin: Cabin) -> None:
        self._cabin = cabin

    def toggle(self, act: Act, back: str, *, on: bool) -> Callable[[Asked], Answer]:
        """One of two states; `back` names the intent of the other."""

        def handle(asked: Asked) -> Answer:
            return _told(self._cabin.set(act, on, asked.by), undo=Intent(back))

        return handle

    def light(self, asked: Asked) -> Answer:
        """Interior or ambient light."""
        light, state = str(asked.get("light")), str(asked.get("state"))
        said = self._cabin.set(LIGHTS[light], state == "on", asked.by)
        other = {"light": light, "state": "off" if state == "on" else "on"}
        return _told(said, undo=Intent("CabinLight", other), light=light, state=state)

    def windows(self, asked: Asked) -> Answer:
        """All of them open, closed or a gap."""
        position = str(asked.get("position"))
        said = self._cabin.set_windows(POSITIONS[position], asked.by)
        undo = Intent("CabinWindows", {"position": "open" if position == "closed" else "closed"})
        return _told(said, undo=undo, position=position)

    def mode(self, asked: Asked) -> Answer:
        """The drive mode."""
        mode = str(asked.get("mode"))
        before = self._cabin.reading(car.DRIVE_MODE)
        undo = Intent("CabinDriveMode", {"mode": before}) if before else None
        return _told(self._cabin.set_mode(mode, asked.by), undo=undo, mode=mode)

    def memory(self, asked: Asked) -> Answer:
        """A stored position of the driver's seat."""
        slot = int(asked.get("number"))
        return _told(self._cabin.recall_seat(slot, asked.by), number=slot)

    def is_locked(self, _: Asked) -> Answer:
        """Whether all doors are locked."""
        locked = self._cabin.reading(car.ALL_LOCKED)
        return refused(UNSEEN) if locked is None else Answer("locked" if locked else "unlocked")

    def what_is_open(self, _: Asked) -> Answer:
        """The first door, lid or window that is open."""
        for name, signal in DOORS.items():
            if self._cabin.offers(signal) and self._cabin.reading(signal):
                return Answer("open", {"opening": name})
        known = [self._cabin.reading(s) for s in DOORS.values() if self._cabin.offers(s)]
        gaps = [self._cabin.reading(told) for told in WINDOWS.values()]
        if any(gap for gap in gaps):
            return Answer("open", {"opening": "window"})
        whole = known and None not in known and None not in gaps
        return Answer("shut") if whole else refused(UNSEEN)


def _told(said: str, undo: Intent | None = None, **values: object) -> Answer:
    """Done, or why the model would not."""
    return refused(said) if said in WHY_NOT else Answer(values=values, undo=undo)
