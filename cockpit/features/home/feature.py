"""Sets the home in the car up: a page, and the question before anything opens."""

from pathlib import Path

from PyQt6.QtCore import QTimer

from cockpit.core.feature import Feature, Place, Services, View
from cockpit.core.own import Own
from cockpit.core.stored import Stored
from cockpit.features.home import spoken
from cockpit.features.home.energy import HouseEnergy
from cockpit.features.home.favourites import Favourites
from cockpit.features.home.homecoming import Homecoming
from cockpit.features.home.house import House
from cockpit.features.home.routine import Occasion, Routines
from cockpit.features.home.settings import HomeSettings
from cockpit.features.home.view_model import HomeViewModel

HERE = Path(__file__).parent
LOOK_MS = 1000
FENCE = "fence"
"""Who asks where nobody has touched anything."""


def setup(services: Services) -> Feature:
    """The home, ready to show."""
    settings = services.settings.of(HomeSettings)
    mail = services.messages
    house = House(mail, closed=lambda: services.personal.passing)
    favourites = Favourites(_own(services, "favourites"))
    routines = Routines(_own(services, "scenes"))
    energy = HouseEnergy(mail, settings.evcc, settings.charger)
    vm = HomeViewModel(services, house, favourites, routines, energy)

    def comes_or_goes(occasion: Occasion) -> None:
        routine = routines.of(occasion)
        if routine.on:
            house.run(routine, FENCE)

    homecoming = Homecoming(services.vehicle, services.leading, comes_or_goes)
    timer = QTimer()
    timer.setInterval(LOOK_MS)
    timer.timeout.connect(homecoming.look)
    vm.namesChanged.connect(spoken.connect(services.intents, house, routines).offer)

    def start() -> None:
        if settings.show:
            vm.start()
            timer.start()

    def stop() -> None:
        timer.stop()
        vm.stop()

    page = View(Place.PAGE, HERE / "HomePage.qml", vm, "My home", "home", order=40)
    question = View(Place.OVERLAY, HERE / "OpenQuestion.qml", vm)
    return Feature("home", views=(page, question), start=start, stop=stop)


def _own(services: Services, subject: str) -> Own:
    file = Stored(services.folder, f"home/{subject}")
    return Own(services.personal, f"home {subject}", file)
