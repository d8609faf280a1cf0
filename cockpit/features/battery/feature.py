"""Sets the battery card up."""

from pathlib import Path

from cockpit.core.feature import Feature, Place, Services, View
from cockpit.features.battery.view_model import BatteryViewModel


def setup(services: Services) -> Feature:
    """The battery, ready to show."""
    vm = BatteryViewModel(services)
    card = View(Place.CARD, Path(__file__).parent / "BatteryCard.qml", vm, order=20)
    return Feature("battery", views=(card,))
