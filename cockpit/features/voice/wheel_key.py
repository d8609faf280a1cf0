"""The voice key on the steering wheel: each press is a touch on the key of the screen."""

from collections.abc import Callable

from cockpit.core.signals import VOICE_KEY
from cockpit.core.vehicle import Vehicle


class WheelKey:
    """Tells of each press; a key that is held down is pressed once.

    Only a change from released to pressed counts, both seen on the bus: what is late or not
    available is no press, nor is a key that was held while nobody looked.
    """

    def __init__(self, vehicle: Vehicle, pressed: Callable[[], None]) -> None:
        self._vehicle, self._pressed = vehicle, pressed
        self._down: bool | None = None
        self._unwatch = vehicle.watch(VOICE_KEY, self._look)
        self._look()

    def stop(self) -> None:
        """Look no more."""
        self._unwatch()

    def _look(self) -> None:
        reading = self._vehicle.get(VOICE_KEY)
        before, self._down = self._down, bool(reading.value) if reading.valid else None
        if self._down and before is False:
            self._pressed()
