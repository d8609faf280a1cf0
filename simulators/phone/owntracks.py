"""OwnTracks on a phone, after its booklet (tech/json): where it is, and the circles it watches."""

import base64
import json
from random import Random
from typing import Any

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from simulators.phone.feet import Feet
from simulators.phone.notes import Notes
from simulators.ways.polyline import Point, beyond, compass, metres
from simulators.word import Word, asked, table

MOVING_S, STANDING_S, STEP_M = 10.0, 60.0, 20.0
"""How often it looks: on the way, once it has gone so far; and else."""
USUAL_M, ROUGH_M = (4.0, 15.0), (60.0, 160.0)
"""Accuracies; between houses one look in `ODD` is rough."""
ODD = 40
EMPTIES_S = 120.0
"""For each per cent of the battery."""
MOST_CIRCLES = 100
FASTEST_KMH = 250.0
"""Faster is no drive: the car has told for the first time where it is."""


class OwnTracks:
    """One device of `notes.user`. With a `key`, all but the last will is encrypted."""

    def __init__(
        self, notes: Notes, feet: Feet, lot: Random, device: str = "phone", key: str = ""
    ) -> None:
        self._notes, self._feet, self._lot = notes, feet, lot
        self._topic = f"owntracks/{notes.user}/{device}"
        self._box = SecretBox(key.encode().ljust(SecretBox.KEY_SIZE, b"\0")) if key else None
        self._now, self._told_at, self._told_s = 0.0, 0.0, 0
        self._told = feet.place(0.0)
        self._asked = False
        self._circles: dict[float, dict[str, Any]] = {}
        self._inside: set[str] = set()
        self.topics = (f"{self._topic}/cmd", *feet.topics)

    @property
    def will(self) -> Word:
        """What the broker says when the phone is gone; always in the clear."""
        return table(self._topic, {"_type": "lwt", "tst": int(self._notes.wall())})

    def announce(self) -> list[Word]:
        """A first look follows."""
        self._asked = True
        return []

    def take(self, topic: str, payload: bytes) -> list[Word]:
        """A command; or the car tells where it is, and takes the phone with it."""
        if topic in self._feet.topics:
            self._feet.hear(payload)
            return [] if self._feet.walks else self._moved()
        words = self._opened(payload)
        if words.get("_type") != "cmd":
            return []
        if words.get("action") == "reportLocation":
            self._asked = True
        elif words.get("action") == "setWaypoints":
            return self._watch(words.get("waypoints"))
        return []

    def tick(self, now: float) -> list[Word]:
        """Looks where it is, now and then; no two looks within a second."""
        self._now = now
        if self._asked or now - self._told_at >= STANDING_S:
            return self._look("r" if self._asked else "t")
        return self._moved() if self._feet.walks else []

    def _moved(self) -> list[Word]:
        far = metres(self._told, self._feet.place(self._now)) >= STEP_M
        return self._look("p") if far and self._now - self._told_at >= MOVING_S else []

    def _look(self, why: str) -> list[Word]:
        second = int(self._notes.wall())
        if second <= self._told_s:
            return []
        place, accuracy = self._feet.place(self._now), self._accuracy()
        passed, way = self._now - self._told_at, metres(self._told, place)
        seen = beyond(place, self._lot.uniform(0, 360), abs(self._lot.gauss(0, accuracy / 2)))
        said = self._crossings(seen, accuracy, second)
        words = {
            **_spot(seen),
            "acc": round(accuracy),
            "vel": _kmh(way, passed),
            "cog": round(compass(self._told, place)),
            "tst": second,
            "t": why,
            "tid": self._notes.user[:2],
            "batt": max(5, 90 - int(self._now / EMPTIES_S)),
            "bs": 1 if self._feet.walks else 2,
            "conn": "m",
            "m": 2,
            "inregions": sorted(self._inside),
        }
        self._told, self._told_at, self._told_s, self._asked = place, self._now, second, False
        return [*said, self._say("location", words, retain=True)]

    def _accuracy(self) -> float:
        return self._lot.uniform(*(USUAL_M if self._lot.randrange(ODD) else ROUGH_M))

    def _watch(self, told: Any) -> list[Word]:
        rows = told.get("waypoints") if isinstance(told, dict) else None
        for row in rows[:MOST_CIRCLES] if isinstance(rows, list) else ():
            if isinstance(row, dict) and _is_circle(row):
                self._circles[row["tst"]] = row
        for made in [*self._circles][:-MOST_CIRCLES]:
            del self._circles[made]
        self._asked = True
        circles = {"waypoints": [*self._circles.values()]}
        return [self._say("waypoints", circles, "/waypoints")]

    def _crossings(self, seen: Point, accuracy: float, second: int) -> list[Word]:
        inside = {
            str(row["desc"])
            for row in self._circles.values()
            if metres(seen, Point(row["lat"], row["lon"])) <= row["rad"]
        }
        crossed = [("enter", name) for name in sorted(inside - self._inside)]
        crossed += [("leave", name) for name in sorted(self._inside - inside)]
        self._inside = inside
        spot = {**_spot(seen), "acc": round(accuracy), "tst": second, "t": "c"}
        return [
            self._say("transition", {**spot, "event": event, "desc": name}, "/event")
            for event, name in crossed
        ]

    def _say(self, kind: str, words: dict[str, Any], below: str = "", retain: bool = False) -> Word:
        said = {"_type": kind, **words}
        if self._box:
            data = self._box.encrypt(json.dumps(said).encode())
            said = {"_type": "encrypted", "data": base64.b64encode(data).decode()}
        return table(f"{self._topic}{below}", said, retain)

    def _opened(self, payload: bytes) -> dict[str, Any]:
        words = asked(payload)
        if self._box is None:
            return words
        try:
            return asked(self._box.decrypt(base64.b64decode(str(words.get("data")))))
        except (CryptoError, ValueError):
            return {}


def _kmh(way: float, passed: float) -> int:
    speed = way / passed * 3.6 if passed > 0 else 0.0
    return round(speed) if speed <= FASTEST_KMH else 0


def _spot(point: Point) -> dict[str, float]:
    return {"lat": round(point.lat, 6), "lon": round(point.lon, 6)}


def _is_circle(row: dict[str, Any]) -> bool:
    numbers = all(isinstance(row.get(key), int | float) for key in ("lat", "lon", "rad", "tst"))
    return numbers and isinstance(row.get("desc"), str)
