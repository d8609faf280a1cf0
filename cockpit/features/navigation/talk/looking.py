"""What the map shows: the whole way, north up, nearer, how far the battery goes."""

from collections.abc import Callable
from typing import Protocol

from cockpit.core.intents import Answer, Asked, Intent, refused
from cockpit.features.navigation.charge import UNKNOWN as NO_CHARGE
from cockpit.features.navigation.finding import NO_POSITION
from cockpit.features.navigation.model import NOWHERE, Navigation

ZOOM = 1.8
"""Twice as near is two steps at most."""


class View(Protocol):
    """Where the map is looked at from; touch calls the same."""

    north_up: bool
    reach_shown: bool

    def follow(self) -> None:
        """Look at the car."""

    def turn(self, north_up: bool) -> None:
        """North up, or heading up."""

    def show_overview(self, shown: bool = True) -> None:
        """The whole way."""

    def zoom(self, factor: float) -> None:
        """Nearer or further away."""

    def show_reach(self, shown: bool) -> None:
        """How far the battery goes."""


class Looking:
    """Handlers of wishes about the map; `front` brings its page to the front."""

    def __init__(self, navigation: Navigation, view: View, front: Callable[[], None]) -> None:
        self._navigation, self._view, self._front = navigation, view, front

    def overview(self, _: Asked) -> Answer:
        """The whole way."""
        if self._navigation.way is None:
            return refused(NOWHERE)
        self._front()
        self._view.show_overview()
        return Answer(undo=Intent("NavigationFollow"))

    def follow(self, _: Asked) -> Answer:
        """The car again."""
        self._front()
        if self._view.reach_shown:
            self._view.show_reach(False)
        self._view.follow()
        return Answer()

    def north_up(self, asked: Asked) -> Answer:
        """North up, or heading up."""
        on, was = asked.get("state", "on") == "on", self._view.north_up
        self._front()
        self._view.turn(on)
        undo = Intent(asked.intent.name, {"state": "on" if was else "off"})
        return Answer("on" if on else "off", undo=undo)

    def zoom(self, asked: Asked, nearer: bool) -> Answer:
        """A step nearer or further away."""
        self._front()
        self._view.zoom(ZOOM if nearer else 1 / ZOOM)
        same, other = asked.intent.name, "NavigationZoomOut" if nearer else "NavigationZoomIn"
        return Answer(more=Intent(same), less=Intent(other), undo=Intent(other))

    def reach(self, asked: Asked) -> Answer:
        """How far the battery goes, as a line on the map."""
        on = asked.get("state", "on") == "on"
        if on and self._navigation.here is None:
            return refused(NO_POSITION)
        if on and self._navigation.charge.after(0.0) is None:
            return refused(NO_CHARGE)
        self._front()
        self._view.show_reach(on)
        undo = Intent(asked.intent.name, {"state": "off" if on else "on"})
        return Answer("on" if on else "off", undo=undo)
