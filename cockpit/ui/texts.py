"""Translations as data: `texts.de.yaml` beside the code maps English to German, and so on."""

import json
import logging
from pathlib import Path

from PyQt6.QtCore import QObject, QTranslator

log = logging.getLogger(__name__)


class Texts(QTranslator):
    """A translator that Qt asks for each qsTr(); knows one language from many small files."""

    def __init__(self, language: str, folders: list[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.code = language
        self._words: dict[str, str] = {}
        if language != "en":
            for folder in folders:
                self._read(folder / f"texts.{language}.json")

    def _read(self, file: Path) -> None:
        try:
            self._words.update(json.loads(file.read_text("utf-8")))
        except FileNotFoundError:
            return
        except (OSError, ValueError) as error:
            log.warning("%s: cannot be read (%s); its texts stay English", file, error)

    def isEmpty(self) -> bool:
        """Qt skips empty translators."""
        return not self._words

    def translate(
        self,
        context: str | None,
        source: str | None,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        return self._words.get(source or "", source or "")

    def of(self, text: str) -> str:
        """The translation of an English text, or the text itself."""
        return self._words.get(text, text)
