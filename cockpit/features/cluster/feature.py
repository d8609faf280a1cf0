"""Sets the cluster up; it always stands at the left of the screen."""

from pathlib import Path

from cockpit.core.feature import Feature, Place, Services, View
from cockpit.features.cluster.view_model import ClusterViewModel


def setup(services: Services) -> Feature:
    """The cluster, ready to show."""
    view = Path(__file__).parent / "Cluster.qml"
    return Feature("cluster", views=(View(Place.CLUSTER, view, ClusterViewModel(services)),))
