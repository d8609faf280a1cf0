"""A country that never was, of any size: real-language names that are much alike.

That many names share their parts is what breaks a search. Everything follows from the seed; the
things go through the same building as those of an extract.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import shapely  # type: ignore[import-untyped]

from cockpit.maps.search.building.thing import Thing
from tests.maps.search.morphemes import LANGUAGES, Language

SOUTH, WEST = 44.0, 6.0
CATEGORIES = (
    ("amenity", "restaurant", 14), ("amenity", "cafe", 8), ("amenity", "fast_food", 6),
    ("shop", "supermarket", 6), ("amenity", "fuel", 5), ("amenity", "parking", 12),
    ("amenity", "pharmacy", 5), ("tourism", "hotel", 5), ("amenity", "bank", 4),
    ("amenity", "school", 7), ("shop", "bakery", 5), ("shop", "hairdresser", 5),
    ("amenity", "charging_station", 3), ("amenity", "place_of_worship", 6), ("shop", "clothes", 6),
    ("leisure", "park", 5), ("amenity", "doctors", 4), ("amenity", "hospital", 1),
    ("tourism", "museum", 1), ("amenity", "post_office", 2), ("railway", "station", 1),
    ("shop", "car_repair", 3), ("highway", "bus_stop", 12), ("amenity", "toilets", 2),
    ("leisure", "sports_centre", 2), ("amenity", "bar", 4),
)  # fmt: skip
UNNAMED = frozenset({"parking", "toilets", "charging_station", "fuel"})
BRANDS = {
    "supermarket": ("Lidl", "Aldi", "Rewe", "Tesco", "Carrefour", "Spar", "Edeka", "永辉超市"),
    "fuel": ("Shell", "BP", "Total", "Aral", "Esso", "Q8", "中国石化"),
    "fast_food": ("McDonald's", "Burger King", "KFC", "Subway", "肯德基"),
    "bank": ("Sparkasse", "HSBC", "BNP Paribas", "Deutsche Bank", "中国银行"),
    "hotel": ("Hilton", "Ibis", "Holiday Inn", "Novotel"),
    "cafe": ("Starbucks", "Costa Coffee", "星巴克"),
    "charging_station": ("Ionity", "Tesla Supercharger", "EnBW", "特来电"),
    "clothes": ("H&M", "Zara", "C&A"),
}


@dataclass(slots=True)
class Town:
    """A settlement and how it is written."""

    names: dict[str, str]
    kind: str
    lat: float
    lon: float
    radius: float
    language: Language
    key: str
    streets: dict[str, tuple[str, float, float]] = field(default_factory=dict)


class Country:
    """`rows` is roughly how many rows the index gets, beside the house numbers."""

    def __init__(self, rows: int, seed: int) -> None:
        self.chance = random.Random(seed)
        self._rows = rows
        self._next = 0
        self.side = 0.9 * math.sqrt(rows / 4000)
        self.towns = list(self._make_towns(max(12, rows // 70)))

    def things(self) -> Iterator[Thing]:
        """All of it, in the order of an extract."""
        for town in self.towns:
            tags = {"place": town.kind} | town.names
            if town.kind == "city":
                tags["population"] = str(self.chance.randint(100_000, 2_000_000))
            yield Thing(town.key, tags, [(town.lat, town.lon)])
        sizes = [town.radius**2 for town in self.towns]
        total = sum(sizes)
        for town, size in zip(self.towns, sizes, strict=True):
            share = size / total * (self._rows - len(self.towns))
            yield from self._streets(town, max(2, round(share * 0.48)))
            yield from self._pois(town, round(share * 0.52))
        yield from self._counties()

    def _key(self, letter: str) -> str:
        self._next += 1
        return f"{letter}{self._next}"

    def _make_towns(self, number: int) -> Iterator[Town]:
        chance = self.chance
        kinds = [("city", 0.004, 0.07), ("town", 0.05, 0.025), ("village", 0.5, 0.011)]
        for _ in range(number):
            draw = chance.random()
            kind, _, radius = next((k for k in kinds if draw < k[1]), ("hamlet", 1.0, 0.006))
            lat = SOUTH + chance.random() * self.side
            lon = WEST + chance.random() * self.side * 1.4
            # Languages lie side by side, as the countries of a continent do.
            place = (lon - WEST) / (self.side * 1.4) * len(LANGUAGES)
            language = LANGUAGES[min(len(LANGUAGES) - 1, int(place))]
            names = language.town(chance)
            yield Town(names, kind, lat, lon, radius, language, self._key("n"))

    def _spot(self, town: Town) -> tuple[float, float]:
        angle, far = self.chance.random() * math.tau, math.sqrt(self.chance.random()) * town.radius
        return town.lat + far * math.sin(angle), town.lon + far * math.cos(angle) * 1.4

    def _streets(self, town: Town, number: int) -> Iterator[Thing]:
        chance = self.chance
        for _ in range(number):
            names = town.language.street(chance)
            if names["name"] in town.streets:
                continue
            lat, lon = self._spot(town)
            ends = [(lat, lon), (lat + 0.0004, lon + 0.0006), (lat + 0.0008, lon + 0.0009)]
            key = self._key("w")
            town.streets[names["name"]] = (key, *ends[1])
            kind = chance.choice(("residential", "residential", "tertiary", "primary", "service"))
            yield Thing(key, {"highway": kind} | names, ends)
            if chance.random() < 0.15:
                yield from self._houses(names["name"], ends)

    def _houses(self, street: str, ends: list[tuple[float, float]]) -> Iterator[Thing]:
        (lat, lon), _, (to_lat, to_lon) = ends
        number = 1
        for step in range(self.chance.randint(2, 12)):
            share = step / 12
            spot = (lat + (to_lat - lat) * share, lon + (to_lon - lon) * share)
            letter = self.chance.choice(("", "", "", "", "a", "b"))
            tags = {"addr:street": street, "addr:housenumber": f"{number}{letter}"}
            yield Thing(self._key("n"), tags, [spot])
            number += self.chance.choice((1, 2, 2, 3))

    def _pois(self, town: Town, number: int) -> Iterator[Thing]:
        chance = self.chance
        weights = [c[2] for c in CATEGORIES]
        streets = list(town.streets)
        for key, value, _ in chance.choices(CATEGORIES, weights, k=number):
            tags = {key: value}
            if value in BRANDS and chance.random() < 0.4:
                brand = chance.choice(BRANDS[value])
                tags |= {"name": brand, "brand": brand}
            elif value not in UNNAMED or chance.random() < 0.3:
                tags |= town.language.poi(chance, value, town.names["name"])
            if streets and chance.random() < 0.2:
                tags["addr:street"] = chance.choice(streets)
                tags["addr:housenumber"] = str(chance.randint(1, 90))
            yield Thing(self._key("n"), tags, [self._spot(town)])

    def _counties(self) -> Iterator[Thing]:
        step = max(0.5, self.side / 8)
        for i in range(math.ceil(self.side / step)):
            for j in range(math.ceil(self.side * 1.4 / step)):
                south, west = SOUTH + i * step, WEST + j * step
                name = f"Shire {i}{chr(65 + j)}"
                tags = {"boundary": "administrative", "admin_level": "6", "name": name}
                shape = shapely.box(west, south, west + step, south + step)
                yield Thing(self._key("r"), tags, [(south, west)], shape=shape)
