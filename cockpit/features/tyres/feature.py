"""Sets the tyres up: one card."""

from pathlib import Path

from cockpit.core.feature import Feature, Place, Services, View
from cockpit.features.tyres.view_model import TyresViewModel


def setup(services: Services) -> Feature:
    """The tyres, ready to show."""
    vm = TyresViewModel(services)
    card = View(Place.CARD, Path(__file__).parent / "TyresCard.qml", vm, order=30)
    return Feature("tyres", views=(card,))
