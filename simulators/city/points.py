# ruff: noqa: E501  one row of a table stays one line
"""Places of interest: where people eat, shop, sleep, park, heal and learn; in many scripts."""

import random
from dataclasses import dataclass

from simulators.city.drawing import Drawing
from simulators.city.frame import SEED
from simulators.city.houses import House
from simulators.city.roads import Tags
from simulators.city.world import World

CENTRE = ("old", "inner", "grid", "office", "town")
TOWN = ("old", "inner", "grid", "row", "suburb", "villa", "estate", "town")
EVERYWHERE = (*TOWN, "village", "office")


@dataclass(frozen=True)
class Trade:
    """One kind of place: its tags, how many, in which quarters, and what they are called."""

    tags: Tags
    count: int
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    suffix: str = ""
    """Names made of a first word and this one, when the list is used up."""


FIRST = (
    "Golden", "Silver", "Blue", "Green", "Old", "Little", "Red", "White", "Royal", "Corner", "Harbour", "River", "Castle",
    "Abbey", "Market", "Bridge", "Garden", "Mill", "Lantern", "Anchor", "Swan", "Heron", "Otter", "Linden", "Copper",
)  # fmt: skip

# "name / English" where the name is in another script.
TRADES = (
    Trade({"amenity": "restaurant"}, 150, CENTRE, (
        "金龙酒楼 / Golden Dragon", "四川小馆 / Little Sichuan", "老北京饺子馆 / Old Peking Dumplings", "海鲜码头 / Seafood Wharf", "竹园 / Bamboo Garden",
        "مطعم الياسمين / Jasmine Restaurant", "بيت الشام / House of Damask Roses", "مطعم البحر / The Sea", "Ταβέρνα Αθηνά / Taverna Athina",
        "Το Μικρό Λιμάνι / The Little Harbour", "Ελιά / Olive", "Ресторан Берёзка / The Birch", "Самовар / Samovar", "Чайка / The Gull", "Zum Grünen Bären",
        "Gasthaus Zur Mühle", "Fischerhütte", "Brauhaus Löwenbräustübl am Kai", "Trattoria Nonna Ilaria", "La Petite Écluse", "Señor Álamo", "Sakura 桜 / Sakura", "한강 식당 / Han River", "The Drowned Bell",
        "The Ferryman's Table", "Saffron & Salt", "The Weavers' Arms", "Chandler's", "Smoke and Barley", "Thirteen Herrings"), "Kitchen"),
    Trade({"amenity": "cafe"}, 110, TOWN, ("Café Lüfte", "Kaffeehaus Österreicher Hof", "小猫咖啡 / Kitten Café", "مقهى القمر / Moon Café", "Кафе Пушинка / Pushinka Café", "Καφενείο Νεφέλη / Cloud Coffee", "Café Émile", "The Bean Counter", "Slow Tide", "Third Lock", "Paper Boat"), "Café"),
    Trade({"amenity": "fast_food"}, 40, CENTRE, ("Döner Über", "包子铺 / Steamed Buns", "فلافل الحي / Falafel Corner", "Harbour Chips", "The Frying Pan", "Noodle Yard"), "Grill"),
    Trade({"amenity": "pub"}, 45, CENTRE, ("The Blind Pilot", "The Wool Sack", "The Two Bridges", "The Salt Barrel", "Zur Blauen Gans", "The Last Ferry"), "Tavern"),
    Trade({"amenity": "pharmacy"}, 45, EVERYWHERE, ("Löwen-Apotheke", "仁心药房 / Kind Heart Pharmacy", "صيدلية الشفاء / Healing Pharmacy", "Аптека на углу / Corner Pharmacy", "Φαρμακείο Υγεία / Health Pharmacy"), "Pharmacy"),
    Trade({"shop": "bakery"}, 60, EVERYWHERE, ("Bäckerei Müßig", "Konditorei Schönfeldt", "Пекарня Колосок / The Ear of Wheat", "The Risen Loaf"), "Bakery"),
    Trade({"shop": "supermarket"}, 50, EVERYWHERE, ("Alder Market", "Marktkauf Übersee", "大华超市 / Great China Market", "سوق الميناء / Harbour Market"), "Market"),
    Trade({"shop": "convenience"}, 40, TOWN, ("Späti am Kai", "便利小店 / Handy Shop"), "Stores"),
    Trade({"tourism": "hotel"}, 45, CENTRE, ("Grand Hotel Alder", "Hotel Zum Goldenen Schlüssel", "海港大酒店 / Grand Harbour Hotel", "Гостиница Маяк / Lighthouse Hotel", "فندق الواحة / Oasis Hotel", "Ξενοδοχείο Ποσειδών / Hotel Poseidon", "Hôtel de l'Écluse"), "Hotel"),
    Trade({"tourism": "museum"}, 10, CENTRE, ("Museum of Bridges", "Weaving Museum", "Aldermouth Art House", "Clock Museum", "Tram Museum"), "Museum"),
    Trade({"amenity": "bank"}, 25, CENTRE, ("Alder Savings Bank", "Harbour Credit"), "Bank"),
    Trade({"amenity": "fuel"}, 22, ("row", "suburb", "industrial", "village", "grid"), ("Alderoil", "Border Fuels", "Tankhof Süd"), "Filling Station"),
    Trade({"amenity": "car_wash"}, 14, ("row", "suburb", "industrial", "docks"), ("Blitzblank Autowäsche", "Bubble Arch"), "Car Wash"),
    Trade({"shop": "car_repair"}, 18, ("row", "suburb", "industrial", "village"), ("Werkstatt Räder & Öl",), "Motors"),
    Trade({"amenity": "post_office"}, 14, EVERYWHERE, (), "Post Office"),
    Trade({"amenity": "library"}, 10, TOWN, ("Aldermouth City Library",), "Library"),
    Trade({"amenity": "theatre"}, 7, CENTRE, ("Theatre Royal on the Quay", "Schauspielhaus", "大戏院 / Grand Opera"), "Theatre"),
    Trade({"amenity": "cinema"}, 8, CENTRE, ("The Electric", "Kino Ost"), "Cinema"),
    Trade({"amenity": "police"}, 8, TOWN, (), "Police Station"),
    Trade({"amenity": "fire_station"}, 7, TOWN, (), "Fire Station"),
    Trade({"amenity": "kindergarten"}, 35, ("row", "suburb", "villa", "inner", "estate"), ("Kita Sonnenschein",), "Nursery"),
    Trade({"amenity": "doctors"}, 35, EVERYWHERE, ("Praxis Dr. Köhler-Weiß", "诊所李医生 / Dr Li"), "Surgery"),
    Trade({"amenity": "dentist"}, 25, TOWN, (), "Dental Practice"),
    Trade({"amenity": "parking", "parking": "multi-storey", "fee": "yes"}, 26, ("inner", "old", "office", "grid"), ("Parkhaus Dom", "Parkhaus Hauptbahnhof"), "Car Park"),
    Trade({"shop": "clothes"}, 40, CENTRE, ("Mode Gräfin", "丝绸之家 / House of Silk"), "Clothing"),
    Trade({"shop": "books"}, 16, CENTRE, ("Bücherstube am Markt", "书虫 / Bookworm", "Книжный дом / House of Books"), "Books"),
    Trade({"shop": "hairdresser"}, 40, TOWN, ("Salon Schönhaar",), "Hair"),
    Trade({"shop": "florist"}, 20, TOWN, ("Blumen Röschen",), "Flowers"),
    Trade({"amenity": "ice_cream"}, 12, CENTRE, ("Eisdiele Süße Brücke",), "Ices"),
    Trade({"leisure": "fitness_centre"}, 14, TOWN, (), "Gym"),
    Trade({"amenity": "atm"}, 25, CENTRE, (), ""),
    Trade({"amenity": "toilets"}, 14, CENTRE, (), ""),
    Trade({"tourism": "viewpoint"}, 5, ("villa",), ("Heath View", "Schöne Aussicht"), "View"),
)  # fmt: skip


