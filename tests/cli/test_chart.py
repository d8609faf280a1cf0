from cockpit.cli.chart import chart


def test_a_ramp_climbs_from_the_lowest_to_the_highest_row() -> None:
    assert chart([0, 1, 2, 3], 4, 2) == ["  ▃█", "▁▆██"]


def test_gaps_are_shown_as_gaps() -> None:
    assert chart([1.0, None, 1.0], 10, 1) == ["▁·▁"]
    assert chart([None, None], 10, 2) == ["", "··"]


def test_only_the_newest_fit() -> None:
    assert chart(list(range(100)), 5, 1) == chart(list(range(95, 100)), 5, 1)
