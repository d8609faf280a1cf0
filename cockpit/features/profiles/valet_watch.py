"""What a valet may do with the car is shown to him, and what he did to the driver after him."""

from cockpit.core.feature import Services
from cockpit.core.notices import Severity
from cockpit.core.signals import ODOMETER, SPEED
from cockpit.core.units import NO_VALUE, display_of
from cockpit.features.profiles.people import People
from cockpit.features.profiles.profile import VALET
from cockpit.features.profiles.settings import ProfileSettings
from cockpit.ui.display import DisplaySettings

KEY = "valet"
LIMITS = "Valet: at most {speed} and {distance}"
FAST, FAR = "Valet: slower, at most {speed}", "Valet: no further than {distance}"
TOLD = "The valet drove {distance}, at most {speed}"
SLACK_KMH = 2.0
"""The warning stays until the car is so much slower than it may be."""


class ValetWatch:
    """Warns, and does not brake: what the car itself limits is the car's. Main thread only."""

    def __init__(self, services: Services, people: People) -> None:
        self._services, self._people = services, people
        self._on = self._too_fast = False
        self._from_m: float | None = None
        self._gone_m: float | None = None
        self._fastest = 0.0
        self._told = ""
        self._settings = ProfileSettings()
        for signal in (SPEED, ODOMETER):
            services.vehicle.watch(signal, self._look)
        people.watch(self._sits)

    def _sits(self) -> None:
        session = self._people.session
        on = session is not None and session.profile.id == VALET.id
        if on == self._on:
            return
        self._on = on
        if on:
            self._begin()
        else:
            self._end()

    def _begin(self) -> None:
        """The limits are those of now: a valet who finds the settings changes nothing for him."""
        self._settings = self._services.settings.of(ProfileSettings)
        self._from_m = self._gone_m = None
        self._fastest, self._too_fast, self._told = 0.0, False, ""
        self._look()

    def _end(self) -> None:
        self._services.notices.clear(KEY)
        gone = NO_VALUE if self._gone_m is None else self._distance(self._gone_m)
        fastest = self._speed(self._fastest)
        self._show(Severity.INFO, TOLD, f"{KEY}.told", distance=gone, speed=fastest)

    def _look(self) -> None:
        if not self._on:
            return
        speed, odometer = self._services.vehicle.get(SPEED), self._services.vehicle.get(ODOMETER)
        if odometer.valid and odometer.value is not None:
            self._from_m = odometer.value if self._from_m is None else self._from_m
            self._gone_m = odometer.value - self._from_m
        if speed.valid and speed.value is not None:
            now, most = abs(speed.value), self._settings.valet_kmh
            self._fastest = max(self._fastest, now)
            self._too_fast = now > (most - SLACK_KMH if self._too_fast else most)
        self._tell()

    def _tell(self) -> None:
        far = (self._gone_m or 0.0) > self._settings.valet_km * 1000
        words = {
            "speed": self._speed(self._settings.valet_kmh),
            "distance": self._distance(self._settings.valet_km * 1000),
        }
        text = FAST if self._too_fast else FAR if far else LIMITS
        if text != self._told:  # once taken off the screen, it comes back only with a change
            self._told = text
            self._show(Severity.INFO if text is LIMITS else Severity.WARNING, text, KEY, **words)

    def _show(self, severity: Severity, text: str, key: str, **values: str) -> None:
        self._services.notices.show(key, severity, text, **values)

    def _speed(self, kmh: float) -> str:
        return self._said("km/h", kmh)

    def _distance(self, metres: float) -> str:
        return self._said("m", metres)

    def _said(self, unit: str, value: float) -> str:
        units = self._services.settings.of(DisplaySettings).units
        display = display_of(unit, units)
        return f"{display.text(value)} {display.unit}"
