"""Sets the car in the home up: no view, one look a second."""

import time

from PyQt6.QtCore import QTimer

from cockpit.core.feature import Feature, Services
from cockpit.features.remote.model import Remote
from cockpit.features.remote.settings import RemoteSettings

LOOK_MS = 1000


def setup(services: Services) -> Feature:
    """The car in the home, told from the first broker on."""
    remote = Remote(services, services.settings.of(RemoteSettings))
    timer = QTimer()
    timer.setInterval(LOOK_MS)
    timer.timeout.connect(lambda: remote.look(time.monotonic()))

    def start() -> None:
        remote.announce()
        timer.start()

    return Feature("remote", start=start, stop=timer.stop)
