"""What can be said about the talk itself: repeat, help, another page, a phrase of one's own."""

from collections.abc import Callable
from typing import Protocol

from cockpit.core.intents import Answer, Asked, Intents, refused
from cockpit.core.stage import Stage
from cockpit.features.voice.context import CANCELLED, FOLLOW_UPS, NOTHING
from cockpit.features.voice.conversation import Conversation

RISKY: frozenset[str] = frozenset()
LOUDER, QUIETEST = 15.0, 10.0
"""Percent of the voice's own volume: a step, and the least."""
NO_PAGE = "There is no such page"


class Volume(Protocol):
    """The voice's own."""

    percent: float


def connect(
    intents: Intents,
    talk: Conversation,
    stage: Stage,
    volume: Volume,
    teach: Callable[[str, str], None],
) -> None:
    """Answer what is said about talking."""

    def repeat(_: Asked) -> Answer:
        return Answer("said", {"text": talk.before}) if talk.before else Answer(NOTHING, done=False)

    def open_page(asked: Asked) -> Answer:
        page = str(asked.get("page"))
        return Answer(values={"page": page}) if stage.open(page) else refused(NO_PAGE)

    def show_help(_: Asked) -> Answer:
        stage.open("voice")
        return Answer()

    def learn(asked: Asked) -> Answer:
        stage.open("voice")
        teach(str(asked.get("phrase")), str(asked.get("words")))
        return Answer(values={"phrase": str(asked.get("phrase"))})

    def louder(percent: float) -> Answer:
        before = volume.percent
        volume.percent = min(100.0, max(QUIETEST, before + percent))
        return Answer("done" if volume.percent != before else "limit")

    intents.on("VoiceLouder", lambda _: louder(LOUDER))
    intents.on("VoiceQuieter", lambda _: louder(-LOUDER))
    intents.on("VoiceRepeat", repeat)
    intents.on("VoiceOpenPage", open_page)
    intents.on("VoiceHelp", show_help)
    intents.on("VoiceTeach", learn)
    intents.on("VoiceCancel", lambda _: Answer(CANCELLED, done=False))
    for name in ("VoiceYes", "VoiceNo", *sorted(FOLLOW_UPS)):
        intents.on(name, lambda _: Answer(NOTHING, done=False))
