"""Sets the trip up: one card."""

from pathlib import Path

from cockpit.core.feature import Feature, Place, Services, View
from cockpit.features.trip import spoken
from cockpit.features.trip.view_model import TripViewModel
from cockpit.ui.reader import units_of


def setup(services: Services) -> Feature:
    """The trip, ready to show."""
    vm = TripViewModel(services)
    units = units_of(services.settings)
    spoken.connect(services.intents, services.vehicle, vm.trip, units)
    card = View(Place.CARD, Path(__file__).parent / "TripCard.qml", vm, order=10)
    return Feature("trip", views=(card,), start=vm.drives.start, stop=vm.stop)
