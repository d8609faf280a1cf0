"""Does every task with a finger and prints what it took; `--write` puts it into the docs.

Ends with 1 where a task takes more than 8 taps, six glances of two seconds, or goes too deep.
"""

import os
import re
import sys
from collections.abc import Iterable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from cockpit.core.limits import LIMITS, RULES, Act, DrivingState
from cockpit.core.paths import ROOT

PAGE = ROOT / "docs" / "driver-distraction.md"
BEGIN, END = "<!-- {} -->\n", "<!-- end -->"


def table(name: str) -> str:
    """`limits` or `acts`, as Markdown."""
    return _limits() if name == "limits" else _acts()


def _markdown(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    head = tuple(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def _limits() -> str:
    head = ("", "Characters in a text", "Items in a list", "Depth", "Motion")
    rows = (
        (state.value, one.text_length, one.list_length, one.depth, f"{one.animation_ms} ms")
        for state, one in LIMITS.items()
    )
    return _markdown(head, rows)


def _acts() -> str:
    def may(act: Act, state: DrivingState) -> str:
        return "yes" if state in RULES[act].states else "no"

    rows = ((a.value, *(may(a, s) for s in DrivingState), f"“{RULES[a].sentence}”") for a in Act)
    return _markdown(("", *(s.value for s in DrivingState), "Otherwise"), rows)


def counted() -> tuple[str, list[str]]:
    """The table of tasks, and what is wrong with any."""
    from PyQt6.QtWidgets import QApplication

    from tests.ui.distraction.tasks import TASKS, do, why_not
    from tests.ui.legibility.desk import Desk

    app = QApplication([])
    desk = Desk("en")
    rows, wrong = [], []
    for task in TASKS:
        took = do(desk, task)
        looks = "parked" if task.parked else f"{took.glances} ({2 * took.glances} s)"
        rows.append((task.name, took.taps, looks, took.depth))
        if why := why_not(task, took):
            wrong.append(f"{task.name}: {why}")
    desk.stop()
    del app
    return _markdown(("Task", "Taps", "Glances", "Depth"), rows), wrong


def write(name: str, words: str) -> None:
    """Put a table between its marks in the docs."""
    begin = BEGIN.format(name)
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(END), re.DOTALL)
    text = PAGE.read_text("utf-8")
    PAGE.write_text(pattern.sub(lambda _: begin + words + END, text), "utf-8")


def main() -> int:
    """Print, and write where that is asked for."""
    tasks, wrong = counted()
    print(tasks)
    if "--write" in sys.argv:
        write("tasks", tasks)
        for name in ("limits", "acts"):
            write(name, table(name))
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
