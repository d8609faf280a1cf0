"""Routes through the cockpit beside bare Valhalla calls, and what a 60 Hz screen feels of them.

In turns on the same random ways: a bare `Actor.route` with the same words (a dict in, a dict out),
and the worker's answer as a Route. A reroute is the same from a place on the way. Then routes
come as fast as they can while a loop here ticks at 60 Hz; the floor is its ticks without them.

`COCKPIT_EXTRACT=FILE.osm.pbf` also measures on a real extract.
"""

import argparse
import gc
import os
import queue
import random
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

from cockpit.maps.demo import prepare_demo
from cockpit.maps.geo import Point, bearing
from cockpit.maps.importing.run import Wish, import_map
from cockpit.maps.region import Region
from cockpit.maps.route import Route, RouteRequest
from cockpit.maps.routing.engine import Engine
from cockpit.maps.routing.errors import RoutingError
from cockpit.maps.routing.parcel import pack_route, unpack_routes
from cockpit.maps.routing.question import Manner, route_question
from cockpit.maps.worker import Answer, MapWorker
from cockpit.maps.worker.frames import packed, unpacked
from tests.benchmarks.timing import percentile

FRAME_S = 1 / 60
WARM_UP = 20


class Ways:
    """Random ways on a region that exist."""

    def __init__(self, region: Region, seed: int) -> None:
        self.engine = Engine(region)
        self._luck, self._box = random.Random(seed), region.box

    def take(self) -> tuple[RouteRequest, Route]:
        """The next one, and its route."""
        box, luck = self._box, self._luck
        while True:
            ends = tuple(
                Point(luck.uniform(box.south, box.north), luck.uniform(box.west, box.east))
                for _ in range(2)
            )
            try:
                return RouteRequest(ends), self.engine.routes(RouteRequest(ends))[0]
            except RoutingError:
                continue

    def bare(self, request: RouteRequest) -> None:
        """The same without the cockpit."""
        elevation = bool(self.engine.region.folder.joinpath("elevation").is_dir())
        self.engine._actor.route(
            route_question(request, Manner(careful=True, timed=False), elevation)
        )


