"""The card that breaks the buses: whom, for how long, and a button per fault."""

from typing import Any

from PyQt6.QtWidgets import QComboBox, QDoubleSpinBox, QPushButton

from simulators.car.definition import DEFAULT_CAR, Definition, load_definition
from simulators.panel.line import Line
from simulators.panel.parts import Card, label

WHOLE_BUS = ("bus_off", "babble", "unknown_id")
TEXTS = {
    "silence": "Silence",
    "drop": "Lose 30 %",
    "delay": "300 ms late",
    "bad_crc": "Bad checksum",
    "frozen_counter": "Counter stands",
    "wrong_length": "Wrong length",
    "sna": "Not available",
    "out_of_range": "Out of range",
    "bus_off": "Bus off",
    "babble": "Babbling node",
    "unknown_id": "Unknown id",
}


class FaultCard(Card):
    """Faults of the buses."""

    def __init__(self, line: Line) -> None:
        super().__init__("Broken on the buses")
        self._line = line
        self._definition: Definition = load_definition(DEFAULT_CAR)
        self._target = QComboBox()
        self._target.setMaxVisibleItems(24)
        self._target.setMinimumWidth(210)
        self._fill()
        self._seconds = QDoubleSpinBox()
        self._seconds.setRange(0, 600)
        self._seconds.setValue(5)
        self._seconds.setDecimals(0)
        self._seconds.setSuffix(" s")
        self._seconds.setSpecialValueText("until cleared")
        self.row([label("Whom", "dim"), self._target, label("for", "dim"), self._seconds])
        self.grid([self._button(kind, text) for kind, text in TEXTS.items()], 4)
        clear = QPushButton("All well again")
        clear.clicked.connect(lambda: line.ask({"fault": {"kind": "clear"}}))
        self.body.addWidget(clear)

    def _fill(self) -> None:
        definition = self._definition
        for info in definition.sent:
            self._target.addItem(info.name, {"message": info.name})
        for node in sorted({info.node for info in definition.sent}):
            self._target.addItem(f"all of {node}", {"node": node})
        for bus in definition.buses:
            self._target.addItem(f"the whole bus {bus}", {"bus": bus})
        self._target.setCurrentText("VCU_Motion")

    def _button(self, kind: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("fault")
        button.clicked.connect(lambda: self._line.ask({"fault": self.words(kind)}))
        return button

    def words(self, kind: str) -> dict[str, Any]:
        """The fault that a button asks for."""
        target = dict(self._target.currentData())
        words = {"kind": kind, "for_s": self._seconds.value()}
        if kind not in WHOLE_BUS:
            return words | target
        if kind == "unknown_id":
            words["id"] = 0x5A5
        return words | {"bus": self._bus_of(target)}

    def _bus_of(self, target: dict[str, str]) -> str:
        if "bus" in target:
            return target["bus"]
        wanted = target.get("message") or target["node"]
        return next(i.bus for i in self._definition.sent if wanted in (i.name, i.node))
