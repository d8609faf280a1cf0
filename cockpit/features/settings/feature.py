"""Sets the settings' page up."""

from pathlib import Path

from cockpit.core.feature import Feature, Place, Services, View
from cockpit.features.settings import spoken
from cockpit.features.settings.view_model import SettingsViewModel

HERE = Path(__file__).parent


def setup(services: Services) -> Feature:
    """The page; it shows what the table has when it is opened."""
    vm = SettingsViewModel(services)
    spoken.connect(services.intents, vm.changing)
    page = View(Place.PAGE, HERE / "SettingsPage.qml", vm, "Settings", "settings", order=90)
    return Feature("settings", views=(page,))
