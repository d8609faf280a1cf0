from itertools import pairwise

import pytest
from PyQt6.QtGui import QColor

from cockpit.features.navigation.map.style import STYLES, Style, width_at
from cockpit.maps.display.kinds import AREAS, LINES, ROADS, Kind


@pytest.mark.parametrize("theme", STYLES)
def test_every_kind_that_is_drawn_has_its_look(theme: str) -> None:
    style = STYLES[theme]
    assert {*AREAS.values(), Kind.SEA} <= style.areas.keys()
    assert {*ROADS.values(), *LINES.values()} <= style.lines.keys()


def inks(style: Style) -> list[str]:
    lines = [ink for line in style.lines.values() for ink in (line.ink, line.casing) if ink]
    rest = [style.ground, style.roof, style.roof_high, style.wall, style.edge]
    return [*style.areas.values(), *lines, *rest, style.tunnel, style.bridge]


@pytest.mark.parametrize("theme", STYLES)
def test_all_colours_are_colours(theme: str) -> None:
    assert [ink for ink in inks(STYLES[theme]) if not QColor(ink).isValid()] == []


@pytest.mark.parametrize("theme", STYLES)
def test_roads_stand_out_from_the_ground(theme: str) -> None:
    style = STYLES[theme]
    for kind in ROADS.values():
        ink = QColor(style.lines[kind].ink), QColor(style.ground)
        apart = [abs(a - b) for a, b in zip(ink[0].getRgb(), ink[1].getRgb(), strict=True)]
        casing = style.lines[kind].casing
        assert max(apart) >= 10 or casing, kind


@pytest.mark.parametrize("theme", STYLES)
def test_lines_grow_with_the_zoom(theme: str) -> None:
    for kind, line in STYLES[theme].lines.items():
        widths = [width_at(line, z / 4) for z in range(20, 80)]
        assert all(b >= a >= 0 for a, b in pairwise(widths)), kind


def test_greater_roads_are_wider() -> None:
    order = [Kind.SERVICE, Kind.RESIDENTIAL_ROAD, Kind.TERTIARY, Kind.SECONDARY, Kind.PRIMARY]
    for style in STYLES.values():
        for zoom in (12.0, 14.0, 16.0, 18.0):
            widths = [width_at(style.lines[k], zoom) for k in (*order, Kind.TRUNK, Kind.MOTORWAY)]
            assert widths == sorted(widths)
