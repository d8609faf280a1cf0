"""Whether what was heard may be done: certain enough, asked about, or not understood.

No risk is taken for comfort: only a sentence that matches whole is ever done, and one that is
risky only after an explicit yes.
"""

from dataclasses import dataclass
from enum import Enum

from cockpit.core.intents import Intent, Intents
from cockpit.features.voice.heard import Heard
from cockpit.voice.sentences.understood import Command

SURE = 0.6
"""Of a spoken sentence's least certain word; below, the car asks whether it was meant."""
HOPELESS = 0.25
"""Below this nothing is worth a question."""
SURE_OF_YES = 0.8
"""A yes that opens doors must be clear."""
NEAR = 66.0
"""How alike (0..100) a sentence must be to be asked about."""
NEAR_RISK = 85.0
"""The same where it is risky: "unlock the bike" is no reason to ask about the car."""
MOST_CHOICES = 3


class Verdict(Enum):
    """What to do with it."""

    DO = "do"
    ASK = "ask"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence that may have been meant."""

    sentence: str
    intents: tuple[Intent, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict, and either what to do or what to ask."""

    verdict: Verdict
    intents: tuple[Intent, ...] = ()
    choices: tuple[Choice, ...] = ()
    why: str = ""


def judge(heard: Heard, intents: Intents) -> Judged:
    """What to do with a sentence outside of any question."""
    understood = heard.understood
    wishes = tuple(intent_of(command) for command in understood.commands)
    doubtful = any(command.doubtful for command in understood.commands)
    if wishes and heard.confidence >= SURE and not doubtful:
        return Judged(Verdict.DO, wishes)
    if heard.confidence < HOPELESS:
        return Judged(Verdict.LOST, why="too unclear")
    choices = [Choice(heard.text, wishes)] if wishes else []
    for candidate in understood.candidates:
        choice = Choice(candidate.sentence, (Intent(candidate.intent, candidate.slots),))
        near = NEAR_RISK if intents.risky(candidate.intent) else NEAR
        if candidate.score >= near and candidate.intent in intents.names:
            choices += [choice] if all(choice.intents != c.intents for c in choices) else []
    if not choices:
        return Judged(Verdict.LOST, why=understood.why or "nothing like it")
    return Judged(Verdict.ASK, choices=tuple(choices[:MOST_CHOICES]), why="not sure")


def intent_of(command: Command) -> Intent:
    """The wish of a command."""
    return Intent(command.intent, command.slots)


def is_clear_yes(heard: Heard) -> bool:
    """Whether a risky wish may be done now; "no … yes" is none."""
    names = [command.intent for command in heard.understood.commands]
    clear = heard.confidence >= SURE_OF_YES and not heard.understood.correction
    return names == ["VoiceYes"] and clear
