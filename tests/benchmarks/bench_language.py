"""A live change of the language: from the setting's change to the next frame in the new words.

The whole cockpit is on the screen, all its pages opened before, on no bus. The peer is what the
change took until now: the cockpit taken down and built again, up to its first frame.
"""

import os
import statistics
import time
from collections.abc import Iterator
from itertools import cycle

from cockpit.ui.display import LANGUAGES
from tests.benchmarks.timing import percentile, spin, start_qt
from tests.ui.legibility.desk import Desk

PAGES = ("climate", "settings", "navigation", "home", "cabin")
ROUNDS = 16
"""Of each page."""
STARTS = 8
GOAL_MS = 300.0


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    start_qt()
    desk = Desk("en")
    _visit(desk)
    live = {page: list(_switches(desk, page)) for page in PAGES}
    desk.stop()
    anew = list(_starts())
    every = [took for page in PAGES for took in live[page]]
    for page in PAGES:
        print(f"live, {page}: {_told(live[page])}")
    print(f"live, all {len(every)} switches: {_told(every)} (goal: p95 ≤ {GOAL_MS:.0f} ms)")
    print(f"taken down and built again: {_told(anew)}")
    print(f"built again / live, p50: {statistics.median(anew) / statistics.median(every):.1f}")


def _visit(desk: Desk) -> None:
    """A page that was opened once stays, and has to follow."""
    for view in desk.app.shell.pages:
        desk.open(view.feature)
        desk.window.grabWindow()
    spin(0.5)


def _switches(desk: Desk, page: str) -> Iterator[float]:
    desk.open(page)
    spin(0.2)
    languages = cycle((*LANGUAGES[1:], LANGUAGES[0]))
    for _ in range(ROUNDS):
        language = next(languages)
        began = time.perf_counter()
        assert not desk.services.settings.change("display.language", language)
        desk.window.grabWindow()
        yield (time.perf_counter() - began) * 1000
        assert desk.app.shell.language == language
        spin(0.05)


def _starts() -> Iterator[float]:
    languages = cycle(LANGUAGES)
    desk = Desk(next(languages))
    for _ in range(STARTS):
        began = time.perf_counter()
        desk.stop()
        desk = Desk(next(languages))
        desk.open("climate")
        desk.window.grabWindow()
        yield (time.perf_counter() - began) * 1000
    desk.stop()


def _told(took: list[float]) -> str:
    p50, p95 = statistics.median(took), percentile(took, 0.95)
    return f"p50 {p50:.0f} ms, p95 {p95:.0f} ms, most {max(took):.0f} ms"


if __name__ == "__main__":
    main()
