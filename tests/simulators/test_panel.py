import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from simulators.car.bus import Buses
from simulators.car.control import ControlDoor
from simulators.car.program import Program
from simulators.panel.parts import Toggle
from simulators.panel.window import Panel
from tests.simulators.conftest import MakeCar


@pytest.fixture
def car(make_car: MakeCar) -> Iterator[tuple[Program, Path]]:
    folder = Path(tempfile.mkdtemp())  # a socket's path must be short
    program = Program(make_car("parked"), Buses([]))
    with ControlDoor(folder / "car.sock") as door:
        program.door = door
        runner = threading.Thread(target=program.run)
        runner.start()
        yield program, door.path
        program.stopping = True
        runner.join()
    shutil.rmtree(folder)


def test_the_panel_shows_and_turns_the_car(qtbot: QtBot, car: tuple[Program, Path]) -> None:
    program, path = car
    panel = Panel(path)
    qtbot.addWidget(panel)
    panel.show()
    panel.line.start()
    belt = next(t for t in panel.findChildren(Toggle) if t.text() == "Driver belted")
    door = next(t for t in panel.findChildren(Toggle) if t.text() == "Door front left")
    qtbot.waitUntil(belt.isChecked)
    door.click()
    qtbot.waitUntil(lambda: program.simulation.car.body.door["FL"])
    qtbot.waitUntil(door.isChecked)
    panel.close()


def test_every_watched_knob_exists(qtbot: QtBot, car: tuple[Program, Path]) -> None:
    _, path = car
    panel = Panel(path)
    qtbot.addWidget(panel)
    panel.line.start()
    assert panel._state.text().startswith("connected")
    panel.line.read()
    assert panel._state.text().startswith("connected")
    panel.close()


def test_without_a_car_it_says_how_to_start_one(qtbot: QtBot, tmp_path: Path) -> None:
    panel = Panel(tmp_path / "none.sock")
    qtbot.addWidget(panel)
    panel.line.start()
    assert "start python -m simulators.car" in panel._state.text()
    assert not panel._cards.isEnabled()
    panel.close()
