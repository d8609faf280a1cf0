"""The music of a phone, with covers that are drawn by code."""

import base64
from typing import NamedTuple

from simulators.canvas import Canvas, Colour
from simulators.phone.notes import Notes
from simulators.word import Word

SIDE = 160
LOUDEST, DUCKED = 15, 4
RESTARTS_S = 3.0
"""Before that, `previous` is the record before; later, the same one again."""


class Record(NamedTuple):
    """A piece; its cover is stripes of its colours."""

    title: str
    artist: str
    album: str
    length_s: int
    colours: tuple[Colour, Colour, Colour]


RECORDS = (
    Record(
        "Morning Shift",
        "The Ring Road",
        "Outbound",
        214,
        ((24, 40, 72), (232, 120, 60), (250, 214, 120)),
    ),
    Record(
        "Kilometre Null", "Nachtzug", "Ferne", 331, ((18, 22, 28), (70, 130, 160), (214, 226, 230))
    ),
    Record("江边", "晚风", "城市之光", 187, ((60, 20, 40), (190, 60, 90), (245, 190, 160))),
    Record("Coast", "Ada Line", "Salt", 256, ((20, 70, 70), (120, 190, 170), (240, 236, 210))),
)


class Player:
    """Plays its records one after the other, for ever; `now` as in `Speaker.tick`."""

    def __init__(self, notes: Notes, playing: bool = True) -> None:
        self._notes, self.playing = notes, playing
        self._record, self._position, self._at = 0, 0.0, 0.0
        self.volume, self.ducked = 9, False
        self.topics = (notes.topic("media_key"), notes.topic("duck"))

    @property
    def loudness(self) -> int:
        """What is to be heard, 0 to 15."""
        return min(self.volume, DUCKED) if self.ducked else self.volume

    def announce(self) -> list[Word]:
        """What plays."""
        return [self._state()]

    def take(self, topic: str, payload: bytes) -> list[Word]:
        """The keys of a headset, and stepping back while the car speaks."""
        words = self._notes.heard(payload)
        if words is None:
            return []
        if topic.endswith("/duck"):
            self.ducked = words.get("down") is True
            return []
        return self._pressed(words.get("key"))

    def tick(self, now: float) -> list[Word]:
        """The record plays on, and the next one follows."""
        passed, self._at = now - self._at, now
        if not self.playing:
            return []
        self._position += passed
        if self._position < RECORDS[self._record].length_s:
            return []
        self._turn(1)
        return [self._state()]

    def _pressed(self, key: object) -> list[Word]:
        if key in ("louder", "quieter"):
            self.volume = max(0, min(LOUDEST, self.volume + (1 if key == "louder" else -1)))
            return []
        if key in ("play", "pause"):
            self.playing = key == "play"
        elif key == "next":
            self._turn(1)
        elif key == "previous":
            self._turn(0 if self._position > RESTARTS_S else -1)
        else:
            return []
        return [self._state()]

    def _turn(self, records: int) -> None:
        self._record, self._position = (self._record + records) % len(RECORDS), 0.0

    def _state(self) -> Word:
        record = RECORDS[self._record]
        words = {
            "title": record.title,
            "artist": record.artist,
            "album": record.album,
            "source": "Music",
            "playing": self.playing,
            "position_s": round(self._position, 1),
            "length_s": record.length_s,
            "art": base64.b64encode(cover(record)).decode(),
        }
        return self._notes.tell("media", words, retain=True)


def cover(record: Record) -> bytes:
    """A PNG."""
    ground, band, spot = record.colours
    canvas = Canvas(SIDE, SIDE, ground)
    for at in range(4):
        canvas.fill(0, 24 + 32 * at, SIDE, 6 + 5 * at, band)
    canvas.fill(92, 28, 44, 44, spot)
    return canvas.png()