def draw(world: World, drawing: Drawing) -> None:
    """Places in the ground floors of houses."""
    rng = random.Random(SEED + 5)
    doors = list(zip(world.houses, world.addresses, strict=True))
    by_kind: dict[str, list[tuple[House, Tags]]] = {}
    for house, address in doors:
        by_kind.setdefault(house.plot.block.kind, []).append((house, address))
    for trade in TRADES:
        spots = [door for kind in trade.kinds for door in _some(by_kind.get(kind, []), rng)]
        rng.shuffle(spots)
        for n, (house, address) in enumerate(spots[: trade.count]):
            tags = trade.tags | _name(trade, n, rng) | address
            if trade.tags.get("parking"):
                tags["capacity"] = str(rng.randrange(80, 620, 10))
            if trade.tags.get("amenity") in ("restaurant", "cafe", "pharmacy"):
                tags["opening_hours"] = rng.choice(
                    ("Mo-Su 11:00-23:00", "Mo-Sa 08:00-18:30", "Tu-Su 09:00-22:00")
                )
            drawing.node(_within(house), tags)


def _some(doors: list[tuple[House, Tags]], rng: random.Random) -> list[tuple[House, Tags]]:
    return rng.sample(doors, min(len(doors), 60))


def _within(house: House) -> tuple[float, float]:
    """A little behind the front of the house."""
    middle = house.outline.centroid
    x, y = house.front
    return round(x + (middle.x - x) * 0.5, 1), round(y + (middle.y - y) * 0.5, 1)


def _name(trade: Trade, n: int, rng: random.Random) -> Tags:
    if n < len(trade.names):
        name, _, english = trade.names[n].partition(" / ")
        return {"name": name, "name:en": english} if english else {"name": name}
    if not trade.suffix:
        return {}
    first = FIRST[(n * 7 + rng.randrange(3)) % len(FIRST)]
    return {"name": f"{first} {trade.suffix}"}
