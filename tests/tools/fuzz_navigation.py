"""Throws random and malformed questions at a worker, and kills it at random; does this live?

`python -m tests.tools.fuzz_navigation --count 100000`. Every question must get one answer or one
line, no two alike answers may differ from plain tables, and at the end the worker must be well.
"""

import argparse
import math
import os
import queue
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cockpit.maps.geo import Box
from cockpit.maps.importing.run import Wish, import_map
from cockpit.maps.region import Region, open_region
from cockpit.maps.route import Route
from cockpit.maps.worker import Answer, MapWorker, WorkerError
from cockpit.maps.worker.state import MODULES
from tests.maps.routing.valley import write_valley

METHODS = tuple(name for names in MODULES.values() for name in names)
AT_ONCE = 20
PATIENCE_S = 60.0
KILLS = 0.002
STOPS = 0.0005
"""Shares of questions after which the child is killed, or stopped so that it is stuck."""
TIMEOUT_S = 5.0
WORDS = (
    "request", "places", "heading", "avoid", "alternatives", "language", "depart_at", "passing",
    "toll", "roads", "areas", "sources", "targets", "point", "trace", "seconds", "accuracy_m",
    "minutes", "km", "back", "feed", "speeds", "way_id", "edge_id", "speed_kmh", "closed", "query",
    "near", "limit", "category", "shape", "from_m", "within_m", "charge", "extra", "soc", "route",
)  # fmt: skip


class Dice:
    """Random questions: some right, some nearly right, some nonsense."""

    def __init__(self, seed: int, box: Box) -> None:
        self.luck, self._box = random.Random(seed), box

    def question(self) -> tuple[str, dict[str, Any]]:
        """A method and its params."""
        luck = self.luck
        method = self.text() if luck.random() < 0.02 else luck.choice(METHODS)
        makers: dict[str, Callable[[], dict[str, Any]]] = {
            "route": lambda: {"request": self.request()},
            "matrix": lambda: {"sources": self.points(6), "targets": self.points(6)},
            "locate": lambda: {"point": self.point(), "heading": self.number()},
            "match": lambda: {"trace": self.points(30), "seconds": self.numbers(30)},
            "isochrone": lambda: {"point": self.point(), "minutes": [luck.uniform(0, 20)]},
            "traffic": lambda: {"feed": self.feed()},
            "search": lambda: {"query": self.text(), "near": self.point()},
            "nearby": lambda: {"category": self.text(), "near": self.point()},
            "plan": lambda: {"request": self.request(), "soc": luck.uniform(0, 100)},
            "reach": lambda: {"point": self.point(), "soc": luck.uniform(0, 100)},
            "along": lambda: {"query": self.text(), "shape": self.text()},
        }
        params = makers.get(method, self.table)()
        if luck.random() < 0.4:
            spoilt = self.spoilt(params)
            params = spoilt if isinstance(spoilt, dict) else {"request": spoilt}
        return method, params

    def request(self) -> dict[str, Any]:
        luck = self.luck
        return {
            "places": self.points(5), "heading": luck.choice([None, luck.uniform(-400, 400)]),
            "alternatives": luck.randrange(5), "language": luck.choice(["en", "de", "zh", "?"]),
            "avoid": {"toll": luck.random() < 0.2, "ferry": luck.random() < 0.2,
                      "motorway": luck.random() < 0.2, "roads": self.points(2),
                      "areas": [self.points(5)] if luck.random() < 0.2 else []},
            "passing": [luck.randrange(-1, 5)], "depart_at": luck.choice(["", "2026-06-18T08:10"]),
        }  # fmt: skip

    def feed(self) -> Any:
        ways = {f"way {self.luck.randrange(-2, 40)}": self.number() for _ in range(4)}
        return self.luck.choice([ways, {"speeds": [self.table()]}, {}, self.value()])

    def spoilt(self, value: Any) -> Any:
        """The same with one part somewhere replaced by something else."""
        luck = self.luck
        if isinstance(value, dict) and value and luck.random() < 0.85:
            key = luck.choice(list(value))
            return value | {key: self.spoilt(value[key])}
        if isinstance(value, list) and value and luck.random() < 0.7:
            at = luck.randrange(len(value))
            return [*value[:at], self.spoilt(value[at]), *value[at + 1 :]]
        return self.value()

    def value(self) -> Any:
        luck = self.luck
        makers: list[Callable[[], Any]] = [
            lambda: None, self.number, self.text, self.point, self.table, self.deep,
            lambda: luck.randbytes(luck.randrange(40)), lambda: luck.random() < 0.5,
            lambda: [self.number() for _ in range(luck.randrange(300))],
        ]  # fmt: skip
        return luck.choice(makers)()

    def table(self) -> dict[str, Any]:
        luck = self.luck
        return {luck.choice(WORDS): self.number() for _ in range(luck.randrange(5))}

    def deep(self) -> Any:
        value: Any = self.number()
        for _ in range(self.luck.choice((3, 100, 600, 5000))):
            value = [value] if self.luck.random() < 0.5 else {"a": value}
        return value

    def number(self) -> Any:
        luck = self.luck
        return luck.choice([0, 1, -1, luck.uniform(-200, 200), luck.randrange(-(1 << 40), 1 << 40),
                            math.nan, math.inf, -math.inf, 1e308, (1 << 63) - 1])  # fmt: skip

    def numbers(self, most: int) -> list[float]:
        return sorted(self.luck.uniform(0, 100) for _ in range(self.luck.randrange(most)))

    def text(self) -> str:
        luck = self.luck
        kind = luck.randrange(4)
        if kind == 0:
            return luck.choice(["Old Road", "charger in 30 km", "Mill", "55.1,13.2", "restaurant"])
        letters = ("abc äß 123", "\x00\n\t'\"%_*()", "汉字かعربى🚗\u200f")[kind - 1]
        return "".join(luck.choice(letters) for _ in range(luck.choice((0, 3, 20, 3000))))

    def point(self) -> list[Any]:
        box, luck = self._box, self.luck
        if luck.random() < 0.03:
            return [self.number(), self.number()]
        return [luck.uniform(box.south, box.north), luck.uniform(box.west, box.east)]

    def points(self, most: int) -> list[Any]:
        return [self.point() for _ in range(self.luck.randrange(most + 1))]


