"""Moves the camera: after the car, to the whole route, or where a finger pulls it."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from cockpit.features.navigation.map.camera import Camera
from cockpit.maps.geo import Point, box_of
from cockpit.maps.mercator import Spot, metres_per_unit_at, spot_of

SETTLE_S = 0.35
"""The camera makes two thirds of its way in this time."""
BACK_AFTER_S = 20.0
"""A map that was moved by hand goes back to the moving car after this."""
NEAR_ZOOM, FAR_ZOOM = 17.0, 13.8
SLOW_KMH, FAST_KMH = 20.0, 130.0
TURN_ZOOM, TURN_M = 17.2, 260.0
ZOOM_STEP = 0.12
FOLLOW_PITCH = 48.0
FURTHEST_S = 1.5
"""A position may be carried on by its speed for so long."""
LEAST_ZOOM, MOST_ZOOM = 5.0, 18.5
PREVIEW_LEFT = 440.0
OVERVIEW_EDGE = 110.0
FOLLOWING = ("heading", "north")


class Eye:
    """`mode` is heading, north, overview or free; `step` is called once a frame."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.camera = Camera()
        self._mode = self._following = "heading"
        self.left_taken = 0.0
        """Pixels at the left that a panel covers in the overview."""
        self.flat = False
        """No perspective: where drawing is done without a graphics card."""
        self._car: tuple[Spot, float, float, float] | None = None
        self._turn_m: float | None = None
        self._whole: tuple[Spot, Spot] | None = None
        self._fling = (0.0, 0.0)
        self._touched = float("-inf")
        self._wanted_zoom = 16.0
        self._placed = False

    @property
    def mode(self) -> str:
        """heading, north, overview or free."""
        return self._mode

    @mode.setter
    def mode(self, mode: str) -> None:
        self._mode = mode
        if mode in FOLLOWING:
            self._following = mode

    def place_car(self, point: Point, heading: float, speed_mps: float, at: float) -> None:
        """Where the car was at a time of the clock."""
        self._car = (spot_of(point), heading, speed_mps, at)

    def set_turn(self, metres: float | None) -> None:
        """How far the next turn is: near ones are looked at closely."""
        self._turn_m = metres

    def set_whole(self, points: Sequence[Point]) -> None:
        """What the overview shows."""
        if points:
            box = box_of(points)
            self._whole = (
                spot_of(Point(box.north, box.west)),
                spot_of(Point(box.south, box.east)),
            )
        else:
            self._whole = None

    def car_now(self) -> tuple[Spot, float] | None:
        """The car's place and heading at this moment, carried on by its speed."""
        if self._car is None:
            return None
        spot, heading, speed, at = self._car
        passed = max(0.0, min(FURTHEST_S, self._clock() - at))
        metres = speed * passed / metres_per_unit_at(spot)
        turn = math.radians(heading)
        return Spot(spot.x + metres * math.sin(turn), spot.y - metres * math.cos(turn)), heading

    def step(self, passed_s: float) -> bool:
        """Move on; returns whether anything has changed."""
        before = self.camera
        moving = self._car is not None and self._car[2] > 1.0
        if self.mode == "free":
            self._coast(passed_s)
            if moving and self._clock() - self._touched > BACK_AFTER_S:
                self.mode = self._following
        elif self.mode == "overview" and self._whole:
            self._towards(self._whole_view(), passed_s)
        else:
            self._follow(passed_s)
        return self.camera != before

    def touch(self) -> None:
        """A finger is on the map."""
        self.mode, self._touched, self._fling = "free", self._clock(), (0.0, 0.0)

    def pan(self, origin: Spot, was: tuple[float, float], now: tuple[float, float]) -> None:
        """Pull the map."""
        self.touch()
        self.camera = self.camera.panned(origin, was, now)

    def pinch(self, factor: float, turn: float) -> None:
        """Zoom by a factor and turn by degrees."""
        self.touch()
        zoom = max(LEAST_ZOOM, min(MOST_ZOOM, self.camera.zoom + math.log2(max(0.01, factor))))
        bearing = (self.camera.bearing - turn) % 360
        self.camera = replace(self.camera, zoom=zoom, bearing=bearing)

    def fling(self, x: float, y: float) -> None:
        """Let the map glide on, in pixels a second."""
        self._fling = (x, y)

    # ------------------------------------------------------------------------------------------

    def _coast(self, passed_s: float) -> None:
        x, y = self._fling
        if math.hypot(x, y) < 20:
            self._fling = (0.0, 0.0)
            return
        middle = (self.camera.width / 2, self.camera.height / 2)
        to = (middle[0] + x * passed_s, middle[1] + y * passed_s)
        self.camera = self.camera.panned(self.camera.centre, middle, to)
        slower = math.exp(-3.5 * passed_s)
        self._fling = (x * slower, y * slower)

    def _follow(self, passed_s: float) -> None:
        now = self.car_now()
        if now is None or self._car is None:
            return
        spot, heading = now
        up = self.mode == "north"
        target = replace(
            self.camera,
            centre=spot,
            bearing=0.0 if up else heading,
            zoom=self._zoom(self._car[2] * 3.6),
            pitch=0.0 if up or self.flat else FOLLOW_PITCH,
            anchor_x=0.5,
            anchor_y=0.55 if up else 0.74,
        )
        self._towards(target, passed_s, stuck=True)

    def _zoom(self, kmh: float) -> float:
        """Nearer when slow or before a turn; in steps, so that it does not breathe."""
        share = max(0.0, min(1.0, (kmh - SLOW_KMH) / (FAST_KMH - SLOW_KMH)))
        wish = NEAR_ZOOM + (FAR_ZOOM - NEAR_ZOOM) * share**0.7
        if self._turn_m is not None and self._turn_m < TURN_M + kmh * 2:
            near = 1 - self._turn_m / (TURN_M + kmh * 2)
            wish = max(wish, wish + (TURN_ZOOM - wish) * min(1.0, near * 1.6))
        if abs(wish - self._wanted_zoom) > ZOOM_STEP:
            self._wanted_zoom = wish
        return self._wanted_zoom

    def _whole_view(self) -> Camera:
        assert self._whole
        a, b = self._whole
        width = self.camera.width - self.left_taken - 2 * OVERVIEW_EDGE
        height = self.camera.height - 2 * OVERVIEW_EDGE
        span = max(abs(b.x - a.x) / width, abs(b.y - a.y) / height, 1e-9)
        zoom = max(LEAST_ZOOM, min(16.5, math.log2(1 / (512 * span))))
        return replace(
            self.camera,
            centre=Spot((a.x + b.x) / 2, (a.y + b.y) / 2),
            zoom=zoom,
            bearing=0.0,
            pitch=0.0,
            anchor_x=0.5 + self.left_taken / 2 / self.camera.width,
            anchor_y=0.52,
        )

    def _towards(self, target: Camera, passed_s: float, stuck: bool = False) -> None:
        """Ease towards a view; `stuck` keeps the centre under the car once it is there."""
        if not self._placed:
            self._placed, self.camera = True, target
            return
        share = 1 - math.exp(-passed_s / SETTLE_S)
        now = self.camera
        gap = math.hypot(target.centre.x - now.centre.x, target.centre.y - now.centre.y)
        near = gap * 512 * 2**now.zoom < 60
        part = 1 - math.exp(-passed_s / 0.08) if stuck and near else share
        turn = (target.bearing - now.bearing + 180) % 360 - 180

        def eased(a: float, b: float, least: float) -> float:
            return b if abs(b - a) < least else a + (b - a) * share

        self.camera = replace(
            target,
            centre=Spot(
                now.centre.x + (target.centre.x - now.centre.x) * part,
                now.centre.y + (target.centre.y - now.centre.y) * part,
            ),
            zoom=eased(now.zoom, target.zoom, 0.002),
            bearing=target.bearing if abs(turn) < 0.05 else (now.bearing + turn * share) % 360,
            pitch=eased(now.pitch, target.pitch, 0.05),
            anchor_x=eased(now.anchor_x, target.anchor_x, 0.0005),
            anchor_y=eased(now.anchor_y, target.anchor_y, 0.0005),
        )
