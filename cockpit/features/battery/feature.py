"""Sets the battery card up."""

from pathlib import Path

from cockpit.core.feature import Feature, Place, Services, View
from cockpit.features.battery import spoken
from cockpit.features.battery.view_model import BatteryViewModel
from cockpit.ui.reader import units_of


def setup(services: Services) -> Feature:
    """The battery, ready to show."""
    vm = BatteryViewModel(services)
    units = units_of(services.settings)
    spoken.connect(services.intents, services.vehicle, units)
    card = View(Place.CARD, Path(__file__).parent / "BatteryCard.qml", vm, order=20)
    return Feature("battery", views=(card,))