class Attack:
    """A worker under fire; counts what came back."""

    def __init__(self, region: Region, seed: int) -> None:
        self._calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.trouble: list[str] = []
        self.worker = MapWorker(region.folder, self._calls.put, self.trouble.append)
        self._dice = Dice(seed, region.box)
        self.answered: Counter[str] = Counter()
        self.bad: list[str] = []
        self._open = 0

    def run(self, count: int) -> None:
        """So many questions, up to AT_ONCE at a time."""
        for number in range(count):
            self._put()
            self._hurt()
            while self._open >= AT_ONCE or (number == count - 1 and self._open):
                self._calls.get(timeout=PATIENCE_S)()

    def _put(self) -> None:
        method, params = self._dice.question()
        self._open += 1
        self.worker.ask(method, params, lambda a: self._take(method, a), timeout_s=TIMEOUT_S)

    def _hurt(self) -> None:
        pid, chance = self.worker.pid, self._dice.luck.random()
        if pid is None or chance > KILLS + STOPS:
            return
        harm = signal.SIGKILL if chance < KILLS / 2 else signal.SIGSEGV
        try:
            os.kill(pid, signal.SIGSTOP if chance > KILLS else harm)
        except ProcessLookupError:
            return

    def _take(self, method: str, answer: Answer) -> None:
        self._open -= 1
        self.answered[answer.code or "answered"] += 1
        if answer.error:
            line = answer.error
            if "\n" in line or "Traceback" in line or len(line) > 500:
                self.bad.append(f"{method}: not one line: {line[:200]!r}")
        elif method == "route" and not _whole(answer.value["routes"]):
            self.bad.append("route: no whole routes")

    def well(self) -> None:
        """At the end the worker answers as if nothing had been."""
        for last in (False, True):
            try:
                self.worker.call("ready", {}, 30)
                return
            except WorkerError as error:
                if last:
                    self.bad.append(f"not well at the end: {error}")


def _whole(routes: list[Any]) -> bool:
    return bool(routes) and all(
        isinstance(r, Route) and len(r.shape) > 1 and r.stretches[-1].end == len(r.shape) - 1
        for r in routes
    )


def attack(region: Region, count: int, seed: int) -> Attack:
    """Fuzz a region."""
    attack = Attack(region, seed)
    attack.run(count)
    attack.well()
    attack.worker.stop()
    return attack


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--region", type=Path, help="maps/NAME; default: a small valley")
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        if options.region:
            region = open_region(options.region)
        else:
            region = import_map(Wish(write_valley(base / "valley.osm.pbf"), base=base / "maps"))
        done = attack(region, options.count, options.seed)
    told = sum(bool(line) for line in done.trouble)
    print(f"{options.count} questions in {time.monotonic() - began:.0f} s: {dict(done.answered)}")
    print(f"{told} times trouble, last said {done.trouble[-1:]}; {len(done.bad)} bad answers")
    for line in done.bad[:20]:
        print(line)
    return 1 if done.bad else 0


if __name__ == "__main__":
    sys.exit(main())
