"""Sets the cluster up; it always stands at the left of the screen."""

from pathlib import Path

from cockpit.core.feature import Feature, Place, Services, View
from cockpit.features.cluster import spoken
from cockpit.features.cluster.view_model import ClusterViewModel
from cockpit.ui.reader import units_of


def setup(services: Services) -> Feature:
    """The cluster, ready to show."""
    units = units_of(services.settings)
    spoken.connect(services.intents, services.vehicle, units)
    view = Path(__file__).parent / "Cluster.qml"
    return Feature("cluster", views=(View(Place.CLUSTER, view, ClusterViewModel(services)),))
