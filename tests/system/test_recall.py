"""From the key's button to the seat, over the real bus: what is echoed, shown, and stopped."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cockpit.core import signals
from cockpit.core.signal import Signal
from cockpit.features.profiles import fields
from cockpit.features.profiles.fields import Field
from cockpit.features.profiles.people import FOLDER
from cockpit.features.profiles.profile import Profile, new_profile
from cockpit.features.profiles.recall.plan import PLACES, plan
from cockpit.features.profiles.recall.progress import Ending
from cockpit.features.profiles.store import Store
from cockpit.features.profiles.tokens import key
from cockpit.links import ledger
from tests.qa.car import DeskCar
from tests.qa.listener import Listener
from tests.qa.screen import Dashboard, Screen
from tests.qa.waiting import wait_for

pytestmark = pytest.mark.system

KEY, STRANGE_KEY = 2, 5
GOAL_S = 3.0
"""The seat moves and the cabin is as the driver likes it, so long after the door was opened."""
LIKED: dict[Field[Any], Any] = {
    fields.SEAT_POSITION: 200,
    fields.SEAT_HEIGHT: 44,
    fields.SEAT_RECLINE: 24.5,
    fields.LEFT_MIRROR_PAN: -30,
    fields.LEFT_MIRROR_TILT: 12,
    fields.RIGHT_MIRROR_PAN: 25,
    fields.RIGHT_MIRROR_TILT: -8,
    fields.WHEEL_TILT: 65,
    fields.WHEEL_REACH: 30,
    fields.TEMPERATURE: 23.5,
    fields.FAN: 60,
    fields.AIR: "DOWN",
    fields.CLIMATE_AUTO: False,
    fields.AIR_CONDITIONING: False,
    fields.SEAT_HEATING: 67,
    fields.WHEEL_HEATING: 33,
    fields.AMBIENT: True,
    fields.AMBIENT_INTENSITY: 35,
    fields.AMBIENT_COLOUR: 0x00FF80,
    fields.DRIVE_MODE: "ECONOMY",
    fields.REGEN_LEVEL: 3,
}


def anna() -> Profile:
    profile = new_profile("Anna")
    for field, value in LIKED.items():
        profile = profile.having(field, value)
    return profile


class Door:
    """The dashboard as it is built for a car, with a driver in its store, whose key is known."""

    def __init__(self, car: DeskCar, cockpit: Dashboard) -> None:
        self.car, self.vehicle = car, cockpit.vehicle
        page: Any = next(f for f in cockpit.app.features if f.name == "profiles").views[0]
        self.people, self.welcome = page.view_model._people, page.view_model._welcome
        wait_for(lambda: self.people.drivers, "the store")
        self.profile = self.people.drivers[0].face.id
        self.wishes = plan(anna())
        known = (signals.SPEED, signals.SELECTED_GEAR, signals.AUTHORISED, signals.UNLOCKED_BY)
        wait_for(lambda: all(self.vehicle.get(s).valid for s in known), "the car")
        car.set(**{"seat.front_left": "no"})
        wait_for(lambda: self.value(signals.DRIVER_SEATED) is False, "nobody in the seat")

    def value(self, signal: Signal[Any]) -> Any:
        return self.vehicle.get(signal).value

    def missing(self) -> list[str]:
        """What the car does not echo yet."""
        return [w.field.name for w in self.wishes if not w.met(self.value(w.signal))]

    def under_way(self) -> bool:
        """The driver's seat moves, and has some way to go."""
        seat = self.value(signals.DRIVER_SEAT_POSITION)
        return seat is not None and 135 < seat < 190

    def stands(self) -> bool:
        """Every motor is where it was told to be."""
        places = [(self.value(a), self.value(b)) for a, b in PLACES.items()]
        return all(a is not None and b is not None and abs(a - b) < 1 for a, b in places)

    def ended(self, ending: Ending) -> None:
        recall = self.welcome.recall
        wait_for(lambda: not recall.running and recall.progress.ending, "the end")
        assert recall.progress.ending is ending


