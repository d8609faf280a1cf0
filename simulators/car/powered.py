"""What the driver is moved and met by: powered seats and steering column that pinch nobody."""

from dataclasses import dataclass, field

from simulators.car.moving import Moving, moving

NOTHING, OBSTACLE, DRIVING = "NOTHING", "OBSTACLE", "DRIVING"


@dataclass(slots=True)
class Powered:
    """Motors that stop all together where one of them meets something."""

    blocked: bool = False
    """Something is in the way."""
    held_by: str = NOTHING
    """Why it has stopped or not obeyed."""

    @property
    def motors(self) -> tuple[Moving, ...]:
        """Each of them."""
        return ()

    def step(self, dt: float, driving: bool = False) -> None:
        """Move all motors, or stop them where they are."""
        moves = any(motor.place != motor.target for motor in self.motors)
        if moves and (self.blocked or driving):
            self.held_by = DRIVING if driving else OBSTACLE
            for motor in self.motors:
                motor.put(motor.place)
        for motor in self.motors:
            motor.step(dt)

    def send(self, motor: Moving, target: float, driving: bool) -> bool:
        """Send a motor on its way; False while the car drives, and the reason is told."""
        self.held_by = DRIVING if driving else NOTHING
        if not driving:
            motor.target = target
        return not driving


@dataclass(slots=True)
class Seat(Powered):
    """A powered seat: mm, mm, degrees."""

    position: Moving = field(default_factory=lambda: moving(130, 28))
    height: Moving = field(default_factory=lambda: moving(30, 12))
    recline: Moving = field(default_factory=lambda: moving(18, 5))

    @property
    def motors(self) -> tuple[Moving, ...]:
        """All three."""
        return self.position, self.height, self.recline

    def go_to(self, position: float, height: float, recline: float) -> None:
        """Set all targets."""
        self.position.target, self.height.target, self.recline.target = position, height, recline


@dataclass(slots=True)
class Column(Powered):
    """The steering column: %, from lowest and from nearest to the dashboard."""

    tilt: Moving = field(default_factory=lambda: moving(45, 25))
    reach: Moving = field(default_factory=lambda: moving(50, 25))

    @property
    def motors(self) -> tuple[Moving, ...]:
        """Both."""
        return self.tilt, self.reach
