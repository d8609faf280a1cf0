"""Where the phones are, once what opens their words is loaded."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cockpit.core.feature import Services
from cockpit.features.phone.settings import PhoneSettings

if TYPE_CHECKING:
    from cockpit.features.phone.owntracks.phones import Known
    from cockpit.features.phone.owntracks.whereabouts import Seen, Whereabouts


class Where:
    """Nothing is known until `begin`."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._known: Whereabouts | None = None

    def begin(self, phones: "Sequence[Known]") -> None:
        """The libraries are there: listen to these phones."""
        from cockpit.features.phone.owntracks.whereabouts import Whereabouts

        services = self._services
        tell = services.settings.of(PhoneSettings).tell_place
        parts = (services.messages, services.vehicle, services.driving)
        self._known = Whereabouts(*parts, phones, tell)

    def look(self) -> None:
        """Once a second."""
        if self._known:
            self._known.look()

    @property
    def seen(self) -> "list[Seen]":
        """Each phone that was set up, but those of other drivers."""
        shows = self._services.personal.may_show
        return [seen for seen in self._known.seen if shows(seen.user)] if self._known else []

    @property
    def aboard(self) -> frozenset[str]:
        """Whose phones are in the car, or right beside it."""
        if self._known is None:
            return frozenset()
        from cockpit.features.phone.owntracks.presence import Presence

        here = (Presence.IN_CAR, Presence.NEAR)
        return frozenset(seen.user for seen in self._known.seen if seen.presence in here)

    def ask(self, user: str) -> None:
        """Have a phone look where it is."""
        if self._known:
            self._known.ask(user)
