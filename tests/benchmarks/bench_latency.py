"""Two processes, one bus: from a CAN frame's send to the changed pixel, as a histogram.

The simulated car drives `commute` at its normal load. One of its frames, the speed limit, is
silenced and sent by a third process instead, at random moments, each time with another limit and
with the send time noted (CLOCK_MONOTONIC is one clock for all processes). Here the dashboard draws
offscreen; an event ends with the swap of the first frame whose scene holds the new number.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PyQt6.QtCore import Qt

from tests.benchmarks.timing import percentile, spin, start_qt
from tests.qa.car import DeskCar
from tests.qa.screen import Dashboard

MESSAGE, SIGN = "ADAS_SpeedLimit", "cluster.limit"
BUCKETS_MS = (5, 10, 15, 20, 25, 30, 40, 50, 75, 100)
SENDER = """
import random, sys, time
import can, cantools
database = cantools.database.load_file(sys.argv[1])
message = database.get_message_by_name(sys.argv[2])
bus = can.Bus(interface="cockpit_multicast", channel=sys.argv[3], port=int(sys.argv[4]))
choice = random.Random(7)
signals = {s.name: s.initial or 0 for s in message.signals}
name = next(s.name for s in message.signals if s.unit == "km/h")
limit = 20
sys.stdin.readline()
for _ in range(int(sys.argv[5])):
    time.sleep(choice.uniform(0.05, 0.15))
    limit = 20 if limit >= 120 else limit + 5
    data = message.encode(signals | {name: limit}, strict=False)
    frame = can.Message(arbitration_id=message.frame_id, data=data, is_extended_id=False)
    sent = time.monotonic()
    bus.send(frame)
    print(limit, sent, flush=True)
bus.shutdown()
"""


class Watch:
    """Notes when each number of the sign was first on a swapped frame."""

    def __init__(self, dashboard: Dashboard) -> None:
        self.seen: list[tuple[str, float]] = []
        self._sign = dashboard.screen.find(SIGN)
        self._dashboard = dashboard
        self._text = ""
        window = dashboard.app.view.window
        direct = Qt.ConnectionType.DirectConnection
        window.beforeSynchronizing.connect(self._sync, direct)  # type: ignore[call-arg]
        window.frameSwapped.connect(self._swapped, direct)  # type: ignore[call-arg]

    def _sync(self) -> None:
        self._text = self._dashboard.screen.text(SIGN)

    def _swapped(self) -> None:
        if not self.seen or self.seen[-1][0] != self._text:
            self.seen.append((self._text, time.monotonic()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=300)
    events = parser.parse_args().events
    start_qt()
    with tempfile.TemporaryDirectory() as folder:
        car = DeskCar(Path(folder), "commute")
        dashboard = Dashboard(car.specs, Path(folder))
        spin(2.0)
        car.fault("silence", message=MESSAGE)
        drive = next(s for s in car.specs if s.bus == "drive")
        words = ["can_dbc/drive.dbc", MESSAGE, drive.channel, str(drive.port), str(events)]
        sender = subprocess.Popen(
            [sys.executable, "-c", SENDER, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        spin(1.0)
        watch = Watch(dashboard)
        assert sender.stdin
        assert sender.stdout
        sender.stdin.write("\n")
        sender.stdin.flush()
        while sender.poll() is None:
            spin(0.05)
        spin(0.5)
        sent = [(text, float(at)) for text, at in (line.split() for line in sender.stdout)]
        dashboard.stop()
        car.stop()
    report(sent, watch.seen)


def report(sent: list[tuple[str, float]], seen: list[tuple[str, float]]) -> None:
    delays = []
    for text, at in sent:
        after = [t for s, t in seen if s == text and at <= t < at + 1.0]
        if after:
            delays.append((after[0] - at) * 1000)
    print(f"latency: {len(delays)} of {len(sent)} changes seen")
    low = 0
    for high in (*BUCKETS_MS, 10_000):
        count = sum(low <= d < high for d in delays)
        print(f"  {low:>4} .. {high:>5} ms {count:>5} {'#' * round(60 * count / len(delays))}")
        low = high
    p50, p95, p99 = statistics.median(delays), percentile(delays, 0.95), percentile(delays, 0.99)
    print(f"frame to pixel: p50 {p50:.1f} ms, p95 {p95:.1f} ms, p99 {p99:.1f} ms")


if __name__ == "__main__":
    main()
