"""Through the worker's process, as the cockpit asks."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest

from cockpit.maps.route import Route, RouteRequest
from cockpit.maps.worker import MapWorker
from tests.maps.energy.conftest import Opened
from tests.maps.energy.highway import END, START, at


@pytest.fixture(scope="module")
def worker(highway: Opened) -> Iterator[MapWorker]:
    worker = MapWorker(highway.region.folder)
    yield worker
    worker.stop()


def test_plan_and_reach(worker: MapWorker) -> None:
    params: dict[str, Any] = {
        "request": asdict(RouteRequest((START, END))), "soc": 85, "car": {"battery_kwh": 22.0},
    }  # fmt: skip
    answer = worker.call("plan", params)
    assert isinstance(answer["route"], Route)
    assert [stop["name"] for stop in answer["plan"]["stops"]] == ["Exit 60"]
    assert len(answer["route"].legs) == 2
    rings = worker.call("reach", {"point": list(at(60, -0.3)), "soc": 40})["rings"]
    assert len(rings[0]) > 10


def test_nonsense_is_one_line(worker: MapWorker) -> None:
    for params in ({}, {"soc": 5}, {"request": 7, "soc": 50}, {"request": {}, "soc": "x" * 5000}):
        with pytest.raises(Exception, match=r"^[^\n]{1,1000}$"):
            worker.call("plan", params)
        with pytest.raises(Exception, match=r"^[^\n]{1,1000}$"):
            worker.call("reach", params)
