"""The panel's window: a line of state above three columns of cards."""

from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QCloseEvent
from PyQt6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simulators.car.scenario import load_scenario, scenario_names
from simulators.panel.cards import (
    body_card,
    broken_card,
    drive_card,
    energy_card,
    light_card,
    world_card,
)
from simulators.panel.faults import FaultCard
from simulators.panel.line import Line
from simulators.panel.parts import label
from simulators.panel.style import SHEET

SIZE = (1360, 860)


class Panel(QMainWindow):
    """Everything; greyed out while no car answers."""

    def __init__(self, path: Path | None) -> None:
        super().__init__()
        self.setWindowTitle("Simulated car")
        self.setStyleSheet(SHEET)
        self.resize(*SIZE)
        self._state = label("", "dim")
        self.line = Line(path, self._show_state)
        self._cards = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        columns = QHBoxLayout(self._cards)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(12)
        line = self.line
        for cards in (
            (drive_card(line),),
            (body_card(line), light_card(line), FaultCard(line)),
            (world_card(line), energy_card(line), broken_card(line)),
        ):
            column = QVBoxLayout()
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            columns.addLayout(column, 1)
        page = QWidget()
        page.setObjectName("page")
        rows = QVBoxLayout(page)
        rows.setContentsMargins(16, 12, 16, 16)
        rows.setSpacing(12)
        rows.addLayout(self._head())
        rows.addWidget(self._cards, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(page)
        self.setCentralWidget(scroll)

    def _head(self) -> QHBoxLayout:
        self._scenario = QComboBox()
        for number, name in enumerate(scenario_names()):
            self._scenario.addItem(name)
            about = load_scenario(name).description
            self._scenario.setItemData(number, about, Qt.ItemDataRole.ToolTipRole)
        self._scenario.activated.connect(self._start_scenario)
        self.line.watch("scenario", self._scenario.setCurrentText)
        pause = QPushButton("Pause the world")
        pause.setCheckable(True)
        pause.clicked.connect(lambda on: self.line.ask({"pause": on}))
        row = QHBoxLayout()
        row.addWidget(label("Scenario", "dim"))
        row.addWidget(self._scenario)
        row.addWidget(pause)
        row.addSpacing(16)
        row.addWidget(self._state, 1)
        return row

    def _start_scenario(self) -> None:
        self.line.ask({"scenario": self._scenario.currentText()})

    def _show_state(self, connected: bool, text: str) -> None:
        self._cards.setEnabled(connected)
        good = connected and text.startswith("connected")
        self._state.setObjectName("dim" if good else "bad")
        self._state.setStyleSheet("")  # look at the new name
        self._state.setText(text)
        self._state.setToolTip(text)

    def closeEvent(self, event: QCloseEvent | None) -> None:  # noqa: N802  Qt's name
        """Hang up before the window goes."""
        self.line.stop()
        super().closeEvent(event)
