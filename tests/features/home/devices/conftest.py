"""A home, and a broker's messages as the link brings them."""

import json
from typing import Any, Protocol

import pytest

from cockpit.core.messages import Arrived, Message
from cockpit.features.home.devices.home import Home

OWN = "cockpit/WVWZZZ1"


class Say(Protocol):
    def __call__(
        self, topic: str, payload: Any, retained: bool = False, broker: str = "home"
    ) -> list[Message]: ...


@pytest.fixture
def home() -> Home:
    return Home(OWN)


@pytest.fixture
def say(home: Home) -> Say:
    """Bring a message: bytes and text as they are, anything else as JSON."""

    def say(
        topic: str, payload: Any, retained: bool = False, broker: str = "home"
    ) -> list[Message]:
        text = payload if isinstance(payload, str | bytes) else json.dumps(payload)
        raw = text if isinstance(text, bytes) else text.encode()
        try:
            value = json.loads(raw)
        except (ValueError, RecursionError):
            value = None
        return home.take(Arrived(topic, raw, value, retained, broker))

    return say
