from dataclasses import replace

import pytest

from cockpit.features.home.devices.entity import Bolt, Can, Cover, Entity, Sort, State
from cockpit.features.home.wish import Wish, met, read_wish, risky


def thing(sort: Sort, name: str = "it", device: str = "", device_class: str = "") -> Entity:
    return Entity(
        id="x", broker="home", sort=sort, name=name, device=device, device_class=device_class
    )


@pytest.mark.parametrize(
    ("entity", "can", "asks"),
    [
        (thing(Sort.GARAGE), Can.OPEN, True),
        (thing(Sort.GARAGE), Can.CLOSE, True),
        (thing(Sort.GARAGE), Can.POSITION, True),
        (thing(Sort.GARAGE), Can.STOP, False),
        (thing(Sort.COVER, device_class="gate"), Can.OPEN, True),
        (thing(Sort.COVER, device_class="blind"), Can.OPEN, False),
        (thing(Sort.LOCK), Can.UNLOCK, True),
        (thing(Sort.LOCK), Can.LOCK, False),
        (thing(Sort.SWITCH, "Relay", device="Garage"), Can.TURN, True),
        (thing(Sort.SWITCH, "Garagentor"), Can.TURN, True),
        (thing(Sort.BUTTON, "Haustür"), Can.PRESS, True),
        (thing(Sort.SWITCH, "车库"), Can.TURN, True),
        (thing(Sort.SCENE, "Unlock all"), Can.ACTIVATE, True),
        (thing(Sort.SCENE, "Evening", device="Garage"), Can.ACTIVATE, False),
        (thing(Sort.SWITCH, "Garage light"), Can.TURN, False),
        (thing(Sort.SWITCH, "Motor"), Can.TURN, False),
        (thing(Sort.LIGHT, "Garage"), Can.TURN, False),
    ],
)
def test_what_needs_a_yes(entity: Entity, can: Can, asks: bool) -> None:
    assert risky(entity, Wish(can, True)) is asks


@pytest.mark.parametrize(
    ("wish", "before", "after"),
    [
        (Wish(Can.TURN, True), State(on=False), State(on=True)),
        (Wish(Can.LEVEL, 60.0), State(on=True, level=20), State(on=True, level=59.2)),
        (Wish(Can.LEVEL, 0.0), State(on=True, level=20), State(on=False)),
        (Wish(Can.WARMTH, 2700.0), State(kelvin=4000), State(kelvin=2703)),
        (Wish(Can.OPEN), State(cover=Cover.CLOSED), State(cover=Cover.OPENING)),
        (Wish(Can.CLOSE), State(cover=Cover.OPENING), State(position=0)),
        (Wish(Can.STOP), State(cover=Cover.OPENING), State(cover=Cover.STOPPED)),
        (Wish(Can.POSITION, 50.0), State(position=0), State(position=51)),
        (Wish(Can.LOCK), State(bolt=Bolt.UNLOCKED), State(bolt=Bolt.LOCKED)),
        (Wish(Can.UNLOCK), State(bolt=Bolt.JAMMED), State(bolt=Bolt.UNLOCKED)),
        (Wish(Can.TEMPERATURE, 21.5), State(target=19), State(target=21.5)),
        (Wish(Can.MODE, "heat"), State(mode="off"), State(mode="heat")),
        (Wish(Can.CHOOSE, "eco"), State(value="on"), State(value="eco")),
        (Wish(Can.NUMBER, 3.0), State(value=1.0), State(value=3.0)),
    ],
)
def test_only_the_devices_own_word_makes_a_wish_true(
    wish: Wish, before: State, after: State
) -> None:
    assert not met(before, wish)
    assert not met(State(), wish) or wish.can is Can.STOP
    assert met(after, wish)


def test_what_tells_nothing_has_nothing_to_confirm() -> None:
    assert met(State(), Wish(Can.PRESS))
    assert met(State(), Wish(Can.ACTIVATE))


@pytest.mark.parametrize("wish", [Wish(Can.OPEN), Wish(Can.TURN, False), Wish(Can.LEVEL, 7.5)])
def test_a_wish_is_kept_in_a_file(wish: Wish) -> None:
    assert read_wish(wish.words()) == wish
    assert replace(wish) == wish
