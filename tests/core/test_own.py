"""What is whoever drives' own: each reads his, and nobody's file holds none of it."""

import json
from pathlib import Path
from typing import Any

from cockpit.core.own import Own
from cockpit.core.personal import NOBODY, Personal
from cockpit.core.stored import Stored


class Car:
    """Drivers, and one subject of theirs."""

    def __init__(self, folder: Path) -> None:
        self.personal, self.file = Personal(), Stored(folder, "nav/places")
        self.profiles: dict[str, dict[str, Any]] = {}
        self.own = Own(self.personal, "places", self.file)
        self.heard: list[Any] = []
        self.own.watch(lambda: self.heard.append(self.own.read()))

    def sit(self, driver: str) -> None:
        things = self.profiles.get(driver, {})
        self.personal.lend(driver, things, self.keep if driver != NOBODY else lambda *_: None)

    def keep(self, subject: str, told: Any) -> None:
        self.profiles.setdefault(self.personal.driver, {})[subject] = told


def test_each_driver_reads_his_own(tmp_path: Path) -> None:
    car = Car(tmp_path)
    car.sit("anna")
    car.own.write(["secret"])
    car.sit("ben")
    assert car.own.read() is None
    car.sit("anna")
    assert car.own.read() == ["secret"]
    assert car.heard == [None, None, ["secret"]]
    assert not list(tmp_path.rglob("*.json"))


def test_without_drivers_it_is_a_file(tmp_path: Path) -> None:
    Car(tmp_path).own.write({"a": (1, 2)})
    again = Car(tmp_path)
    assert again.own.read() == {"a": [1, 2]}
    again.sit("anna")
    assert again.own.read() is None
    again.sit(NOBODY)
    assert again.own.read() == {"a": [1, 2]}


def test_the_first_driver_takes_it_over_and_the_file_is_emptied(tmp_path: Path) -> None:
    car = Car(tmp_path)
    car.own.write(["home"])
    car.profiles["anna"] = dict(car.personal.things)
    car.sit("anna")
    assert car.own.read() == ["home"]
    assert json.loads((tmp_path / "nav" / "places.json").read_text()) is None
    car.sit(NOBODY)
    assert car.own.read() is None


def test_another_driver_does_not_empty_nobodys_file(tmp_path: Path) -> None:
    car = Car(tmp_path)
    car.own.write(["home"])
    car.sit("ben")
    car.own.write(["bens"])
    assert car.file.read() == ["home"]


def test_an_unusable_file_is_put_aside_but_a_drivers_words_are_not(tmp_path: Path) -> None:
    car = Car(tmp_path)
    car.own.write("nonsense")
    car.own.put_aside("no places")
    assert (tmp_path / "nav" / "places.broken").exists()
    car.sit("anna")
    car.own.write("more")
    car.own.put_aside("no places")
    assert car.profiles["anna"] == {"places": "more"}
