"""What the driver has in mind: routes that are given, wrong turns, driving on; off the tick."""

import math
import random
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from simulators.car.errand import Traveller
from simulators.car.joining import BESIDE_M, FAR_M, Pose, join, nearest
from simulators.car.road import Road, make_road
from simulators.ways.graph import Graph, GraphError
from simulators.ways.plan import Plan, bare_plan
from simulators.ways.polyline import Point, beyond
from simulators.ways.wander import wander

LOOK_EVERY_S = 0.5
OUT_M = 20.0  # how far behind the junction one is for sure on the other road
TAKEN_SHARE = 0.3
BRAKING_MPS2 = 1.8
DRIVE_ON_M = 350.0
SETTLED_S = 8.0
NEARLY_THERE_M = 250.0


@dataclass(frozen=True, slots=True)
class Found:
    """A road that was asked for, and what it means for the driver."""

    road: Road
    told: bool
    wrong: bool


class Wayfinder:
    """Answers come at once; with a thread of its own, some ticks later."""

    def __init__(self, place: Path | None, seed: int) -> None:
        self._place, self._seed = place, seed
        self._chance = random.Random(f"way {seed}")
        self._graph: Graph | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._asked: Future[Found] | None = None
        self._queued: Callable[[], Found] | None = None
        self._looked = self._taken = -math.inf
        self._junction: object = None
        self.trouble = ""
        """Why the last wish could not be met."""

    def start_thread(self) -> None:
        """From now on no tick waits for an answer."""
        self._pool = ThreadPoolExecutor(1, "wayfinder")
        self._graph = None  # an Actor belongs to one thread

    def close(self) -> None:
        """End the thread."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def follow(self, car: Traveller, line: list[Point]) -> None:
        """Take this way from where the car is, and set off if it stands."""
        pose = pose_of(car)
        self._ask(lambda: Found(self._joined(pose, self._plan(line)), True, False))

    def go(self, car: Traveller, places: list[Point]) -> None:
        """Drive to the last of these places by way of the others; raises GraphError."""
        pose = pose_of(car)
        line = self.graph().line([pose.point, *places], pose.heading)
        self.follow(car, line)

    def begin(self, car: Traveller, places: list[Point]) -> None:
        """Be at the first place, and drive to the others; raises GraphError."""
        car.take(make_road(self.graph().route(places, name="told"), seed=self._seed), 0.0)
        car.dynamics.speed = min(car.dynamics.speed, car.road.target_at(0.0))
        car.errand.told = True
        car.set_off()

    def leave(self, car: Traveller) -> None:
        """Nobody tells the way any more: drive on, or park where one is nearly there."""
        there = car.errand.told and car.road.left_m(car.way) < NEARLY_THERE_M
        car.errand.told = False
        car.errand.wanders = not there

    def step(self, car: Traveller) -> None:
        """Called every tick: bring what was asked for, and look ahead now and then."""
        self._deliver(car)
        if car.time - self._looked < LOOK_EVERY_S or self._asked:
            return
        self._looked = car.time
        if car.errand.wrong_turns > 0 and not car.errand.wanders:
            self._look_for_junction(car)
        elif car.errand.wanders and car.driver.drives and car.road.left_m(car.way) < DRIVE_ON_M:
            self._drive_on(car)

    def graph(self) -> Graph:
        """The map's graph; raises GraphError where there is none."""
        if self._graph is None:
            self._graph = Graph(self._place)
        return self._graph

    def _ask(self, job: Callable[[], Found]) -> None:
        if self._pool is None:
            self._asked = Future()
            try:
                self._asked.set_result(job())
            except GraphError as error:
                self._asked.set_exception(error)
        elif self._asked and not self._asked.done():
            self._queued = job  # the newest wish wins
        else:
            self._asked = self._pool.submit(job)

    def _deliver(self, car: Traveller) -> None:
        if self._asked is None or not self._asked.done():
            return
        asked, self._asked = self._asked, None
        if self._queued:
            job, self._queued = self._queued, None
            self._ask(job)
            return
        try:
            self._take(car, asked.result())
        except GraphError as error:
            self.trouble = str(error)

    def _take(self, car: Traveller, found: Found) -> None:
        self.trouble = ""
        self._taken = car.time
        here = pose_of(car)
        car.take(found.road, _place_on(found.road, here))
        car.errand.told, car.errand.wanders = found.told, not found.told
        if found.wrong:
            car.errand.wrong_turns -= 1
        if found.told:
            car.set_off()

    def _plan(self, line: list[Point]) -> Plan:
        try:
            return self.graph().plan(line, "told")
        except GraphError as error:
            self.trouble = str(error)
            return bare_plan("told", line)

    def _joined(self, pose: Pose, plan: Plan) -> Road:
        """Where the plan is not right here, find a way to it first."""
        distance, on = nearest(pose, plan)
        if distance > BESIDE_M and not (distance > FAR_M and pose.speed < 0.5):
            plan = self._bridged(pose, plan, on)
        return join(pose, plan, self._seed)

    def _bridged(self, pose: Pose, plan: Plan, on: Point) -> Plan:
        begin = min(range(len(plan.points)), key=lambda i: math.dist(plan.points[i], on))
        rest = list(plan.points[begin + 1 :])
        try:
            graph = self.graph()
            return graph.plan([*graph.line([pose.point, on], pose.heading), *rest], plan.name)
        except GraphError:
            return plan

    def _look_for_junction(self, car: Traveller) -> None:
        """A junction that one can still brake for; each is thought about once."""
        if car.time - self._taken < SETTLED_S or not car.driver.drives:
            return
        speed = car.dynamics.speed
        nearest_m = 25 + speed * 1.5 + speed * speed / (2 * BRAKING_MPS2)
        piece = car.road.piece_at(car.way + nearest_m)
        if not piece.exits or piece.roundabout or piece is self._junction:
            return
        self._junction = piece
        if self._chance.random() > TAKEN_SHARE:
            return
        node = car.road.plan.points[piece.end]
        heading = self._chance.choice(piece.exits)
        self._wander(car, (beyond(node, heading, OUT_M), heading), wrong=True)

    def _drive_on(self, car: Traveller) -> None:
        x, y, angle = car.road.pose(car.road.length, 0.0)
        heading = (90 - math.degrees(angle)) % 360
        self._wander(car, (Point(*car.road.geographic(x, y)), heading), wrong=False)

    def _wander(self, car: Traveller, out: tuple[Point, float], *, wrong: bool) -> None:
        pose = pose_of(car)
        told = [piece.way_id for piece in car.road.pieces[car.road.at(car.way).piece + 1 :]]

        def job() -> Found:
            start = pose.point, pose.heading
            plan = wander(self.graph(), start, out, told if wrong else (), self._chance)
            return Found(join(pose, plan, self._seed), False, wrong)

        self._ask(job)


def pose_of(car: Traveller) -> Pose:
    """Where the car is, in the middle of its lane."""
    x, y, angle = car.road.pose(car.way, 0.0)
    point = Point(*car.road.geographic(x, y))
    return Pose(point, (90 - math.degrees(angle)) % 360, abs(car.dynamics.speed))


def _place_on(road: Road, pose: Pose) -> float:
    """Metres from the road's start to where the car is by now; it has driven on meanwhile."""
    x, y = road.frame.flat(pose.point)
    first = road.spots[:100]
    near = min(range(len(first)), key=lambda i: math.hypot(first[i].x - x, first[i].y - y))
    spot = first[near]
    along = (x - spot.x) * math.cos(spot.heading) + (y - spot.y) * math.sin(spot.heading)
    far = math.hypot(spot.x - x, spot.y - y) > FAR_M
    return 0.0 if far else max(0.0, near * 2.0 + max(-2.0, min(2.0, along)))
