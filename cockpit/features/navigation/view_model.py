"""Navigation as QML sees it: the map, the next turn, the journey, search and preview."""

import time
from datetime import datetime

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from cockpit.core.driving import Act
from cockpit.core.feature import Services
from cockpit.features.navigation import presenting
from cockpit.features.navigation.departure import Departure
from cockpit.features.navigation.items import JourneyItem, LimitItem, TurnItem
from cockpit.features.navigation.map.scene import MapScene
from cockpit.features.navigation.model import Navigation
from cockpit.features.navigation.offered import OfferedPlaces
from cockpit.features.navigation.offers import Offers
from cockpit.features.navigation.presenting import Wording
from cockpit.features.navigation.preview_view_model import PreviewViewModel
from cockpit.features.navigation.scenery import Scenery
from cockpit.features.navigation.search_view_model import SearchViewModel
from cockpit.features.navigation.sharing import Sharing
from cockpit.features.navigation.shown import Journey, Limit, Turn
from cockpit.maps.geo import Point
from cockpit.maps.place import Place
from cockpit.ui.qt import pyqtProperty, pyqtSlot
from cockpit.ui.view_model import ViewModel

TICK_MS = 100
TICKS_PER_CARD = 10


class NavigationViewModel(ViewModel):
    """Ten times a second it asks the model where we are; QML hears of what differs."""

    modeChanged = pyqtSignal()
    mapChanged = pyqtSignal()
    placesChanged = pyqtSignal()
    offerChanged = pyqtSignal()

    def __init__(
        self,
        services: Services,
        navigation: Navigation,
        scene: MapScene,
        wording: Wording,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(services, parent)
        self.navigation, self._wording = navigation, wording
        self._driving = services.driving
        self._mode = "map"
        self._scene = scene
        self.scenery = Scenery(scene, navigation)
        self.scenery.on_change = self.mapChanged.emit
        self._turn = TurnItem(Turn(), self)
        self._limit = LimitItem(Limit(), self)
        self._journey = JourneyItem(Journey(), self)
        self._search = SearchViewModel(navigation, services.driving, wording, self._picked, self)
        self._preview = PreviewViewModel(navigation, wording, self._to_map, self)
        self._offers = Offers(navigation, wording)
        self.departure = Departure(navigation, services.driving, self._went)
        self._was_muted = self.muted
        self._sharing: Sharing | None = None
        self._offered: OfferedPlaces | None = None
        self._ticks = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        navigation.watch(self._look)
        navigation.known.watch(self.placesChanged.emit)
        services.personal.watch(self._another_drives)
        scene.changed.connect(self.mapChanged)
        scene.longPressed.connect(self._pressed)
        scene.tapped.connect(self._tapped)
        scene.wayTapped.connect(self._way_tapped)

    def read_anew(self) -> None:
        self._search.read_anew()
        self._look()
        self.offerChanged.emit()

    def share_by(self, sharing: Sharing) -> None:
        """Who tells phone and home of the trip."""
        self._sharing = sharing

    def offer_names_by(self, offered: OfferedPlaces) -> None:
        """Who keeps the names that can be said up to date."""
        self._offered = offered

    def _another_drives(self) -> None:
        """Nothing of the one before stays on the screen."""
        self._search.clear()
        self._offers.forget()
        if self._sharing:
            self._sharing.forget()
        self._to_map()
        self.offerChanged.emit()

    def offer_place(self, place: Place) -> None:
        """A place was sent to the car: look at it while parked, ask about it while driving."""
        if self._driving.allows(Act.TYPE):
            self._picked(place)
        else:
            self._offers.sent(place)
            self.offerChanged.emit()

    def show_found(self, query: str, places: list[Place]) -> None:
        """What a spoken search has found, to be touched as well."""
        self._search.show_found(query, places)
        self._to("search")

    def start(self) -> None:
        """Begin to look; called when the first frame is on the screen."""
        self._timer.start(TICK_MS)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @pyqtSlot()
    def tick(self) -> None:
        """Where are we, what comes next."""
        self.navigation.tick(time.monotonic())
        self.scenery.move()
        self._show_turn()
        self._ticks += 1
        if self._ticks % TICKS_PER_CARD == 0:
            self._show_journey()
            self._offers.look()
            if self._sharing:
                self._sharing.look(time.monotonic())
            if self._offered:
                self._offered.look()
            self.offerChanged.emit()

    # --- what is shown -------------------------------------------------------

    scene = pyqtProperty(QObject, fget=lambda self: self._scene, constant=True)
    turn = pyqtProperty(QObject, fget=lambda self: self._turn, constant=True)
    limit = pyqtProperty(QObject, fget=lambda self: self._limit, constant=True)
    journey = pyqtProperty(QObject, fget=lambda self: self._journey, constant=True)
    search = pyqtProperty(QObject, fget=lambda self: self._search, constant=True)
    preview = pyqtProperty(QObject, fget=lambda self: self._preview, constant=True)

    @pyqtProperty(str, notify=modeChanged)
    def mode(self) -> str:
        """`map`, `search` or `preview`."""
        return self._mode

    @pyqtProperty(str, notify=modeChanged)
    def language(self) -> str:
        return self.reader.language

    @pyqtProperty(bool, notify=mapChanged)
    def following(self) -> bool:
        """Whether the map moves with the car."""
        return self._scene.mode != "free"

    @pyqtProperty(bool, notify=mapChanged)
    def overview(self) -> bool:
        """Whether the whole route is shown."""
        return self._scene.mode == "overview"

    @pyqtProperty(bool, notify=mapChanged)
    def northUp(self) -> bool:
        """Whether north is up rather than the car's heading."""
        return self.scenery.north_up

    @pyqtProperty(bool, notify=modeChanged)
    def muted(self) -> bool:
        """Whether guidance is silent."""
        return not self.navigation.pilot.voice

    @pyqtProperty(bool, notify=placesChanged)
    def hasHome(self) -> bool:
        return self.navigation.known.home is not None

    @pyqtProperty(bool, notify=placesChanged)
    def hasWork(self) -> bool:
        return self.navigation.known.work is not None

    @pyqtProperty(str, notify=offerChanged)
    def offer(self) -> str:
        """A word of the car's own, such as when to leave; "" for none."""
        return self._offers.text

    # --- what is touched -------------------------------------------------------

    @pyqtSlot()
    def openSearch(self) -> None:
        self._search.open()
        self._to("search")

    @pyqtSlot()
    def closeSearch(self) -> None:
        self._to("map")

    @pyqtSlot()
    def goHome(self) -> None:
        self.departure.home()

    @pyqtSlot()
    def goToWork(self) -> None:
        self.departure.to_work()

    @pyqtSlot()
    def end(self) -> None:
        self.navigation.end()
        self._to_map()

    @pyqtSlot()
    def recentre(self) -> None:
        self.scenery.follow()

    @pyqtSlot()
    def turnMap(self) -> None:
        self.scenery.turn(not self.scenery.north_up)

    @pyqtSlot()
    def toggleOverview(self) -> None:
        self.scenery.toggle_overview()

    @pyqtProperty(bool, notify=mapChanged)
    def reachShown(self) -> bool:
        """Whether the map shows how far the battery goes, there and back."""
        return self.scenery.reach_shown

    @pyqtSlot()
    def toggleReach(self) -> None:
        self.scenery.show_reach(not self.scenery.reach_shown)

    @pyqtSlot()
    def toggleVoice(self) -> None:
        self.navigation.set_voice(not self.navigation.pilot.voice)

    @pyqtSlot(result=str)
    def shareArrival(self) -> str:
        """Tell those who wait when we come; returns what to say."""
        return self._sharing.share(time.monotonic()) if self._sharing else ""

    @pyqtSlot()
    def takeOffer(self) -> None:
        self._offers.take()
        self.offerChanged.emit()

    @pyqtSlot()
    def leaveOffer(self) -> None:
        self._offers.leave()
        self.offerChanged.emit()

    # --- inside -------------------------------------------------------------

    def _picked(self, place: Place) -> None:
        """A destination was touched."""
        self.departure.to(place)

    def _went(self, chooses: bool) -> None:
        """Show the ways to choose from, or the map."""
        self._to("preview" if chooses else "map")

    def _pressed(self, lat: float, lon: float) -> None:
        point = Point(lat, lon)
        self._picked(Place(f"{lat:.5f}, {lon:.5f}", point, "coordinates"))

    def _tapped(self, lat: float, lon: float, name: str) -> None:
        if self._mode == "map":
            self.offer_place(Place(name, Point(lat, lon), "poi"))

    def _way_tapped(self, index: int) -> None:
        others = [i for i in range(len(self.navigation.ways)) if i != self.navigation.chosen]
        if index < len(others):
            self.navigation.choose(others[index])

    def _to_map(self) -> None:
        self._to("map")

    def _to(self, mode: str) -> None:
        if mode != self._mode:
            self._mode = mode
            self.scenery.show_preview(mode == "preview")
            self.modeChanged.emit()

    def _look(self) -> None:
        self._preview.look()
        self.scenery.look()
        self._show_turn()
        self._show_journey()
        journey = self.navigation.journey
        if self._mode == "preview" and (journey is None or journey.guided):
            self._to_map()
        if self._was_muted != self.muted:
            self._was_muted = self.muted
            self.modeChanged.emit()

    def _show_turn(self) -> None:
        pilot, wording = self.navigation.pilot, self._wording
        there = self.navigation.arrived_at
        self._turn.show(
            presenting.arrived(there, wording)
            if there
            else presenting.turn(pilot.guidance, pilot.status, wording)
        )
        self._limit.show(presenting.limit(pilot.limit_kmh, pilot.too_fast, wording))

    def _show_journey(self) -> None:
        pilot = self.navigation.pilot
        now = datetime.now()
        self._journey.show(
            presenting.journey(self.navigation, pilot.left_s, pilot.left_m, now, self._wording)
        )
