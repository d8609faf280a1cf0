"""Translations reach QML, and are whole."""

import json
import re
from pathlib import Path

import pytest
from PyQt6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from cockpit.core.paths import ROOT
from cockpit.ui.texts import Texts

LANGUAGES = ("de", "zh")
FOLDERS = [ROOT / "cockpit" / "ui" / "Cockpit", *(ROOT / "cockpit" / "features").glob("*/")]
QSTR = re.compile(r'qsTr\("((?:[^"\\]|\\.)*)"')


def words(folder: Path, language: str) -> dict[str, object]:
    file = folder / f"texts.{language}.json"
    found: dict[str, object] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_qt_translates_every_text_as_written(qtbot: QtBot, language: str) -> None:
    texts = Texts(language, FOLDERS)
    texts.install()
    try:
        for folder in FOLDERS:
            for source in words(folder, language):
                assert QCoreApplication.translate("AnyPage", source) == texts.of(source)
        assert QCoreApplication.translate("AnyPage", "no such text") == "no such text"
    finally:
        texts.remove()
    assert QCoreApplication.translate("AnyPage", "Climate") == "Climate"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_on_the_screen_lacks_a_translation(language: str) -> None:
    known = {source for folder in FOLDERS for source in words(folder, language)}
    used = {
        json.loads(f'"{text}"')
        for folder in FOLDERS
        for file in folder.rglob("*.qml")
        for text in QSTR.findall(file.read_text("utf-8"))
    }
    assert sorted(used - known) == []


def test_a_broken_file_leaves_its_texts_english(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "texts.de.json").write_text("{")
    assert Texts("de", [tmp_path]).of("Climate") == "Climate"
    assert "texts.de.json:1: cannot be read" in caplog.text


def test_both_languages_translate_the_same_texts() -> None:
    for folder in FOLDERS:
        assert words(folder, "de").keys() == words(folder, "zh").keys(), folder
