"""What a follow-up means: "a bit more", "cancel that", "the second one", "no, the other one"."""

import time
from collections.abc import Callable

from cockpit.core.intents import Answer, Intent

LASTS_S = 60.0
"""After this nobody means the last command any more."""
CANCELLED, NOTHING = "cancelled", "nothing"
"""Keys of answers: given up; nothing to go back to."""
FOLLOW_UPS = frozenset({"VoiceMore", "VoiceLess", "VoiceUndo", "VoiceOther", "VoiceChoose"})


class Context:
    """The last answer, for as long as it is remembered."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._answer: Answer | None = None
        self._at = 0.0

    def remember(self, answer: Answer) -> None:
        """An answer that a follow-up may lean on; what leaves nothing to lean on is passed over."""
        if answer.more or answer.less or answer.undo or answer.other or answer.choices:
            self._answer, self._at = answer, self._clock()

    def forget(self) -> None:
        """A new subject."""
        self._answer = None

    @property
    def undo(self) -> Intent | None:
        """What takes the last command back."""
        return self._last.undo if self._last else None

    def meant(self, intent: Intent) -> Intent | None:
        """What a follow-up stands for; None where there is nothing to follow. Others stay."""
        if intent.name not in FOLLOW_UPS:
            return intent
        last = self._last
        if last is None:
            return None
        if intent.name == "VoiceChoose":
            return _choice(last, intent.slots.get("number"))
        if intent.name == "VoiceOther":
            return last.other or (last.choices[1] if len(last.choices) == 2 else None)
        of = {"VoiceMore": last.more, "VoiceLess": last.less, "VoiceUndo": last.undo}
        return of[intent.name]

    @property
    def _last(self) -> Answer | None:
        return self._answer if self._clock() - self._at < LASTS_S else None


def _choice(last: Answer, number: object) -> Intent | None:
    """The n-th, counted from 1; -1 is the last."""
    if not isinstance(number, int | float) or not last.choices:
        return None
    index = int(number) - 1 if number > 0 else len(last.choices) - 1
    return last.choices[index] if index < len(last.choices) else None
