"""The house, and the phones."""

from typing import Any

from PyQt6.QtTest import QTest

from tests.features.home.conftest import ENTRANCE, LAMP_ALONE
from tests.qa.waiting import wait_for
from tests.ui.legibility.desk import Desk


def at_home(desk: Desk) -> None:
    """Things of all kinds have announced themselves."""
    desk.open("home")
    desk.vm("HomePage").close()
    wait_for(lambda: any("homeassistant" in t for t in desk.services.messages.topics), "the home")
    desk.hear("homeassistant/device/entrance/config", ENTRANCE)
    desk.hear("homeassistant/light/lamp/config", LAMP_ALONE | {"name": "Wohnzimmerdeckenleuchte"})
    desk.hear("hall/available", "online")
    for topic, state in (("garage", "closed"), ("blind", "closed"), ("door", "LOCKED")):
        desk.hear(f"hall/{topic}", state)
    desk.hear("lamp/state", "OFF")
    wait_for(lambda: "home.tile.4" in desk.screen.names(), "the things")


def thing_at_home(desk: Desk) -> None:
    """One thing, with all that can be done to it."""
    at_home(desk)
    vm = desk.vm("HomePage")
    vm.open(vm.things[0].key)
    wait_for(lambda: "home.back" in desk.screen.names(), "the thing")


def asked_at_home(desk: Desk) -> None:
    """A gate opens only after a yes."""
    at_home(desk)
    vm = desk.vm("HomePage")
    vm.open(next(thing.key for thing in vm.things if "garage" in thing.key))
    wait_for(lambda: "home.do.open" in desk.screen.names(), "what can be done")
    desk.screen.tap("home.do.open")
    wait_for(lambda: "home.question" in desk.screen.names(), "the question")


def scenes_at_home(desk: Desk) -> None:
    """What happens on arrival."""
    at_home(desk)
    desk.vm("HomePage").showScene("arriving")


def phone_says(desk: Desk, topic: str, **table: Any) -> None:
    """A phone tells the car something."""
    desk.hear(f"{desk.services.messages.own}/phone/anna/{topic}", table)


def talked(desk: Desk) -> None:
    """A book of contacts, messages, music, a call that rings."""
    desk.open("phone")
    people = [{"name": "Bürgermeisterin Annegret", "numbers": ["+49 170 1"], "favourite": True}]
    phone_says(desk, "contacts", contacts=people)
    QTest.qWait(200)  # type: ignore[arg-type, call-arg]


def ringing(desk: Desk) -> None:
    """Somebody calls."""
    talked(desk)
    phone_says(desk, "call", state="ringing", name="Bürgermeisterin Annegret", number="+49170")
    wait_for(lambda: "phone.call" in desk.screen.names(), "the call")


def called(desk: Desk) -> None:
    """Somebody is on the line."""
    ringing(desk)
    phone_says(desk, "call", state="active", name="Bürgermeisterin Annegret", number="+49170")
    wait_for(lambda: "phone.running" in desk.screen.names(), "the running call")


def hung_up(desk: Desk) -> None:
    """The call is over, and news have come."""
    called(desk)
    phone_says(desk, "call", state="ended")
    wait_for(lambda: "phone.running" not in desk.screen.names(), "the call to end")
