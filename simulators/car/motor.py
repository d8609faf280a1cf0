"""A motor with its inverter: what it can, what it costs, how warm it gets."""

from dataclasses import dataclass

WHEEL_RADIUS_M = 0.345
GEAR_RATIO = 9.05


@dataclass(frozen=True, slots=True)
class MotorType:
    """Limits of one motor, at its shaft."""

    torque_nm: float
    power_w: float
    efficiency: float
    share: float  # of the wished force


FRONT = MotorType(torque_nm=310, power_w=135_000, efficiency=0.91, share=0.35)
REAR = MotorType(torque_nm=420, power_w=200_000, efficiency=0.93, share=0.65)


@dataclass(slots=True)
class Motor:
    """One motor's momentary state: Nm, W (electrical), °C."""

    kind: MotorType
    torque_nm: float = 0.0
    power_w: float = 0.0
    winding_c: float = 30.0
    inverter_c: float = 28.0

    def limit_n(self, speed_mps: float) -> float:
        """Most force at the wheels, N."""
        by_torque = self.kind.torque_nm * GEAR_RATIO / WHEEL_RADIUS_M
        return min(by_torque, self.kind.power_w / max(abs(speed_mps), 0.5))

    def drive(self, force_n: float, speed_mps: float) -> None:
        """Take over a force at the wheels; losses always cost."""
        self.torque_nm = force_n * WHEEL_RADIUS_M / GEAR_RATIO
        mechanical = force_n * speed_mps
        eta = self.kind.efficiency
        self.power_w = mechanical / eta if mechanical > 0 else mechanical * eta

    def warm(self, dt: float, coolant_c: float) -> None:
        """Losses heat winding and inverter, the coolant takes it away."""
        loss = abs(self.power_w) * (1 - self.kind.efficiency)
        self.winding_c += dt * (loss * 0.65 - 55 * (self.winding_c - coolant_c)) / 22_000
        self.inverter_c += dt * (loss * 0.35 - 70 * (self.inverter_c - coolant_c)) / 6_000
