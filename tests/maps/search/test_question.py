"""Coordinates, plus codes, categories and turns of speech, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.maps.geo import Point, distance_m
from cockpit.maps.search.categories import by_value, categories
from cockpit.maps.search.question.asked import understand
from cockpit.maps.search.question.coordinates import coordinates
from cockpit.maps.search.question.plus_code import plus_code

MUNICH = Point(48.1375, 11.5750)


@pytest.mark.parametrize(
    "text",
    [
        "48.1375,11.5750",
        "48.1375, 11.575",
        "48.1375 11.575",
        "48,1375 11,575",
        "48,1375; 11,575",
        "48,1375, 11,575",
        "(48.1375, 11.575)",
        "48.1375° 11.575°",
        "48.1375°N 11.575°E",
        "N48.1375 E11.575",
        "N 48.1375°, E 11.575°",
        "11.575E 48.1375N",
        "48°08'15\"N 11°34'30\"E",
        "48° 08′ 15″ N, 11° 34′ 30″ E",
        "48°8.25'N 11°34.5'E",
        "48 08 15 N 11 34 30 E",
        "N 48° 08.25' E 11° 34.5'",
        "48°08'15\"N 11°34'30\"O",
        "48°08'15\" 11°34'30\"",
        "北纬48.1375 东经11.575",
        "北纬48度8分15秒 东经11度34分30秒",
        "lat: 48.1375, lon: 11.575",
        "geo:48.1375,11.575",
        "geo:48.1375,11.575?z=17",
        "geo:0,0?q=48.1375,11.575(Marienplatz)",
        "https://www.google.com/maps/place/X/@48.1375,11.575,17z/data=!3m1",
        "https://www.google.com/maps/@48.1,11.5,17z/data=!3d48.1375!4d11.575",
        "https://maps.google.com/?q=48.1375,11.575",
        "https://maps.apple.com/?ll=48.1375,11.575&q=Marienplatz",
        "https://www.openstreetmap.org/#map=17/48.1375/11.575",
        "https://www.openstreetmap.org/?mlat=48.1375&mlon=11.575#map=12/1.0/2.0",
        "https://maps.google.com/maps?daddr=48.1375%2C11.575",
    ],
)
def test_ways_to_write_a_position(text: str) -> None:
    found = coordinates(text)
    assert found is not None
    assert distance_m(found[0], MUNICH) < 2


def test_south_and_west_are_negative() -> None:
    found = coordinates("33°52'S 151°12'W")
    assert found is not None
    assert found[0] == pytest.approx((-33.8667, -151.2), abs=1e-3)


def test_a_link_may_name_the_place() -> None:
    found = coordinates("geo:0,0?q=48.1375,11.575(Marienplatz)")
    assert found is not None
    assert found[1] == "Marienplatz"


@pytest.mark.parametrize(
    "text",
    ["12 14", "48", "48.1", "91.5, 11.0", "48.1, 181.0", "12, Mill Street", "17. Juni 12", "B 27",
     "48°75'N 11°E", "48°N 11°N", "10115 Berlin", "", "1.5 2.5 3.5", "https://example.com/12"],
)  # fmt: skip
def test_what_is_no_position(text: str) -> None:
    assert coordinates(text) is None


@given(st.floats(-89.9, 89.9), st.floats(-179.9, 179.9))
def test_every_decimal_position_is_read(lat: float, lon: float) -> None:
    found = coordinates(f"{lat:.6f}, {lon:.6f}")
    assert found is not None
    assert found[0] == pytest.approx((lat, lon), abs=1e-5)


def test_plus_codes() -> None:
    full = plus_code("8FWH4HX8+9C")
    assert full is not None
    assert not full.is_short
    short = plus_code("4HX8+9C München")
    assert short is not None
    assert (short.code, short.place, short.is_short) == ("4HX8+9C", "München", True)
    assert short.point(MUNICH) == pytest.approx(full.point(None), abs=1e-6)
    assert short.point(None) is None
    assert plus_code("C++ course") is None
    assert plus_code("A+B Hotel") is None


@pytest.mark.parametrize(
    ("text", "key", "rest"),
    [
        ("petrol", "fuel", ""),
        ("gas stations", "fuel", ""),
        ("Tankstellen", "fuel", ""),
        ("Krankenhäuser", "hospital", ""),
        ("nächste Apotheke", "pharmacy", ""),
        ("restaurnat", "restaurant", ""),
        ("supermar", "supermarket", ""),
        ("我要去最近的加油站", "fuel", ""),
        ("Shell petrol station", "fuel", "Shell"),
        ("Parkplatz Altstadt", "parking", "Altstadt"),
        ("上海咖啡馆", "cafe", "上海"),
        ("sushi", "food", "sushi"),
    ],
)
def test_categories(text: str, key: str, rest: str) -> None:
    asked = understand(text)
    assert asked.category is not None
    assert (asked.category.key, asked.rest) == (key, rest)


@pytest.mark.parametrize(
    "text", ["Mühlgasse", "Hamburg", "Springfield", "12 Mill Street", "人民路"]
)
def test_names_are_no_categories(text: str) -> None:
    assert understand(text).category is None


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("charger in 30 km", 30_000),
        ("Ladestation in 30 km", 30_000),
        ("charging station in about 20 miles", 32_186.88),
        ("in 15 km Tankstelle", 15_000),
        ("30公里后的充电站", 30_000),
        ("coffee on the way", 0),
        ("Kaffee auf der Strecke", 0),
        ("沿途加油站", 0),
        ("restaurant in 20 min", 26_000),
        ("charger in 1 h", 80_000),
        ("charger", None),
        ("Lidl in München", None),
    ],
)
def test_along_the_way(text: str, metres: float | None) -> None:
    asked = understand(text)
    assert asked.along_m == metres
    if metres is not None:
        assert asked.category is not None


def test_power_and_plugs() -> None:
    asked = understand("150 kW CCS charger")
    assert (asked.min_kw, asked.sockets, asked.rest) == (150, ("ccs",), "")


def test_every_category_can_be_called_in_every_language() -> None:
    for category in categories().values():
        assert set(category.words) == {"en", "de", "zh", "ar"}
        for words in category.words.values():
            assert understand(words[0]).category is not None, words[0]
    assert by_value()["fast_food"].key == "fast_food"