def again(route: Route, luck: random.Random) -> RouteRequest:
    """The question of a reroute: from somewhere on the way, in its direction."""
    at = luck.randrange(max(1, len(route.shape) // 2))
    heading = bearing(route.shape[at], route.shape[at + 1])
    return RouteRequest((route.shape[at], route.shape[-1]), heading)


def timed_ms(call: Callable[[], Any]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def shown(values: list[float]) -> str:
    return f"p50 {percentile(values, 0.5):.1f}, p95 {percentile(values, 0.95):.1f} ms"


def compare(region: Region, count: int) -> None:
    """Bare and through the cockpit, in turns; neither has seen the way before."""
    ways, luck = Ways(region, 1), random.Random(2)
    taken = [ways.take() for _ in range(count + WARM_UP)]
    bare, worker = Ways(region, 1), MapWorker(region.folder)
    worker.call("ready", {})
    times: dict[str, list[float]] = {"bare": [], "cockpit": [], "reroute": []}

    def ask(request: RouteRequest) -> None:
        worker.call("route", {"request": asdict(request)})

    for number, (request, route) in enumerate(taken):
        turns = [("bare", bare.bare, request), ("cockpit", ask, request)]
        rerouted = ("reroute", ask, again(route, luck))
        for name, call, asked in (*turns[:: 1 if number % 2 else -1], rerouted):
            times[name].append(timed_ms(partial(call, asked)))
    worker.stop()
    kept = {name: values[WARM_UP:] for name, values in times.items()}
    ratio = percentile(kept["cockpit"], 0.95) / percentile(kept["bare"], 0.95)
    print(
        f"route on {region.name}: bare {shown(kept['bare'])}; through the cockpit "
        f"{shown(kept['cockpit'])}; ratio at p95 {ratio:.2f} (bar 1.3)"
    )
    print(f"reroute on {region.name}: {shown(kept['reroute'])} (bar 150)")


def ticks_ms(seconds: float, work: Callable[[], None] = lambda: None) -> list[float]:
    """How late a loop at 60 Hz is, at each of its ticks."""
    late, due = [], time.perf_counter()
    until = due + seconds
    while due < until:
        due += FRAME_S
        time.sleep(max(0.0, due - time.perf_counter()))
        late.append((time.perf_counter() - due) * 1000)
        work()
    return late


def feel(region: Region, count: int) -> None:
    """A 60 Hz loop in the process that asks, while routes come as fast as they can."""
    ways = Ways(region, 3)
    requests = [ways.take()[0] for _ in range(40)]
    calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
    worker, answers = MapWorker(region.folder, calls.put), 0

    def take(answer: Answer) -> None:
        nonlocal answers
        assert not answer.error
        answers += 1
        put()

    def put() -> None:
        request = {"request": asdict(requests[answers % len(requests)])}
        worker.ask("route", request, take)

    def frame() -> None:
        while not calls.empty():
            calls.get()()

    floor = ticks_ms(5)
    for _ in range(4):
        put()
    late, cpu, began = [], time.process_time(), time.perf_counter()
    while answers < count and time.perf_counter() - began < 60:
        late += ticks_ms(1, frame)
    cpu = (time.process_time() - cpu) / max(1, answers) * 1000
    worker.stop()
    for name, values in (("alone", floor), (f"during {answers} routes", late)):
        p99 = percentile(values, 0.99)
        print(f"60 Hz loop {name}: late by p99 {p99:.1f}, at most {max(values):.1f} ms")
    print(f"CPU of the asking process: {cpu:.2f} ms a route")


def long_route(km: int, model: Route) -> Route:
    """A route of so many km, made of copies of a real one."""
    times = max(1, round(km * 1000 / model.distance_m))
    step = len(model.shape) - 1
    stretches = tuple(
        s._replace(begin=s.begin + i * step, end=s.end + i * step)
        for i in range(times)
        for s in model.stretches
    )
    shape = model.shape + model.shape[1:] * (times - 1)
    return replace(model, shape=shape, stretches=stretches, manoeuvres=model.manoeuvres * times)


def unpack(region: Region) -> None:
    """What unpacking costs here, and how long another thread waits for its turn meanwhile."""
    model = max((Ways(region, 5).take()[1] for _ in range(5)), key=lambda r: r.distance_m)
    for km in (20, 100, 400):
        route = long_route(km, model)
        body = packed([pack_route(route)])[4:]
        read = partial(read_routes, body)
        cost = min(timed_ms(read) for _ in range(5))
        with busy(read):
            late = ticks_ms(2)
        print(
            f"unpack {km} km: {len(body) / 1e3:.0f} kB, {len(route.shape)} points, "
            f"{len(route.stretches)} stretches: {cost:.1f} ms in its thread; "
            f"a 60 Hz loop late by p99 {percentile(late, 0.99):.1f} ms"
        )


def read_routes(body: bytes) -> list[Route]:
    """As the client's thread does."""
    return unpack_routes(unpacked(body))


@contextmanager
def busy(work: Callable[[], Any]) -> Iterator[None]:
    """Work goes on and on in a thread."""
    ended = threading.Event()

    def run() -> None:
        while not ended.is_set():
            work()
            time.sleep(0.02)

    thread = threading.Thread(target=run)
    thread.start()
    yield
    ended.set()
    thread.join()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--frames", type=int, default=1000, help="routes during the 60 Hz loop")
    options = parser.parse_args()
    demo = prepare_demo()
    gc.freeze()
    compare(demo, options.count)
    unpack(demo)
    feel(demo, options.frames)
    if extract := os.environ.get("COCKPIT_EXTRACT"):
        with tempfile.TemporaryDirectory() as folder:
            compare(import_map(Wish(Path(extract), base=Path(folder))), options.count)


if __name__ == "__main__":
    main()
