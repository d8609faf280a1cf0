"""Settings by voice: switches, choices and numbers by their names."""

from cockpit.core.intents import Answer, Asked, Intent, Intents, refused
from cockpit.features.settings.changing import Changing

RISKY: frozenset[str] = frozenset()
TEXT_SIZE, MOTION, THEME, COLOURS = (
    "display.text_size",
    "display.less_motion",
    "display.theme",
    "display.safe_colours",
)


def connect(intents: Intents, changing: Changing) -> None:
    """Answer to the sentences of `intents.*.yaml`."""

    def put(key: str, value: object) -> Answer:
        before, why = changing.value(key), changing.put(key, value)
        undo = Intent("SettingsPut", {"key": key, "value": before})
        return refused(why) if why else Answer(undo=undo)

    def switch(asked: Asked) -> Answer:
        return put(str(asked.get("setting")), asked.get("state") == "on")

    def put_back(asked: Asked) -> Answer:
        return put(str(asked.get("key")), asked.get("value"))

    def step(asked: Asked) -> Answer:
        key, steps = str(asked.get("setting")), 1 if asked.get("way") == "more" else -1
        why = changing.step(key, steps)
        other = Intent(asked.intent.name, {"setting": key, "way": "less" if steps > 0 else "more"})
        return refused(why) if why else Answer(more=asked.intent, less=other, undo=other)

    intents.on("SettingsSwitch", switch)
    intents.on("SettingsStep", step)
    intents.on("SettingsTheme", lambda asked: put(THEME, asked.get("theme")))
    intents.on("SettingsTextSize", lambda asked: put(TEXT_SIZE, asked.get("size")))
    intents.on("SettingsPut", put_back)
