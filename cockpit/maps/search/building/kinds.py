"""What a thing on the map is for a driver: kind, category and importance."""

import math
from dataclasses import dataclass

from cockpit.maps.search.categories import by_value

PLACES = {
    "country": ("country", 0.93), "state": ("state", 0.76), "region": ("region", 0.6),
    "province": ("state", 0.68), "county": ("county", 0.52), "district": ("county", 0.48),
    "municipality": ("county", 0.48), "island": ("island", 0.5), "islet": ("island", 0.25),
    "archipelago": ("island", 0.55), "city": ("city", 0.72), "town": ("town", 0.58),
    "village": ("village", 0.44), "hamlet": ("hamlet", 0.33), "borough": ("suburb", 0.46),
    "suburb": ("suburb", 0.42), "quarter": ("quarter", 0.37),
    "neighbourhood": ("neighbourhood", 0.33), "isolated_dwelling": ("hamlet", 0.2),
    "farm": ("locality", 0.18), "locality": ("locality", 0.22), "square": ("square", 0.3),
}  # fmt: skip
"""Kind and importance of OpenStreetMap's places."""
STREETS = {
    "motorway": 0.32, "trunk": 0.31, "primary": 0.31, "secondary": 0.3, "tertiary": 0.29,
    "unclassified": 0.27, "residential": 0.27, "living_street": 0.27, "pedestrian": 0.27,
    "road": 0.22, "service": 0.2, "track": 0.14, "busway": 0.12, "bridleway": 0.1, "steps": 0.12,
    "path": 0.11, "footway": 0.12, "cycleway": 0.11, "motorway_link": 0.1, "trunk_link": 0.1,
    "primary_link": 0.1, "secondary_link": 0.1, "tertiary_link": 0.1,
}  # fmt: skip
"""Importance of a street by its class; others are not streets one drives to."""
NUMBERED = frozenset({"motorway", "trunk", "primary", "secondary"})
"""Roads that are found by their number."""
POI_KEYS = (
    "amenity", "shop", "tourism", "leisure", "aeroway", "railway", "public_transport", "historic",
    "highway", "healthcare", "office", "craft", "natural", "man_made", "club", "landuse",
    "building", "boundary", "mountain_pass", "waterway",
)  # fmt: skip
ONLY = {
    "highway": {"services", "rest_area", "bus_stop", "motorway_junction"},
    "railway": {"station", "halt", "tram_stop"},
    "aeroway": {"aerodrome", "terminal", "heliport"},
    "public_transport": {"station", "platform"},
    "natural": {"peak", "volcano", "beach", "bay", "cape", "spring", "saddle", "water",
                "cave_entrance", "cliff", "glacier", "arch"},
    "man_made": {"lighthouse", "tower", "windmill", "watermill", "bridge", "pier", "observatory",
                 "works"},
    "landuse": {"industrial", "commercial", "retail", "cemetery", "military", "harbour",
                "allotments", "quarry"},
    "boundary": {"national_park", "protected_area"},
    "waterway": {"waterfall", "dam", "lock_gate", "fuel", "dock"},
}  # fmt: skip
"""Of these keys, the values that are worth finding; of others all."""
NOTHING = frozenset({
    "bench", "waste_basket", "parking_space", "grit_bin", "vending_machine", "bicycle_parking",
    "post_box", "telephone", "hunting_stand", "no", "fountain", "clock", "lamp",
    "motorcycle_parking",
    "shelter", "picnic_table", "firepit", "roof", "garage", "garages", "shed", "street_lamp",
    "vacant", "proposed", "construction", "disused", "waste_transfer_station", "letter_box",
    "loading_dock", "outdoor_seating", "level_crossing", "stop_position",
})  # fmt: skip
OTHER_POI = 0.13


@dataclass(frozen=True, slots=True)
class Sort:
    """What something is; importance from 0 to 1."""

    kind: str
    category: str
    importance: float


def place_sort(tags: dict[str, str]) -> Sort | None:
    """A settlement, region or island; None for anything else."""
    kind = PLACES.get(tags.get("place", ""))
    if kind is None or "name" not in tags:
        return None
    importance = kind[1] + 0.04 * math.log10(max(1.0, _number(tags.get("population", "")) / 1000))
    importance += 0.06 if tags.get("capital") in {"yes", "2", "4"} else 0.0
    return Sort(kind[0], tags["place"], min(0.99, importance + _fame(tags) / 3))


def street_importance(tags: dict[str, str]) -> float | None:
    """Of a named or numbered road; None for what is none."""
    importance = STREETS.get(tags.get("highway", ""))
    if importance is None or (tags.get("area") == "yes" and "name" not in tags):
        return None
    if "name" not in tags and tags["highway"] not in NUMBERED:
        return None
    return importance


def poi_sort(tags: dict[str, str]) -> Sort | None:
    """A place with a purpose; None for what nobody drives to."""
    for key in POI_KEYS:
        value = tags.get(key, "")
        if not value or value in NOTHING or value not in ONLY.get(key, {value}):
            continue
        return _poi(tags, key if value == "yes" else value)
    return None


def _poi(tags: dict[str, str], value: str) -> Sort | None:
    known = by_value().get(value)
    has_name = "name" in tags or "name:en" in tags or "brand" in tags
    if not has_name and (known is None or not known.unnamed or _is_private(tags)):
        return None
    importance = (known.importance if known else OTHER_POI) + _fame(tags)
    kind = {"charging_station": "charger", "motorway_junction": "junction"}.get(value, "poi")
    return Sort(kind, value, min(0.9, importance - (0 if has_name else 0.06)))


def _is_private(tags: dict[str, str]) -> bool:
    return tags.get("access") in {"private", "no", "permit"}


def _fame(tags: dict[str, str]) -> float:
    """Who has an article is known to more people."""
    return 0.08 * ("wikidata" in tags) + 0.06 * ("wikipedia" in tags)


def _number(text: str) -> float:
    digits = text.replace(",", "").replace(" ", "").replace(".", "")
    return float(digits) if digits.isascii() and digits.isdigit() and len(digits) < 12 else 0.0
