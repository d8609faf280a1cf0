"""Drivers by voice: who drives, and who is to."""

from cockpit.core.driving import Act
from cockpit.core.feature import Services
from cockpit.core.intents import Answer, Asked, refused
from cockpit.features.profiles.people import People
from cockpit.features.profiles.people_view_model import PeopleViewModel

RISKY: frozenset[str] = frozenset()
LIST = "driver_names"
PAGE = "profiles"


def connect(services: Services, people: People, vm: PeopleViewModel) -> None:
    """Answer to the sentences of `intents.*.yaml`."""

    def offer() -> None:
        names = {one.face.name.casefold(): one.face.id for one in people.drivers}
        services.intents.offer(LIST, names)

    def who(_: Asked) -> Answer:
        now = vm.driver
        return Answer("done" if now["kind"] == "driver" else now["kind"], {"name": now["name"]})

    def guest(_: Asked) -> Answer:
        if people.valet_by:
            return Answer("valet", done=False)
        if sentence := services.driving.permit(Act.DRIVERS):
            return refused(sentence)
        people.as_guest()
        return Answer()

    def switch(asked: Asked) -> Answer:
        if sentence := services.driving.permit(Act.DRIVERS):
            return refused(sentence)
        services.stage.open(PAGE)
        people.enter(str(asked.get("driver")))
        return Answer()

    people.watch_all(offer)
    services.intents.on("DriversWho", who)
    services.intents.on("DriversGuest", guest)
    services.intents.on("DriversSwitch", switch)
