"""One notice per key, the gravest first."""

from cockpit.core.notices import Notices, Severity


def test_the_gravest_stands_first() -> None:
    notices = Notices()
    notices.show("a", Severity.INFO, "hello")
    notices.show("b", Severity.DANGER, "stop")
    notices.show("c", Severity.ADVICE, "wash")
    assert [n.key for n in notices.standing] == ["b", "c", "a"]


def test_one_notice_per_key_and_watchers_hear_only_changes() -> None:
    notices = Notices()
    heard: list[int] = []
    notices.watch(lambda: heard.append(len(notices.standing)))
    for _ in range(3):
        notices.show("bus", Severity.WARNING, "no {what}", what="bus")
    notices.clear("bus")
    notices.clear("bus")
    assert heard == [1, 0]


def test_a_changed_notice_keeps_its_time() -> None:
    now = [1.0]
    notices = Notices(lambda: now[0])
    notices.show("bus", Severity.WARNING, "x")
    now[0] = 9.0
    notices.show("bus", Severity.DANGER, "y")
    assert (notices.standing[0].since, notices.standing[0].text) == (1.0, "y")
