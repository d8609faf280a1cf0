"""The voice page as QML sees it: what can be said, what was taught, what became of commands."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, pyqtSignal

from cockpit.core.driving import Act, Driving
from cockpit.features.voice.judge import intent_of
from cockpit.features.voice.phrasebook import Phrasebook
from cockpit.features.voice.taught import TaughtPhrases
from cockpit.features.voice.timeline import Record, Timeline
from cockpit.ui.qt import pyqtProperty, pyqtSlot
from cockpit.voice.sentences.understood import Command

LONGEST = 80
TAKEN = "That already means something"
SECTIONS = ("say", "taught", "timeline")
type Understand = Callable[[str, Callable[[tuple[Command, ...]], None]], None]


class VoicePageViewModel(QObject):
    """Three sections; letters only while parked."""

    changed = pyqtSignal()

    def __init__(
        self,
        driving: Driving,
        taught: TaughtPhrases,
        timeline: Timeline,
        understand: Understand,
        say: Callable[[str], None],
        translate: Callable[[str], str],
        describe: Callable[[Command], str],
        language: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._driving, self._taught, self._timeline = driving, taught, timeline
        self._understand, self._say = understand, say
        self._translate, self._describe = translate, describe
        self._language = language
        self.book = Phrasebook()
        self._section, self._query = "say", ""
        self._phrase, self._words = "", ""
        self._field = "phrase"
        self._meant: tuple[Command, ...] = ()
        self._trouble = ""
        for watch in (driving.watch, taught.watch, timeline.watch):
            watch(self.changed.emit)

    def speak(self, language: str) -> None:
        """Write and word in another language; its examples come from the voice process."""
        self._language = language
        self.changed.emit()

    @pyqtProperty(str, notify=changed)
    def language(self) -> str:
        """Of the letters on the keyboard."""
        return self._language

    @pyqtProperty(str, notify=changed)
    def section(self) -> str:
        """`say`, `taught`, `teach` or `timeline`."""
        return self._section

    @pyqtProperty(bool, notify=changed)
    def typing(self) -> bool:
        return self._driving.allows(Act.TYPE)

    @pyqtProperty(str, notify=changed)
    def query(self) -> str:
        return self._query

    @pyqtProperty("QVariantList", notify=changed)
    def phrases(self) -> list[dict[str, str]]:
        """What can be said, as far as the driving state lets a list go."""
        found = self._driving.few(self.book.like(self._query))
        return [{"sentence": p.sentence, "feature": p.feature} for p in found]

    @pyqtProperty("QVariantList", notify=changed)
    def taught(self) -> list[dict[str, str]]:
        return [{"phrase": t.phrase, "words": t.words} for t in self._taught.all.values()]

    @pyqtProperty("QVariantList", notify=changed)
    def records(self) -> list[dict[str, str]]:
        """The newest first."""
        short = self._driving.short
        shown = self._driving.few(self._timeline.records[::-1])
        return [{k: short(v) for k, v in _row(record).items()} for record in shown]

    @pyqtProperty(str, notify=changed)
    def phrase(self) -> str:
        return self._phrase

    @pyqtProperty(str, notify=changed)
    def words(self) -> str:
        return self._words

    @pyqtProperty(str, notify=changed)
    def field(self) -> str:
        """Which box the letters go to: `phrase` or `words`."""
        return self._field

    @pyqtProperty("QStringList", notify=changed)
    def dryRun(self) -> list[str]:
        """What the words would do, one wish a line."""
        return [self._describe(command) for command in self._meant]

    @pyqtProperty(str, notify=changed)
    def trouble(self) -> str:
        return self._translate(self._trouble) if self._trouble else ""

    @pyqtSlot(str)
    def open(self, section: str) -> None:
        self._section, self._trouble = section, ""
        self.changed.emit()

    @pyqtSlot(str)
    def toField(self, field: str) -> None:
        self._field = field
        self.changed.emit()

    @pyqtSlot(str)
    def type(self, letter: str) -> None:
        """A key was touched; refused while driving."""
        if self._driving.allows(Act.TYPE):
            self._set((self._now + letter)[:LONGEST])

    @pyqtSlot()
    def erase(self) -> None:
        self._set(self._now[:-1])

    @pyqtSlot()
    def clear(self) -> None:
        self._set("")

    @pyqtSlot(str)
    def say(self, sentence: str) -> None:
        """A touch on an example does it."""
        self._say(sentence)

    @pyqtSlot()
    def sayQuery(self) -> None:
        """Enter: what stands in the box is a command."""
        if self._query.strip() and self._driving.allows(Act.TYPE):
            self._say(self._query)

    @pyqtSlot()
    def tryOut(self) -> None:
        """Show what the words would do; nothing is done."""
        self._understand(self._words, self._show)

    @pyqtSlot()
    def keep(self) -> None:
        """Teach it, unless the phrase means something already."""
        self._understand(self._phrase, self._keep)

    @pyqtSlot(str)
    def remove(self, phrase: str) -> None:
        self._taught.remove(phrase)

    def teach(self, phrase: str, words: str) -> None:
        """The driver has said it: fill the boxes and show what it would do."""
        self._phrase, self._words, self._section = phrase, words, "teach"
        self.tryOut()
        self.changed.emit()

    @property
    def _now(self) -> str:
        if self._section != "teach":
            return self._query
        return self._phrase if self._field == "phrase" else self._words

    def _set(self, text: str) -> None:
        if self._section != "teach":
            self._query = text
        elif self._field == "phrase":
            self._phrase = text
        else:
            self._words, self._meant = text, ()
        self.changed.emit()

    def _keep(self, meant: tuple[Command, ...]) -> None:
        known = meant and self._phrase not in self._taught.all
        self._trouble = TAKEN if known else ""
        if not known:
            wishes = tuple(map(intent_of, self._meant))
            self._trouble = self._taught.teach(self._phrase, self._words, wishes)
        if not self._trouble:
            self._phrase = self._words = ""
            self._meant, self._section = (), "taught"
        self.changed.emit()

    def _show(self, commands: tuple[Command, ...]) -> None:
        self._meant = commands
        self._trouble = "" if commands else "I don't understand what it should do"
        self.changed.emit()


def _row(record: Record) -> dict[str, str]:
    stages = " · ".join(f"{name} {ms:.0f}" for name, ms in record.steps())
    return {
        "text": f"“{record.text}”",
        "reply": record.reply,
        "verdict": record.verdict,
        "wishes": ", ".join(i["name"] for i in record.intents),
        "asked": "; ".join(record.asked),
        "stages": stages,
        "confidence": f"{record.confidence:.2f}",
    }
