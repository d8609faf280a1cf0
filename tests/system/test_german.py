"""A German driver's comma must not change what the buttons allow."""

from pathlib import Path

import pytest

from tests.qa.car import DeskCar
from tests.qa.screen import Dashboard

pytestmark = [pytest.mark.system]


def test_half_degrees_count_in_german(qtbot: object, tmp_path: Path) -> None:
    car = DeskCar(tmp_path)
    dashboard = Dashboard(car.specs, tmp_path, language="de")
    dashboard.screen.wait_text("climate.left.value", "21,0")
    dashboard.screen.tap("climate.left.plus")
    dashboard.screen.wait_text("climate.left.value", "21,5")
    dashboard.stop()
    car.stop()
