import json

import pytest

from cockpit.core.messages import Arrived, Kind, Message, Messages, matches


def connected() -> tuple[Messages, list[Message]]:
    messages, sent = Messages("V1", clock=lambda: 12.5), list[Message]()
    messages.connect(sent.append)
    return messages, sent


def test_without_a_link_nothing_goes_out() -> None:
    messages = Messages()
    assert not messages.connected
    assert not messages.publish("navigation/eta", {"minutes": 3})


def test_a_table_goes_out_below_the_cars_prefix_with_an_id_of_its_own() -> None:
    messages, sent = connected()
    assert messages.publish("navigation/eta", {"minutes": 3}, Kind.TELEMETRY)
    messages.publish("navigation/eta", {"minutes": 3})
    first, second = (json.loads(message.payload) for message in sent)
    assert (sent[0].topic, sent[0].kind) == ("cockpit/V1/navigation/eta", Kind.TELEMETRY)
    assert (first["minutes"], first["ts"]) == (3, 12.5)
    assert first["id"] != second["id"]


def test_connected_means_that_a_broker_answers() -> None:
    messages, _ = connected()
    changes: list[bool] = [messages.connected]
    messages.watch(lambda: changes.append(messages.connected))
    messages.tell_up(frozenset({"home"}))
    messages.tell_up(frozenset({"home"}))
    messages.tell_up(frozenset())
    assert changes == [False, True, False]


def test_those_who_hear_get_new_tables_of_their_topic_only() -> None:
    messages, _ = connected()
    heard: list[object] = []
    messages.hear("navigation/go", heard.append)
    messages.deliver(Arrived("cockpit/V1/navigation/go", b"", {"lat": 1}))
    messages.deliver(Arrived("cockpit/V1/navigation/go", b"[1]", [1]))
    messages.deliver(Arrived("cockpit/V1/navigation/go", b"", {"lat": 2}, retained=True))
    messages.deliver(Arrived("cockpit/V1/home/lamp", b"", {"on": True}))
    assert heard == [{"lat": 1}]
    assert messages.topics == ("cockpit/V1/navigation/go",)


def test_others_topics_come_as_they_are() -> None:
    messages, _ = connected()
    heard: list[Arrived] = []
    messages.listen("zigbee2mqtt/#", heard.append)
    lamp = Arrived("zigbee2mqtt/hall/lamp", b"\xff", retained=True, broker="home")
    messages.deliver(lamp)
    assert heard == [lamp]


@pytest.mark.parametrize(
    ("pattern", "topic", "fits"),
    [
        ("a/b", "a/b", True),
        ("a/b", "a/b/c", False),
        ("a/+", "a/b", True),
        ("a/+", "a", False),
        ("a/#", "a", True),
        ("a/#", "a/b/c", True),
        ("+/b", "/b", True),
        ("#", "$SYS/x", False),
        ("+/x", "$SYS/x", False),
        ("$SYS/#", "$SYS/x", True),
    ],
)
def test_patterns_match_as_the_standard_says(pattern: str, topic: str, fits: bool) -> None:
    assert matches(pattern, topic) == fits


def test_a_plain_topic_and_patterns_hear_the_same_message_once_each() -> None:
    messages, heard = Messages("V1"), list[str]()
    for pattern in ("a/b", "a/+", "#", "a/c"):
        messages.listen(pattern, lambda _, pattern=pattern: heard.append(pattern))  # type: ignore[misc]
    messages.deliver(Arrived("a/b", b""))
    assert sorted(heard) == ["#", "a/+", "a/b"]


def test_who_begins_to_listen_while_a_message_is_delivered_waits_for_the_next() -> None:
    messages, heard = Messages("V1"), list[str]()
    messages.listen("a/+", lambda _: messages.listen("a/#", lambda one: heard.append(one.topic)))
    messages.deliver(Arrived("a/b", b""))
    assert heard == []
    messages.deliver(Arrived("a/c", b""))
    assert heard == ["a/c"]
