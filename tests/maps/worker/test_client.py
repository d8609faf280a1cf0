"""The worker with a real child process, in the valley."""

import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from cockpit.maps.region import Region
from cockpit.maps.route import Route, RouteRequest
from cockpit.maps.worker import Answer, MapWorker, WorkerError
from tests.maps.routing.valley import at
from tests.qa.waiting import wait_for

EAST = {"request": asdict(RouteRequest((at("T0"), at("E1"))))}
HERE = {"point": list(at("T1"))}


class Cockpit:
    """The main thread's side: calls come through a queue, trouble is noted."""

    def __init__(self, region: Region) -> None:
        self.calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.trouble: list[str] = []
        self.answers: list[Answer] = []
        self.worker = MapWorker(region.folder, self.calls.put, self.trouble.append)

    def ask(self, method: str, params: dict[str, Any], **more: Any) -> None:
        self.worker.ask(method, params, self.answers.append, **more)

    def wait(self, answers: int) -> None:
        """Take calls, as the main thread does once per frame."""
        until = time.monotonic() + 30
        while len(self.answers) < answers or not self.calls.empty():
            self.calls.get(timeout=max(0.01, until - time.monotonic()))()


@pytest.fixture
def cockpit(valley: Region) -> Iterator[Cockpit]:
    cockpit = Cockpit(valley)
    yield cockpit
    cockpit.worker.stop()


def test_answers_come_through_tell_in_order(cockpit: Cockpit) -> None:
    cockpit.ask("route", EAST)
    cockpit.ask("locate", HERE)
    cockpit.ask("matrix", {"sources": [at("T0")], "targets": [at("E1"), at("Q2")]})
    assert cockpit.answers == []
    cockpit.wait(3)
    (route,) = cockpit.answers[0].value["routes"]
    assert isinstance(route, Route)
    assert route.has_motorway
    assert cockpit.answers[1].value["roads"][0]["name"] in ("High Street", "North Street")
    row = cockpit.answers[2].value["matrix"][0]
    assert row[0][1] == pytest.approx(route.distance_m, rel=0.02)
    assert row[1] is None
    assert cockpit.trouble == []


def test_no_way_is_one_line(cockpit: Cockpit) -> None:
    places = (at("T0"), at("Q2"))
    cockpit.ask("route", {"request": asdict(RouteRequest(places))})
    cockpit.ask("nonsense", {})
    cockpit.ask("route", {"request": {"places": "?"}})
    cockpit.wait(3)
    assert [a.code for a in cockpit.answers] == ["no_way", "bad", "bad"]
    assert all(a.error and "\n" not in a.error and not a.value for a in cockpit.answers)
    assert cockpit.trouble == []


def test_a_killed_child_answers_with_an_error_and_the_next_one_is_well(cockpit: Cockpit) -> None:
    cockpit.ask("locate", HERE)
    cockpit.wait(1)
    pid = cockpit.worker.pid
    assert pid
    os.kill(pid, signal.SIGSEGV)
    cockpit.ask("locate", HERE)
    cockpit.ask("locate", HERE)
    cockpit.wait(3)
    assert [bool(a.error) for a in cockpit.answers] == [False, True, False]
    assert cockpit.answers[1].code == "crashed"
    assert cockpit.trouble == ["The map has crashed and starts again", ""]
    assert cockpit.worker.pid not in (None, pid)


def test_a_stuck_child_is_replaced(cockpit: Cockpit) -> None:
    cockpit.ask("locate", HERE)
    cockpit.wait(1)
    pid = cockpit.worker.pid
    assert pid
    os.kill(pid, signal.SIGSTOP)
    cockpit.ask("locate", HERE, timeout_s=0.2)
    cockpit.ask("locate", HERE)
    cockpit.wait(3)
    assert [a.code for a in cockpit.answers] == ["", "late", ""]
    assert not Path(f"/proc/{pid}").exists()


