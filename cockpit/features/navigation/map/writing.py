"""What is written on the map: asks for texts some times a second, and has the pool show them."""

import time
from typing import Any

from cockpit.features.navigation.map.camera import LOCAL
from cockpit.features.navigation.map.lettering import Placed
from cockpit.features.navigation.map.letters import Letters
from cockpit.features.navigation.map.paintshop import Paintshop
from cockpit.features.navigation.map.tiles import Sight
from cockpit.features.navigation.map.tiling import ground
from cockpit.maps.display.read import Written

EVERY_S = 0.25
PITCHED_ZOOM = -0.2
"""What lies far under perspective is looked at from farther away."""
CAR_PX = 42.0
"""Nothing is written so near to the car's middle."""
type Box = tuple[float, float, float, float]


class Writing:
    """The texts of one scene."""

    def __init__(self, shop: Paintshop) -> None:
        self._shop = shop
        self.letters = Letters()
        self.taken: list[Box] = []
        """Boxes of the screen on which something else lies."""
        self._texts: list[Written] = []
        self._asking = False
        self._looked_at = float("-inf")

    @property
    def ready(self) -> bool:
        """Whether there is anything to write."""
        return bool(self._texts)

    def forget(self) -> None:
        """Another region: its texts are others."""
        self._texts = []

    def look(self, sight: Sight, language: str, car: tuple[float, float]) -> None:
        """Write what fits now; `car` is where it is on the screen."""
        now = time.monotonic()
        if now - self._looked_at < EVERY_S:
            return
        self._looked_at = now
        if not self._asking and self._shop.free:
            self._ask(sight, language)
        x, y = car
        self.letters.taken = [*self.taken, (x - CAR_PX, y - CAR_PX, x + CAR_PX, y + CAR_PX)]
        self.letters.write(self._texts, sight.camera, sight.origin, sight.grid)

    def at(self, x: float, y: float) -> Placed | None:
        """The place whose text or icon a finger touched."""
        return self.letters.at(x, y)

    def _ask(self, sight: Sight, language: str) -> None:
        self._asking = True
        corners = ground(sight.camera, sight.grid)
        xs = [x / LOCAL + sight.origin.x for x, _ in corners]
        ys = [y / LOCAL + sight.origin.y for _, y in corners]
        zoom = sight.camera.zoom + (PITCHED_ZOOM if sight.camera.pitch else 0)
        box = (min(xs), min(ys), max(xs), max(ys))
        self._shop.labels(str(sight.region.display), zoom, box, language, self._found)

    def _found(self, rows: list[list[Any]]) -> None:
        self._asking = False
        self._texts = [Written(*row) for row in rows]
