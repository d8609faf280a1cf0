"""Distances, times and lists of places as one says them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cockpit.core.intents import Answer, Intent
from cockpit.features.navigation.guidance.sentences import spoken_distance
from cockpit.features.navigation.presenting import Wording
from cockpit.features.navigation.said_places import table_of
from cockpit.features.navigation.wording import clock_text
from cockpit.maps.place import Place

MOST_SAID = 3


@dataclass(frozen=True, slots=True)
class Phrasing:
    """How this driver hears things: in the words, the language and the units of the moment."""

    wording: Wording

    def distance(self, metres: float) -> str:
        """350 metres, 12 kilometres; in German as after "in"."""
        return spoken_distance(metres, self.wording.language, self.wording.units)

    def duration(self, seconds: float) -> str:
        """24 minutes, 2 hours 5 minutes."""
        count = self.wording.count
        hours, minutes = divmod(max(1, round(seconds / 60)), 60)
        said = []
        if hours:
            said.append(count("%n hours", hours))
        if minutes:
            said.append(count("%n minutes", minutes))
        return " ".join(said)

    def clock(self, seconds: float) -> str:
        """The time of day in so many seconds: 14:32."""
        return clock_text(datetime.now(), seconds)

    def found(self, places: Sequence[Place], **values: str) -> Answer:
        """The first three by name and distance, to choose from."""
        said = places[:MOST_SAID]
        for number, place in enumerate(said, 1):
            values[f"name{number}"] = place.name
            values[f"far{number}"] = self._far(place)
        choices = tuple(Intent("NavigationGoTo", {"place": table_of(p)}) for p in said)
        return Answer(f"found{len(said)}", values, choices=choices)

    def _far(self, place: Place) -> str:
        """How far; where nobody knows, the address."""
        far = place.distance_m
        return place.address if far is None else self.distance(far)
