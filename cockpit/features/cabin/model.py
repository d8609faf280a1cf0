"""What may be done to the doors, windows, mirrors, lights and seats, and when."""

from collections.abc import Mapping
from enum import StrEnum

from cockpit.core import limits
from cockpit.core import signals as car
from cockpit.core.driving import Driving
from cockpit.core.request import Outcome
from cockpit.core.signal import Signal, Value
from cockpit.core.vehicle import Vehicle

SHUT, VENT, WIDE = 0, 10, 100
"""Window positions in percent."""
DRIVE_MODES = ("ECONOMY", "NORMAL", "SPORT", "SNOW")
SEAT_MEMORIES = (1, 2, 3)
UNSEEN = "I can't see that now"
PARKED_ONLY = limits.RULES[limits.Act.OPEN].sentence
STANDING_ONLY = limits.RULES[limits.Act.LOCK].sentence
KEY_ONLY = "Only with a key in the car"


class Act(StrEnum):
    """What the driver can ask for, by the name that texts and controls use."""

    LOCK = "lock"
    BOOT = "boot"
    FLAP = "flap"
    WINDOWS = "windows"
    MIRRORS = "mirrors"
    DOME = "dome"
    AMBIENT = "ambient"
    MODE = "mode"
    MEMORY = "memory"


NEEDS: Mapping[Act, limits.Act] = {
    Act.LOCK: limits.Act.LOCK,
    Act.BOOT: limits.Act.OPEN,
    Act.FLAP: limits.Act.OPEN,
    Act.MIRRORS: limits.Act.LOCK,
    Act.MEMORY: limits.Act.LOCK,
}
"""What the road has a say in; what is not here is always allowed."""
KEYED = frozenset({Act.LOCK, Act.BOOT, Act.WINDOWS, Act.MODE, Act.MEMORY})
"""What only an authorised driver may do."""
TOGGLES: Mapping[Act, tuple[Signal[bool], Signal[bool], str, str]] = {
    Act.LOCK: (car.ALL_LOCKED, car.ALL_LOCKED, "Locking", "Unlocking"),
    Act.BOOT: (car.BOOT_TARGET, car.BOOT_OPEN, "Opening the boot", "Closing the boot"),
    Act.FLAP: (
        car.CHARGE_FLAP_TARGET,
        car.CHARGE_FLAP_OPEN,
        "Opening the charge flap",
        "Closing the charge flap",
    ),
    Act.MIRRORS: (
        car.MIRRORS_FOLD_TARGET,
        car.LEFT_MIRROR_FOLDED,
        "Folding the mirrors",
        "Unfolding the mirrors",
    ),
    Act.DOME: (car.DOME_LIGHT, car.DOME_LIGHT, "Interior light on", "Interior light off"),
    Act.AMBIENT: (car.AMBIENT_LIGHT, car.AMBIENT_LIGHT, "Ambient light on", "Ambient light off"),
}
"""What is asked, what tells how it stands, and what to say for yes and for no."""
WINDOWS = {
    car.DRIVER_WINDOW_TARGET: car.DRIVER_WINDOW,
    car.PASSENGER_WINDOW_TARGET: car.PASSENGER_WINDOW,
    car.REAR_LEFT_WINDOW_TARGET: car.REAR_LEFT_WINDOW,
    car.REAR_RIGHT_WINDOW_TARGET: car.REAR_RIGHT_WINDOW,
}
"""Where each window is to go, and where it is."""


class Cabin:
    """Asks the car for what surrounds the driver; every method returns a sentence to say."""

    def __init__(self, vehicle: Vehicle, driving: Driving) -> None:
        self._vehicle, self._driving = vehicle, driving
        vehicle.want(signal for asked, told, _, _ in TOGGLES.values() for signal in (asked, told))
        vehicle.want((*WINDOWS, *WINDOWS.values(), car.AUTHORISED, car.DRIVE_MODE, car.SEAT_MEMORY))

    def reading[T: Value](self, signal: Signal[T]) -> T | None:
        """What the car says of it now; None where that is not known."""
        reading = self._vehicle.get(signal)
        return reading.value if reading.valid else None

    def offers(self, signal: Signal[bool]) -> bool:
        """Whether this car has it at all."""
        return self._vehicle.offers(signal)

    def barred(self, act: Act) -> str:
        """Why `act` may not be done now; empty if it may."""
        if act in NEEDS and (sentence := self._driving.permit(NEEDS[act])):
            return sentence
        authorised = self._vehicle.get(car.AUTHORISED)
        if act in KEYED and not (authorised.valid and authorised.value):
            return KEY_ONLY
        return ""

    def toggle(self, act: Act, by: str) -> str:
        """Turn over what TOGGLES names: lock, boot, flap, mirrors, dome or ambient light."""
        asked, told, _, _ = TOGGLES[act]
        reading = self._vehicle.get(told)
        if not reading.valid or reading.value is None:
            return self.barred(act) or UNSEEN
        request = self._vehicle.requested(asked)
        pending = request is not None and request.outcome is Outcome.PENDING
        now = bool(request.value) if pending and request else reading.value
        return self.set(act, not now, by)

    def set(self, act: Act, on: bool, by: str) -> str:
        """Lock or unlock, open or close, fold or unfold, light up or darken."""
        asked, _, yes, no = TOGGLES[act]
        said = yes if on else no
        return self._ask(act, asked, on, by, said)

    def set_windows(self, percent: int, by: str) -> str:
        """Move every window that can be seen to `percent` open."""
        if reason := self.barred(Act.WINDOWS):
            return reason
        seen = [target for target, told in WINDOWS.items() if self._vehicle.get(told).valid]
        wished = min(WIDE, max(SHUT, percent))
        for target in seen:
            self._vehicle.request(target, wished, by=by, why="all windows")
        said = {SHUT: "Closing the windows", WIDE: "Opening the windows"}
        return said.get(wished, "Windows ajar") if seen else UNSEEN

    def set_mode(self, mode: str, by: str) -> str:
        """Ask for one of DRIVE_MODES."""
        if mode not in DRIVE_MODES:
            return f"There is no drive mode {mode}"
        return self._ask(Act.MODE, car.DRIVE_MODE, mode, by, f"Drive mode {mode.lower()}")

    def recall_seat(self, slot: int, by: str) -> str:
        """Bring the driver's seat to one of SEAT_MEMORIES."""
        if slot not in SEAT_MEMORIES:
            return f"There is no seat memory {slot}"
        return self._ask(Act.MEMORY, car.SEAT_MEMORY, slot, by, f"Seat memory {slot}")

    def _ask[T: (bool, int, str)](
        self, act: Act, signal: Signal[T], wished: T, by: str, said: str
    ) -> str:
        if reason := self.barred(act):
            return reason
        if not self._vehicle.get(signal).valid:
            return UNSEEN
        self._vehicle.request(signal, wished, by=by, why=act)
        return said
