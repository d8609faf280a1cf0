"""Sets the trip up: one card."""

from pathlib import Path

from cockpit.core.feature import Feature, Place, Services, View
from cockpit.features.trip.view_model import TripViewModel


def setup(services: Services) -> Feature:
    """The trip, ready to show."""
    vm = TripViewModel(services)
    card = View(Place.CARD, Path(__file__).parent / "TripCard.qml", vm, order=10)
    return Feature("trip", views=(card,), stop=vm.stop)
