"""The lint finds what it is for: one planted fault of each kind, beside its mended twin."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, QUrl
from PyQt6.QtQuick import QQuickView
from pytestqt.qtbot import QtBot

from cockpit.ui.icons import PROVIDER, IconProvider
from tests.ui.legibility.finding import Finding
from tests.ui.legibility.lint import look

UI = Path(__file__).parents[3] / "cockpit" / "ui"
ROLE = 'Accessible.role: Accessible.Button; Accessible.name: "Go"'


def item(how: str, *inner: str) -> str:
    return f"Item {{ {how}\n{chr(10).join(inner)} }}"


def text(how: str = "", words: str = "Charging") -> str:
    return f"Text {{ text: '{words}'; font.pixelSize: 24; {how} }}"


def plate(width: int, height: int, colour: str, inner: str = "") -> str:
    size = f"width: {width}; height: {height}"
    return f"Rectangle {{ objectName: 'plate'; {size}; color: '{colour}'\n{inner} }}"


def key(height: int = 80, colour: str = "black", spoken: str = ROLE) -> str:
    return plate(90, height, colour, f"{spoken}\nMouseArea {{ anchors.fill: parent }}")


FAULTS = {
    "contrast": text("color: '#8A8A8A'"),
    "contrast of what is half there": text("color: 'black'; opacity: 0.4"),
    "contrast on a plate": plate(200, 60, "#666666", text("color: 'black'")),
    "contrast of no colour at all": text("color: 'white'"),
    "contrast of a disabled key": item("enabled: false; opacity: 0.3", text("color: 'black'")),
    "contrast of an icon": "Icon { name: 'fan'; color: '#BBBBBB' }",
    "elided": text("width: 60; elide: Text.ElideRight"),
    "elided lines": text(
        "width: 110; wrapMode: Text.Wrap; maximumLineCount: 1; elide: Text.ElideRight",
        "Charging at home",
    ),
    "too small": "Text { text: 'Charging'; font.pixelSize: 14 }",
    "too small to fit": text("width: 60; fontSizeMode: Text.HorizontalFit; minimumPixelSize: 9"),
    "spills": text("width: 60"),
    "spills over its plate": item(
        "x: 200", plate(60, 60, "#DDDDDD", text("anchors.centerIn: parent"))
    ),
    "off the screen": text("x: 560"),
    "clipped": item("clip: true; width: 60; height: 40", text()),
    "clipped below": item("clip: true; width: 260; height: 20", text()),
    "covered": item("", text(), item("x: 40", plate(20, 60, "white"))),
    "overlaps": item("", text(), text("x: 40", "Stopped")),
    "small target": key(height=60),
    "small target of what another leaves": item(
        f"width: 120; height: 90; {ROLE}", "MouseArea { anchors.fill: parent }", key()
    ),
    "small target of a handler": plate(40, 40, "black", f"{ROLE}; TapHandler {{}}"),
    "targets overlap": item("", key(), item("x: 50", key())),
    "no role": key(spoken=""),
    "no name": key(spoken="Accessible.role: Accessible.Button"),
    "unseen": key(colour="#EEEEEE"),
    "off the screen, a key": item("x: 560", key()),
}
LIST = "width: 300; height: 100; clip: true; model: 9"
ROW = item("height: 90; width: 300", key(90), text("x: 100; y: 30"))
FINE = {
    "words": text("color: '#444444'"),
    "large words": "Text { text: 'Charging'; font.pixelSize: 32; color: '#808080' }",
    "words on a plate": plate(200, 60, "black", text("color: 'white'")),
    "words that fill their plate": plate(
        44, 40, "black", text("anchors.centerIn: parent; font.bold: true; color: 'white'", "MM")
    ),
    "a key": key(),
    "a disabled key": item(
        "enabled: false; opacity: 0.65", text("color: 'black'"), item("y: 40", key(height=20))
    ),
    "two keys": item("", key(), item("x: 94", key())),
    "a key within a wide row": item(
        f"width: 400; height: 90; {ROLE}", "MouseArea { anchors.fill: parent }", key()
    ),
    "hidden words": text("visible: false; color: 'white'"),
    "words under a panel": item("", text("color: '#EEEEEE'"), plate(300, 300, "white")),
    "a small key under a panel": item("", key(height=30), plate(300, 300, "white", "Shield {}")),
    "a list that is cut": f"ListView {{ {LIST}; delegate: {ROW} }}",
    "words that a list has cut": item(
        "", f"ListView {{ {LIST}; delegate: {ROW} }}", text("x: 100; y: 125; color: '#333333'")
    ),
    "two lines close together": item("", text(), text("y: 26", "Stopped")),
}


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> Iterator[QQuickView]:
    view = QQuickView()
    engine = view.engine()
    assert engine is not None
    engine.addImportPath(str(UI))
    engine.addImageProvider(PROVIDER, IconProvider())
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.resize(600, 400)
    yield view
    view.close()
    view.setSource(QUrl())
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def findings(view: QQuickView, body: str, folder: Path, qtbot: QtBot) -> set[Finding]:
    file = folder / "Piece.qml"
    root = f"Rectangle {{ objectName: 'piece'; color: 'white'\n{body}\n}}\n"
    file.write_text(f"import QtQuick\nimport Cockpit\n{root}")
    view.setSource(QUrl.fromLocalFile(str(file)))
    assert [error.toString() for error in view.errors()] == []
    view.show()
    qtbot.waitUntil(view.isExposed)
    return look(view)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(view: QQuickView, fault: str, tmp_path: Path, qtbot: QtBot) -> None:
    found = findings(view, FAULTS[fault], tmp_path, qtbot)
    kinds = {finding.kind for finding in found}
    assert len(kinds) == 1, found
    assert fault.startswith(kinds.pop())


@pytest.mark.parametrize("name", FINE)
def test_what_is_fine_is_left_alone(
    view: QQuickView, name: str, tmp_path: Path, qtbot: QtBot
) -> None:
    assert findings(view, FINE[name], tmp_path, qtbot) == set()
