"""The talk between driver and car, and the page of what can be said."""

from datetime import UTC, datetime
from functools import cache

from cockpit.features.voice.conversation import Mode, Question
from cockpit.features.voice.judge import Choice
from cockpit.features.voice.phrasebook import Phrasebook
from cockpit.features.voice.taught import Taught
from cockpit.features.voice.timeline import Record
from cockpit.ui.display import voiced
from cockpit.voice.sentences.engine import Sentences
from tests.ui.legibility.desk import Desk, Show


def talk(mode: Mode, text: str = "", reply: str = "", question: Question | None = None) -> Show:
    """The voice sheet over the page."""

    def show(desk: Desk) -> None:
        desk.open("climate")
        vm = desk.vm("VoiceSheet")
        vm.book = book(desk.language)
        one = vm.conversation
        one.question = question
        one._to(mode, text=text, reply=reply)

    return show


@cache
def book(language: str) -> Phrasebook:
    """The examples of all features, as the voice process tells them."""
    examples = Sentences.load(voiced(language)).examples()
    return Phrasebook(
        {"sentence": e.sentence, "feature": e.feature, "intent": e.intent} for e in examples
    )


CHOICES = tuple(
    Choice(sentence, ())
    for sentence in ("Fahrertemperatur auf 22 Grad", "Beifahrertemperatur 22 Grad", "Lüfter auf 2")
)


def voice(section: str) -> Show:
    """A section of the voice page."""

    def show(desk: Desk) -> None:
        desk.open("voice")
        vm = desk.vm("VoicePage")
        vm.book = book(desk.language)
        vm._taught.all = {"gemütlich": Taught("gemütlich", "23 Grad und Sitzheizung an", ())}
        at = datetime.now(UTC).isoformat()
        record = Record(
            "mach es im Auto bitte etwas wärmer",
            at,
            verdict="do",
            reply="23 °C",
            stages={"wake": 1.0, "text": 1.4},
            asked=["Cabin.Temperature = 23: done"],
        )
        vm._timeline.records = [record]
        vm.open(section)

    return show
