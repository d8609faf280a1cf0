"""What the child understands with: the features' sentences and the phrases that were taught."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cockpit.voice.worker.configuration import Configuration

if TYPE_CHECKING:
    from cockpit.voice.sentences.understood import Understood

PHRASES = 4000
"""For the recogniser's grammar."""


class Understanding:
    """Sentences in one language, with the lists of this moment."""

    def __init__(self, language: str, folders: tuple[str, ...]) -> None:
        from cockpit.voice.sentences.engine import Sentences

        self._sentences = Sentences.load(language, [Path(f) for f in folders] or None)
        self._taught: dict[str, Any] = {}
        self.key = (language, folders)

    @property
    def troubles(self) -> tuple[str, ...]:
        """One line for each thing that is wrong in the files."""
        return self._sentences.troubles

    def offer(self, configuration: Configuration) -> None:
        """Take the lists and the taught phrases of this moment."""
        self._sentences.offer(dict(configuration.lists))
        taught = configuration.taught.items()
        self._taught = {_bare(said): meant for said, meant in taught if _is_meaning(meant)}

    def understand(self, text: str) -> "Understood":
        """What it means; a taught phrase comes first."""
        from cockpit.voice.sentences.understood import Command, Understood

        meant = self._taught.get(_bare(text))
        if meant:
            commands = (Command(one["intent"], one.get("slots", {}), "taught") for one in meant)
            return Understood(text, tuple(commands))
        return self._sentences.understand(text)

    def phrases(self) -> list[str]:
        """What the recogniser's grammar is built from."""
        phrases = getattr(self._sentences, "phrases", None)
        return [*self._taught, *(phrases(PHRASES) if phrases else ())]

    def ready(self) -> Mapping[str, Any]:
        """What the cockpit wants to know of the sentences."""
        examples = [
            {"intent": one.intent, "sentence": one.sentence, "feature": one.feature}
            for one in self._sentences.examples()
        ]
        return {"examples": examples, "responses": self._sentences.responses}


def _is_meaning(meant: Any) -> bool:
    """Whether it is a row of commands: `[{"intent": "ClimateOn", "slots": {}}]`."""
    return isinstance(meant, list | tuple) and all(
        isinstance(one, Mapping)
        and isinstance(one.get("intent"), str)
        and isinstance(one.get("slots", {}), Mapping)
        for one in meant
    )


def _bare(text: str) -> str:
    """A taught phrase is the same with other capitals, spaces and full stops."""
    return " ".join(text.casefold().replace(".", " ").replace(",", " ").split())
