"""Sets the drivers' profiles up: their page, who is welcomed, what the car takes on."""

from pathlib import Path

from cockpit.core.feature import Feature, Place, Services, View
from cockpit.features.profiles import spoken
from cockpit.features.profiles.leaving import Leaving
from cockpit.features.profiles.people import People
from cockpit.features.profiles.people_view_model import PeopleViewModel
from cockpit.features.profiles.tokens import Tokens
from cockpit.features.profiles.valet_watch import ValetWatch
from cockpit.features.profiles.welcome import Welcome

HERE = Path(__file__).parent


def setup(services: Services) -> Feature:
    """The profiles; their store is opened behind the first frame."""
    people = People(services)
    Leaving(services, people)
    ValetWatch(services, people)
    welcome = Welcome(services, people, lambda: _tokens(people))
    vm = PeopleViewModel(services, people, welcome)
    spoken.connect(services, people, vm)
    page = View(Place.PAGE, HERE / "DriversPage.qml", vm, "Drivers", "seat", order=95, docked=False)
    hello = View(Place.OVERLAY, HERE / "WelcomeSheet.qml", vm)

    def opened() -> None:
        if people.store and not known:
            known.append(True)
            welcome.knowing.again()

    known: list[bool] = []
    people.watch_all(opened)

    def start() -> None:
        people.start()
        welcome.start()

    return Feature("profiles", (page, *welcome.views, hello), start, welcome.stop, people.stop)


def _tokens(people: People) -> Tokens | None:
    """There is nobody's key or phone until the store is open."""
    return people.store.tokens if people.store else None
