"""Translations as data: `texts.de.json` beside the code maps English to German, and so on."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from PyQt6.QtCore import QCoreApplication, QTranslator

from cockpit.ui.language_file import COUNT, Words, file_of, read_words
from cockpit.ui.plurals import forms_of
from cockpit.ui.qm import write_qm

log = logging.getLogger(__name__)


class Texts:
    """One language from many small files: for qsTr() in QML, and for words that come from core.

    One object for all of a screen: `switch` it, and whoever watches hears of it.
    """

    def __init__(self, language: str, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._watchers: list[Callable[[], None]] = []
        self._installed = False
        self._load(language)

    def switch(self, language: str) -> None:
        """Speak another language from now on."""
        if language == self.code:
            return
        shown = self._installed
        self.remove()
        self._load(language)
        if shown:
            self.install()
        for told in tuple(self._watchers):
            told()

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` when the language is another."""
        self._watchers.append(told)

    def install(self) -> None:
        """Have Qt translate by these texts from now on."""
        self._installed = True
        if self._words:
            QCoreApplication.installTranslator(self._translator)

    def remove(self) -> None:
        """Have Qt speak English again."""
        QCoreApplication.removeTranslator(self._translator)
        self._installed = False

    def of(self, text: str) -> str:
        """The translation of an English text, or the text itself."""
        forms = self._words.get(text)
        return forms[0] if forms else text

    def counted(self, text: str, count: int) -> str:
        """A text with a `%n` in it, in the form that the language has for this number."""
        said = self._translator.translate("", text, "", count) or text
        return said.replace(COUNT, str(count))

    def _load(self, language: str) -> None:
        self.code = language
        self._words: Words = {}
        for folder in self._folders:
            self._read(folder / f"texts.{language}.json")
        self._read(file_of(language))
        self._compiled = write_qm(self._words, forms_of(language).rules)
        self._translator = QTranslator()
        self._translator.loadFromData(self._compiled)  # type: ignore[arg-type]

    def _read(self, file: Path) -> None:
        words, troubles = read_words(file, self.code)
        self._words.update(words)
        for trouble in troubles:
            log.warning("%s; it stays English", trouble)


def translated(text: str) -> str:
    """A fixed English text in the language of the screen."""
    return QCoreApplication.translate("", text)
