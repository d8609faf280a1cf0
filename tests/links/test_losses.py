"""Lost frames and error frames are news for a minute."""

from cockpit.links.can_link import BusHealth, LinkHealth, Losses


def health(dropped: int, errors: int) -> LinkHealth:
    bus = BusHealth("drive", "virtual:x", up=True, dropped=dropped, error_frames=errors)
    return LinkHealth({"drive": bus})


def test_a_growing_count_is_news_for_a_minute() -> None:
    now = [100.0]
    losses = Losses(lambda: now[0])
    assert losses.news(health(0, 0)) == []
    (bus,) = losses.news(health(3, 0))
    assert bus.dropped == 3
    now[0] += 59
    assert len(losses.news(health(3, 0))) == 1
    now[0] += 2
    assert losses.news(health(3, 0)) == []
    assert len(losses.news(health(3, 1))) == 1


def test_a_link_that_counts_anew_is_no_news() -> None:
    losses = Losses(lambda: 1.0)
    losses.news(health(3, 3))
    later = Losses(lambda: 100.0)
    later.news(health(0, 0))
    assert later.news(health(0, 0)) == []
