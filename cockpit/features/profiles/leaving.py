"""A driver with a PIN takes his things with him: who locks the car and is gone drives no more."""

from cockpit.core.feature import Services
from cockpit.core.signals import ALL_LOCKED, DRIVER_SEATED
from cockpit.features.profiles.people import People


class Leaving:
    """Ends a sealed session when the car is locked and the seat empty; both must be known."""

    def __init__(self, services: Services, people: People) -> None:
        self._vehicle, self._people = services.vehicle, people
        for signal in (ALL_LOCKED, DRIVER_SEATED):
            self._vehicle.watch(signal, self._look)

    def _look(self) -> None:
        session, get = self._people.session, self._vehicle.get
        if session is None or session.key is None:
            return
        if get(ALL_LOCKED).value is True and get(DRIVER_SEATED).value is False:
            self._people.leave()
