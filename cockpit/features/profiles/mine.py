"""What of a profile is the settings' and the features': mapped both ways."""

from collections.abc import Mapping
from typing import Any

from cockpit.core.settings import Settings
from cockpit.features.profiles.fields import SETTINGS, THINGS
from cockpit.features.profiles.profile import Profile

type Tables = dict[str, dict[str, Any]]


def personal_of(settings: Settings) -> Tables:
    """What was changed of that which is a driver's own."""
    return _those(settings, personal=True)


def adopt(settings: Settings, profile: Profile | None) -> None:
    """Put a driver's own settings in place of the last one's; the car's stay as they are."""
    tables = _those(settings, personal=False)
    his: Mapping[str, Any] = profile.get(SETTINGS) if profile else {}
    mine = {one.key for one in settings.table if one.rule.personal}
    for section, table in his.items():
        fit = {name: value for name, value in table.items() if f"{section}.{name}" in mine}
        if fit:
            tables[section] = tables.get(section, {}) | fit
    settings.adopt(tables)


def with_settings(profile: Profile, settings: Settings) -> Profile:
    """The profile with what is set now."""
    return profile.having(SETTINGS, personal_of(settings))


def things_of(profile: Profile) -> dict[str, Any]:
    """What features keep for him, by subject."""
    kept: Mapping[str, Any] = profile.get(THINGS)
    return dict(kept)


def with_thing(profile: Profile, subject: str, told: Any) -> Profile:
    """The profile with one of them changed, None: forgotten; ValueError where it does not fit."""
    kept: Mapping[str, Any] = profile.get(THINGS)
    things = {**kept, subject: told}
    return profile.having(THINGS, {key: one for key, one in things.items() if one is not None})


def _those(settings: Settings, *, personal: bool) -> Tables:
    found: Tables = {}
    rules = {one.key: one.rule for one in settings.table}
    for section, table in settings.changes.items():
        for name, value in table.items():
            rule = rules.get(f"{section}.{name}")
            if (rule is not None and rule.personal) is personal:
                found.setdefault(section, {})[name] = value
    return found
