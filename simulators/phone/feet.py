"""Where a phone really is: in the car wherever that goes, or on a walk to it and away."""

from simulators.ways.polyline import Point, beyond
from simulators.word import asked

WALKED_MPS = 1.4
FAR_M, DIRECTION = 420.0, 60.0
AWAY_S, ABOARD_S = 20.0, 60.0
"""Stays: out there, and in the car."""
WAY_S = FAR_M / WALKED_MPS
ROUND_S = AWAY_S + WAY_S + ABOARD_S + WAY_S


class Feet:
    """Hears from the car where it is; `car` until then."""

    def __init__(self, vin: str, user: str, car: Point, walks: bool) -> None:
        self.car, self.walks = car, walks
        self.topics = (f"cockpit/{vin}/car/location", f"cockpit/{vin}/phone/{user}/car")

    def hear(self, payload: bytes) -> None:
        """The car's place, as it tells its home or its parking place."""
        words = asked(payload)
        lat, lon = words.get("latitude", words.get("lat")), words.get("longitude", words.get("lon"))
        if isinstance(lat, int | float) and isinstance(lon, int | float) and abs(lat) <= 89:
            self.car = Point(lat, lon)

    def place(self, now: float) -> Point:
        """Where the phone is at this moment."""
        return beyond(self.car, DIRECTION, way_to_go(now)) if self.walks else self.car


def way_to_go(now: float) -> float:
    """Metres between a walker and the car; he comes, sits in it and goes again."""
    left = now % ROUND_S - AWAY_S
    if left < 0:
        return FAR_M
    back = left - WAY_S - ABOARD_S
    return max(0.0, FAR_M - left * WALKED_MPS) if back < 0 else back * WALKED_MPS
