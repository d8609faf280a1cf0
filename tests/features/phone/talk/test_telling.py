import json

import pytest

from cockpit.core.messages import Kind, Message, Messages
from cockpit.features.phone.talk.reading import LONGEST_TEXT
from cockpit.features.phone.talk.said import Text
from cockpit.features.phone.talk.telling import (
    MediaKey,
    Word,
    answer,
    decline,
    find,
    media_key,
    reply,
)

ANNA = Text("Anna", "Where are you?", "SMS", 1_795_000_000.0, "+491701234567")


@pytest.mark.parametrize(
    ("word", "topic", "table", "kind"),
    [
        (answer("ben"), "answer", {}, Kind.TELEMETRY),
        (decline("ben", "I drive"), "decline", {"text": "I drive"}, Kind.TELEMETRY),
        (media_key("ben", MediaKey.NEXT), "media_key", {"key": "next"}, Kind.TELEMETRY),
        (find("ben"), "find", {}, Kind.TELEMETRY),
        (
            reply("ben", ANNA, "10 minutes"),
            "reply",
            {"to": "Anna", "number": "+491701234567", "app": "SMS", "text": "10 minutes"},
            Kind.COMMAND,
        ),
    ],
)
def test_what_goes_out(word: Word, topic: str, table: dict[str, str], kind: Kind) -> None:
    sent: list[Message] = []
    messages = Messages("V1", clock=lambda: 1_795_000_000.0)
    messages.connect(sent.append)
    assert messages.publish(*word)
    assert (sent[0].topic, sent[0].kind) == (f"cockpit/V1/phone/ben/{topic}", kind)
    words = json.loads(sent[0].payload)
    assert words.pop("id")
    assert words.pop("ts") == 1_795_000_000.0
    assert words == table


def test_words_are_bounded_and_plain() -> None:
    assert decline("ben", "a\u202e\nb" + "c" * 9000).table["text"].startswith("a bc")
    assert len(reply("ben", ANNA, "c" * 9000).table["text"]) == LONGEST_TEXT
