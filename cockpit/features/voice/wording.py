"""Answers as sentences, in the driver's language."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cockpit.core.intents import Answer, Label
from cockpit.voice.sentences.responses import Responses

NONE: Mapping[str, Any] = {"language": "en", "responses": {"": {"done": ""}}, "names": {}}
"""Until the voice process has sent its responses, nothing is worded."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One language's responses, and translations for the fixed sentences of a model."""

    responses: Responses
    translate: Callable[[str], str] = str

    def reply(self, intent: str, answer: Answer) -> str:
        """What became of a wish."""
        if answer.reason:
            return self.translate(answer.reason)
        values = {name: self._worded(value) for name, value in answer.values.items()}
        return self.responses.say(intent, answer.key, values)

    def _worded(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return ", ".join(str(self._worded(one)) for one in value)
        return self.translate(value) if isinstance(value, Label) else value

    def say(self, key: str, intent: str = "", **values: Any) -> str:
        """Another sentence: a question, or that nothing was understood."""
        return self.responses.say(intent, key, values)


FULL_STOPS = ".!?…。！？"
STOP_OF = {"zh": "。"}
"""Where it is not a full stop and a space."""


def together(answers: Iterable[str], language: str = "en") -> str:
    """Several answers as one text, each a sentence of its own, none said twice."""
    said = [text for text in dict.fromkeys(answers) if text]
    if len(said) < 2:
        return "".join(said)
    stop = STOP_OF.get(language)
    ended = [t if t.endswith(tuple(FULL_STOPS)) else f"{t}{stop or '.'}" for t in said]
    return ("" if stop else " ").join(ended)


def wording_of(table: Mapping[str, Any], translate: Callable[[str], str]) -> Wording:
    """From what the voice process sends."""
    return Wording(Responses(table), translate)
