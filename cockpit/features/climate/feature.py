"""Sets the climate up: two steppers in the dock and a page."""

from pathlib import Path

from cockpit.core.feature import Feature, Place, Services, View
from cockpit.features.climate.model import Climate
from cockpit.features.climate.spoken import connect
from cockpit.features.climate.view_model import ClimateViewModel

HERE = Path(__file__).parent


def setup(services: Services) -> Feature:
    """The climate, ready to show."""
    climate = Climate(services.vehicle)
    vm = ClimateViewModel(services, climate)
    connect(services.intents, climate)
    return Feature(
        "climate",
        views=(
            View(Place.DOCK_LEFT, HERE / "DriverDock.qml", vm),
            View(Place.DOCK_RIGHT, HERE / "PassengerDock.qml", vm),
            View(Place.PAGE, HERE / "ClimatePage.qml", vm, "Climate", "climate", order=20),
        ),
    )
