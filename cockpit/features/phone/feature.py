"""Sets up what the car has to do with phones."""

from cockpit.core.feature import Feature, Services
from cockpit.features.phone.keys import part as keys
from cockpit.features.phone.keys.takers import Takers
from cockpit.features.phone.talk import part as talk


def setup(services: Services) -> Feature:
    """The parts, as one feature; what a signed command asks of them goes by the takers."""
    takers = Takers()
    said = talk.set_up(services, takers)
    held = keys.set_up(services, takers, back=lambda: services.stage.open(talk.PAGE))

    def start() -> None:
        said.start()
        held.start()

    def stop() -> None:
        said.stop()
        held.stop()

    return Feature("phone", (*said.views, *held.views), start, stop)
