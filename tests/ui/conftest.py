"""Components on the screen, with a car fed by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt6.QtCore import QObject

from cockpit.core.feature import Place, View
from tests.features.conftest import HandFedCar, Page, hand_fed, open_page

__all__ = ["HandFedCar", "hand_fed", "open_page"]

HEAD = "import QtQuick\nimport Cockpit\n"


@pytest.fixture
def show_qml(open_page: Callable[[View], Page], tmp_path: Path) -> Callable[[str, QObject], Page]:
    """Shows a piece of QML whose root has `required property var vm`."""

    def show(body: str, vm: QObject) -> Page:
        file = tmp_path / "Piece.qml"
        file.write_text(f"{HEAD}Item {{\n  id: root\n  required property var vm\n{body}\n}}\n")
        return open_page(View(Place.PAGE, file, vm))

    return show