def test_trouble_is_told_once_while_it_lasts(cockpit: Cockpit) -> None:
    cockpit.ask("ready", {})
    cockpit.wait(1)
    for answers in (2, 3):
        cockpit.ask("locate", HERE, timeout_s=0.01)
        pid = cockpit.worker.pid
        if pid:
            os.kill(pid, signal.SIGKILL)
        cockpit.wait(answers)
    # the one that is killed may also have been too slow: both end it
    told = ("The map has crashed and starts again", "The map took too long and starts again")
    assert cockpit.trouble[0] in told
    cockpit.ask("locate", HERE)
    cockpit.wait(4)
    assert sum(trouble in told for trouble in cockpit.trouble) <= 2
    assert cockpit.trouble[-1] == ""


def test_the_newest_question_of_a_key_wins(cockpit: Cockpit) -> None:
    cockpit.ask("ready", {})
    cockpit.wait(1)
    pid = cockpit.worker.pid
    assert pid
    os.kill(pid, signal.SIGSTOP)
    cockpit.ask("ready", {})
    for limit in range(5):
        cockpit.ask("locate", {**HERE, "heading": limit}, replaces="road")
    cockpit.ask("matrix", {"sources": [at("T0")], "targets": [at("E1")]})
    os.kill(pid, signal.SIGCONT)
    cockpit.wait(4)
    assert ["roads" in a.value for a in cockpit.answers[2:]] == [True, False]


def test_what_cannot_be_sent_is_refused_here(cockpit: Cockpit) -> None:
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    round_: list[Any] = []
    round_.append(round_)
    for params in (deep, round_, object(), 1 << 80, {"a": "\ud800"}):
        cockpit.ask("route", {"request": params})
    cockpit.wait(5)
    assert {a.code for a in cockpit.answers} == {"bad"}
    assert cockpit.worker.pid is None


def test_nothing_comes_after_the_stop(valley: Region) -> None:
    cockpit = Cockpit(valley)
    cockpit.ask("ready", {})
    cockpit.wait(1)
    pid = cockpit.worker.pid
    cockpit.ask("route", EAST)
    cockpit.worker.stop()
    cockpit.ask("route", EAST)
    assert not Path(f"/proc/{pid}").exists()
    while not cockpit.calls.empty():
        cockpit.calls.get()()
    assert len(cockpit.answers) <= 2
    assert cockpit.trouble == []


def test_another_region_from_the_next_question_on(cockpit: Cockpit, tmp_path: Path) -> None:
    cockpit.ask("ready", {})
    cockpit.worker.switch(tmp_path / "none")
    cockpit.ask("ready", {})
    cockpit.wait(2)
    assert cockpit.answers[0].value == {"name": "valley"}
    assert cockpit.answers[1].code == "map"
    assert "import it again" in cockpit.answers[1].error


def test_live_traffic_changes_the_next_route(cockpit: Cockpit) -> None:
    feed = {"way 14": "closed", "way 77": 3}
    cockpit.ask("traffic", {"feed": feed})
    cockpit.ask("route", EAST)
    cockpit.ask("traffic", {"feed": {}})
    cockpit.ask("route", EAST)
    cockpit.wait(4)
    told, closed, _, free = (a.value for a in cockpit.answers)
    assert told["troubles"] == ["traffic: way 77: no road of this map"]
    assert not closed["routes"][0].has_motorway
    assert free["routes"][0].has_motorway


def test_calling_waits_and_raises(valley: Region) -> None:
    worker = MapWorker(valley.folder)
    try:
        assert worker.call("ready", {}) == {"name": "valley"}
        with pytest.raises(WorkerError) as raised:
            worker.call("route", {"request": asdict(RouteRequest((at("T0"), at("T0"))))})
        assert raised.value.code == "there"
    finally:
        worker.stop()


PARENT = """
import sys, time
from pathlib import Path
from cockpit.maps.worker import MapWorker
worker = MapWorker(Path(sys.argv[1]))
worker.call("ready", {})
print(worker.pid, flush=True)
time.sleep(60)
"""


def test_the_child_ends_with_its_parent(valley: Region) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, str(valley.folder)], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout
        child = Path(f"/proc/{int(parent.stdout.readline())}")
        assert child.exists()
        parent.kill()
    wait_for(lambda: not child.exists(), "the worker's end", 10)


def test_the_cockpits_side_loads_no_engine() -> None:
    code = "import sys, cockpit.maps.worker; print([m for m in ('valhalla', 'numpy', 'osmium') "
    code += "if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
