"""A notch of the knob: how long it keeps the main thread, on every page and on the keyboard.

The bar is 8 ms, half of a display frame: what is drawn then still comes with the next one. It is
the thread's own time, for what others do to a desk's two cores is no matter of the knob's.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable

from cockpit.ui.knob.door import KnobDoor
from cockpit.ui.knob.keys import KEYS, Move
from cockpit.ui.knob.stop import Zone
from tests.benchmarks.timing import percentile, spin, start_qt
from tests.ui.legibility.desk import Desk
from tests.ui.legibility.states import STATES, calm

BAR_MS = 8.0
ROUNDS = 150
CODES = {key.move: key.code for key in reversed(KEYS)}
SHOWN = ("navigation", "climate", "cabin", "search, found", "settings 0", "voice, teach")


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        for name in ("CONFIG", "DATA", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = f"{home}/{name}"
        start_qt()
        desk = Desk("en")
        try:
            _measure(desk)
        finally:
            desk.stop()


def _measure(desk: Desk) -> None:
    door = desk.app.view._knob
    spin(3.0)  # the start is over, the knob is loaded
    _print("the first turn of all", [_turn(door)])
    for state in SHOWN:
        calm(desk)
        STATES[state](desk)
        while door._knob is None or door._knob.zone is not Zone.PAGE:
            door.key(CODES[Move.JUMP])
        spin(0.3)
        _print(state, [_turn(door) for _ in range(ROUNDS)])
        _print(f"{state}, a look", [_timed(door.look) for _ in range(ROUNDS)])


def _turn(door: KnobDoor) -> float:
    spin(0.005)
    return _timed(lambda: door.key(CODES[Move.RIGHT]))


def _timed(call: Callable[[], object]) -> float:
    began = time.thread_time()
    call()
    return (time.thread_time() - began) * 1000


def _print(what: str, took: list[float]) -> None:
    worst = max(took)
    over = "" if worst < BAR_MS else f"   over {BAR_MS:.0f} ms"
    middle, most = statistics.median(took), percentile(took, 0.99)
    print(f"{what:24} {middle:5.1f} ms, 99 % {most:5.1f}, worst {worst:5.1f}{over}")


if __name__ == "__main__":
    main()