@pytest.fixture
def cockpit(car: DeskCar, qapp: object, tmp_path: Path) -> Iterator[Dashboard]:
    """Anna has a profile and a key before the car is opened."""
    store = Store(tmp_path / FOLDER)
    profile = anna()
    store.add(profile)
    assert store.tokens.give(key(KEY), profile.id)
    store.close()
    dashboard = Dashboard(car.specs, tmp_path)
    yield dashboard
    dashboard.stop()


@pytest.fixture
def door(car: DeskCar, cockpit: Dashboard) -> Door:
    return Door(car, cockpit)


def test_a_known_key_unlocks_and_all_is_echoed_and_shown(
    door: Door, car: DeskCar, cockpit: Dashboard, listener: Listener, screen: Screen
) -> None:
    screen.wait_text("climate.left.value", "21.0")
    wait_for(lambda: not listener.deaf, "the second listener to hear both buses")
    other = door.missing()
    car.set(unlock=KEY)
    told_s = wait_for(lambda: door.welcome.recall.running, "the recall to begin")
    echoed_s = told_s + wait_for(lambda: not door.missing(), "all to be echoed")
    screen.wait_text("climate.left.value", "23.5")
    arrived_s = echoed_s + wait_for(lambda: not door.welcome.recall.running, "all to arrive")
    print(
        f"\n{len(door.wishes)} values: begun {told_s:.2f} s after the unlocking, all echoed after "
        f"{echoed_s:.2f} s, all motors there after {arrived_s:.2f} s"
    )
    assert door.welcome.recall.progress.ending is Ending.DONE
    assert all(
        wish.reached(door.value(wish.place)) for wish in door.wishes if wish.place is not None
    )
    assert echoed_s < GOAL_S
    asked = {signal for _, wanted in listener.commands for signal in wanted}
    assert len(asked) == len(other)
    assert ledger.verify(cockpit.storage.ledger) == ""
    sent = [e for e in ledger.read(cockpit.storage.ledger) if e.get("by") == "profile"]
    wanted = {wish.signal.path for wish in door.wishes if wish.field.name in other}
    assert {e["signal"] for e in sent} == wanted


def test_the_wrong_person_stops_it_by_touching_any_control(
    door: Door, car: DeskCar, screen: Screen
) -> None:
    screen.wait_text("climate.left.value", "21.0")
    car.set(unlock=KEY)
    wait_for(door.under_way, "a seat that moves")
    screen.tap("climate.right.plus")
    door.ended(Ending.TOUCHED)
    wait_for(door.stands, "everything to stand")
    seat = car.control.get("seat_position")["seat_position"]
    assert 135 < seat < 195
    assert door.welcome.recall.progress.done < len(door.wishes)


def test_what_the_seat_meets_stops_it(door: Door, car: DeskCar) -> None:
    car.set(unlock=KEY)
    wait_for(door.under_way, "a seat that moves")
    car.set(seat_blocked=True)
    door.ended(Ending.SEAT_OBSTACLE)
    wait_for(door.stands, "everything to stand")


def test_who_drives_off_stops_it(door: Door, car: DeskCar) -> None:
    car.set(unlock=KEY)
    wait_for(door.under_way, "a seat that moves")
    car.set(gear="D", pedal=0.5)
    door.ended(Ending.DRIVES)
    wait_for(door.stands, "everything to stand")


def test_nothing_moves_while_driving(door: Door, car: DeskCar, listener: Listener) -> None:
    car.set(gear="D", speed=40)
    wait_for(lambda: (door.value(signals.SPEED) or 0) > 20, "a moving car")
    car.set(unlock=KEY)
    wait_for(lambda: door.value(signals.UNLOCKED_BY) == KEY, "the key")
    assert not door.welcome.recall.running
    door.people.leave()
    door.people.enter(door.profile)
    door.ended(Ending.PARTLY)
    assert door.value(signals.DRIVER_TEMPERATURE) == 23.5
    assert {message for message, _ in listener.commands} <= {
        *("CMD_Climate", "CMD_Seats", "CMD_Lights")
    }


def test_a_strange_key_moves_nothing(door: Door, car: DeskCar, listener: Listener) -> None:
    car.set(unlock=STRANGE_KEY)
    wait_for(lambda: door.value(signals.UNLOCKED_BY) == STRANGE_KEY, "the key")
    assert not door.welcome.recall.running
    assert listener.commands == []
