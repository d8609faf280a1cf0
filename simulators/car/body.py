"""The body: doors, locks, windows, mirrors, seats, boot, belts, keys."""

from dataclasses import dataclass, field

from simulators.car.moving import Moving, moving
from simulators.car.powered import Column, Seat

PLACES = ("FL", "FR", "RL", "RR")
SEATS = ("FL", "FR", "RL", "RM", "RR")
WINDOW_PACE = 100 / 3.6  # % per second
BOOT_PACE = 100 / 4.5
MIRROR_PACE = 40.0
MEMORY = {1: (130.0, 30.0, 18.0), 2: (185.0, 22.0, 24.0), 3: (90.0, 48.0, 12.0)}
LOCKS_ITSELF_ABOVE_KMH = 15.0
SEATS_MOVE_BELOW_KMH = 3.0
UNLOCK_TOLD_S = 30.0
"""So long the car tells which key unlocked it."""


@dataclass(slots=True)
class Mirror:
    """One outside mirror: %, positive = left and up."""

    pan: Moving = field(default_factory=lambda: moving(0.0, MIRROR_PACE))
    tilt: Moving = field(default_factory=lambda: moving(0.0, MIRROR_PACE))
    folded: Moving = field(default_factory=lambda: moving(0.0, 0.5))

    def step(self, dt: float) -> None:
        """Move all motors."""
        for motor in (self.pan, self.tilt, self.folded):
            motor.step(dt)


@dataclass(slots=True)
class Keys:
    """Who sits at the wheel."""

    key_id: int = 1
    authorised: bool = True
    unlocked_by: int = 0
    battery: float = 74.0
    system: str = "ON"  # LOCK OFF ACC ON
    voice_pressed: bool = False
    """The voice key on the steering wheel."""
    _told_s: float = 0.0

    def unlock(self, key: int) -> None:
        """A key has unlocked the car, and is the one in use from now on."""
        self.key_id = self.unlocked_by = key
        self.authorised = True
        self._told_s = UNLOCK_TOLD_S

    def step(self, dt: float) -> None:
        """Who unlocked is old news after a while."""
        self._told_s = max(0.0, self._told_s - dt)
        if self._told_s == 0:
            self.unlocked_by = 0


@dataclass(slots=True)
class Comfort:
    """Heating (positive) and ventilation (negative), %."""

    heat: dict[str, float] = field(default_factory=lambda: dict.fromkeys(PLACES, 0.0))
    wheel: float = 0.0
    massage: float = 0.0


@dataclass(slots=True)
class Body:
    """All of it. Doors are open or shut at once; what has a motor takes its time."""

    door: dict[str, bool] = field(default_factory=lambda: dict.fromkeys(PLACES, False))
    bonnet: bool = False
    boot: Moving = field(default_factory=lambda: moving(0, BOOT_PACE))
    lock: dict[str, bool] = field(default_factory=lambda: dict.fromkeys(PLACES, True))
    boot_lock: bool = True
    child_lock: dict[str, bool] = field(default_factory=lambda: {"RL": False, "RR": False})
    window: dict[str, Moving] = field(
        default_factory=lambda: {place: moving(0, WINDOW_PACE) for place in PLACES}
    )
    seat: dict[str, Seat] = field(default_factory=lambda: {"FL": Seat(), "FR": Seat()})
    column: Column = field(default_factory=Column)
    memory: int = 1
    mirror: dict[str, Mirror] = field(default_factory=lambda: {"L": Mirror(), "R": Mirror()})
    mirror_heat: bool = False
    belt: dict[str, bool] = field(default_factory=lambda: dict.fromkeys(SEATS, False))
    occupied: dict[str, bool] = field(default_factory=lambda: dict.fromkeys(SEATS, False))
    airbag_fault: bool = False
    airbag_deployed: bool = False
    comfort: Comfort = field(default_factory=Comfort)
    keys: Keys = field(default_factory=Keys)
    _locked_by_speed: bool = False

    def step(self, dt: float, speed_kmh: float) -> None:
        """Advance all motors by `dt` seconds."""
        driving = speed_kmh > SEATS_MOVE_BELOW_KMH
        self.boot.step(dt)
        for window in self.window.values():
            window.step(dt)
        for seat in self.seat.values():
            seat.step(dt, driving)
        for mirror in self.mirror.values():
            mirror.step(dt)
        self.column.step(dt, driving)
        self.keys.step(dt)
        self._lock_by_speed(speed_kmh)

    def _lock_by_speed(self, speed_kmh: float) -> None:
        if speed_kmh > LOCKS_ITSELF_ABOVE_KMH and not self._locked_by_speed:
            self.lock_all(True)
        self._locked_by_speed = speed_kmh > LOCKS_ITSELF_ABOVE_KMH - 10

    def lock_all(self, locked: bool) -> None:
        """All doors and the boot."""
        if locked:
            self.keys.unlocked_by = 0
        self.boot_lock = locked
        for place in PLACES:
            self.lock[place] = locked

    def unlock(self, key: int) -> None:
        """All doors and the boot, by a key's button."""
        self.lock_all(False)
        self.keys.unlock(key)

    def fold_mirrors(self, folded: bool) -> None:
        """Send both mirrors on their way."""
        for mirror in self.mirror.values():
            mirror.folded.target = float(folded)

    def recall(self, slot: int) -> None:
        """Move the driver's seat to a memory."""
        self.memory = slot
        self.seat["FL"].go_to(*MEMORY[slot])

    @property
    def all_locked(self) -> bool:
        """All doors and the boot."""
        return all(self.lock.values()) and self.boot_lock

    @property
    def any_door_open(self) -> bool:
        """Doors, bonnet or boot."""
        return any(self.door.values()) or self.bonnet or self.boot.place > 0.5

    @property
    def openness(self) -> float:
        """How much air comes in, 0..1."""
        return min(1.0, sum(w.place for w in self.window.values()) / 200 + 0.7 * self.any_door_open)

    @property
    def people(self) -> int:
        """How many sit inside."""
        return sum(self.occupied.values())

    @property
    def unbelted(self) -> bool:
        """Somebody sits without a belt."""
        return any(self.occupied[seat] and not self.belt[seat] for seat in SEATS)
