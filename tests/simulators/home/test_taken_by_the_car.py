"""The simulated home, without a broker, as the car's own readers take it."""

from collections.abc import Iterable
from random import Random

import pytest

from cockpit.core.messages import Arrived, Messages
from cockpit.core.reading import Trust
from cockpit.features.home.devices import commands
from cockpit.features.home.devices.entity import Cover, Entity, Sort
from cockpit.features.home.devices.home import Home
from cockpit.features.home.energy import LOADPOINT, SITE, HouseEnergy
from cockpit.features.home.picture import Stills
from cockpit.links.mqtt_link.reading import read_json
from simulators.home.__main__ import speakers
from simulators.spoilt import spoilt
from simulators.word import Speaker, Word


def arrived(word: Word) -> Arrived:
    return Arrived(word.topic, word.payload, read_json(word.payload), word.retain, "home")


class Street:
    """A home and a car that hears all that it says."""

    def __init__(self) -> None:
        self.speakers: list[Speaker] = speakers("", seed=1)
        self.mail = Messages("V1")
        self.mail.connect(lambda _: None)
        self.mail.tell_up(frozenset({"home"}))
        self.car = Home("cockpit/V1")
        self.energy = HouseEnergy(self.mail, "evcc", 1)
        self.energy.start()
        self.words: list[Word] = []

    def announce(self) -> None:
        for speaker in self.speakers:
            self.hear(speaker.announce())

    def hear(self, words: Iterable[Word]) -> None:
        for word in words:
            self.words.append(word)
            self.mail.deliver(arrived(word))
            for ask in self.car.take(arrived(word)):
                self.ask(ask.topic, ask.payload)

    def ask(self, topic: str, payload: bytes) -> None:
        for speaker in self.speakers:
            if topic in speaker.topics:
                self.hear(speaker.take(topic, payload))

    def pass_by(self, seconds: int) -> None:
        for now in range(4 * seconds):
            for speaker in self.speakers:
                self.hear(speaker.tick(now / 4))

    def entity(self, name: str) -> Entity:
        return next(one for one in self.car.entities.values() if one.name == name)


@pytest.fixture
def street() -> Street:
    one = Street()
    one.announce()
    return one


def test_nothing_is_refused_and_every_sort_is_there(street: Street) -> None:
    street.pass_by(30)
    assert not street.car.refused
    sorts = {entity.sort for entity in street.car.entities.values()}
    wanted = (Sort.GARAGE, Sort.LOCK, Sort.LIGHT, Sort.CLIMATE, Sort.SCENE, Sort.CAMERA)
    assert {*wanted, Sort.SENSOR, Sort.SWITCH, Sort.CONTACT} <= sorts
    assert not [entity.reason for entity in street.car.entities.values() if entity.reason]


def test_the_garage_is_followed_on_its_way(street: Street) -> None:
    said = commands.open_(street.entity("Garage door"))
    assert not isinstance(said, str)
    street.ask(said[0].topic, said[0].payload)
    assert street.entity("Garage door").state.cover is Cover.OPENING
    street.pass_by(15)
    assert street.entity("Garage door").state.cover is Cover.OPEN


def test_the_thermostat_does_what_the_car_asks(street: Street) -> None:
    said = commands.set_temperature(street.entity("Heating"), 22.5)
    assert not isinstance(said, str)
    street.ask(said[0].topic, said[0].payload)
    state = street.entity("Heating").state
    assert (state.target, state.mode) == (22.5, "heat")
    assert state.temperature == pytest.approx(19.2)


def test_all_of_evcc_is_understood(street: Street) -> None:
    street.pass_by(10)
    assert street.energy.mode.value == "pv"
    for key in (*SITE, "chargePower", "limitSoc"):
        assert street.energy.number(key).trust is not Trust.MISSING
    told = {word.topic for word in street.words}
    assert {f"evcc/loadpoints/1/{key}" for key in LOADPOINT} <= told


def test_the_camera_is_seen(street: Street) -> None:
    stills = Stills(street.mail, lambda: None)
    stills.follow(camera(street))
    street.pass_by(12)
    assert stills.picture.startswith("data:image/png")


def camera(street: Street) -> Entity:
    return next(e for e in street.car.entities.values() if e.sort is Sort.CAMERA)


@pytest.mark.parametrize("seed", range(20))
def test_garbage_raises_nothing(seed: int) -> None:
    street, lot = Street(), Random(seed)
    for speaker in street.speakers:
        for word in speaker.announce():
            street.hear([word._replace(payload=spoilt(word.payload, lot))])
    street.announce()
    assert street.entity("Garage door").state.cover is Cover.CLOSED
