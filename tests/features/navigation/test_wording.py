from datetime import datetime

import pytest

from cockpit.features.navigation.wording import clock_text, distance_text, duration_text


@pytest.mark.parametrize(
    ("metres", "text"),
    [
        (0, "0 m"),
        (-5, "0 m"),
        (14, "10 m"),
        (144, "140 m"),
        (262, "250 m"),
        (930, "950 m"),
        (980, "1.0 km"),
        (1240, "1.2 km"),
        (14_400, "14 km"),
    ],
)
def test_metric(metres: float, text: str) -> None:
    assert distance_text(metres) == text


@pytest.mark.parametrize(
    ("metres", "text"), [(20, "75 ft"), (200, "650 ft"), (400, "0.2 mi"), (20_000, "12 mi")]
)
def test_imperial(metres: float, text: str) -> None:
    assert distance_text(metres, "imperial") == text


def test_a_german_comma() -> None:
    assert distance_text(1240, point=",") == "1,2 km"


@pytest.mark.parametrize(
    ("seconds", "text"), [(5, "1 min"), (1440, "24 min"), (3900, "1 h 05"), (36_000, "10 h 00")]
)
def test_durations(seconds: float, text: str) -> None:
    assert duration_text(seconds, str) == text


def test_the_clock_goes_past_midnight() -> None:
    assert clock_text(datetime(2026, 6, 18, 23, 50), 1200) == "00:10"
