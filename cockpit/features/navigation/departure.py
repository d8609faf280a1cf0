"""Setting out: parked one looks at the ways first, while driving a word or a touch is enough."""

from collections.abc import Callable

from cockpit.core.driving import Act, Driving
from cockpit.features.navigation.model import Navigation
from cockpit.maps.place import Place


class Departure:
    """Touch, voice and the phone all set out by this; `on_gone` hears whether ways are shown."""

    def __init__(
        self, navigation: Navigation, driving: Driving, on_gone: Callable[[bool], None]
    ) -> None:
        self._navigation, self._driving, self._on_gone = navigation, driving, on_gone

    def to(self, place: Place) -> str:
        """To a place; returns what to say."""
        return self._gone(self._navigation.go_to(place, start=self.at_once))

    def home(self) -> str:
        """Home, where it is known."""
        return self._gone(self._navigation.go_home(start=self.at_once))

    def to_work(self) -> str:
        """To work, where it is known."""
        return self._gone(self._navigation.go_to_work(start=self.at_once))

    def by_way_of(self, place: Place) -> str:
        """By way of a place; without a journey it is where to go."""
        if self._navigation.journey is None:
            return self.to(place)
        return self._navigation.add_stop(place)

    @property
    def at_once(self) -> bool:
        """Whether guidance starts without a look at the ways."""
        return not self._driving.allows(Act.TYPE)

    def _gone(self, said: str) -> str:
        self._on_gone(not self.at_once and self._navigation.journey is not None)
        return said
