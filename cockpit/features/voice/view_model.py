"""The talk as QML sees it: the key, and the sheet over the page."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from cockpit.core.feature import Services
from cockpit.features.voice.conversation import Conversation, Mode
from cockpit.features.voice.phrasebook import Phrasebook
from cockpit.ui.qt import pyqtProperty, pyqtSlot
from cockpit.ui.view_model import ViewModel

TICK_MS = 100


class VoiceViewModel(ViewModel):
    """Binds the conversation; every slot is one touch."""

    changed = pyqtSignal()
    levelChanged = pyqtSignal()

    def __init__(
        self,
        services: Services,
        talk: Conversation,
        type_: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(services, parent)
        self._services, self._type = services, type_
        self.conversation = self._talk = talk
        self.book = Phrasebook()
        self.hears = False
        """Whether model and microphone are there, and have given sound."""
        self._turn = 0
        self._note = ""
        self._shown: tuple[object, ...] = ()
        self._level = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(talk.tick)
        talk.watch(self._look)
        services.driving.watch(self._look)

    def start(self) -> None:
        """Begin to look at the clock."""
        self._timer.start(TICK_MS)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def note(self, text: str) -> None:
        """Why nobody hears now, in one line; "" where all is well."""
        self._note = text
        self._look()

    @pyqtProperty(str, notify=changed)
    def mode(self) -> str:
        """`idle`, `listening`, `thinking`, `asking`, `answered` or `lost`."""
        return self._talk.mode.value

    @pyqtProperty(bool, notify=changed)
    def deaf(self) -> bool:
        """Whether there is no microphone, or no model."""
        return self._note != ""

    @pyqtProperty(str, notify=changed)
    def why(self) -> str:
        """Why it is deaf."""
        return self._note

    @pyqtProperty(str, notify=changed)
    def text(self) -> str:
        """What was heard so far."""
        return self._services.driving.short(self._talk.text)

    @pyqtProperty(str, notify=changed)
    def reply(self) -> str:
        return self._services.driving.short(self._talk.reply)

    @pyqtProperty(float, notify=levelChanged)
    def level(self) -> float:
        """0..1, of the sound."""
        return self._talk.level

    @pyqtProperty(bool, notify=changed)
    def confirms(self) -> bool:
        """Whether a risky wish waits for yes or no."""
        question = self._talk.question
        return question is not None and len(question.choices) < 2

    @pyqtProperty("QStringList", notify=changed)
    def choices(self) -> list[str]:
        """What may have been meant; empty for a yes or no."""
        question = self._talk.question
        many = question is not None and len(question.choices) > 1
        return [c.sentence for c in question.choices] if question and many else []

    @pyqtProperty("QStringList", notify=changed)
    def chips(self) -> list[str]:
        """What can be said here."""
        return self.book.chips(self._services.stage.page, self._turn)

    @pyqtSlot()
    def talk(self) -> None:
        if self._talk.mode is Mode.IDLE:
            self._turn += 1
        self._talk.talk()

    @pyqtSlot()
    def close(self) -> None:
        self._talk.close()

    @pyqtSlot(int)
    def choose(self, index: int) -> None:
        self._talk.choose(index)

    @pyqtSlot(bool)
    def answer(self, yes: bool) -> None:
        self._talk.answer(yes)

    @pyqtSlot(str)
    def say(self, sentence: str) -> None:
        """A touch on an example does it."""
        self._type(sentence)

    @pyqtSlot()
    def showAll(self) -> None:
        """The whole list, as a page."""
        self._talk.close()
        self._services.stage.open("voice")

    def _look(self) -> None:
        talk = self._talk
        if talk.level != self._level:
            self._level = talk.level
            self.levelChanged.emit()
        shown = (talk.mode, self.text, self.reply, talk.question, self._note, self._turn)
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()
