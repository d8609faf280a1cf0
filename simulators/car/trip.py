"""Distance, energy and time, since the start and over the last kilometres."""

from dataclasses import dataclass, field

PIECE_M = 50.0
LAST_KM_PIECES = 20
USUAL = 15.0  # kWh/100km


@dataclass(slots=True)
class Trip:
    """Kilometres, kWh, seconds."""

    odometer_km: float = 18_432.6
    meter_km: float = 214.3  # since the driver reset it
    start_km: float = 0.0
    seconds: float = 0.0
    moving_s: float = 0.0
    used_kwh: float = 0.0
    regen_kwh: float = 0.0
    service_km: float = 11_568.0
    service_days: float = 204.0
    pieces: list[float] = field(default_factory=list)  # kWh per PIECE_M
    lasting_consumption: float = USUAL
    _piece_m: float = 0.0
    _piece_kwh: float = 0.0

    def step(self, dt: float, speed: float, battery_w: float) -> None:
        """Count on; `battery_w` positive = into the battery."""
        metres, kwh = abs(speed) * dt, -battery_w * dt / 3.6e6
        self.odometer_km += metres / 1000
        self.meter_km += metres / 1000
        self.start_km += metres / 1000
        self.service_km -= metres / 1000
        self.seconds += dt
        if metres > 0:
            self.moving_s += dt
            self.used_kwh += kwh
            self.regen_kwh += max(0.0, -kwh)
            self._piece(metres, kwh)

    def _piece(self, metres: float, kwh: float) -> None:
        self._piece_m += metres
        self._piece_kwh += kwh
        if self._piece_m < PIECE_M:
            return
        self.pieces = [
            *self.pieces[1 - LAST_KM_PIECES :],
            self._piece_kwh * PIECE_M / self._piece_m,
        ]
        per_100 = self._piece_kwh / self._piece_m * 100_000
        self.lasting_consumption += 0.004 * (per_100 - self.lasting_consumption)
        self._piece_m = self._piece_kwh = 0.0

    @property
    def consumption(self) -> float:
        """Over the last kilometre, kWh/100km."""
        if not self.pieces:
            return USUAL
        return sum(self.pieces) / (len(self.pieces) * PIECE_M) * 100_000

    @property
    def trip_consumption(self) -> float | None:
        """Since the start, kWh/100km; None for the first metres."""
        return self.used_kwh / self.start_km * 100 if self.start_km > 0.2 else None

    @property
    def average_kmh(self) -> float:
        """Mean speed while moving."""
        return self.start_km / self.moving_s * 3600 if self.moving_s > 1 else 0.0
