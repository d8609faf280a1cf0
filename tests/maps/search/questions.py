"""Questions with known answers: rows drawn at random, asked for in the ways that people type.

Every kind of mistake is made mechanically, so that a new seed is a new exam.
"""

import random
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pypinyin import lazy_pinyin

from cockpit.maps.geo import Point, distance_m
from cockpit.maps.place import Place
from cockpit.maps.search.building.thing import Thing
from tests.maps.search.country import Country, Town

TOP = 3
NEIGHBOURS = dict(zip("qwertyuiopasdfghjklzxcvbnm", ["wa", "qes", "wrd", "etf", "ryg", "tuh",
    "yij", "uok", "ipl", "ol", "qsz", "awdx", "sefc", "drgv", "fthb", "gyjn", "hukm", "jil", "ko",
    "asx", "zsdc", "xdfv", "cfgb", "vghn", "bhjm", "njk"], strict=True))  # fmt: skip
SOUNDS = (("ph", "f"), ("f", "ph"), ("ck", "k"), ("k", "c"), ("c", "k"), ("y", "i"), ("z", "s"),
          ("ie", "ei"), ("ei", "ie"), ("v", "w"), ("th", "t"), ("tt", "t"), ("ss", "s"),
          ("ll", "l"), ("oo", "u"), ("ea", "ee"))  # fmt: skip
