"""What is answered, in the driver's language; needs no sentences, so the screen may use it."""

import logging
from collections.abc import Mapping
from typing import Any

log = logging.getLogger(__name__)

COMMON = ""


class Responses:
    """Turns an answer's key and values into a sentence; made from `Sentences.responses`."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._language = str(table["language"])
        self._responses: Mapping[str, Mapping[str, str]] = table["responses"]
        self._names: Mapping[str, Mapping[str, str]] = table["names"]

    def say(self, intent: str, key: str, values: Mapping[str, Any]) -> str:
        """The intent's response of that key, or else the one that all intents share."""
        common = self._responses.get(COMMON, {})
        template = self._responses.get(intent, {}).get(key) or common.get(key) or common["done"]
        words = {name: self.word(name, value) for name, value in values.items()}
        try:
            return template.format_map(words)
        except (KeyError, IndexError, ValueError, AttributeError):
            log.warning("the response %s of %s does not fit its values", key, intent)
            return common["done"]

    def plan(self, intent: str, values: Mapping[str, Any]) -> str:
        """What a wish would say once it is done; "" where its slots do not tell all of that."""
        template = self._responses.get(intent, {}).get("done", "")
        words = {name: self.word(name, value) for name, value in values.items()}
        try:
            return template.format_map(words)
        except (KeyError, IndexError, ValueError, AttributeError):
            return ""

    def word(self, name: str, value: Any) -> str:
        """A value as it is said: a name for `driver`, 21.5 or 21,5."""
        if isinstance(value, bool):
            value = "on" if value else "off"
        if isinstance(value, str):
            return self._names.get(name, {}).get(value, value)
        if isinstance(value, int | float):
            digits = f"{value:.1f}".removesuffix(".0")
            return digits.replace(".", ",") if self._language == "de" else digits
        return str(value)
