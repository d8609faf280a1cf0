"""Traffic on our road: what the feed's file says, looked at every two seconds."""

import math
from pathlib import Path

import numpy as np

from simulators.car.road import Road
from simulators.traffic.feed import FeedError, Report, read_feed
from simulators.ways.polyline import Point, compass, turned

EVERY_S = 2.0
BESIDE_M = 30.0
ALONG_DEG = 45.0


class News:
    """Tells a road how slow its ways are."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._due, self._seen = 0.0, -1
        self._reports: list[Report] = []
        self._road: Road | None = None
        self.trouble = ""

    def step(self, time: float, road: Road) -> None:
        """Look at the file when it is due; a broken or missing one changes nothing."""
        if time < self._due and road is self._road:
            return
        self._due = time + EVERY_S
        if self._read() or road is not self._road:
            self._road = road
            road.with_traffic(slow_ways(self._reports, road))

    def _read(self) -> bool:
        try:
            changed = self._file.stat().st_mtime_ns
            if changed == self._seen:
                return False
            self._reports, self._seen = read_feed(self._file), changed
        except (OSError, FeedError) as error:
            self.trouble = str(error)
            return False
        self.trouble = ""
        return True


def slow_ways(reports: list[Report], road: Road) -> dict[int, float]:
    """Speed in km/h by way id, for the ways of this road in the direction that we drive."""
    slow: dict[int, float] = {}
    ours = {piece.way_id for piece in road.pieces}
    for report in reports:
        way = report.way_id if report.way_id is not None else _way_at(report, road)
        if way not in ours or not _along(report, way, road):
            continue
        slow[way] = min(report.speed_kmh, slow.get(way, math.inf))
    return slow


def _along(report: Report, way: int, road: Road) -> bool:
    """Whether one piece of that way leads in the direction that is meant."""
    if report.heading is None:
        return True
    points = road.plan.points
    headings = (compass(points[p.begin], points[p.end]) for p in road.pieces if p.way_id == way)
    return any(abs(turned(report.heading, heading)) < ALONG_DEG for heading in headings)


def _way_at(report: Report, road: Road) -> int | None:
    if report.lat is None or report.lon is None:
        return None
    x, y = road.frame.flat(Point(report.lat, report.lon))
    distances = np.hypot(road.course.x - x, road.course.y - y)
    near = int(distances.argmin())
    return road.pieces[road.course.piece[near]].way_id if distances[near] < BESIDE_M else None
