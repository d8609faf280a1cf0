"""The painter is a process of its own: asked, killed, asked again."""

import os
import queue
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtGui import QImage

from cockpit.features.navigation.map.paintshop import Paintshop, TileKey
from cockpit.features.navigation.map.style import STYLES
from cockpit.maps.display.kinds import Kind
from cockpit.maps.region import Region
from tests.maps.display.sketch import EVERYWHERE, spot

PATIENCE_S = 20.0
ZOOM = 15


class Asker:
    """Asks the painter and waits, as the main thread would."""

    def __init__(self) -> None:
        self.calls: queue.Queue[Callable[[], None]] = queue.Queue()
        self.shop = Paintshop(self.calls.put)
        self.shop.start()

    def answer(self, ask: Callable[[Callable[[Any], None]], None]) -> Any:
        """Ask until there is an answer: a painter that starts up or has died gives None."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            got: list[Any] = []
            ask(got.append)
            while not got:
                self.calls.get(timeout=PATIENCE_S)()
            if got[0]:
                return got[0]
            time.sleep(0.02)
        raise AssertionError("the painter does not answer")

    def tile(self, region: Region, theme: str = "day") -> QImage:
        """The tile in the middle of the forest."""
        middle = spot(2000, 2500)
        column, row = int(middle.x * 2**ZOOM), int(middle.y * 2**ZOOM)
        key = TileKey(str(region.display), theme, ZOOM, column, row)
        image = self.answer(lambda done: self.shop.tile(key, done))
        assert isinstance(image, QImage)
        return image

    @property
    def pid(self) -> int:
        process = self.shop._process
        assert process
        return process.pid


@pytest.fixture
def asker() -> Iterator[Asker]:
    asker = Asker()
    yield asker
    asker.shop.stop()


def share_of(image: QImage, ink: str) -> float:
    spots = [image.pixelColor(x, y).name() for x in range(4, 512, 16) for y in range(4, 512, 16)]
    return spots.count(ink.lower()) / len(spots)


@pytest.mark.parametrize("theme", STYLES)
def test_a_tile_comes_and_is_forest(asker: Asker, forest: Region, theme: str) -> None:
    image = asker.tile(forest, theme)
    assert (image.width(), image.height()) == (512, 512)
    assert share_of(image, STYLES[theme].areas[Kind.FOREST]) > 0.8


def test_labels_come(asker: Asker, forest: Region) -> None:
    file = str(forest.display)
    rows = asker.answer(lambda done: asker.shop.labels(file, 18, EVERYWHERE, "en", done))
    assert {row[7] for row in rows} == {"Clearing", "Forest Road", "B 1"}


def test_killed_it_starts_anew_and_answers(asker: Asker, forest: Region) -> None:
    asker.tile(forest)
    for _ in range(2):
        before = asker.pid
        os.kill(before, signal.SIGKILL)
        asker.tile(forest)
        assert asker.pid != before


def test_what_was_asked_of_the_dead_is_answered_with_nothing(asker: Asker, forest: Region) -> None:
    asker.tile(forest)
    os.kill(asker.pid, signal.SIGSTOP)
    got: list[Any] = []
    asker.shop.tile(TileKey(str(forest.display), "day", 3, 1, 1), got.append)
    os.kill(asker.pid, signal.SIGKILL)
    while not got:
        asker.calls.get(timeout=PATIENCE_S)()
    assert got == [None]


def test_few_are_in_flight(asker: Asker, forest: Region) -> None:
    asker.tile(forest)
    free = [asker.shop.free]
    os.kill(asker.pid, signal.SIGSTOP)
    for column in range(2):
        asker.shop.tile(TileKey(str(forest.display), "day", 9, column, 1), lambda _: None)
    free.append(asker.shop.free)
    assert free == [True, False]
    os.kill(asker.pid, signal.SIGCONT)


def test_a_broken_map_is_bare_ground_and_one_line(
    asker: Asker, forest: Region, broken: Region, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        image = asker.tile(broken, "night")
        assert share_of(image, STYLES["night"].ground) == 1
    assert caplog.text.count("not a database") == 1
    assert share_of(asker.tile(forest), STYLES["day"].areas[Kind.FOREST]) > 0.8


def test_a_missing_map_too(asker: Asker, forest: Region, tmp_path: Path) -> None:
    gone = Region("gone", tmp_path / "none", forest.box, "", {})
    assert share_of(asker.tile(gone), STYLES["day"].ground) == 1


def test_stopped_at_once_it_leaves_nobody_behind() -> None:
    shop = Paintshop(lambda call: call())
    shop.start()
    shop.stop()
    end = time.monotonic() + PATIENCE_S
    while shop._thread.is_alive() and time.monotonic() < end:
        time.sleep(0.01)
    assert not shop._thread.is_alive()
