"""The world outside: time of day, light, rain, temperature."""

import math
from dataclasses import dataclass


@dataclass(slots=True)
class Weather:
    """Seconds since 1970, °C, percent."""

    unix_time: float = 1_781_763_000.0
    utc_offset_h: float = 2.0
    ambient_c: float = 19.0
    rain: float = 0.0
    humidity: float = 55.0
    clouds: float = 0.2  # 0 clear .. 1 overcast
    hand_light: float | None = None  # %, overrides the sun
    tunnel: bool = False  # by hand
    in_tunnel: bool = False  # by the road

    def step(self, dt: float) -> None:
        """Time goes on."""
        self.unix_time += dt

    @property
    def hour(self) -> float:
        """Local hour of the day, 0..24."""
        return (self.unix_time / 3600 + self.utc_offset_h) % 24

    @property
    def sun(self) -> float:
        """Height of the sun: 1 = noon in summer, below 0 = night."""
        return math.sin((self.hour - 7.2) / 24 * math.tau) * 0.85 + 0.15

    @property
    def light(self) -> float:
        """What the light sensor sees, %: 0 = night, 100 = bright sun."""
        if self.hand_light is not None:
            return self.hand_light
        if self.tunnel or self.in_tunnel:
            return 6.0
        return max(0.0, min(1.0, self.sun * 1.1 + 0.08)) * (1 - 0.55 * self.clouds) * 100

    @property
    def solar_w_m2(self) -> float:
        """Sunshine on the glass, W/m²."""
        return 8.5 * self.light * (1 - 0.4 * self.clouds)

    @property
    def grip(self) -> float:
        """Friction of the road, 0..1: dry, wet, icy."""
        if self.ambient_c < 0.5 and (self.rain > 5 or self.humidity > 92):
            return 0.28
        return 0.95 - 0.35 * min(1.0, self.rain / 40)
