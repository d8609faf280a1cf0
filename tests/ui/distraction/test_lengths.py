"""While driving no text on the screen is longer than it may be, and no list either."""

from collections.abc import Iterator

import pytest
from PyQt6.QtQuick import QQuickItem
from PyQt6.QtTest import QTest

from cockpit.core import signals as car
from cockpit.core.driving import DrivingState
from cockpit.features.voice.conversation import Mode
from cockpit.features.voice.timeline import Record
from cockpit.maps.geo import Point
from cockpit.maps.place import Place
from tests.features.home.conftest import LAMP_ALONE
from tests.ui.legibility.car_states import settings_group
from tests.ui.legibility.desk import Desk, Show
from tests.ui.legibility.home_states import at_home, phone_says, scenes_at_home, talked
from tests.ui.legibility.map_states import searching
from tests.ui.legibility.states import ROWS_MS, calm, page
from tests.ui.legibility.talk_states import talk, voice

LONG = "Ein Text, der viel zu lang ist, um ihn beim Fahren zu lesen. " * 30
MANY = 60


def much_to_read(desk: Desk) -> None:
    """A message, music, an appointment."""
    talked(desk)
    for at in range(MANY):
        phone_says(desk, "message", sender=f"{at} {LONG}", text=LONG, app=LONG)
    phone_says(desk, "media", title=LONG, artist=LONG, source=LONG, playing=True)
    phone_says(desk, "call", state="active", name=LONG, number="+49170")
    QTest.qWait(200)  # type: ignore[arg-type, call-arg]


def many_things(desk: Desk) -> None:
    """A house full of lamps with long names."""
    at_home(desk)
    for at in range(MANY):
        lamp = LAMP_ALONE | {"name": f"{at} {LONG}", "uniq_id": f"lamp{at}"}
        desk.hear(f"homeassistant/light/lamp{at}/config", lamp)
    QTest.qWait(300)  # type: ignore[arg-type, call-arg]


def many_scenes(desk: Desk) -> None:
    """What could happen on arrival."""
    many_things(desk)
    scenes_at_home(desk)


def many_found(desk: Desk) -> None:
    """Places with long names."""
    searching(desk)
    place = Place(LONG, Point(47.66, 9.18), address=LONG)
    desk.vm("NavigationPage").show_found(LONG, [place] * MANY)


def long_timeline(desk: Desk) -> None:
    """What was said."""
    voice("timeline")(desk)
    vm = desk.vm("VoicePage")
    record = Record(LONG, "2026-11-24T10:00:00+00:00", verdict="do", reply=LONG, asked=[LONG])
    vm._timeline.records = [record] * MANY
    vm.open("timeline")


def long_notice(desk: Desk) -> None:
    """What a part of the car may have to say."""
    from cockpit.core.notices import Severity

    desk.services.notices.show("long", Severity.WARNING, "{feature} is not available", feature=LONG)


FULL: dict[str, Show] = {
    **{name: page(name) for name in ("climate", "cabin", "keys", "profiles")},
    "phone": much_to_read,
    "home": many_things,
    "scenes": many_scenes,
    "search": many_found,
    "answer": talk(Mode.ANSWERED, LONG, LONG),
    "phrases": voice("say"),
    "timeline": long_timeline,
    "notice": long_notice,
    **{f"settings {at}": settings_group(at) for at in range(6)},
}


@pytest.fixture(scope="module", params=["de"])
def desk(request: pytest.FixtureRequest, qapp: object) -> Iterator[Desk]:
    desk = Desk(request.param)
    yield desk
    desk.stop()


def drawn(item: QQuickItem) -> Iterator[QQuickItem]:
    """Every item that is drawn."""
    if item.isVisible() and item.opacity() > 0:
        yield item
        for child in item.childItems():
            yield from drawn(child)


@pytest.mark.parametrize("lost", [False, True], ids=["moving", "unknown"])
@pytest.mark.parametrize("state", FULL)
def test_what_is_shown_is_short(desk: Desk, state: str, lost: bool) -> None:
    calm(desk)
    desk.put({car.SPEED: None if lost else 80.0, car.SELECTED_GEAR: car.DRIVE_GEAR})
    FULL[state](desk)
    desk.put({car.SPEED: None if lost else 80.0, car.SELECTED_GEAR: car.DRIVE_GEAR})
    QTest.qWait(ROWS_MS)  # type: ignore[arg-type, call-arg]
    desk.settle()
    desk.window.grabWindow()
    driving = desk.services.driving
    assert driving.state is (DrivingState.UNKNOWN if lost else DrivingState.MOVING)
    content = desk.window.contentItem()
    assert content
    limits, items = driving.limits, tuple(drawn(content))
    texts = [str(one.property("text")) for one in items if one.inherits("QQuickText")]
    assert [text for text in texts if len(text) > limits.text_length] == []
    lists = {
        one.objectName(): one.property("count") for one in items if one.inherits("QQuickItemView")
    }
    assert {name: n for name, n in lists.items() if n > limits.list_length} == {}
