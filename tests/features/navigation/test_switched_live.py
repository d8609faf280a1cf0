"""Map, search and offers are worded anew when the driver's language or units change."""

from collections.abc import Iterator

import pytest

from cockpit.features.navigation.guidance.guide import Guide
from cockpit.features.navigation.position.fix import Fix, Source
from cockpit.maps.geo import Point
from cockpit.maps.place import Place
from tests.features.navigation.drawn_routes import HOME, block
from tests.ui.language.switching import desk_in, switch
from tests.ui.legibility.desk import Desk

OFFICE = Place("Office", Point(52.5, 13.4), distance_m=1500.0)


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    with desk_in("en") as desk:
        yield desk


def test_the_search_keeps_its_rows_and_says_them_anew(desk: Desk) -> None:
    map_ = desk.vm("NavigationPage")
    map_.navigation.known.keep(OFFICE, "work")
    map_.openSearch()
    (row,) = map_.search.results
    assert row["name"] == "Work"
    switch(desk, "language", "de")
    assert map_.mode == "search"
    (row,) = map_.search.results
    assert row["name"] == "Arbeit"
    assert "Krankenhaus" in str(map_.search.categories)


def test_what_was_found_is_as_far_in_other_units(desk: Desk) -> None:
    map_ = desk.vm("NavigationPage")
    map_.show_found("office", [OFFICE])
    assert [row["distance"] for row in map_.search.results] == ["1.5 km"]
    switch(desk, "language", "de")
    assert [row["distance"] for row in map_.search.results] == ["1,5 km"]
    switch(desk, "units", "imperial")
    assert [row["distance"] for row in map_.search.results] == ["0,9 mi"]
    assert map_.search.query == "office"


def test_an_offer_stands_in_the_new_language(desk: Desk) -> None:
    map_ = desk.vm("NavigationPage")
    map_._offers.sent(OFFICE)
    assert map_.offer == "Go to Office?"
    switch(desk, "language", "de")
    assert map_.offer == "Nach Office fahren?"


def test_guidance_goes_on_in_another_language() -> None:
    guide = Guide(block())
    guide.step(Fix(HOME, 0.0, 8.0, 5.0, 0.0, True, Source.GNSS, 0.0))
    guide.speak("de", "imperial", ",")
    prompt = guide.again()
    assert prompt is not None
    assert (prompt.language, "Viertelmeile" in prompt.text) == ("de", True)
