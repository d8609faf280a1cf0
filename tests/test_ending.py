"""How the cockpit ends: what a feature keeps with its last word is still written."""

import time
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from cockpit.core import signals as car
from cockpit.core.feature import Feature
from cockpit.core.reading import Sample
from tests.qa.screen import Dashboard
from tests.qa.waiting import wait_for


def test_what_is_kept_at_the_end_is_there_again(qtbot: QtBot, tmp_path: Path) -> None:
    first = Dashboard([], tmp_path)
    personal = first.app.services.personal
    add(first, "Anna")
    first.app.features.append(Feature("z", stop=lambda: personal.keep("word", "the last")))
    first.stop()

    second = Dashboard([], tmp_path)
    again = second.app.services.personal
    wait_for(lambda: again.of("word") == "the last", "the word")
    second.stop()


def add(board: Dashboard, name: str) -> None:
    """A driver sits down in the parked car."""
    vm: Any = next(f for f in board.app.features if f.name == "profiles").views[0].view_model
    for signal, value in ((car.SPEED, 0.0), (car.SELECTED_GEAR, car.PARKED_GEAR)):
        board.app.vehicle.expect(signal, 1e6, "test")
        board.app.vehicle.report(signal, Sample(value, time.monotonic()))
    wait_for(lambda: vm.ready and not vm.barred, "the drivers")
    vm.go("name")
    vm.type(name)
    vm.enter()
    wait_for(lambda: board.app.services.personal.driver != "", name)
