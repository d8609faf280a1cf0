"""A place that one may want to go to, as search finds it."""

import re
from dataclasses import dataclass

from cockpit.maps.geo import Point

BARE = re.compile(r"[-+]?\d+(\.\d+)?\s*,\s*[-+]?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Place:
    """Something with a name and a position."""

    name: str
    point: Point
    kind: str = ""
    """city, town, village, suburb, street, address, poi, charger, coordinates, plus_code,
    favourite, recent or contact."""
    category: str = ""
    """For a POI: OpenStreetMap's value, such as restaurant, parking, charging_station."""
    address: str = ""
    """One line below the name: "Mill Street 4, Old Town"."""
    key: str = ""
    """Stays the same over searches: OpenStreetMap's n123, w123, r123, or the favourite's own."""
    distance_m: float | None = None
    """As the crow flies from where was asked; None where that is unknown."""
    score: float = 0.0

    @property
    def unnamed(self) -> bool:
        """Whether all that is known of it is where it lies."""
        return self.kind == "coordinates" and BARE.fullmatch(self.name) is not None
