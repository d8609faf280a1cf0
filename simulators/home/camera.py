"""The camera over the front door, by Home Assistant discovery: a still every ten seconds."""

from simulators.canvas import Canvas, Colour
from simulators.home.discovered import AVAILABLE
from simulators.word import Word, table

TOPIC = "hall/camera"
EVERY_S = 10.0
WIDTH, HEIGHT = 480, 270
SKY, GROUND, PATH, WALL = (142, 176, 205), (92, 116, 78), (158, 150, 140), (196, 186, 170)
DOOR, LAMP, CAT = (96, 60, 44), (250, 220, 140), (60, 56, 54)
STRIDE = 45
"""Pixels that the cat walks between two stills."""


class Camera:
    """Sees the garden path, and a cat that walks across it."""

    topics = ()

    def __init__(self) -> None:
        self.still = 0
        self._at = 0.0

    def announce(self) -> list[Word]:
        """Discovery, and a first picture, which the broker keeps."""
        words = {
            "name": "Front door",
            "unique_id": "front_door_camera",
            "topic": TOPIC,
            "availability_topic": AVAILABLE,
            "device": {"identifiers": ["front_door_camera"], "name": "Camera"},
        }
        return [
            table("homeassistant/camera/front_door/config", words, retain=True),
            self._picture(),
        ]

    def take(self, topic: str, payload: bytes) -> list[Word]:
        """Nothing can be asked."""
        return []

    def tick(self, now: float) -> list[Word]:
        """The next still."""
        if now - self._at < EVERY_S:
            return []
        self._at = now
        self.still += 1
        return [self._picture()]

    def _picture(self) -> Word:
        return Word(TOPIC, picture(self.still), retain=True)


def picture(still: int) -> bytes:
    """What there is to see, as a PNG; each still differs from the one before."""
    canvas = Canvas(WIDTH, HEIGHT, SKY)
    for left, top, width, height, colour in (*GARDEN, *_cat(still * STRIDE % (WIDTH + 60) - 60)):
        canvas.fill(left, top, width, height, colour)
    return canvas.png()


GARDEN: tuple[tuple[int, int, int, int, Colour], ...] = (
    (0, 150, WIDTH, 120, GROUND),
    (300, 40, 180, 130, WALL),
    (360, 80, 46, 90, DOOR),
    (414, 96, 10, 14, LAMP),
    (352, 170, 62, 100, PATH),
)


def _cat(left: int) -> tuple[tuple[int, int, int, int, Colour], ...]:
    body, head, tail = (
        (left, 206, 44, 18, CAT),
        (left + 38, 196, 16, 16, CAT),
        (left, 190, 5, 20, CAT),
    )
    ears = ((left + 39, 191, 4, 6, CAT), (left + 49, 191, 4, 6, CAT))
    legs = ((left + 4, 222, 6, 12, CAT), (left + 34, 222, 6, 12, CAT))
    return (body, head, tail, *ears, *legs)
