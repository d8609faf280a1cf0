"""The map's worker processes as the navigation uses them: one for driving, one for asking."""

import importlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from cockpit.core.mailbox import Mailbox
from cockpit.maps.geo import Point
from cockpit.maps.place import Place
from cockpit.maps.region import MapError, Region, region_around
from cockpit.maps.route import Route, RouteRequest
from cockpit.maps.worker import Answer, MapWorker

NO_MAP, NOT_READY = "No map for this place", "The map is not ready yet"

ASKING_NICE = 5
TYPED, SPOKEN = "search", ""
"""What a search replaces: one by touch the one before it; one by voice none, nor is it replaced."""

type Done[T] = Callable[[T | str], None]
"""Called on the main thread with the answer, or with one line that says why there is none."""


@dataclass(slots=True)
class Road:
    """The road that the car is on, as the map knows it."""

    point: Point
    """The nearest place on it."""
    distance_m: float
    name: str = ""
    limit_kmh: float | None = None
    """Inf where there is no limit, None where it is not known."""


class Router:
    """Finds the regions in a thread of its own, then keeps two workers on the one in use.

    Driving (routes, matching) never waits for asking (search, charge plans, reach).
    """

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox
        self.on_trouble: Callable[[str], None] = lambda text: None
        """Told in one line when a worker died, and "" when all is well again."""
        self._watchers: list[Callable[[], None]] = []
        self._wanted = ""
        self._drive: MapWorker | None = None
        self._ask: MapWorker | None = None
        self.regions: list[Region] = []
        self.region: Region | None = None
        self.looked = False
        """Whether the disk has been looked at."""

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` when the region in use has changed, or none was found."""
        self._watchers.append(told)

    def start(self, wanted: str = "") -> None:
        """Look for regions; `wanted` names the only one to use."""
        self._wanted = wanted
        threading.Thread(target=self._find, name="maps", daemon=True).start()

    def stop(self) -> None:
        """End both workers."""
        for worker in (self._drive, self._ask):
            if worker:
                worker.stop()
        self._drive = self._ask = None

    def look(self, here: Point) -> None:
        """Use the region around the car, where that is another one."""
        if self.region and self.region.box.holds(here):
            return
        named = [r for r in self.regions if r.name == self._wanted]
        found = region_around(here, named or self.regions)
        if found and found != self.region:
            self._use(found)

    def routes(self, request: RouteRequest, done: Done[list[Route]], replaces: str = "") -> None:
        """Ask for routes, the best one first; a newer question replaces one that still waits."""

        def take(answer: dict[str, Any]) -> list[Route]:
            return list(answer["routes"])

        self._put(self._drive, "route", {"request": asdict(request)}, done, take, replaces)

    def road(self, here: Point, heading: float | None, done: Done[Road | None]) -> None:
        """The road under the car; None where there is none near."""
        where = {"point": list(here), "heading": heading}
        self._put(self._drive, "locate", where, done, _nearest, "locate")

    def street(self, point: Point, done: Done[Road | None]) -> None:
        """The road at a place where the car need not be."""
        self._put(self._ask, "locate", {"point": list(point), "heading": None}, done, _nearest)

    def search(
        self, params: dict[str, Any], done: Done[list[Place]], replaces: str = TYPED
    ) -> None:
        """What a query may mean."""
        self._put(self._ask, "search", params, done, _places, replaces)

    def nearby(
        self, params: dict[str, Any], done: Done[list[Place]], replaces: str = TYPED
    ) -> None:
        """Places of a category around."""
        self._put(self._ask, "nearby", params, done, _places, replaces)

    def along(self, params: dict[str, Any], done: Done[list[Place]], replaces: str = TYPED) -> None:
        """Places of a category along the route."""
        self._put(self._ask, "along", params, done, _places, replaces)

    def names(self, params: dict[str, Any], done: Done[list[Place]]) -> None:
        """Places that are known by name: important ones, near ones."""
        self._put(self._ask, "names", params, done, _places, "names")

    def plan(self, params: dict[str, Any], done: Done[dict[str, Any]]) -> None:
        """Charge on arrival and stops."""
        self._put(self._ask, "plan", params, done, lambda answer: answer, "plan")

    def reach(self, params: dict[str, Any], done: Done[dict[str, Any]]) -> None:
        """How far the battery goes, as rings."""
        self._put(self._ask, "reach", params, done, lambda answer: answer, "reach")

    def traffic(self, feed: Any, done: Done[list[str]]) -> None:
        """Take in live speeds; answers a line for each entry that makes no sense.

        None as a feed only lets what is too old be forgotten.
        """
        params = {} if feed is None else {"feed": feed}
        self._put(self._drive, "traffic", params, done, lambda answer: list(answer["troubles"]), "")

    def matrix(
        self,
        here: Point,
        places: Sequence[Point],
        done: Done[list[tuple[float, float] | None]],
        replaces: str = "matrix",
    ) -> None:
        """Seconds and metres from here to each place; None where no way leads."""

        def take(answer: dict[str, Any]) -> list[tuple[float, float] | None]:
            return [(leg[0], leg[1]) if leg else None for leg in answer["matrix"][0]]

        params = {"sources": [list(here)], "targets": [list(p) for p in places]}
        self._put(self._ask, "matrix", params, done, take, replaces)

    def _put[T](
        self,
        worker: MapWorker | None,
        method: str,
        params: dict[str, Any],
        done: Done[T],
        take: Callable[[dict[str, Any]], T],
        replaces: str = "",
    ) -> None:
        if worker is None:
            done(NO_MAP if self.looked else NOT_READY)
            return
        worker.ask(method, params, lambda answer: done(_taken(answer, take)), replaces=replaces)

    def _hear(self, text: str) -> None:
        self.on_trouble(text)

    def _find(self) -> None:
        from cockpit.maps.demo import prepare_demo, usable_regions

        found = usable_regions()
        self._mailbox.tell(lambda: self._have(found, whole=bool(found)))
        importlib.import_module("cockpit.maps.energy.watch")  # with numpy: here nobody waits
        if found:
            return
        try:
            prepare_demo()
        except MapError as error:
            why = str(error)
            self._mailbox.tell(lambda: self.on_trouble(why))
        made = usable_regions()
        self._mailbox.tell(lambda: self._have(made, whole=True))

    def _have(self, found: list[Region], whole: bool) -> None:
        """These regions there are; until it is the whole of them one may still be made."""
        self.regions, self.looked = found, whole
        for told in tuple(self._watchers):
            told()

    def _use(self, region: Region) -> None:
        self.stop()
        self.region = region
        tell = self._mailbox.tell
        self._drive = MapWorker(region.folder, tell, self._hear)
        self._ask = MapWorker(region.folder, tell, self._hear, nice=ASKING_NICE)
        self._drive.ask("ready", {}, lambda _: None)
        for told in tuple(self._watchers):
            told()


def _taken[T](answer: Answer, take: Callable[[dict[str, Any]], T]) -> T | str:
    if answer.error:
        return str(answer.error)
    try:
        return take(answer.value)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        return f"The map's answer makes no sense ({type(error).__name__})"


def _nearest(answer: dict[str, Any]) -> Road | None:
    found = answer["roads"][:1]
    return _road(found[0]) if found else None


def _road(words: dict[str, Any]) -> Road:
    return Road(Point(*words["point"]), words["distance_m"], words["name"], words["limit_kmh"])


def _places(answer: dict[str, Any]) -> list[Place]:
    return [_place(words) for words in answer["places"]]


def _place(words: dict[str, Any]) -> Place:
    point = Point(float(words["lat"]), float(words["lon"]))
    plain = {name: words[name] for name in ("name", "kind", "category", "address", "key")}
    return Place(**plain, point=point, distance_m=words["distance_m"], score=words["score"])
