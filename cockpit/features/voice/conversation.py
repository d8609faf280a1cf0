"""The talk between driver and car: listening, asking back, answering."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from typing import Any, Protocol

from cockpit.core.feature import Services
from cockpit.core.intents import Answer, Intent
from cockpit.core.request import Outcome
from cockpit.core.speech import Priority
from cockpit.features.voice.context import CANCELLED, Context
from cockpit.features.voice.heard import Heard, heard_of
from cockpit.features.voice.judge import Choice, Verdict, intent_of, is_clear_yes, judge
from cockpit.features.voice.performer import Performer
from cockpit.features.voice.timeline import Record, Timeline
from cockpit.features.voice.wording import NONE, Wording, together, wording_of
from cockpit.voice.speaking.speaker import LISTENING, NOT_UNDERSTOOD

LISTEN_S, ANSWER_S = 8.0, 8.0
"""How long to wait for a command, and for the answer to a question."""
STAY_S, LOST_STAY_S = 4.0, 8.0
"""How long an answer stays on the screen after it was said."""
KEY = "voice"
"""Of what is said, in the queue of speech."""
QUESTION_S = 25.0


class Mode(Enum):
    """What the driver sees."""

    IDLE = "idle"
    LISTENING = "listening"
    THINKING = "thinking"
    ASKING = "asking"
    ANSWERED = "answered"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Question:
    """What the car wants to know before it goes on."""

    text: str
    choices: tuple[Choice, ...] = ()
    """What may have been meant; none where a risky wish waits for a yes."""
    again: bool = False
    """Asked a second time, for the first answer was none."""


class Ear(Protocol):
    """The process that hears and understands."""

    def listen(self, how: str, within_s: float) -> None:
        """Listen for a command (`now`) or a yes or no (`confirm`)."""

    def cancel(self) -> None:
        """Listen for the wake phrase only."""


class Conversation:
    """One talk at a time; belongs to the main thread. `watch` hears of every change."""

    def __init__(
        self,
        services: Services,
        ear: Ear,
        timeline: Timeline,
        language: str,
        spoken: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._services, self._ear, self._clock = services, ear, clock
        self._language, self._spoken = language, spoken
        self._watchers: list[Callable[[], None]] = []
        self.context = Context(clock)
        self.performer = Performer(
            services.intents, services.vehicle, self.context, self._confirm, self._done, clock
        )
        self.timeline = timeline
        self.wording: Wording = wording_of(NONE, str)
        self.on_reply: Callable[[Heard, Record], None] = lambda *_: None
        """Somebody typed, and waits for what came of it."""
        self.on_tone: Callable[[str], None] = lambda _: None
        """A short sound to play: `LISTENING` or `NOT_UNDERSTOOD`."""
        self.mode = Mode.IDLE
        self.text = self.reply = ""
        self.before = ""
        """The last answer, for "say that again"."""
        self.level = 0.0
        self.question: Question | None = None
        self._heard: Heard | None = None
        self._record: Record | None = None
        self._until = float("inf")

    def speak(self, language: str) -> None:
        """Another language: the talk before is over, for it was held in the old one."""
        self._language, self.before = language, ""
        if self.mode is not Mode.IDLE:
            self.close()

    # What the driver does -------------------------------------------------------------------

    def talk(self) -> None:
        """The key: listen, or stop listening; whatever the car is saying stops."""
        if self.mode is Mode.LISTENING:
            self.close()
            return
        self._hush()
        self._ear.listen("now", LISTEN_S)
        self._listen()

    def close(self) -> None:
        """Stop it all and go away; nothing more is done."""
        self._services.speech.forget(KEY)
        self.performer.drop()
        self.question, self._heard = None, None
        self._ear.cancel()
        self._to(Mode.IDLE, text="", reply="")

    def forget(self) -> None:
        """Another drives: nothing that was said before is repeated, undone or shown to him."""
        self.context.forget()
        self.before = ""
        self.timeline.forget()

    def choose(self, index: int) -> None:
        """A touch on one of the choices."""
        if self.question and 0 <= index < len(self.question.choices):
            chosen = self.question.choices[index]
            self.question = None
            self._begin(chosen.intents)

    def answer(self, yes: bool) -> None:
        """A touch on yes or no."""
        if self.question is None:
            return
        choices = self.question.choices
        self.question = None
        self._ear.cancel()
        if yes and choices:
            self._begin(choices[0].intents)
        elif choices:
            self._reply(self.wording.say(CANCELLED))
        else:
            self._to(Mode.THINKING)
            self.performer.go_on(yes)

    # What the process tells -----------------------------------------------------------------

    def event(self, event: Mapping[str, Any]) -> None:
        """One message of the voice process; raises KeyError, TypeError, ValueError on nonsense."""
        match event["type"]:
            case "wake":
                self._hush()
                self._listen()
            case "level":
                self.level = min(1.0, max(0.0, float(event["rms"])))
                self._tell()
            case "partial" if self.mode in (Mode.LISTENING, Mode.ASKING):
                self._to(self.mode, text=str(event["text"]))
            case "heard":
                self.heard(heard_of(event))
            case "silence":
                self._silence()
            case _:
                pass  # for others, or a partial of a talk that is over

    def heard(self, heard: Heard) -> None:
        """A sentence has come, by ear or by hand."""
        self._heard = heard
        question, self.question = self.question, None
        if question is None:
            self._record = self.timeline.begin(_record(heard))
            self._judge(heard)
        elif not self._take_answer(question, heard):
            self.performer.drop()
            self._record = self.timeline.begin(_record(heard))
            self._judge(heard)

    def tick(self) -> None:
        """What takes too long, and what has been seen long enough; some times a second."""
        self.performer.tick()
        if self._clock() < self._until or self._services.speech.now is not None:
            return
        if self.mode is Mode.ASKING:
            self.answer(yes=False)
        elif self.mode is not Mode.IDLE and not self.performer.busy:
            self.close()

    def spoken(self, key: str) -> None:
        """The first sound of something is out."""
        if key == KEY and self._record:
            self._record.mark("spoken", self._clock())

    def watch(self, told: Callable[[], None]) -> None:
        """Call `told` after each change."""
        self._watchers.append(told)

    # ----------------------------------------------------------------------------------------

    def _hush(self) -> None:
        """Nothing of the talk before goes on."""
        self._services.speech.forget(KEY)
        self.performer.drop()
        self.question = None

    def _listen(self) -> None:
        self._tone(LISTENING)
        self._to(Mode.LISTENING, LISTEN_S + 2, text="", reply="")

    def _silence(self) -> None:
        if self.mode is Mode.LISTENING:
            self._tone(NOT_UNDERSTOOD)
            self.close()

    def _tone(self, tone: str) -> None:
        """Never into a prompt."""
        if self._services.speech.now is None:
            self.on_tone(tone)

    def _judge(self, heard: Heard) -> None:
        self.text = heard.text
        judged = judge(heard, self._services.intents)
        record = self._record
        if record:
            record.verdict = judged.verdict.value + (f": {judged.why}" if judged.why else "")
            record.mark("judged", self._clock())
        if judged.verdict is Verdict.DO:
            wishes = list(judged.intents)
            if heard.understood.correction and self.context.undo:
                wishes = _corrected(self.context.undo, wishes)
            self._begin(wishes)
        elif judged.verdict is Verdict.ASK:
            self._ask(self.wording.say("which"), judged.choices)
        else:
            if not heard.typed:
                self._tone(NOT_UNDERSTOOD)
            self._reply(self.wording.say("not_understood"), Mode.LOST)

    def _begin(self, wishes: Sequence[Intent]) -> None:
        self._to(Mode.THINKING, text=self._heard.text if self._heard else None)
        self.performer.begin(wishes)

    def _confirm(self, wish: Intent) -> None:
        """A risky wish waits."""
        text = self.wording.say("confirm", wish.name, **wish.slots)
        self._ask(text, ())

    def _ask(self, text: str, choices: tuple[Choice, ...], again: bool = False) -> None:
        if len(choices) == 1:
            text = self.wording.say("did_you_mean", sentence=choices[0].sentence)
        self.question = Question(text, choices, again)
        self._say(text)
        self._ear.listen("confirm", ANSWER_S)
        self._to(Mode.ASKING, QUESTION_S, reply=text)
        if self._heard and self._heard.typed and self._record:
            self._record.reply = text
            self.on_reply(self._heard, self._record)

    def _take_answer(self, question: Question, heard: Heard) -> bool:
        """Whether what was heard answers the question; a wish of another kind does not."""
        names = [command.intent for command in heard.understood.commands]
        if not question.choices and is_clear_yes(heard):
            self._to(Mode.THINKING)
            self.performer.go_on(yes=True)
        elif question.choices and names == ["VoiceYes"] and len(question.choices) == 1:
            self._begin(question.choices[0].intents)
        elif question.choices and names == ["VoiceChoose"]:
            number = intent_of(heard.understood.commands[0]).slots.get("number", 0)
            if not 1 <= number <= len(question.choices):
                return False
            self._begin(question.choices[number - 1].intents)
        elif names in (["VoiceNo"], ["VoiceCancel"], ["VoiceUndo"]):
            self.question = question
            self.answer(yes=False)
        elif not names or names == ["VoiceYes"]:
            self._ask_again(question)
        else:
            return False
        return True

    def _ask_again(self, question: Question) -> None:
        """Not clear: ask once more, then leave it; others who talk on must not hold the screen."""
        if question.again:
            self.question = question
            self.answer(yes=False)
        else:
            self._ask(question.text, question.choices, again=True)

    def _done(self, answers: list[tuple[Intent, Answer]]) -> None:
        now = self._clock()
        said = [self.wording.reply(wish.name, answer) for wish, answer in answers]
        if record := self._record:
            record.intents = [{"name": w.name, "slots": dict(w.slots)} for w, _ in answers]
            record.mark("acted", now)
            for request in self.performer.asked:
                record.asked.append(
                    f"{request.signal.path} = {request.value}: {request.outcome.value}"
                    + (f" ({request.reason})" if request.reason else "")
                )
            if any(r.outcome is Outcome.DONE for r in self.performer.asked):
                record.mark("echo", now)
        if any(answer.key != "said" for _, answer in answers):
            self.before = together(said, self._language)
        self._reply(together(said, self._language))

    def _reply(self, text: str, mode: Mode = Mode.ANSWERED) -> None:
        self._ear.cancel()
        self._say(text)
        if self._record:
            self._record.reply = text
            self._record.mark("answered", self._clock())
            self.timeline.end()
            if self._heard and self._heard.typed:
                self.on_reply(self._heard, self._record)
        self._to(mode, LOST_STAY_S if mode is Mode.LOST else STAY_S, reply=text)

    def _say(self, text: str) -> None:
        if self._spoken:
            self._services.speech.say(text, self._language, Priority.REPLY, KEY)

    def _to(
        self,
        mode: Mode,
        within_s: float = float("inf"),
        text: str | None = None,
        reply: str | None = None,
    ) -> None:
        self.mode = mode
        self._until = self._clock() + within_s
        self.text = self.text if text is None else text
        self.reply = self.reply if reply is None else reply
        self.level = 0.0 if mode is not Mode.LISTENING else self.level
        self._tell()

    def _tell(self) -> None:
        for told in tuple(self._watchers):
            told()


def _record(heard: Heard) -> Record:
    understood = heard.understood
    record = Record(
        heard.text,
        datetime.now(UTC).isoformat(timespec="milliseconds"),
        heard.typed,
        heard.confidence,
        heard.audio_level,
        rules=[command.rule for command in understood.commands],
        candidates=[{"sentence": c.sentence, "score": c.score} for c in understood.candidates],
    )
    for stage, at in heard.times.items():
        if isinstance(at, int | float):
            record.mark(stage.removesuffix("_at"), float(at))
    return record


def _corrected(undo: Intent, wishes: list[Intent]) -> list[Intent]:
    """Take the wrong one back first, unless the right one replaces it anyway."""
    first = wishes[0]
    replaces = first.name == undo.name and _same_place(first, undo)
    return wishes if replaces else [replace(undo), *wishes]


def _same_place(one: Intent, other: Intent) -> bool:
    return one.slots.get("zone") == other.slots.get("zone")
