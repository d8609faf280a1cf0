"""What the driver may change now, and what comes of it; touch and voice come through here."""

from cockpit.core.driving import Act, Driving
from cockpit.core.setting import Setting, When
from cockpit.core.settings import UNKNOWN, Settings

LOWEST, HIGHEST = "It is at its lowest", "It is at its highest"
GROUPS = {
    "display": "Display",
    "navigation": "Navigation",
    "voice": "Voice",
    "speaking": "Voice",
    "phone": "Phone",
    "remote": "My home",
    "home": "My home",
    "mqtt": "My home",
    "companion": "Phone",
}
"""Section → the group in which the page shows it."""
OTHER = "Car"


def group_of(setting: Setting) -> str:
    """Where the page shows it; English, the view translates."""
    return GROUPS.get(setting.section, OTHER)


class Changing:
    """The settings that have a label, and the rules of the road."""

    def __init__(self, settings: Settings, driving: Driving) -> None:
        self._settings, self._driving = settings, driving

    @property
    def table(self) -> tuple[Setting, ...]:
        """All that a page shows."""
        return tuple(one for one in self._settings.table if one.rule.label)

    def find(self, key: str) -> Setting | None:
        """One of them, by `section.name`."""
        return next((one for one in self.table if one.key == key), None)

    def value(self, key: str) -> object:
        """As it is now."""
        return self._settings.value(key)

    def barred(self, setting: Setting) -> str:
        """Why it may not be changed now; one fixed sentence, or ""."""
        return self._driving.permit(Act.SET_UP) if setting.rule.when is When.PARKED else ""

    def put(self, key: str, value: object) -> str:
        """Change it; why not, or ""."""
        setting = self.find(key)
        if setting is None:
            return UNKNOWN
        return self.barred(setting) or self._settings.change(key, value)

    def step(self, key: str, steps: int) -> str:
        """More or less of a number, by its steps, within its range."""
        setting = self.find(key)
        now = self.value(key)
        if setting is None or isinstance(now, bool) or not isinstance(now, int | float):
            return UNKNOWN
        wanted = _held(setting, now + steps * setting.rule.step)
        if wanted == now:
            return HIGHEST if steps > 0 else LOWEST
        return self.put(key, wanted)


def _held(setting: Setting, value: float) -> float:
    low, high = setting.rule.low, setting.rule.high
    value = value if low is None else max(value, low)
    value = value if high is None else min(value, high)
    return round(value) if setting.kind is int else value
