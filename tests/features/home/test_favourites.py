from pathlib import Path

from cockpit.core.personal import Personal
from cockpit.features.home.favourites import MOST, Favourites, first_choice
from tests.features.home.conftest import BLIND, DOOR, GARAGE, LAMP, WARMTH, LivedIn
from tests.features.owned import owned


def test_at_first_the_most_useful_comes_first_and_no_sensor(lived_in: LivedIn) -> None:
    shown = first_choice(lived_in.house.entities)
    assert shown[:3] == (GARAGE, DOOR, LAMP)
    assert WARMTH not in shown


def test_the_drivers_choice_stays(lived_in: LivedIn, tmp_path: Path) -> None:
    entities = lived_in.house.entities
    favourites = Favourites(owned(tmp_path, "home/favourites"))
    assert favourites.toggle(GARAGE, entities)
    assert GARAGE not in favourites.among(entities)
    assert favourites.toggle(GARAGE, entities)
    assert favourites.among(entities)[-1] == GARAGE
    assert Favourites(owned(tmp_path, "home/favourites")).among(entities)[-1] == GARAGE


def test_there_is_room_for_so_many(lived_in: LivedIn) -> None:
    entities = lived_in.house.entities
    favourites = Favourites(owned(None, "x"))
    for id_ in entities:
        if id_ not in favourites.among(entities):
            favourites.toggle(id_, entities)
    assert len(favourites.among(entities)) == MOST == len(entities)
    assert favourites.toggle(BLIND, entities)
    assert len(favourites.among(entities)) == MOST - 1


def test_what_is_away_for_a_while_keeps_its_place(lived_in: LivedIn) -> None:
    entities = dict(lived_in.house.entities)
    favourites = Favourites(owned(None, "x"))
    favourites.toggle(BLIND, entities)
    lamp = entities.pop(LAMP)
    assert LAMP not in favourites.among(entities)
    favourites.toggle(BLIND, entities)
    entities[LAMP] = lamp
    assert favourites.among(entities)[2] == LAMP


def test_a_broken_file_is_put_aside(lived_in: LivedIn, tmp_path: Path) -> None:
    file = tmp_path / "home" / "favourites.json"
    file.parent.mkdir()
    file.write_text('{"favourites": 7}', "utf-8")
    favourites = Favourites(owned(tmp_path, "home/favourites"))
    assert favourites.among(lived_in.house.entities)[0] == GARAGE
    assert file.with_suffix(".broken").exists()


def test_each_driver_has_his_own(lived_in: LivedIn) -> None:
    personal, entities = Personal(), lived_in.house.entities
    favourites = Favourites(owned(None, "home/favourites", personal))
    told: list[tuple[str, ...]] = []
    favourites.watch(lambda: told.append(favourites.among(entities)))
    usual = favourites.among(entities)
    personal.lend("anna", {}, lambda *_: None)
    favourites.toggle(GARAGE, entities)
    hers, things = favourites.among(entities), personal.things
    personal.lend("ben", {}, lambda *_: None)
    assert favourites.among(entities) == usual != hers
    personal.lend("anna", things, lambda *_: None)
    assert told[-1] == hers
