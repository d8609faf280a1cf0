"""The search box as QML sees it: letters in, rows out."""

from collections.abc import Callable
from dataclasses import replace

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from cockpit.core.driving import Act, Driving
from cockpit.features.navigation.categories import CATEGORIES, place_icon
from cockpit.features.navigation.items import FoundItem
from cockpit.features.navigation.model import Navigation
from cockpit.features.navigation.presenting import Wording
from cockpit.features.navigation.shown import Found, Row
from cockpit.maps.place import Place
from cockpit.ui.qt import pyqtProperty, pyqtSlot

LETTERS_MS = 120
"""How long the box waits for the next letter before it asks."""
LONGEST_QUERY = 120
MOST_ROWS = 21
WITH_REACH = 8
"""So many rows from the top tell driving time and charge on arrival."""
NOTHING_YET = "Home, work, favourites and recent places will stand here"
OWN_NAMES = {"home": "Home", "work": "Work"}


class SearchViewModel(FoundItem):
    """Asks the model after each pause in typing; without a query it shows the driver's places."""

    readAnew = pyqtSignal()

    def __init__(
        self,
        navigation: Navigation,
        driving: Driving,
        wording: Wording,
        picked: Callable[[Place], None],
        parent: QObject,
    ) -> None:
        super().__init__(Found(), parent)
        self._navigation, self._driving = navigation, driving
        self._wording, self._picked = wording, picked
        self._places: list[Place] = []
        self._words = self._category = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.ask)
        driving.watch(self._look_at_driving)
        self._look_at_driving()

    def _say(self, text: str) -> str:
        return self._wording.say(text) if text else ""

    def read_anew(self) -> None:
        """What stands there, in another language or other units."""
        kind = next((c.label for c in CATEGORIES if c.key == self._category), "")
        query = self._say(kind) if kind else self.now.query
        self._list(query, self._places, self._words)
        self._ask_reach()

    @pyqtProperty("QVariantList", notify=readAnew)
    def categories(self) -> list[dict[str, str]]:
        return [{"key": c.key, "label": self._say(c.label), "icon": c.icon} for c in CATEGORIES]

    @pyqtSlot(str)
    def type(self, letter: str) -> None:
        """A key was touched; refused while driving."""
        if self._driving.allows(Act.TYPE):
            self.set_query((self.now.query + letter)[:LONGEST_QUERY])

    @pyqtSlot()
    def erase(self) -> None:
        """The last letter goes."""
        self.set_query(self.now.query[:-1])

    @pyqtSlot()
    def clear(self) -> None:
        """Start afresh, with the driver's own places."""
        self.set_query("")

    @pyqtSlot(str)
    def category(self, key: str) -> None:
        """Look for the nearest of a kind, or those along the way where one is led."""
        label = next((c.label for c in CATEGORIES if c.key == key), key)
        self._list(self._say(label), [], "Searching …")
        self._category = key
        self._navigation.places.nearby(key, self.found)

    @pyqtSlot(int)
    def pick(self, index: int) -> None:
        """A row was touched."""
        if 0 <= index < len(self._places):
            self._picked(self._places[index])

    @pyqtSlot()
    def enter(self) -> None:
        """Ask at once."""
        self._pause.stop()
        self.ask()

    def set_query(self, query: str) -> None:
        """Take a whole query, from the keys or from voice."""
        self._category = ""
        self.show(replace(self.now, query=query))
        if query:
            self._pause.start(LETTERS_MS)
        else:
            self.open()

    def open(self) -> None:
        """Show what the driver wants most often."""
        self._pause.stop()
        known = self._navigation.known
        own = [known.favourites[k] for k in OWN_NAMES if k in known.favourites]
        rest = [p for k, p in known.favourites.items() if k not in OWN_NAMES]
        places = self._navigation.places.with_distance([*own, *rest, *known.recents])
        self._category = ""
        self._list("", places, "" if places else NOTHING_YET)

    def ask(self) -> None:
        """Have the model search for what stands in the box."""
        if self.now.query:
            self._navigation.places.search(self.now.query, self.found)

    def show_found(self, query: str, places: list[Place]) -> None:
        """What was found elsewhere, by voice."""
        self._pause.stop()
        self._category = ""
        self.show(replace(self.now, query=self._driving.short(query)))
        self.found(places)

    def found(self, places: list[Place] | str) -> None:
        """The answer, or why there is none; nobody waits for it who has cleared the box."""
        if not self.now.query:
            return
        if isinstance(places, str):
            self._list(self.now.query, [], places)
            return
        self._list(self.now.query, places, "" if places else "Nothing found")
        self._ask_reach()

    def _ask_reach(self) -> None:
        asked = self._places[:WITH_REACH]
        if asked:
            self._navigation.places.reach_of(asked, lambda reach: self._tell_reach(asked, reach))

    def _list(self, query: str, places: list[Place], words: str) -> None:
        """The rows, or English words in their place."""
        self._places, self._words = places[:MOST_ROWS], words
        rows = tuple(self._row(place) for place in self._places)
        self.show(replace(self.now, query=query, rows=rows, words=self._say(words)))

    def _row(self, place: Place) -> Row:
        far, short = place.distance_m, self._driving.short
        return Row(
            self._say(OWN_NAMES[place.key]) if place.key in OWN_NAMES else short(place.name),
            short(place.name if place.key in OWN_NAMES else place.address),
            place_icon(place),
            "" if far is None else self._wording.distance(far),
        )

    def _tell_reach(
        self, asked: list[Place], reach: list[tuple[float, float | None] | None]
    ) -> None:
        """Driving time and charge on arrival of the first rows; None where no way leads."""
        rows = list(self.now.rows)
        if asked != self._places[: len(asked)]:
            return  # the driver has typed on
        for index, known in enumerate(reach[: len(rows)]):
            if known is None:
                continue
            seconds, soc = known
            charge = "" if soc is None else f" · {max(0.0, soc):.0f} %"
            rows[index] = replace(rows[index], extra=self._wording.duration(seconds) + charge)
        self.show(replace(self.now, rows=tuple(rows)))

    def _look_at_driving(self) -> None:
        self.show(replace(self.now, typing=self._driving.allows(Act.TYPE)))
