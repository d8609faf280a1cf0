"""Places to keep: this one as home, work or a favourite; and forgetting them."""

from cockpit.core.intents import Answer, Asked, Intent, refused
from cockpit.features.navigation.finding import NO_POSITION
from cockpit.features.navigation.known_places import HOME, WORK
from cockpit.features.navigation.model import NOWHERE, Navigation
from cockpit.features.navigation.said_places import place_of, table_of
from cockpit.maps.place import Place

OWN = (HOME, WORK)
NOT_KEPT = "That place is not among your favourites"


class Keeping:
    """Handlers of wishes to remember a place."""

    def __init__(self, navigation: Navigation) -> None:
        self._navigation = navigation

    def save(self, asked: Asked) -> Answer | None:
        """The destination, where we are, or a place that was named by an undo."""
        named = place_of(asked.get("place") or {})
        there = named or self._looked_at(asked.get("what") == "destination")
        if there:
            return self._keep(asked, there)
        if asked.get("what") == "destination":
            return refused(NOWHERE)
        here = self._navigation.here
        if here is None:
            return refused(NO_POSITION)

        def told(street: str) -> None:
            name = street or f"{here.lat:.5f}, {here.lon:.5f}"
            asked.answer(self._keep(asked, Place(name, here, "address" if street else "")))

        self._navigation.street(told)
        return None

    def forget(self, asked: Asked) -> Answer:
        """Home, work, a favourite that was named, or the destination."""
        known, key = self._navigation.known, self._key_to_forget(asked)
        place = known.favourites.get(key)
        if place is None:
            return refused(NOT_KEPT)
        known.forget(key)
        slots = {"own": key if key in OWN else "favourite", "place": table_of(place)}
        return Answer(values={"name": _called(key, place)}, undo=Intent("NavigationSave", slots))

    def _keep(self, asked: Asked, place: Place) -> Answer:
        known, own = self._navigation.known, str(asked.get("own", "favourite"))
        key = own if own in OWN else ""
        before = known.favourites.get(key)
        known.keep(place, key)
        if before:
            undo = Intent(asked.intent.name, {"own": own, "place": table_of(before)})
        else:
            kept = known.favourites[key or known.favourite_of(place)]
            undo = Intent("NavigationForget", {"place": table_of(kept)})
        return Answer(key or "done", {"name": place.name}, undo=undo)

    def _looked_at(self, by_name: bool) -> Place | None:
        """Where we go, if that was said or is what the driver looks at now."""
        journey = self._navigation.journey
        if journey and (by_name or not journey.guided):
            return journey.destination
        return None if by_name else self._navigation.arrived_at

    def _key_to_forget(self, asked: Asked) -> str:
        if asked.get("own"):
            return str(asked.get("own"))
        known, journey = self._navigation.known, self._navigation.journey
        place = place_of(asked.get("place") or {}) or (journey.destination if journey else None)
        if place is None:
            return ""
        return place.key if place.key in known.favourites else known.favourite_of(place)


def _called(key: str, place: Place) -> str:
    return key if key in OWN else place.name
