"""Lights and wipers: what the stalks and switches say, and what the sensors make of it."""

from dataclasses import dataclass

DARK_BELOW, LIGHT_ABOVE = 22.0, 32.0  # % of the light sensor
FLASH_S = 3.0
SWITCHES = ("OFF", "POSITION", "DAYTIME_RUNNING_LIGHTS", "AUTO", "BEAM")


@dataclass(slots=True)
class Lights:
    """Outside and inside."""

    switch: str = "AUTO"
    auto_high: bool = True
    high_hand: bool | None = None
    fog_front: bool = False
    fog_rear: bool = False
    indicator: int = 0  # +1 left, -1 right, as the lever stands
    hand_indicator: int | None = None
    hazard: bool = False
    flash_s: float = 0.0  # left of what was asked over the bus
    bulb_fault: bool = False
    dome: bool = False
    ambient_on: bool = True
    ambient_level: float = 40.0
    ambient_rgb: int = 0x3A8DFF
    dark: bool = False
    low: bool = False
    high: bool = False
    parking: bool = False
    running: bool = False
    brake: str = "INACTIVE"

    def step(self, light: float, speed_kmh: float, on: bool, oncoming: bool) -> None:
        """Follow the light sensor, with hysteresis."""
        self.dark = light < (LIGHT_ABOVE if self.dark else DARK_BELOW)
        auto = self.switch == "AUTO"
        self.low = on and (self.switch == "BEAM" or (auto and self.dark))
        self.parking = on and (self.low or self.switch == "POSITION")
        day = self.switch == "DAYTIME_RUNNING_LIGHTS" or auto
        self.running = on and day and not self.low
        by_itself = self.auto_high and self.dark and speed_kmh > 55 and not oncoming
        self.high = self.low and (by_itself if self.high_hand is None else self.high_hand)

    def flash(self, on: bool) -> None:
        """Signal on both sides for a moment, as a car does that is looked for."""
        self.flash_s = FLASH_S if on else 0.0

    def tick(self, dt: float) -> None:
        """What was asked over the bus ends by itself."""
        self.flash_s = max(0.0, self.flash_s - dt)

    @property
    def warning(self) -> bool:
        """Whether all indicators signal: by the hazard key, or because it was asked."""
        return self.hazard or self.flash_s > 0

    @property
    def side(self) -> int:
        """Which side signals: +1 left, -1 right."""
        return self.indicator if self.hand_indicator is None else self.hand_indicator


@dataclass(slots=True)
class Wipers:
    """Mode as on the bus, sensitivity 0..5, washer in %."""

    switch: str = "RAIN_SENSOR"
    intensity: int = 0
    washer: float = 63.0
    worn: bool = False

    def step(self, rain: float, on: bool) -> None:
        """The rain sensor sets the pace."""
        if self.switch == "RAIN_SENSOR":
            self.intensity = min(5, round(rain / 16)) if on else 0
        elif self.switch == "OFF":
            self.intensity = 0
        else:
            self.intensity = {"INTERVAL": 1, "SLOW": 2, "MEDIUM": 3, "FAST": 5}[self.switch]
