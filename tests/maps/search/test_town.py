"""What a driver types in a town whose right answers are known."""

import pytest

from cockpit.maps.geo import distance_m
from tests.maps.search.conftest import Town


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Altenburg", "Oldcastle"),
        ("altenbrug", "Oldcastle"),
        ("Oldcastle", "Oldcastle"),
        ("老城", "Oldcastle"),
        ("laocheng", "Oldcastle"),
        ("München", "Munich"),
        ("Muenchen", "Munich"),
        ("Munchen", "Munich"),
        ("munich", "Munich"),
        ("mün", "Munich"),
        ("Мюнхен", "Munich"),
        ("ميونخ", "Munich"),
        ("Mühlgasse", "Mühlgasse"),
        ("muelgasse", "Mühlgasse"),
        ("Mühl Gasse", "Mühlgasse"),
        ("Mühlgasse 3a", "Mühlgasse 3a"),
        ("Mühlgasse 3 a, Altenburg", "Mühlgasse 3a"),
        ("3a Mühlgasse", "Mühlgasse 3a"),
        ("Altenburg Mühlgasse 5", "Mühlgasse 5"),
        ("81234 Mühlgasse 5", "Mühlgasse 5"),
        ("Mühlgasse Nr. 5", "Mühlgasse 5"),
        ("Mill Street 14", "Mill Street 12-16"),
        ("12 Mill St", "Mill Street 12-16"),
        ("14 mil street, Altstadt", "Mill Street 12-16"),
        ("Bahnhofstr. 9", "Bahnhofstraße 9"),
        ("Bahnhof Str 9", "Bahnhofstraße 9"),
        ("Bahnhofstraße 5", "Bahnhofstraße 5"),
        ("Vergessener Weg 7", "Vergessener Weg 7"),
        ("Straße des 17. Juni", "Straße des 17. Juni"),
        ("17 Juni", "Straße des 17. Juni"),
        ("triq san gorg", "Triq San Ġorġ"),
        ("St Gorg Street", "Triq San Ġorġ"),
        ("mc donalds way", "McDonald's Way"),
        ("A9", "A 9"),
        ("a 9", "A 9"),
        ("حي النخيل", "حي النخيل"),
        ("مطعم القلعه", "مطعم القلعة"),
        ("مطعم قلعة", "مطعم القلعة"),
        ("北京饭店", "Beijing Restaurant"),
        ("beijing fandian", "Beijing Restaurant"),
        ("bjfd", "Beijing Restaurant"),
        ("cafe groessenwahn", "Café Größenwahn"),
        ("Cafe Grössenwan", "Café Größenwahn"),
        ("St Johns Church", "Saint John's Church"),
        ("saint john", "Saint John's Church"),
        ("Klinikum", "Klinikum Altenburg"),
        ("hospital", "Klinikum Altenburg"),
        ("Apotheken", "Löwen-Apotheke"),
        ("pharmacy", "Löwen-Apotheke"),
        ("药店", "Löwen-Apotheke"),
        ("Tankstelle", "Shell"),
        ("nearest petrol station", "Shell"),
        ("petrol staton", "Shell"),
        ("加油站", "Shell"),
        ("附近的加油站", "Shell"),
        ("where is a pharmacy please", "Löwen-Apotheke"),
        ("Ladesäule", "Charging station"),
        ("fast charger", "Ionity Altenburg"),
        ("150 kW charger", "Ionity Altenburg"),
        ("charger in Neudorf", "Ladepark Neudorf"),
        ("Ladestation Neudorf", "Ladepark Neudorf"),
        ("italian restaurant", "Da Luigi"),
        ("Italiener", "Da Luigi"),
        ("Shell Tankstelle", "Shell"),
        ("parking", "Parking"),
        ("Lidl", "Lidl"),
        ("48.2031, 11.2", "48.20310, 11.20000"),
    ],
)
def test_first_answer(town: Town, query: str, name: str) -> None:
    assert town.first(query) == name


def test_the_near_one_comes_first(town: Town) -> None:
    first, second = (p for p in town.find("Lidl") if p.name == "Lidl")
    assert first.distance_m is not None
    assert second.distance_m is not None
    assert first.distance_m < 100 < 5000 < second.distance_m


def test_near_a_place_is_near_that_place(town: Town) -> None:
    assert town.find("Lidl near Neudorf")[0].point.lat > 48.25
    assert town.find("supermarket near Neudorf")[0].point.lat > 48.25
    assert town.find("Neudorf附近的超市")[0].point.lat > 48.25
    assert town.find("Mühlgasse Neudorf")[0].point.lat > 48.25


def test_a_place_on_the_map_twice_is_found_once(town: Town) -> None:
    assert len(town.find("Stadtpark")) == 1
    assert [p.kind for p in town.find("Rathaus") if p.category == "bus_stop"] == ["poi"]
    assert len([p for p in town.find("Mühlgasse") if p.kind == "street"]) == 2


def test_private_parking_and_benches_are_not_offered(town: Town) -> None:
    assert len([p for p in town.find("parking") if p.category == "parking"]) == 1
    assert all("Opa" not in p.name for p in town.find("Bank von Opa"))


def test_a_missing_number_leads_to_its_neighbour(town: Town) -> None:
    found = town.find("Mühlgasse 4")[0]
    assert found.kind == "street"
    assert found.name == "Mühlgasse"
    house = town.find("Mühlgasse 5")[0]
    other = town.find("Mühlgasse 3a")[0]
    assert min(distance_m(found.point, house.point), distance_m(found.point, other.point)) < 1


def test_address_and_kind_are_told(town: Town) -> None:
    house = town.find("Mühlgasse 3a")[0]
    assert (house.kind, house.address) == ("address", "Altstadt, Altenburg")
    charger = town.find("Ionity")[0]
    assert (charger.kind, charger.category) == ("charger", "charging_station")


def test_names_are_in_the_language_of_the_driver(town: Town) -> None:
    assert town.find("Altenburg", language="de")[0].name == "Altenburg"
    assert town.find("Altenburg", language="zh")[0].name == "老城"
    assert town.find("parking", language="zh")[0].name == "停车场"


def test_a_short_plus_code_with_its_town(town: Town) -> None:
    from openlocationcode import openlocationcode as olc  # type: ignore[import-untyped]

    full = olc.encode(48.2031, 11.2004)
    for text in (full, f"{full[4:]} Altenburg", full[4:].lower()):
        found = town.find(text)[0]
        assert found.kind == "plus_code"
        assert abs(found.point.lat - 48.2031) < 0.0002
