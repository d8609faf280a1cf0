"""Tells the map what the model knows: car, route, pins, reach; and which way it looks."""

from collections.abc import Callable

from cockpit.features.navigation.map.eye import PREVIEW_LEFT
from cockpit.features.navigation.map.scene import MapScene
from cockpit.features.navigation.model import Navigation
from cockpit.maps.geo import Point
from cockpit.maps.route import Route


class Scenery:
    """Carries the model's state over to the map's scene, only what has changed."""

    def __init__(self, scene: MapScene, navigation: Navigation) -> None:
        self._scene, self._navigation = scene, navigation
        self._route: Route | None = None
        self._ways: list[Route] = []
        self._rings: list[list[Point]] = []
        self.north_up = self.reach_shown = False
        self.on_change: Callable[[], None] = lambda: None
        """Told when one of these two has changed."""

    def move(self) -> None:
        """The car has moved on."""
        fix = self._navigation.pilot.fix
        if fix.point is None:
            return
        self._scene.set_position(fix.point, fix.heading, fix.speed_mps, fix.accuracy_m, fix.at)
        if fix.along_m is not None:
            self._scene.set_progress(fix.along_m)
        guidance = self._navigation.pilot.guidance
        self._scene.set_next_turn(guidance.distance_m if guidance else None)

    def look(self) -> None:
        """Ways, region or stops have changed."""
        navigation, scene = self._navigation, self._scene
        scene.set_region(navigation.router.region)
        way, ways = navigation.way, navigation.ways
        if way is not self._route or ways is not self._ways:
            self._route, self._ways = way, ways
            scene.set_route(way, [w for w in ways if w is not way])
        scene.set_pins(_pins(navigation))
        self._show_reach()

    def follow(self) -> None:
        """Look at the car again."""
        self._scene.mode = "north" if self.north_up else "heading"

    def turn(self, north_up: bool) -> None:
        """North up, or heading up."""
        self.north_up = north_up
        self.follow()
        self.on_change()

    def show_overview(self, shown: bool = True) -> None:
        """The whole route, or the car again."""
        if shown:
            self._scene.eye.left_taken = 0.0
            self._scene.mode = "overview"
        else:
            self.follow()

    def toggle_overview(self) -> None:
        """The whole route, or the car again."""
        self.show_overview(self._scene.mode != "overview")

    def zoom(self, factor: float) -> None:
        """Nearer (more than 1) or further away."""
        self._scene.pinch(factor, 0.0)

    def show_reach(self, shown: bool) -> None:
        """How far the battery goes, there and back; or the car again."""
        self.reach_shown = shown
        self._navigation.charge.show_reach(self._navigation.here if shown else None)
        if not shown:
            self.follow()
        self.on_change()

    def _show_reach(self) -> None:
        rings = self._navigation.charge.rings
        if rings == self._rings:
            return
        self._rings = rings
        self._scene.set_reach(rings)
        if rings and self.reach_shown:
            self._scene.eye.set_whole([p for ring in rings for p in ring])
            self._scene.eye.left_taken = 0.0
            self._scene.mode = "overview"

    def show_preview(self, shown: bool) -> None:
        """Make room for the panel and show all the ways, or go back to the car."""
        if shown:
            self._scene.eye.left_taken = PREVIEW_LEFT
            self._scene.mode = "overview"
        else:
            self.follow()


def _pins(navigation: Navigation) -> list[tuple[Point, str, str]]:
    """Destination, stops on the way, charging stops by their number."""
    journey = navigation.journey
    if journey is None:
        return []
    charging = navigation.charge.outlook.stops
    return [
        *((place.point, "pin", "") for place in journey.stops),
        *((stop.point, "charging", "") for stop in charging),
        (journey.destination.point, "arrive", ""),
    ]
