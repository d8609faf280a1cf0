"""The car over MQTT: a command's round trip, a thousand messages a second, after a reconnect.

Broker, simulated car, cockpit and the one who asks are real; the car is a process of its own. The
floor of the round trip is the broker's own: one message there and back.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PyQt6.QtGui import QGuiApplication
from PyQt6.QtTest import QTest

from cockpit.core.messages import Kind
from tests.qa.broker import Broker, Peer
from tests.qa.car import DeskCar
from tests.qa.screen import Dashboard
from tests.qa.waiting import wait_for

ROUNDS, FLOOR_ROUNDS = 100, 300
PER_S, FOR_S = 1000, 10
CAR = "cockpit/V1/car"


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = QGuiApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        broker, car = Broker(folder / "broker"), DeskCar(folder)
        cockpit = Dashboard(car.specs, folder / "state", brokers=broker.url)
        home = Peer(broker, "#")
        try:
            wait_for(lambda: home.on(f"{CAR}/climate/temperature"), "the car at home")
            floor = _floor(broker)
            whole, ours = _round_trips(cockpit, home)
            _print("round trip: command → bus → echo → home", whole, floor)
            _print("  without the car's own time to answer", ours, floor)
            _flood(cockpit, home)
            _reconnect(broker, home)
        finally:
            home.close()
            cockpit.stop()
            car.stop()
            broker.stop()
    del qt


def _round_trips(cockpit: Dashboard, home: Peer) -> tuple[list[float], list[float]]:
    """All of it in ms; and without what lies between the request and the car's echo.

    The simulated car takes 50 to 200 ms to answer, and sends its climate every 200 ms.
    """
    whole, ours, stages = [], [], list[float]()
    cockpit.vehicle.watch_requests(lambda _: stages.append(time.perf_counter()))
    for n in range(ROUNDS):
        stages.clear()
        wished = f"{18 + n % 16 / 2:.1f}"
        began = time.perf_counter()
        home.say(f"{CAR}/climate/temperature/set", wished)
        _until(lambda wished=wished: home.on(f"{CAR}/climate/temperature")[-1] == wished.encode())  # type: ignore[misc]
        whole.append((time.perf_counter() - began) * 1000)
        ours.append(whole[-1] - (stages[-1] - stages[0]) * 1000)
        QTest.qWait(50)  # type: ignore[arg-type, call-arg]
    return whole, ours


def _floor(broker: Broker) -> list[float]:
    one, took = Peer(broker, "echo"), []
    for n in range(FLOOR_ROUNDS):
        began = time.perf_counter()
        one.say("echo", str(n))
        while len(one.heard) <= n:
            time.sleep(0.0001)
        took.append((time.perf_counter() - began) * 1000)
    one.close()
    return took


def _flood(cockpit: Dashboard, home: Peer) -> None:
    messages, costs = cockpit.app.services.messages, cockpit.app.pump.costs_s
    home.heard.clear()
    costs.clear()
    began, sent = time.perf_counter(), 0
    while (now := time.perf_counter() - began) < FOR_S:
        while sent < now * PER_S:
            sent += 1
            messages.publish("telemetry", {"Vehicle.Speed": sent / 10}, Kind.TELEMETRY)
        QTest.qWait(5)  # type: ignore[arg-type, call-arg]
    spent = time.perf_counter() - began
    _until(lambda: len(home.on("cockpit/V1/telemetry")) >= sent, 10)
    all_there = time.perf_counter() - began
    there = len(home.on("cockpit/V1/telemetry"))
    print(f"telemetry: {sent} in {spent:.1f} s, {there} arrived after {all_there:.1f} s")
    print(f"main thread for a frame meanwhile: most {max(costs) * 1000:.1f} ms")


def _reconnect(broker: Broker, home: Peer) -> None:
    took = []
    for _ in range(5):
        broker.stop()
        QTest.qWait(300)  # type: ignore[arg-type, call-arg]
        home.heard.clear()
        broker.start()
        began = time.perf_counter()
        _until(lambda: home.on("cockpit/V1/status") and home.on(f"{CAR}/gear"), 10)
        took.append(time.perf_counter() - began)
    print("reconnect: everything back after " + ", ".join(f"{s:.2f}" for s in took) + " s")


def _until(there: Callable[[], object], seconds: float = 5.0) -> None:
    wait_for(there, "an answer", seconds)


def _print(what: str, took: list[float], floor: list[float]) -> None:
    p95, least = _p95(took), _p95(floor)
    print(f"{what}: p50 {statistics.median(took):.1f} ms, p95 {p95:.1f} ms")
    print(f"  the broker alone: p95 {least:.1f} ms; ratio {p95 / least:.1f}")


def _p95(took: list[float]) -> float:
    return sorted(took)[int(len(took) * 0.95)]


if __name__ == "__main__":
    main()
