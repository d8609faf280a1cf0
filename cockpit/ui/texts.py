"""Translations as data: `texts.de.json` beside the code maps English to German, and so on."""

import json
import logging
from pathlib import Path

from PyQt6.QtCore import QCoreApplication, QTranslator

from cockpit.ui.qm import write_qm

log = logging.getLogger(__name__)


class Texts:
    """One language from many small files: for qsTr() in QML, and for words that come from core."""

    def __init__(self, language: str, folders: list[Path]) -> None:
        self.code = language
        self._words: dict[str, str] = {}
        if language != "en":
            for folder in folders:
                self._read(folder / f"texts.{language}.json")
        self._compiled = write_qm(self._words)
        self._translator = QTranslator()

    def install(self) -> None:
        """Have Qt translate by these texts from now on."""
        if self._words and self._translator.loadFromData(self._compiled):  # type: ignore[arg-type]
            QCoreApplication.installTranslator(self._translator)

    def remove(self) -> None:
        """Have Qt speak English again."""
        QCoreApplication.removeTranslator(self._translator)

    def of(self, text: str) -> str:
        """The translation of an English text, or the text itself."""
        return self._words.get(text, text)

    def _read(self, file: Path) -> None:
        try:
            self._words.update(json.loads(file.read_text("utf-8")))
        except FileNotFoundError:
            return
        except (OSError, ValueError) as error:
            log.warning("%s: cannot be read (%s); its texts stay English", file, error)
