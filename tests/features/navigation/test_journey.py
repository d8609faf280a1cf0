from pathlib import Path

import pytest

from cockpit.features.navigation.journey import Journey, KeptJourney
from cockpit.maps.geo import Point, moved
from cockpit.maps.place import Place
from cockpit.maps.route import Avoid
from tests.features.owned import owned

PARK = Place("Castle Park", Point(45.52, -39.51), "poi", key="w7")
MILL = Place("Mill Street 4", Point(45.51, -39.5), "address")
ASKED = Journey(
    PARK,
    (MILL,),
    Avoid(toll=True, roads=(Point(45.5, -39.5),), areas=((PARK.point, MILL.point),)),
    guided=True,
)


def test_a_journey_outlives_the_run(tmp_path: Path) -> None:
    KeptJourney(owned(tmp_path, "navigation/journey")).keep(ASKED)
    assert KeptJourney(owned(tmp_path, "navigation/journey")).found() == ASKED


def test_an_ended_journey_is_not_found_again(tmp_path: Path) -> None:
    kept = KeptJourney(owned(tmp_path, "navigation/journey"))
    kept.keep(ASKED)
    kept.keep(None)
    assert KeptJourney(owned(tmp_path, "navigation/journey")).found() is None


@pytest.mark.parametrize("words", ['{"destination": 3}', "[]", '"x"', "{"])
def test_a_broken_file_is_put_aside(tmp_path: Path, words: str) -> None:
    file = tmp_path / "navigation" / "journey.json"
    file.parent.mkdir()
    file.write_text(words)
    assert KeptJourney(owned(tmp_path, "navigation/journey")).found() is None
    assert file.with_suffix(".broken").read_text() == words


def test_a_stop_that_was_reached_is_behind_the_car() -> None:
    assert ASKED.past(moved(MILL.point, 90, 50)).stops == ()
    assert ASKED.past(moved(MILL.point, 90, 300)) is ASKED


def test_stops_come_and_go() -> None:
    two = ASKED.with_stop(PARK)
    assert two.stops == (PARK, MILL)
    assert two.without_stop(0).stops == (MILL,)
    assert two.without_stop(7) == two
