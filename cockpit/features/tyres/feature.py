"""Sets the tyres up: one card."""

from pathlib import Path

from cockpit.core.feature import Feature, Place, Services, View
from cockpit.features.tyres import spoken
from cockpit.features.tyres.settings import TyreSettings
from cockpit.features.tyres.view_model import TyresViewModel
from cockpit.ui.reader import units_of


def setup(services: Services) -> Feature:
    """The tyres, ready to show."""
    vm = TyresViewModel(services)
    units = units_of(services.settings)
    spoken.connect(services.intents, services.vehicle, services.settings.of(TyreSettings), units)
    card = View(Place.CARD, Path(__file__).parent / "TyresCard.qml", vm, order=30)
    return Feature("tyres", views=(card,))
