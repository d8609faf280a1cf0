import pytest

from cockpit.core.paths import ASSETS
from cockpit.features.navigation.turn_icons import BY_DIRECTION, BY_KIND, lane_icons, turn_icon
from cockpit.maps.route import Lane, Manoeuvre


def manoeuvre(kind: str, degrees: float = 0.0, left: bool = False) -> Manoeuvre:
    return Manoeuvre(kind, 0, 1, 10.0, 1.0, "", turn_degrees=degrees, drives_left=left)


@pytest.mark.parametrize("icon", sorted({*BY_KIND.values(), *BY_DIRECTION.values()}))
def test_every_icon_is_there(icon: str) -> None:
    assert (ASSETS / "icons" / f"{icon}.svg").exists()


@pytest.mark.parametrize("degrees", range(-180, 181, 15))
@pytest.mark.parametrize("left", [False, True])
def test_a_roundabout_shows_where_its_exit_lies(degrees: int, left: bool) -> None:
    icon = turn_icon(manoeuvre("roundabout_enter", degrees, left))
    assert (ASSETS / "icons" / f"{icon}.svg").exists()


def test_the_first_exit_of_a_roundabout_is_on_the_right() -> None:
    assert turn_icon(manoeuvre("roundabout_enter", 85.0)) == "roundabout-90"
    assert turn_icon(manoeuvre("roundabout_enter", -92.0)) == "roundabout-270"
    assert turn_icon(manoeuvre("roundabout_enter", -92.0, left=True)) == "roundabout-left-270"


def test_an_unknown_kind_goes_straight_on() -> None:
    assert turn_icon(manoeuvre("teleport")) == "turn-straight"


def test_the_lit_arrow_of_a_lane_comes_last_and_on_top() -> None:
    lane = lane_icons(Lane(("right", "through"), True, "right"))
    assert lane == {
        "valid": True,
        "icons": [{"name": "turn-straight", "lit": False}, {"name": "turn-right", "lit": True}],
    }


def test_a_lane_that_does_not_lead_on_has_no_lit_arrow() -> None:
    lane = lane_icons(Lane(("left",), False, "left"))
    assert lane["icons"] == [{"name": "turn-left", "lit": False}]


def test_an_unpainted_lane_that_leads_on_goes_straight() -> None:
    assert lane_icons(Lane((), True))["icons"] == [{"name": "turn-straight", "lit": True}]
