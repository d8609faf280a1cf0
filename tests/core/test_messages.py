from cockpit.core.messages import Messages


def test_without_a_link_nothing_goes_out() -> None:
    messages = Messages()
    assert not messages.connected
    assert not messages.publish("navigation/eta", {"minutes": 3})


def test_a_link_carries_what_is_published() -> None:
    messages, sent = Messages(), list[tuple[str, object]]()
    messages.connect(lambda topic, payload: sent.append((topic, payload)))
    assert messages.publish("navigation/eta", {"minutes": 3})
    assert sent == [("navigation/eta", {"minutes": 3})]


def test_those_who_hear_get_their_topic_only() -> None:
    messages, heard = Messages(), list[object]()
    messages.hear("navigation/go", heard.append)
    messages.deliver("navigation/go", {"lat": 1})
    messages.deliver("home/lamp", {"on": True})
    assert heard == [{"lat": 1}]
    assert messages.topics == ("navigation/go",)