CATEGORY_WORDS = {
    "fuel": ("petrol", "petrol station", "gas station", "Tankstelle", "tanken", "加油站"),
    "charging_station": ("charger", "charging station", "Ladestation", "Ladesäule", "充电站",
                         "充电桩"),
    "parking": ("parking", "car park", "Parkplatz", "Parkhaus", "停车场"),
    "pharmacy": ("pharmacy", "chemists", "Apotheke", "Apotheken", "药店"),
    "supermarket": ("supermarket", "groceries", "Supermarkt", "Supermärkte", "超市"),
    "restaurant": ("restaurant", "restaurants", "Gaststätte", "餐厅"),
    "cafe": ("coffee", "cafes", "Kaffee", "咖啡"),
    "hotel": ("hotel", "hotels", "Unterkunft", "酒店"),
    "hospital": ("hospital", "Krankenhaus", "Krankenhäuser", "医院"),
    "bank": ("bank", "Banken", "银行"),
    "bakery": ("bakery", "bakeries", "Bäckerei", "面包店"),
    "toilets": ("toilet", "public toilet", "Toilette", "厕所"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed, where, and what is a right answer."""

    kind: str
    text: str
    near: Point
    right: Callable[[Place], bool]

    def is_answered(self, found: list[Place]) -> bool:
        """Whether a right answer is in the first three."""
        return any(self.right(place) for place in found[:TOP])


class Examiner:
    """Makes questions about a country; its own seed draws them."""

    def __init__(self, country: Country, seed: int) -> None:
        self.chance = random.Random(seed)
        self._towns = country.towns
        self._town_keys = {town.key: town for town in country.towns}
        self._streets: list[tuple[Town, str]] = []
        self._pois: list[Thing] = []
        self._houses: dict[str, list[Thing]] = {}

    def reseed(self, seed: int) -> None:
        """Ask other questions from now on."""
        self.chance = random.Random(seed)

    def watch(self, things: Iterator[Thing]) -> Iterator[Thing]:
        """Learn what there is while it is built."""
        for thing in things:
            if "place" not in thing.tags and "highway" not in thing.tags:
                if "addr:street" in thing.tags and len(thing.tags) == 2:
                    self._houses.setdefault(thing.tags["addr:street"], []).append(thing)
                elif thing.shape is None:
                    self._pois.append(thing)
            yield thing

    def questions(self, number: int) -> list[Question]:
        """About as many of each kind as drivers ask."""
        self._streets = [(t, name) for t in self._towns for name in t.streets]
        makers = (
            [self.town] * 3 + [self.town_typo] * 3 + [self.town_prefix] * 2
            + [self.street_in_town] * 4 + [self.street_typo] * 4 + [self.street_prefix] * 2
            + [self.house] * 4 + [self.poi] * 3 + [self.poi_typo] * 2 + [self.poi_in_town] * 2
            + [self.category] * 4 + [self.category_in_town] * 2 + [self.spelling] * 3
            + [self.pinyin] * 2 + [self.arabic] * 1 + [self.position] * 1
        )  # fmt: skip
        found: list[Question] = []
        turn = 0
        while len(found) < number:
            question = makers[turn % len(makers)]()
            turn += 1
            if question is not None:
                found.append(question)
        return found

    # --- towns

    def town(self) -> Question | None:
        town = self._any_town()
        return self._about_town("town", _odd_case(self.chance, town.names["name"]), town)

    def town_typo(self) -> Question | None:
        town = self._any_town(latin=True)
        name = town.names["name"]
        return (
            self._about_town("town, typo", typo(self.chance, name), town) if len(name) > 4 else None
        )

    def town_prefix(self) -> Question | None:
        town = self._any_town()
        name = town.names["name"]
        cut = max(2 if not _is_latin(name) else 5, len(name) * 7 // 10)
        near = self._beside(town.lat, town.lon, 15)
        begun = name[:cut].lower()
        right = _begins(begun, near, town.lat, town.lon)
        return Question("town, prefix", name[:cut], near, right)

    def _about_town(self, kind: str, text: str, town: Town) -> Question:
        near = self._beside(town.lat, town.lon, 60)
        return Question(kind, text, near, _called(town.names["name"], near, town.lat, town.lon))

    # --- streets

    def street_in_town(self) -> Question | None:
        town, street = self.chance.choice(self._streets)
        name = town.names["name"]
        order = self.chance.choice(("{s}, {t}", "{s} {t}", "{t} {s}", "{t}, {s}"))
        text = order.format(s=_shortened(self.chance, street), t=name)
        return self._about_street("street and town", text, town, street, 40)

    def street_typo(self) -> Question | None:
        town, street = self.chance.choice(self._streets)
        if not _is_latin(street) or len(street) < 7:
            return None
        text = f"{typo(self.chance, street)} {town.names['name']}"
        return self._about_street("street, typo", text, town, street, 30)

    def street_prefix(self) -> Question | None:
        town, street = self.chance.choice(self._streets)
        if not _is_latin(street) or len(street) < 9:
            return None
        cut = street[: len(street) * 3 // 4]
        _, lat, lon = town.streets[street]
        near = self._beside(lat, lon, 3)
        return Question("street, prefix", cut, near, _begins(cut, near, lat, lon))

    def house(self) -> Question | None:
        town, street = self.chance.choice(self._streets)
        _, lat, lon = town.streets[street]
        near_by = [h for h in self._houses.get(street, ()) if _metres(h, lat, lon) < 900]
        if not near_by:
            return self.house()
        house = self.chance.choice(near_by)
        number = house.tags["addr:housenumber"]
        order = self.chance.choice(
            ("{n} {s}, {t}", "{s} {n}, {t}", "{s} {n} {t}", "{t}, {s} {n}", "{n} {s} {t}")
        )
        text = order.format(n=number, s=_shortened(self.chance, street), t=town.names["name"])
        near = self._beside(lat, lon, 25)

        def right(place: Place) -> bool:
            return place.kind == "address" and _metres(house, *place.point) < 60

        return Question("house number", text, near, right)

    def _about_street(
        self, kind: str, text: str, town: Town, street: str, far_km: float
    ) -> Question:
        key, lat, lon = town.streets[street]
        near = self._beside(lat, lon, far_km)
        reach = town.radius * 111_000 * 3

        def right(place: Place) -> bool:
            same = place.key == key or _plain(place.name) == _plain(street)
            return same and distance_m(place.point, Point(town.lat, town.lon)) < reach

        return Question(kind, text, near, right)

    # --- places with a purpose

    def poi(self) -> Question | None:
        thing = self._named_poi()
        near = self._beside(*thing.line[0], 20)
        name = _odd_case(self.chance, thing.tags["name"])
        return Question("poi", name, near, _called(thing.tags["name"], near, *thing.line[0]))

    def poi_typo(self) -> Question | None:
        thing = self._named_poi()
        name = thing.tags["name"]
        if not _is_latin(name) or len(name) < 6:
            return None
        near = self._beside(*thing.line[0], 8)
        right = _called(name, near, *thing.line[0])
        return Question("poi, typo", typo(self.chance, name), near, right)

    def poi_in_town(self) -> Question | None:
        thing = self._named_poi()
        town = self._town_at(*thing.line[0])
        if town is None or town.names["name"] in thing.tags["name"]:
            return None
        text = f"{thing.tags['name']} {town.names['name']}"
        near = self._beside(*thing.line[0], 50)

        def right(place: Place) -> bool:
            same = _plain(place.name) == _plain(thing.tags["name"])
            return same and distance_m(place.point, Point(town.lat, town.lon)) < 12_000

        return Question("poi and town", text, near, right)

    def category(self) -> Question | None:
        value = self.chance.choice(list(CATEGORY_WORDS))
        text = self.chance.choice(CATEGORY_WORDS[value])
        if self.chance.random() < 0.2 and _is_latin(text) and len(text) > 7:
            text = typo(self.chance, text)
        town = self._any_town()
        near = self._beside(town.lat, town.lon, 2)
        nearest = self._nearest(value, near)
        return Question("category", text, near, _of_kind(value, near, nearest * 1.2 + 200))

    def category_in_town(self) -> Question | None:
        town = self.chance.choice([t for t in self._towns if t.kind in {"city", "town"}])
        value = self.chance.choice(("parking", "restaurant", "supermarket", "pharmacy", "hotel"))
        word = self.chance.choice(CATEGORY_WORDS[value][:2])
        form = self.chance.choice(("{w} in {t}", "{w} near {t}", "{w} {t}", "{t} {w}"))
        if not any(_metres(p, town.lat, town.lon) < 5000 for p in self._of(value)):
            return None
        near = self._beside(town.lat, town.lon, 40)
        there = Point(town.lat, town.lon)
        reach = 6000 + town.radius * 111_000 * 2
        text = form.format(w=word, t=town.names["name"])
        return Question("category in town", text, near, _of_kind(value, there, reach))

    # --- scripts

    def spelling(self) -> Question | None:
        """ü as ue or u, ß as ss, no accents."""
        town, street = self.chance.choice(self._streets)
        text = f"{street} {town.names['name']}"
        written = self.chance.choice((_two_letters, _no_accents))(text)
        if written == text:
            return None
        return self._about_street("spelling", written, town, street, 20)

    def pinyin(self) -> Question | None:
        towns = [t for t in self._towns if t.language.code == "zh"]
        town = self.chance.choice(towns)
        name = town.names["name"]
        syllables = lazy_pinyin(name)
        written = self.chance.choice(("".join, " ".join))(syllables)
        near = self._beside(town.lat, town.lon, 20)

        def right(place: Place) -> bool:
            return "".join(lazy_pinyin(place.name)).startswith("".join(syllables))

        return Question("pinyin", written, near, right)

    def arabic(self) -> Question | None:
        towns = [t for t in self._towns if t.language.code == "ar"]
        town = self.chance.choice(towns)
        name = town.names["name"]
        text = name.replace("ة", "ه").replace("أ", "ا").replace("إ", "ا")
        text = self.chance.choice((text, "".join(c + "\u064e" for c in name)))
        return self._about_town("arabic", text, town)

    def position(self) -> Question | None:
        town = self._any_town()
        lat, lon = round(town.lat, 4), round(town.lon, 4)
        form = self.chance.choice((
            f"{lat}, {lon}", f"{lat} {lon}", f"geo:{lat},{lon}", f"{lat}°N {lon}°E",
            f"{lat};{lon}".replace(".", ","), f"https://maps.example/@{lat},{lon},15z",
        ))  # fmt: skip
        near = self._beside(lat, lon, 100)
        right: Callable[[Place], bool] = lambda p: distance_m(p.point, Point(lat, lon)) < 20  # noqa: E731
        return Question("position", form, near, right)

    # --- drawing

    def _any_town(self, latin: bool = False) -> Town:
        while True:
            kind = self.chance.choice(("city", "town", "town", "village", "village", "hamlet"))
            town = self.chance.choice(self._towns)
            if town.kind == kind and (not latin or _is_latin(town.names["name"])):
                return town

    def _named_poi(self) -> Thing:
        while True:
            thing = self.chance.choice(self._pois)
            if "name" in thing.tags:
                return thing

    def _of(self, value: str) -> list[Thing]:
        return [p for p in self._pois if value in p.tags.values()]

    def _nearest(self, value: str, near: Point) -> float:
        return min(_metres(p, *near) for p in self._of(value))

    def _town_at(self, lat: float, lon: float) -> Town | None:
        return min(self._towns, key=lambda t: (t.lat - lat) ** 2 + (t.lon - lon) ** 2 * 0.5)

    def _beside(self, lat: float, lon: float, far_km: float) -> Point:
        reach = far_km / 111
        return Point(
            lat + self.chance.uniform(-reach, reach), lon + self.chance.uniform(-reach, reach)
        )


def typo(chance: random.Random, text: str) -> str:
    """The text with one mistake: letters swapped, dropped, doubled, a neighbour key, a sound."""
    places = [i for i in range(1, len(text) - 1) if text[i].isalpha() and text[i + 1].isalpha()]
    if not places:
        return text
    kind = chance.choice(("swap", "drop", "double", "neighbour", "sound"))
    sounds = [(a, b) for a, b in SOUNDS if a in text[1:]]
    if kind == "sound" and sounds:
        wrong, right = chance.choice(sounds)
        place = text.index(wrong, 1)
        return text[:place] + right + text[place + len(wrong) :]
    i = chance.choice(places)
    if kind == "swap":
        return text[:i] + text[i + 1] + text[i] + text[i + 2 :]
    if kind == "drop":
        return text[:i] + text[i + 1 :]
    letter = chance.choice(NEIGHBOURS.get(text[i].lower(), "e")) if kind == "neighbour" else text[i]
    return text[:i] + letter + (text[i:] if kind == "double" else text[i + 1 :])


def _called(name: str, near: Point, lat: float, lon: float) -> Callable[[Place], bool]:
    """One of that name, no farther than the one that was meant."""
    meant = distance_m(near, Point(lat, lon)) + 500

    def right(place: Place) -> bool:
        same = _plain(place.name) == _plain(name)
        return same and distance_m(near, place.point) <= meant * 1.05

    return right


def _begins(begun: str, near: Point, lat: float, lon: float) -> Callable[[Place], bool]:
    meant = distance_m(near, Point(lat, lon)) + 500

    def right(place: Place) -> bool:
        return _plain(begun) in _plain(place.name) and distance_m(near, place.point) <= meant * 1.3

    return right


def _of_kind(value: str, near: Point, within_m: float) -> Callable[[Place], bool]:
    return lambda place: place.category == value and distance_m(near, place.point) <= within_m


def _shortened(chance: random.Random, street: str) -> str:
    if chance.random() < 0.3:
        pairs = (("Street", "St"), ("Road", "Rd"), ("straße", "str."), ("Avenue", "Ave"))
        for long, short in pairs:
            street = street.replace(long, short)
    return street


def _odd_case(chance: random.Random, text: str) -> str:
    return chance.choice((text, text.lower(), text.upper(), text))


def _plain(text: str) -> str:
    return "".join(c for c in _no_accents(text).lower() if c.isalnum())


def _is_latin(text: str) -> bool:
    return all(ord(c) < 0x250 or c == "’" for c in text)


def _two_letters(text: str) -> str:
    for letter, two in (
        ("ä", "ae"),
        ("ö", "oe"),
        ("ü", "ue"),
        ("ß", "ss"),
        ("Ö", "Oe"),
        ("Ü", "Ue"),
    ):
        text = text.replace(letter, two)
    return text


def _no_accents(text: str) -> str:
    text = text.replace("ß", "ss").replace("ħ", "h").replace("Ħ", "H")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _metres(thing: Thing, lat: float, lon: float) -> float:
    return distance_m(Point(*thing.line[0]), Point(lat, lon))
