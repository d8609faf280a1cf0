"""What can be on the screen: every page, each with what makes it hard to read."""

from PyQt6.QtTest import QTest

from cockpit.features.navigation.shown import Journey, Limit, Turn
from cockpit.features.voice.conversation import Mode, Question
from tests.ui.legibility.car_states import (
    alight,
    all_on,
    asked_why,
    charging,
    low_tyre,
    missing,
    noticed,
    refused,
    settings_group,
    settings_while_moving,
)
from tests.ui.legibility.desk import Desk, Show
from tests.ui.legibility.driver_states import (
    asked_to_keep,
    asked_whose,
    drivers,
    gone,
    naming,
    new_pin,
    nobody_yet,
    recalled_partly,
    recalling,
    removing,
    too_late,
    valet_drives,
    welcomed,
)
from tests.ui.legibility.home_states import (
    asked_at_home,
    at_home,
    called,
    hung_up,
    ringing,
    scenes_at_home,
    talked,
    thing_at_home,
)
from tests.ui.legibility.map_states import (
    found,
    found_while_moving,
    guided,
    no_way,
    nothing_found,
    offered,
    preview,
    reached,
    searching,
    to_the_charger,
    trouble,
)
from tests.ui.legibility.talk_states import CHOICES, talk, voice

ROWS_MS = 80
"""A list makes the rows below its edge when it has time; closed before, it complains."""


def calm(desk: Desk) -> None:
    """The car stands, nobody talks, no notice, the map lies open."""
    for notice in desk.services.notices.standing:
        desk.services.notices.clear(notice.key)
    desk.vm("VoiceSheet").close()
    desk.vm("HomePage").no()
    gone(desk)
    if "explain" in desk.screen.names():
        desk.screen.tap("explain")
    map_ = desk.vm("NavigationPage")
    map_.turn.show(Turn())
    map_.journey.show(Journey())
    map_.limit.show(Limit())
    if map_.mode == "search":
        QTest.qWait(ROWS_MS)  # type: ignore[arg-type, call-arg]
    map_.closeSearch()
    desk.window.grabWindow()  # what was open is gone before anything else changes
    desk.settle()
    desk.stand()
    desk.settle()


def page(name: str) -> Show:
    """A page as it opens in a parked car."""
    return lambda desk: desk.open(name)


PAGES = ("navigation", "climate", "cabin", "home", "phone", "keys", "settings", "voice")
LISTENS, ASKS, TELLS = Mode.LISTENING, Mode.ASKING, Mode.ANSWERED
STATES: dict[str, Show] = {
    **{name: page(name) for name in PAGES},
    **{f"{name}, no data": missing(name) for name in ("navigation", "climate", "cabin")},
    **{f"{name}, all on": all_on(name) for name in ("climate", "cabin")},
    "map, guided": guided,
    "map, charging stop": to_the_charger,
    "map, trouble": trouble,
    "map, home known": reached,
    "map, offer": offered,
    "search": searching,
    "search, found": found,
    "search, moving": found_while_moving,
    "search, nothing": nothing_found,
    "preview": preview,
    "preview, no way": no_way,
    "voice sheet, listening": talk(LISTENS),
    "voice sheet, hearing": talk(LISTENS, "stell die Temperatur auf dreiundzwanzig Grad"),
    "voice sheet, yes or no": talk(
        ASKS, "öffne den Kofferraum", "Soll ich den Kofferraum öffnen?", Question("?")
    ),
    "voice sheet, which": talk(ASKS, "22 Grad", "Was meinst du?", Question("?", CHOICES)),
    "voice sheet, answer": talk(TELLS, "wie weit komme ich", "412 Kilometer, bei 72 Prozent"),
    "voice sheet, lost": talk(Mode.LOST, "bla", "Das habe ich nicht verstanden"),
    **{f"voice, {section}": voice(section) for section in ("say", "taught", "teach", "timeline")},
    "notices": noticed,
    "charging": charging,
    "all lamps": alight,
    "low tyre": low_tyre,
    "why, no speed": asked_why,
    "home, things": at_home,
    "home, a thing": thing_at_home,
    "home, question": asked_at_home,
    "home, scenes": scenes_at_home,
    "phone, contacts": talked,
    "phone, ringing": ringing,
    "phone, call": called,
    "phone, hung up": hung_up,
    **{f"settings {at}": settings_group(at) for at in range(6)},
    "settings, moving": settings_while_moving,
    "drivers, nobody yet": nobody_yet,
    "drivers": drivers,
    "drivers, PIN": new_pin,
    "drivers, name": naming,
    "drivers, remove": removing,
    "welcome": welcomed,
    "recall": recalling,
    "recall, partly": recalled_partly,
    "whose key": asked_whose,
    "habit": asked_to_keep,
    "valet": valet_drives,
    "refused by the road": too_late,
    # last: a refusal stands for some seconds
    **{f"{name}, refused": refused(name) for name in ("climate", "cabin")},
}
