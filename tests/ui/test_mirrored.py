"""In Arabic what is read or pushed is the mirror image; the car's own places stay."""

import pytest
from PyQt6.QtCore import QRectF

from tests.ui.legibility.desk import Desk
from tests.ui.legibility.drawn import all_drawn
from tests.ui.legibility.lint import look

type Boxes = dict[str, QRectF]
LEFT, RIGHT = 528, 1400
"""The page's edges."""
PAGES = ("navigation", "climate", "cabin", "home", "phone", "settings")
STAY = ("climate.zone.left", "climate.zone.right", "climate.left", "climate.right")
"""What belongs to a seat; within its zone it is mirrored all the same."""
NUDGE_PX = 3


def boxes(desk: Desk) -> Boxes:
    look(desk.window)
    touched = (d for d in all_drawn(desk.window) if d.is_a("QQuickMouseArea"))
    return {d.name: d.box for d in touched if d.name}


@pytest.fixture(scope="module")
def walked(qapp: object) -> dict[tuple[str, str], Boxes]:
    found: dict[tuple[str, str], Boxes] = {}
    for language in ("en", "ar"):
        desk = Desk(language)
        for page in PAGES:
            desk.open(page)
            found[language, page] = boxes(desk)
        desk.stop()
    return found


@pytest.mark.parametrize("page", PAGES)
def test_the_keys_of_a_page_are_mirrored(walked: dict[tuple[str, str], Boxes], page: str) -> None:
    left, right = walked["en", page], walked["ar", page]
    wrong = []
    for name, box in left.items():
        here = box.left() >= LEFT and box.right() <= RIGHT and box.bottom() <= 616
        if not here or name not in right or name.startswith((*STAY, "climate.wheel-heat")):
            continue
        if abs(LEFT + RIGHT - box.right() - right[name].left()) > NUDGE_PX:
            wrong.append(f"{name}: {box.left():.0f} → {right[name].left():.0f}")
    assert wrong == []


def test_each_climate_key_stays_at_its_seat(walked: dict[tuple[str, str], Boxes]) -> None:
    for language in ("en", "ar"):
        at = walked[language, "climate"]
        assert at["climate.left.plus"].right() < LEFT < RIGHT < at["climate.right.plus"].left()
        driver, passenger = at["climate.zone.left.plus"], at["climate.zone.right.plus"]
        assert driver.right() < passenger.left()


def test_less_and_more_change_places(walked: dict[tuple[str, str], Boxes]) -> None:
    english, arabic = walked["en", "climate"], walked["ar", "climate"]
    assert english["climate.left.minus"].left() < english["climate.left.plus"].left()
    assert arabic["climate.left.minus"].left() > arabic["climate.left.plus"].left()
