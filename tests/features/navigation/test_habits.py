from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cockpit.features.navigation.habits import Habits, Trip, heaviness
from cockpit.maps.geo import Point, moved
from tests.features.owned import owned

HOME = Point(45.50, -39.50)
WORK = Point(45.55, -39.45)
GYM = Point(45.48, -39.60)
MONDAY = datetime(2026, 6, 15, 8, 10)


def workdays(weeks: int = 2) -> list[datetime]:
    days = [MONDAY - timedelta(days=n) for n in range(1, 7 * weeks + 1)]
    return [day for day in days if day.weekday() < 5]


def commuting(folder: Path | None = None) -> Habits:
    habits = Habits(owned(folder, "navigation/trips"))
    for number, day in enumerate(reversed(workdays())):
        near = moved(HOME, 40.0 * number, 60.0)
        habits.add(Trip(near, WORK, day.isoformat(), 1400.0 + 10 * number))
        evening = day.replace(hour=17, minute=30)
        habits.add(Trip(WORK, HOME, evening.isoformat(), 1600.0))
        habits.add(Trip(HOME, HOME, day.replace(hour=21).isoformat(), 300.0))
    return habits


def test_a_morning_at_home_suggests_work() -> None:
    suggestion = commuting().suggest(HOME, MONDAY)
    assert suggestion is not None
    assert suggestion.end == WORK
    assert suggestion.times == 10
    assert suggestion.usual_s == pytest.approx(1445, abs=10)


@pytest.mark.parametrize(
    ("where", "when"),
    [
        (HOME, MONDAY.replace(hour=13)),
        (HOME, MONDAY + timedelta(days=5)),
        (GYM, MONDAY),
        (HOME, MONDAY + timedelta(weeks=30)),
    ],
    ids=["at noon", "on a Saturday", "from elsewhere", "long ago"],
)
def test_no_habit_no_suggestion(where: Point, when: datetime) -> None:
    assert commuting().suggest(where, when) is None


def test_habits_that_disagree_suggest_nothing() -> None:
    habits = Habits(owned(None, "navigation/trips"))
    for number, day in enumerate(workdays()):
        end = moved(WORK, 90.0, 1000.0 * number)
        habits.add(Trip(HOME, end, day.isoformat(), 900.0))
    assert habits.suggest(HOME, MONDAY) is None


def test_home_and_work_are_learned() -> None:
    habits = Habits(owned(None, "navigation/trips"))
    for day in workdays():
        habits.add(Trip(HOME, WORK, day.isoformat(), 1400.0))
        habits.add(Trip(WORK, HOME, day.replace(hour=20, minute=15).isoformat(), 1400.0))
    assert habits.home() == HOME
    assert habits.work() == WORK


def test_round_the_block_is_no_trip() -> None:
    habits = Habits(owned(None, "navigation/trips"))
    habits.add(Trip(HOME, moved(HOME, 10.0, 200.0), MONDAY.isoformat(), 100.0))
    assert habits.trips == []


def test_trips_outlive_the_run_and_can_be_forgotten(tmp_path: Path) -> None:
    assert commuting(tmp_path).trips == Habits(owned(tmp_path, "navigation/trips")).trips != []
    Habits(owned(tmp_path, "navigation/trips")).forget()
    assert Habits(owned(tmp_path, "navigation/trips")).trips == []


@pytest.mark.parametrize("words", ['[{"start": [1]}]', '{"a": 1}', "[3]", "nonsense"])
def test_a_broken_file_starts_afresh(tmp_path: Path, words: str) -> None:
    file = tmp_path / "navigation" / "trips.json"
    file.parent.mkdir()
    file.write_text(words)
    assert Habits(owned(tmp_path, "navigation/trips")).trips == []
    assert file.with_suffix(".broken").read_text() == words


@pytest.mark.parametrize(
    ("seconds", "word"), [(1000, "usual"), (1300, "heavier"), (800, "lighter")]
)
def test_how_heavy(seconds: float, word: str) -> None:
    assert heaviness(seconds, 1000) == word
