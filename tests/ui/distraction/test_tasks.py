"""No task takes more touches, more looks or more depth than the road allows."""

from collections.abc import Iterator

import pytest

from tests.tools.distraction import BEGIN, END, PAGE, table
from tests.ui.distraction.tasks import TASKS, Counted, Task, do, why_not
from tests.ui.legibility.desk import Desk

FINE = Counted(8, 6, 2, done=True)


@pytest.fixture(scope="module")
def desk(qapp: object) -> Iterator[Desk]:
    desk = Desk("en")
    yield desk
    desk.stop()


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_a_task_is_short(desk: Desk, task: Task) -> None:
    assert why_not(task, do(desk, task)) == ""


@pytest.mark.parametrize(
    ("counted", "why"),
    [
        (FINE, ""),
        (Counted(9, 6, 2, done=True), "more than 8 taps"),
        (Counted(8, 7, 2, done=True), "more than 6 glances"),
        (Counted(8, 6, 3, done=True), "too deep"),
        (Counted(1, 2, 1, done=False), "did not come about"),
    ],
)
def test_what_is_too_much_is_told(counted: Counted, why: str) -> None:
    assert why_not(TASKS[0], counted) == why


def test_the_page_has_the_tables_of_the_code() -> None:
    written = PAGE.read_text("utf-8")
    for name in ("limits", "acts"):
        assert table(name) in written.split(BEGIN.format(name))[1].split(END)[0]


def test_the_page_has_every_task() -> None:
    written = PAGE.read_text("utf-8")
    assert [task.name for task in TASKS if f"| {task.name} |" not in written] == []
