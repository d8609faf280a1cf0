"""Sets the car's page up."""

from pathlib import Path

from cockpit.core.feature import Feature, Place, Services, View
from cockpit.features.cabin import spoken
from cockpit.features.cabin.model import Cabin
from cockpit.features.cabin.view_model import CabinViewModel

HERE = Path(__file__).parent


def setup(services: Services) -> Feature:
    """The car from above, ready to show."""
    cabin = Cabin(services.vehicle, services.driving)
    vm = CabinViewModel(services, cabin)
    spoken.connect(services.intents, cabin)
    page = View(Place.PAGE, HERE / "CarPage.qml", vm, "Car", "car", order=10)
    return Feature("cabin", views=(page,), stop=vm.stop)
